"""Verbs that take seconds, as functions for a process beside the screen.

They are given what a library is made of and make their own: a library holds open files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.comparing import Pair
    from tui.documents import Entry, LibrarySettings
    from tui.documents.duplicates import Duplicate

__all__ = ["claims_apart", "compare_apart", "copies_apart", "heads_apart", "ledger_apart"]


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


def ledger_apart(settings: LibrarySettings, cache: Path, state: Path) -> None:
    """Compare a large library, so that the cache knows what its ledger stands on."""
    from tui.library.facade import Library

    library = Library(settings, cache=cache, state=state)
    try:
        library.ledger_basis()
    finally:
        library.close()


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
