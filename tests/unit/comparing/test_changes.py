"""What rises and falls: of one thing at one time, or of two."""

from __future__ import annotations

import pytest

from tui.comparing.changes import change_apart, done_to_others, in_part_of_a_year
from tui.comparing.features import features


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Orders rose by 4 per cent.", "The shares of the mill fell."),
        ("Visitor numbers grew last summer.", "Visitor numbers will fall next year."),
        ("Rents climbed by a tenth.", "Unemployment fell again."),
        ("Fees rose in the first quarter.", "Fees fell last year."),
    ],
)
def test_changes_of_two_things_or_at_two_times_are_apart(a, b):
    one, two = features(a), features(b)
    assert change_apart(one, two)
    assert change_apart(two, one)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Rents rose in Linden.", "Rents in Linden fell."),
        ("The council wants to lower the tax on boats.", "The tax on boats should be raised."),
        ("There was a rise in rents.", "Rents fell."),
        ("The harbour was dredged.", "Rents fell."),
    ],
)
def test_changes_that_may_be_one_are_not(a, b):
    assert not change_apart(features(a), features(b))


def test_a_quarter_is_no_year():
    whole = features("Sales came to 40 million euros.")
    part = features("Sales came to 9 million euros in the first quarter.")
    assert in_part_of_a_year(whole, part)
    assert not in_part_of_a_year(part, part)
    assert not in_part_of_a_year(whole, features("A quarter of the crew came from Linden."))


def test_opposite_deeds_done_to_other_numbers_are_two_deeds():
    made, cut = features("The yard will create 70 jobs."), features("The bank will cut 60 jobs.")
    assert done_to_others(made, cut)
    assert not done_to_others(made, features("The yard will cut 70 jobs."))
