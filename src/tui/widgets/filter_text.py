"""Filtering short lines as one types: every word must stand there, a typo does not hide a line.

For lists of names (headings, keys, tags). Passages go through the search index instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["filtered", "score"]

T = TypeVar("T")

TYPO = 80.0
"""The similarity (0 to 100) from which a misspelt word still counts."""


def score(query: str, text: str) -> float:
    """Return how well folded `text` answers the words of folded `query`: 0 not at all, to 100."""
    words = query.split()
    if not words:
        return 100.0
    total = 0.0
    for word in words:
        found = text.find(word)
        if found >= 0:
            total += 100.0 if found == 0 or not text[found - 1].isalnum() else 95.0
            continue
        if len(word) < 4:
            return 0.0
        from rapidfuzz import fuzz

        similar = max(
            (fuzz.ratio(word, other[: len(word) + 1]) for other in text.split()), default=0
        )
        if similar < TYPO:
            return 0.0
        total += similar - 10
    return total / len(words)


def filtered(query: str, rows: Iterable[T], text_of: Callable[[T], str]) -> tuple[list[T], int]:
    """Return the rows that answer `query`, in their order, and the place of the best one."""
    wanted = fold(query)
    kept: list[T] = []
    best, best_score = 0, -1.0
    for row in rows:
        value = score(wanted, fold(text_of(row)))
        if value > 0:
            if value > best_score:
                best, best_score = len(kept), value
            kept.append(row)
    return kept, best
