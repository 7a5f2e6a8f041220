"""Titles in title case: nearly all words but the small ones begin with a capital."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.lexicon import Lexicon

__all__ = ["is_title", "looks_titled"]

_WORD = re.compile(r"[^\W_][\w'’.&-]*")
_OF_FIRMS = ("Inc.", "Ltd.", "Corp.", "Co.", "S.A.", "N.V.", "plc.", "LLC.")
_VERBS = bit("finite", "auxiliary", "modal")
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "it", "its",
     "nor", "not", "of", "on", "or", "the", "to", "vs", "with", "your", "you", "we", "are",
     "over", "via", "per", "s")
)  # fmt: skip
"""Words that are written small in titles."""


def looks_titled(words: list[str]) -> bool:
    """Say whether nearly all words but the small ones begin with a capital or a figure."""
    large = [word for word in words if word.lower() not in _SMALL]
    if not large:
        return True
    capital = sum(1 for word in large if word[0].isupper() or word[0].isdigit())
    return capital * 4 >= len(large) * 3


def is_title(line: str, lexicon: Lexicon) -> bool:
    """Say whether a first line with a stop is the title: its verbs have capitals, too."""
    get, words = lexicon.words.get, _WORD.findall(line)
    told = any(
        word.islower() and word not in _SMALL and get(word, 0) & _VERBS and before != "to"
        for before, word in zip(["", *words], words, strict=False)
    )
    return not told and (line.endswith(_OF_FIRMS) or looks_titled(words))
