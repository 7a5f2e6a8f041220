"""How exactly a figure is meant, by the words before it: "at least", "about", "not"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tui.comparing.units import CURRENCIES
from tui.comparing.words import english

if TYPE_CHECKING:
    from tui.comparing.figure import Bound
    from tui.comparing.numerals import Token

__all__ = ["bound_at", "is_denied"]


def bound_at(tokens: list[Token], at: int) -> Bound:
    """Return how exactly the number at `at` is meant."""
    before = [t.low for t in tokens[max(0, at - 3) : at] if t.low not in CURRENCIES]
    if "_".join(before) in english("at_most_of_three"):
        return "most"
    if "_".join(before) in english("at_least_of_three"):
        return "least"
    pairs = {"_".join(pair) for pair in pairwise(before)}
    cues = pairs | set(before[-1:])
    turned = bool({"never", "not"} & set(before[:-1]))  # "never below 30"
    if cues & {*english("at_least")}:
        return "most" if turned else "least"
    if cues & {*english("at_most")}:
        return "least" if turned else "most"
    return "about" if cues & {*english("roughly")} else "exact"


def is_denied(tokens: list[Token], at: int) -> bool:
    """Say whether the passage says that it is not the number at `at`."""
    before = [t.low for t in tokens[max(0, at - 3) : at] if t.low not in CURRENCIES]
    if before[-1:] == ["the"]:
        before.pop()  # "not the 1.2 million that the papers repeat"
    return before[-1:] == ["not"] or before[-2:] in (["rather", "than"], ["instead", "of"])
