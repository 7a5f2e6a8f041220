from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.dates import agree, clash, dates


def parts(text):
    (date,) = dates(text)
    return date.year, date.month, date.day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 12 June 2025,", (2025, 6, 12)),
        ("on June 12, 2025", (2025, 6, 12)),
        ("on 2025-06-12", (2025, 6, 12)),
        ("on the 3rd of May 2020", (2020, 5, 3)),
        ("in June 2025", (2025, 6, None)),
        ("in 2019", (2019, None, None)),
        ("in early 2024.", (2024, None, None)),
        ("in March", (None, 3, None)),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text", ["It may rain.", "March on!", "1,987 people", "gpt-2019x", "2025%"]
)
def test_what_only_looks_like_a_date_is_none(text):
    assert dates(text) == []


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("in 2025", "on 12 June 2025", False),
        ("in June 2025", "on 12 June 2025", False),
        ("in early 2024", "in June 2025", True),
        ("on Tuesday", "on Friday", True),
        ("on Tuesday", "in 2025", False),
    ],
)
def test_dates_clash_only_in_what_both_say(a, b, apart):
    assert clash(dates(a)[0], dates(b)[0]) is apart


@given(st.text(max_size=200))
def test_any_text_is_read(text):
    assert all(date.span.end <= len(text) for date in dates(text))


def test_a_weekday_agrees_with_no_year_that_does_not_name_it():
    (day,), (year,), (month,) = map(dates, ("on Tuesday", "in 1998", "in June 1998"))
    assert not clash(day, year)
    assert not agree(day, year)
    assert agree(year, month)
