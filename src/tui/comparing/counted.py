"""What a figure counts: the words after it, and sometimes those before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.negation import is_verb
from tui.comparing.numerals import pairs
from tui.comparing.words import is_content, stem

if TYPE_CHECKING:
    from tui.comparing.numerals import Token

__all__ = ["counted_before", "counted_head", "counted_nouns"]

_FAR = 6
"""Words between "of" and the comma at most."""


def counted_nouns(tokens: list[Token], at: int) -> frozenset[str]:
    """Return the stems of the two content words that follow: what is counted."""
    nouns: list[str] = []
    for token in tokens[at : at + 6]:
        if token.low in {".", ";", ":", "!", "?", ","} or len(nouns) == 2:
            break
        if token.low in pairs("factors") or token.low in pairs("numbers"):
            continue
        if token.low.isalpha() and is_content(token.low):
            nouns.append(stem(token.low))
    return frozenset(nouns)


def counted_head(tokens: list[Token], at: int) -> str:
    """Return the stem of the last of the content words that follow without a break."""
    head = ""
    for token in tokens[at : at + 3]:
        if not token.low.isalpha() or not is_content(token.low) or (head and is_verb(token.low)):
            break
        head = stem(token.low)
    return head


def counted_before(tokens: list[Token], at: int) -> list[str]:
    """Return the stems of what a figure is said to be of at the head of its sentence.

    "Of the postal ballots, 310 were invalid": the words between "of" and the comma.
    """
    if not at or tokens[at - 1].low != ",":
        return []
    nouns: list[str] = []
    for place in range(at - 2, max(-1, at - 2 - _FAR), -1):
        token = tokens[place]
        if not token.low[0].isalnum():
            return []
        if token.low in {"of", "among"}:
            opens = not place or not tokens[place - 1].low[0].isalnum()
            return nouns[::-1] if opens else []
        if token.low.isalpha() and is_content(token.low):
            nouns.append(stem(token.low))
    return []
