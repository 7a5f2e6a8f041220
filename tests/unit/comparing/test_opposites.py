"""Who says otherwise in another row of the ledger."""

from __future__ import annotations

from tui.comparing import Pair, Passage
from tui.comparing.opposites import LEAST, opposites
from tui.spans import Span

ONE, OTHER = Passage("a", Span(0, 5), "It is"), Passage("b", Span(3, 9), "It's not")
HOMES = {("a", Span(0, 5)): "r-1", ("b", Span(3, 9)): "r-2"}


def test_both_rows_are_told_and_each_from_its_own_side():
    found = opposites([Pair(ONE, OTHER, "differs", LEAST, ())], HOMES, {})
    assert [(row, one.pair.a, one.row) for row, (one,) in found.items()] == [
        ("r-1", ONE, "r-2"),
        ("r-2", OTHER, "r-1"),
    ]


def test_what_is_faint_or_no_contradiction_or_shown_there_is_not_told():
    pairs = [Pair(ONE, OTHER, "differs", LEAST - 0.01, ()), Pair(ONE, OTHER, "same", 0.9, ())]
    assert opposites(pairs, HOMES, {}) == {}
    shown = {"r-1": {("b", Span(3, 9))}, "r-2": {("a", Span(0, 5))}}
    assert opposites([Pair(ONE, OTHER, "differs", 0.9, ())], HOMES, shown) == {}
