"""Passages that use the same words and do not say the same."""

from __future__ import annotations

import pytest

from tui.comparing.alignment import align
from tui.comparing.features import features
from tui.comparing.relating import relate
from tui.comparing.relation import Passage
from tui.comparing.substance import measure_apart, says_the_same
from tui.comparing.weights import Weights
from tui.spans import Span


def _same(a: str, b: str) -> bool:
    one, two, weights = features(a), features(b), Weights()
    return says_the_same(one, two, align(one, two, weights), weights)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Bakers, millers and grocers could rent the old mill by the river.",
            "Armed smugglers, among them deserters, could rent the old mill to hide tobacco.",
        ),
        ("The new tram will cost a fortune.", "The new tram should be finished by autumn."),
        ("Velto is the first pump of the firm.", "The pump, Velto, reaches shops at Christmas."),
    ],
)
def test_another_subject_or_another_thing_said_is_not_the_same(a: str, b: str) -> None:
    assert not _same(a, b)
    pair = relate(*(Passage(text, Span(0, len(text)), text) for text in (a, b)))
    assert pair.relation != "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The baker has rented the old mill.", "The old mill was rented by the baker."),
        ("So few people voted in the mill towns.", "Turnout in the mill towns was low."),
    ],
)
def test_one_thing_in_another_order_is(a: str, b: str) -> None:
    assert _same(a, b)


def test_a_word_of_the_whole_library_is_little_substance() -> None:
    a, b = features("The pump leaks in winter."), features("The pump leaks at dawn.")
    common = Weights.of([features("The pump leaks.")] * 400)
    assert says_the_same(a, b, align(a, b, Weights()), Weights())
    assert not says_the_same(a, b, align(a, b, common), common)


def test_figures_of_one_unit_that_are_not_in_both_hold_two_passages_apart() -> None:
    assert measure_apart(features("It cost 5 dollars."), features("It cost 9 dollars."))
    assert not measure_apart(features("It cost 5 dollars."), features("It took 9 days."))


def test_a_bound_that_another_figure_keeps_within_is_not_the_same_figure():
    one = "The lake was never below 30 percent before 2005."
    two = "The lake has fallen to 31 percent, its lowest level since 1994, the keeper said."
    found = align(features(one), features(two), Weights())
    assert found.agreed == 0
    near = align(features("Over 11,000 came."), features("Some 11,412 came."), Weights())
    assert near.agreed > 0
