"""What a figure counts: the words after it, and sometimes those before it.

"Of the postal ballots, 310", "the number of dead is five", "the blast killed four".
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tui.comparing.negation import is_verb
from tui.comparing.numerals import pairs
from tui.comparing.words import is_content, stem, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.figure import Fate
    from tui.comparing.numerals import Token

__all__ = ["counted_before", "counted_head", "counted_in_all", "counted_nouns", "fate_of"]

_FAR = 6
"""Words between "of" and the comma at most."""

_BESIDE = 7
"""Words on each side of a figure of people that may say what became of them."""

_IN_ALL, _HURT = 9, 3
"""Words from "number of" or "toll" to the figure, and from "killed" ("at least") to it, at most."""


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
        if head and token.low in {"last", "next"}:
            break  # "passengers last year"
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


def counted_in_all(tokens: list[Token], at: int, after: int) -> tuple[list[str], str]:
    """Return the stems of what a figure is the whole number of, and the last of them.

    "Puts the number of dead at five", "the toll rose to nine", "killed four". A figure that counts
    what follows it ("at five hospitals", "killed four dogs") is none of these.
    """
    if not at or (after < len(tokens) and _names_a_thing(tokens[after])):
        return [], ""
    if tokens[at - 1].low in word_set("amounting"):
        return _of_a_number(tokens, at - 1)
    for token in tokens[max(0, at - _HURT) : at][::-1]:
        if token.low in word_set("hurting"):
            person = stem("person")
            return [person], person
        if not token.low.isalpha() or token.low not in word_set("up_to_a_count"):
            break
    return [], ""


def fate_of(tokens: list[Token], at: int, after: int) -> Fate:
    """Return what became of those whom a figure counts, by the nearest word beside it that says."""
    before = list(_as_far_as_a_break(tokens[max(0, at - _BESIDE) : at][::-1]))
    behind = list(_as_far_as_a_break(tokens[after : after + _BESIDE]))
    for low in (low for both in zip_longest(before, behind, fillvalue="") for low in both):
        if low in word_set("dying"):
            return "dead"
        if low in word_set("hurt"):
            return "hurt"
    return ""


def _as_far_as_a_break(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if not token.low[0].isalnum() or token.low in {"and", "but", "while"}:
            return
        yield token.low


def _of_a_number(tokens: list[Token], at: int) -> tuple[list[str], str]:
    for place in range(at - 1, max(-1, at - 1 - _IN_ALL), -1):
        low = tokens[place].low
        if not low[0].isalpha() or low in pairs("numbers"):
            return [], ""
        if low == "toll":
            dead = stem("dead")
            return [dead], dead
        if low == "of" and place and tokens[place - 1].low == "number":
            nouns = counted_nouns(tokens[:at], place + 1)
            return sorted(nouns), counted_head(tokens[:at], place + 1)
    return [], ""


def _names_a_thing(token: Token) -> bool:
    return token.low.isalpha() and is_content(token.low)
