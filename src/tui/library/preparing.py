"""Finding the claims of many documents before they are asked for, on two cores.

A process of its own takes documents from the end of the list while this one takes them from
the front; both put what they find into the cache. Without a second core, with little to do,
or without a cache it is not worth it, and nothing is done.
"""

from __future__ import annotations

import os
from collections import deque
from typing import TYPE_CHECKING

from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    from tui.claims.packing import Columns
    from tui.documents.document import Document
    from tui.library.claiming import Claims
    from tui.library.sources import Sources

__all__ = ["prepare"]

_WORTH = 2_000_000
"""Bytes of documents from which on a second process is sooner done than started."""


def prepare(
    paths: Sequence[str], sources: Sources, claims: Claims, tell: Callable[[int, int], None]
) -> None:
    """Find the claims of `paths`; `tell` hears how many documents of how many are done."""
    if _cores() < 2 or sum(_size(path, sources) for path in paths) < _WORTH:
        return
    from tui.claims import detect_packed
    from tui.processes import WorkerDiedError, Workers

    waiting = deque(paths)
    beside: tuple[Document, Future[Columns]] | None = None
    workers = Workers()
    try:
        while waiting or beside:
            if beside is not None and (beside[1].done() or not waiting):
                document, future = beside
                beside = None
                try:
                    claims.keep(document, future.result())
                except WorkerDiedError:
                    return
            if beside is None and waiting:
                unknown = _unknown(waiting.pop(), sources, claims)
                if unknown is not None:
                    beside = unknown, workers.submit(detect_packed, unknown)
            if waiting:
                unknown = _unknown(waiting.popleft(), sources, claims)
                if unknown is not None:
                    claims.keep(unknown, detect_packed(unknown))
            tell(len(paths) - len(waiting), len(paths))
    finally:
        workers.close()
        claims.flush()


def _unknown(path: str, sources: Sources, claims: Claims) -> Document | None:
    """Return a document whose claims have to be found; None where there is nothing to do."""
    try:
        document = sources.document(path)
    except DocumentError:
        return None
    return None if claims.known(document) else document


def _size(path: str, sources: Sources) -> int:
    try:
        return sources.stamp(path)[1]
    except DocumentError:
        return 0


def _cores() -> int:
    """Return how many cores this process may use (`taskset` and containers allow fewer)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
