"""Titles in title case: nearly all words but the small ones begin with a capital."""

from __future__ import annotations

__all__ = ["SMALL", "looks_titled"]

SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "its",
     "nor", "not", "of", "on", "or", "the", "to", "vs", "with", "your", "you", "we", "are",
     "over", "via", "per", "s")
)  # fmt: skip
"""Words that are written small in titles."""


def looks_titled(words: list[str]) -> bool:
    """Say whether nearly all words but the small ones begin with a capital or a figure."""
    large = [word for word in words if word.lower() not in SMALL]
    if not large:
        return True
    capital = sum(1 for word in large if word[0].isupper() or word[0].isdigit())
    return capital * 4 >= len(large) * 3
