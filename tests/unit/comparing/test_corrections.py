"""What an earlier version said, whether a thing was on, and which figures are at odds."""

from __future__ import annotations

import pytest

from tui.comparing.relating import relate
from tui.comparing.relation import Passage
from tui.spans import Span

LONG = "212 people were killed in the fire at the mill on Monday night."


def told(a, b):
    one, two = (Passage(text[:8], Span(0, len(text)), text) for text in (a, b))
    way, back = relate(one, two), relate(two, one)
    assert way.relation == back.relation
    return way


@pytest.mark.parametrize("said", ["212 people had died.", "187 people had died.", LONG])
def test_a_correction_says_neither_what_was_said_before_nor_the_contrary(said):
    corrects = "An earlier version of this article said " + said
    assert told(corrects, "The fire killed 212 people.").relation == "related"
    assert told(corrects, LONG).relation == "related"


def test_two_copies_of_one_correction_are_copies():
    corrects = "An earlier version of this article said 212 people had died in the fire."
    assert told(corrects, f"{corrects} ").relation == "echo"


def test_an_earlier_version_of_a_law_is_no_correction():
    said = "An earlier version of the law said 212 towns must pay."
    assert told(said, "The law said that 212 towns must pay.").relation == "same"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The light was out.", "The light was working.", "differs"),
        ("The power was out in the town.", "The power was on in the town.", "differs"),
        ("The lights were off.", "The lights were on.", "differs"),
        ("The light was on.", "The light was working.", "same"),
        ("The light was not out.", "The light was working.", "same"),
        ("The ship was off the coast.", "The ship was on the reef.", "related"),
        ("Holm was on the bridge.", "Holm was on the bridge when it was dark.", "same"),
    ],
)
def test_what_was_out_was_not_working(a, b, relation):
    assert told(a, b).relation == relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The company cut 212 jobs at the mill.",
            "The company cut 14 jobs at the office and 187 jobs at the mill.",
        ),
        (
            "The death toll rose to 212 people.",
            "The ministry said 14 more people had died, raising the toll to 187.",
        ),
    ],
)
def test_of_two_figures_the_nearer_one_is_the_counterpart(a, b):
    figures = [d for d in told(a, b).differences if d.kind == "figure"]
    assert [(d.a, d.b) for d in figures] == [("212", "187")]


def test_a_figure_is_held_against_that_which_it_is_nearest_to():
    told_of = told("The fire killed 212 people and injured 14.", "The fire killed 187 people.")
    assert [(d.a, d.b) for d in told_of.differences] == [("212", "187")]
