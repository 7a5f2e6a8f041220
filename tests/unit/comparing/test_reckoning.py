from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing import compare
from tui.comparing.dates import dates
from tui.comparing.reckoning import day_of_writing, reckoned
from tui.comparing.windows import windows

WEDNESDAY = date(2024, 8, 14)


def told(text, written=WEDNESDAY):
    return [found.told(text) for found in dates(text, written)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He signed on Monday.", "Monday (2024-08-12)"),
        ("He signed on Wednesday.", "Wednesday (2024-08-14)"),
        ("He signed on Thursday.", "Thursday (2024-08-08)"),
        ("The court will rule on Thursday.", "Thursday (2024-08-15)"),
        ("Rain is forecast for Friday.", "Friday (2024-08-16)"),
        ("The match will be played on Saturday.", "Saturday (2024-08-17)"),
        ("It left the yard yesterday.", "yesterday (2024-08-13)"),
        ("It was cleared last month.", "last month (2024-07)"),
        ("Prices rose last year.", "last year (2023)"),
        ("It opens next month.", "next month (2024-09)"),
        ("It was built two years ago.", "two years ago (2022)"),
        ("It sank 3 days ago.", "3 days ago (2024-08-11)"),
        ("It sank a year ago.", "a year ago (2023)"),
    ],
)
def test_what_is_told_from_the_day_of_writing_is_a_date(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The market is on Fridays.",
        "The match is on Saturday.",
        "Over the last year prices rose.",
        "It was founded 4000 years ago.",
        "It was last seen by a year-old child.",
    ],
)
def test_where_the_words_do_not_say_which_there_is_no_date(text):
    assert not any(found.reckoned for found in dates(text, WEDNESDAY))


def test_without_a_day_of_writing_a_weekday_stays_one():
    (found,) = dates("He signed on Monday.")
    assert (found.weekday, found.year, found.reckoned) == (0, None, False)


def test_a_week_is_a_stretch_of_time():
    (window,) = windows("It was shut last week.", WEDNESDAY)
    (day,) = windows("It was shut on 7 August 2024.")
    assert window.low <= day.low <= window.high


@pytest.mark.parametrize(
    ("iso", "day"),
    [("2024-08-14", WEDNESDAY), ("2024-08", None), ("2024-13-40", None), ("", None)],
)
def test_only_a_whole_date_is_a_day_of_writing(iso, day):
    assert day_of_writing(iso) == day


@given(st.text(max_size=80), st.dates())
def test_any_text_of_any_day_is_read(text, written):
    for found in reckoned(f"{text} 399 years ago, last week on Monday", written):
        assert found.first <= found.last


def claimed(text):
    from tui.claims.claim import Claim
    from tui.spans import Span

    return [Claim(Span(0, len(text)), text, 0.9)]


@pytest.mark.parametrize(
    ("days", "relation"),
    [(("2024-08-14", "2024-08-14"), "same"), (("2024-08-14", "2024-09-25"), "differs")],
)
def test_one_weekday_of_two_weeks_is_two_dates(days, relation):
    written = dict(zip("ab", days, strict=True))
    one, two = "The old mill burned down on Monday.", "On Monday the old mill burned down."
    (pair,) = compare([("a", claimed(one)), ("b", claimed(two))], written=written.__getitem__)
    assert pair.relation == relation
