"""Ranks: "the third novel", "the second highest fee", "the oldest mill".

Two sources that call one thing the first and the third of its kind cannot both be right. A rank
is compared as a figure is, of the things it ranks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.counted import counted_head, counted_nouns
from tui.comparing.figure import Figure
from tui.comparing.negation import is_verb
from tui.comparing.numerals import pairs
from tui.comparing.words import word_set
from tui.spans import Span

if TYPE_CHECKING:
    from tui.comparing.numerals import Token

__all__ = ["rank"]

_LONGEST_SUPERLATIVE = 3
"""Words of "the third most expensive"."""

_DENIALS_BEFORE = 4
"""Words before "the first" in which a "not" denies it."""


def rank(tokens: list[Token], at: int) -> tuple[Figure, int] | None:
    """Read "the third novel", "the second highest fee", "the oldest mill", "came fourth"."""
    before = tokens[at - 1].low if at else ""
    low = tokens[at].low
    value = pairs("ordinals").get(low)
    span = Span(tokens[at].start, tokens[at].end)
    if value is not None and before in word_set("coming_in") and low != "second":
        return Figure(value, "rank", frozenset(("place",)), "exact", span, step=1.0), at + 1
    best = _is_superlative(tokens, at)
    if not _may_be_ranked(tokens, at, best=best):
        return None
    if value is None and not best and not (low == "record" and before == "a"):
        return None
    nouns = counted_nouns(tokens, at if best else at + 1)
    if not nouns:
        return None
    denied = not word_set("negators").isdisjoint(
        token.low for token in tokens[max(0, at - _DENIALS_BEFORE) : at]
    )
    head = counted_head(tokens, at if best else at + 1)
    return Figure(
        value or 1.0, "rank", nouns, "exact", span, step=1.0, denied=denied, head=head
    ), at + 1


def _may_be_ranked(tokens: list[Token], at: int, *, best: bool) -> bool:
    """Say whether the words beside an ordinal leave it one: not "first of all", "second half"."""
    if not at or at + 1 >= len(tokens) or tokens[at].capital:
        return False
    if not (tokens[at - 1].low in word_set("before_a_rank") or _owns(tokens, at)):
        return False
    following = tokens[at + 1].low
    ranked = following.isalpha() and following not in word_set("not_ranked")
    return best or (ranked and not is_verb(following))


def _owns(tokens: list[Token], at: int) -> bool:
    """Say whether the word before is a possessive: "the author's first novel"."""
    before = tokens[at - 1]
    return len(before.low) < before.end - before.start


def _is_superlative(tokens: list[Token], at: int) -> bool:
    low = tokens[at].low
    if low == "most":
        following = [token.low for token in tokens[at + 1 : at + _LONGEST_SUPERLATIVE]]
        return len(following) > 1 and following[0].isalpha() and following[1].isalpha()
    return low.endswith("est") and len(low) > len("best") and low not in word_set("no_superlatives")
