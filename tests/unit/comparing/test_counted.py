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


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The brigade puts the number of dead at five", "The blast killed four"),
        ("The death toll has risen to nine", "It killed at least twelve"),
        ("The number of injured was 22", "The crash injured 30 people"),
        ("The number of pupils at the school is 310", "It has 290 pupils"),
    ],
)
def test_a_whole_number_counts_what_it_is_the_number_of(one: str, two: str) -> None:
    assert _clash(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The blast killed four", "The blast injured six"),
        ("The blast killed four people", "The plant has six workers"),
        ("Seven of them were infants", "Three passengers were treated for bruises"),
        ("The number of dead rose to nine", "Eleven of the patients were treated in hospital"),
        ("The frost killed 300 trees", "The frost killed 40"),
        ("The toll was counted at five hospitals", "The blast killed four"),
    ],
)
def test_the_dead_are_not_the_injured_nor_what_else_is_counted(one: str, two: str) -> None:
    assert not _clash(one, two)


def test_what_became_of_people_is_told_within_their_own_clause() -> None:
    assert [f.fate for f in figures("It killed nine people and injured 20")] == ["dead", "hurt"]
