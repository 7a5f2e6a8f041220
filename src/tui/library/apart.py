"""Verbs that take seconds, as functions for a process beside the screen.

They are given what a library is made of and make their own: a library holds open files.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tui.comparing import Pair
    from tui.documents import Entry, LibrarySettings
    from tui.documents.duplicates import Duplicate
    from tui.library.basis import Basis

__all__ = ["claims_apart", "compare_apart", "copies_apart", "heads_apart", "ledger_apart"]

_SOME, _WORTH = (100, 1_000), 5
"""Documents whose ledger is shown before that of all is made, where there are so many times as
many."""

_TELL = 0.2
"""Seconds between two words on how far it is."""


def compare_apart(settings: LibrarySettings, cache: Path, state: Path) -> list[Pair]:
    """Return the pairs of a whole library that are near enough for who reads one of the two."""
    from tui.library.facade import Library

    library = Library(settings, cache=cache, state=state)
    try:
        return [pair for pair in library.compare() if pair.near]
    finally:
        library.close()


def claims_apart(settings: LibrarySettings, cache: Path, state: Path, paths: Sequence[str]) -> int:
    """Find the claims of some documents, so that the cache knows them; return how many claims."""
    from tui.library.facade import Library

    library = Library(settings, cache=cache, state=state)
    try:
        return sum(len(claims) for _, claims in library.claims_by_document(paths, skip=True))
    finally:
        library.close()


def ledger_apart(
    settings: LibrarySettings, cache: Path, state: Path, *, tell: Callable[[str | Basis], None]
) -> None:
    """Compare a large library, so that the cache knows what its ledger stands on.

    `tell` hears how far it is, in words, and gets what some documents give before all are done.
    """
    tell("looking for claims")
    from tui.library.facade import Library

    last = 0.0

    def say(words: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _TELL:
            last = time.monotonic()
            tell(words)

    library = Library(settings, cache=cache, state=state)
    try:
        count = sum(entry.problem is None for entry in library.entries())
        for some in _SOME:
            if some * _WORTH <= count:
                tell(library.ledger_sample(some, tell=lambda done, of: say(_looking(done, of))))
        library.ledger_basis(
            tell=lambda done, of: say(
                _looking(done, of) if of == count else f"comparing: {done:,} of {of:,} claims"
            )
        )
    finally:
        library.close()


def _looking(done: int, count: int) -> str:
    return f"finding claims: {done:,} of {count:,} documents"


def copies_apart(
    settings: LibrarySettings, cache: Path, state: Path
) -> dict[str, tuple[Duplicate, ...]]:
    """Return which documents are copies, as :meth:`Library.copies` does."""
    from tui.library.facade import Library

    library = Library(settings, cache=cache, state=state)
    try:
        return library.copies()
    finally:
        library.close()


def heads_apart(
    settings: LibrarySettings, cache: Path, state: Path, entries: Sequence[Entry]
) -> dict[str, dict[str, Any]]:
    """Return what documents say of themselves, as :meth:`Library.heads` does."""
    from tui.library.facade import Library

    library = Library(settings, cache=cache, state=state)
    try:
        return library.heads(entries)
    finally:
        library.close()
