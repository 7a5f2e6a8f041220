"""Annotations on their way out, with what a reader of the file wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.exchange import Item
    from tui.library.records import Placed
    from tui.library.sources import Sources

__all__ = ["items_of"]


def items_of(rows: Iterable[Placed], sources: Sources) -> Iterator[Item]:
    """Yield an item for each of `rows`, with its document's title and source."""
    from tui.exchange import Item

    about: dict[str, tuple[str, str]] = {}
    for placed in rows:
        if placed.path not in about:
            about[placed.path] = _title_and_source(placed.path, sources)
        title, source = about[placed.path]
        yield Item(placed.path, placed.annotation, title, source, placed.status)


def _title_and_source(path: str, sources: Sources) -> tuple[str, str]:
    try:
        document = sources.document(path)
    except DocumentError:
        return "", ""
    known = document.metadata
    return document.title, ", ".join(filter(None, (known.author, known.outlet, known.date)))
