"""Figures of a year long past beside figures of the news."""

from __future__ import annotations

from datetime import date

import pytest

from tui.comparing.features import features
from tui.comparing.other_years import look_back_apart

DAY = date(2025, 6, 4)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("Damage amounted to 68 million euros.", "The flood of 2002 cost 48 million.", True),
        ("Damage amounted to 68 million euros.", "Damage in 2025 was put at 48 million.", False),
        ("The flood of 2002 cost 60 million.", "The flood of 2002 cost 48 million.", False),
        ("Two shops shut.", "Nine shops have shut since 2021.", False),
        ("Two digs were good.", "Nine digs were good since 1985.", True),
        ("The hall, built in 1931, seats 900.", "The hall seats 700.", False),
    ],
)
def test_a_figure_of_a_year_long_past_is_of_another_thing(a, b, apart):
    assert look_back_apart(features(a, DAY), features(b, DAY)) is apart
    assert look_back_apart(features(b, DAY), features(a, DAY)) is apart


def test_without_a_day_of_writing_no_year_is_long_past():
    assert not look_back_apart(features("It cost 48 million in 2002."), features("It cost 68."))
