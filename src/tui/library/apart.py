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
    from tui.library.facade import Library

__all__ = ["compare_apart", "copies_apart", "heads_apart", "ledger_apart"]

_SOME, _WORTH = (3, 20, 150, 1_000), 4
"""Documents whose ledger is shown before that of all is made, where there are so many times as
many."""

_TELL = 0.2
"""Seconds between two words on how far it is."""


def compare_apart(
    settings: LibrarySettings, cache: Path, state: Path, *, tell: Callable[[str | bytes], None]
) -> list[Pair]:
    """Return the pairs of a whole library that are near enough for who reads one of the two.

    `tell` hears what :func:`ledger_apart` says: who opens the ledger meanwhile waits for this.
    """
    from tui.library.facade import Library

    library = Library(settings, cache=cache, state=state)
    try:
        _find_basis(library, tell)
        return [pair for pair in library.compare() if pair.near]
    finally:
        library.close()


def ledger_apart(
    settings: LibrarySettings, cache: Path, state: Path, *, tell: Callable[[str | bytes], None]
) -> None:
    """Compare a large library, so that the cache knows what its ledger stands on.

    `tell` hears how far it is, in words, and gets what some documents give before all are done: a
    basis, :func:`~tui.library.basis.packed`.
    """
    tell("looking for claims")
    from tui.library.facade import Library

    library = Library(settings, cache=cache, state=state)
    try:
        _find_basis(library, tell)
    finally:
        library.close()


def _find_basis(library: Library, tell: Callable[[str | bytes], None]) -> None:
    from tui.library.basis import packed

    last = 0.0

    def say(words: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _TELL:
            last = time.monotonic()
            tell(words)

    count = sum(entry.problem is None for entry in library.entries())
    if not library.ledger_is_known() and library.ledger_before() is None:
        for some in _SOME:
            if some * _WORTH <= count:
                sample = library.ledger_sample(some, tell=lambda done, of: say(_looking(done, of)))
                tell(packed(sample))
    library.ledger_basis(
        tell=lambda done, of: say(
            _looking(done, of) if of == count else f"comparing: {done:,} of {of:,} claims"
        ),
        show=lambda found: tell(packed(found)),
    )


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
