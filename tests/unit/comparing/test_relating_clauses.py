"""Long sentences, names alone, quantities: what a fact-checker must not be told wrongly."""

from __future__ import annotations

import pytest

from tui.comparing import Passage, relate
from tui.spans import Span


def pair(one: str, two: str):
    return relate(Passage("a", Span(0, len(one)), one), Passage("b", Span(0, len(two)), two))


def kinds(one: str, two: str) -> set[str]:
    return {found.kind for found in pair(one, two).differences}


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        (
            "Shares of the dairy rose by a tenth on Tuesday after its yoghurt cut heart attacks.",
            "The dairy's shares fell slightly after the announcement.",
            "antonym",
        ),
        (
            "Divers found cracks in all of the northern pillars, the harbour board said.",
            "Divers found cracks in only two of the northern pillars.",
            "antonym",
        ),
        (
            "Fourteen passengers were treated in hospital for burns.",
            "Hospitals treated 23 of them for burns.",
            "figure",
        ),
    ],
)
def test_what_differs_is_found_in_a_clause(one, two, kind):
    found = pair(one, two)
    assert found.relation == "differs"
    assert kind in {difference.kind for difference in found.differences}


def test_two_things_said_of_one_name_are_not_the_same():
    found = pair(
        "Ada Lindqvist resigned as head of the central bank after two years.",
        "Ada Lindqvist grew up on a farm near Kiruna with two brothers.",
    )
    assert found.relation == "related"


def test_what_could_not_be_is_no_hedge():
    one, two = "The tug did not arrive in time.", "The tug could not get there in time."
    assert "certainty" not in kinds(one, two)
    assert "certainty" in kinds("The tug arrived in time.", "The tug could arrive in time.")


def test_close_to_is_not_shut():
    one, two = "The lab is close to opening a reactor.", "The lab will open a reactor."
    assert "antonym" not in kinds(one, two)


def test_a_part_and_a_change_in_per_cent_are_not_held_against_each_other():
    one = "Shares of the brewery rose by 104 per cent."
    two = "The founder holds 12 per cent of the shares of the brewery."
    assert "figure" not in kinds(one, two)


def test_a_date_of_something_else_does_not_count():
    one = "The bridge, built in 1931, cannot be saved: engineers found cracks in its girders."
    two = "The survey of 2022 found cracks in the girders of the bridge."
    assert "date" not in kinds(one, two)
