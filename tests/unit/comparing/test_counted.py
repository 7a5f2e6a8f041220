"""What a figure counts, where that is not simply the word after it."""

from __future__ import annotations

import pytest

from tui.comparing.figure import clash, counts_apart
from tui.comparing.figures import figures


def _clash(one: str, two: str) -> bool:
    (a,), (b,) = figures(one), figures(two)
    return clash(a, b) and not counts_apart(a, b)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Of the postal ballots, 310 were invalid", "900 postal ballots were thrown out"),
        ("Two guards were on duty", "He was the only guard"),
        ("Both engines had stopped", "Only one engine had stopped"),
        ("Eleven brooches are missing", "Nine pieces are gone"),
        ("It was used once a day", "It has to be used three times a day"),
        ("a study with 3,400 volunteers", "a study with 34,000 people"),
        ("A dozen boats came", "Forty boats came"),
    ],
)
def test_counts_of_one_thing_clash_however_they_are_put(one: str, two: str) -> None:
    assert _clash(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It had rained for five days", "They warned of it two years ago"),
        ("She won by 212 votes", "900 votes were cast by post"),
        ("All 2,300 residents left", "8,000 households had no power"),
        ("Eleven guards were there", "Nine pieces are gone"),
        ("It was used once a day", "It was used seven times a week"),
        ("It has 4,000 members", "It has 40,000 members"),
    ],
)
def test_counts_of_other_things_do_not(one: str, two: str) -> None:
    assert not _clash(one, two)


@pytest.mark.parametrize(
    "text",
    ["It happened once a mayor had left.", "The only way out.", "Both.", "of, 310", "a", "half a"],
)
def test_words_that_count_nothing_are_read_without_harm(text: str) -> None:
    assert all(figure.span.end <= len(text) for figure in figures(text))
