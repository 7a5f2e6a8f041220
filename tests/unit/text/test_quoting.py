"""A passage stands in one pair of quotation marks, whatever marks it has itself."""

from __future__ import annotations

import pytest

from tui.text.quoting import in_marks, unmarked, within_marks


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        ("plain words", "“plain words”"),
        ('"We will go."', "“We will go.”"),
        ("“We will go,”", "“We will go,”"),
        ("“We said “no” twice”", "“We said “no” twice”"),
        ("„Wir gehen.“", "“Wir gehen.”"),
        ("„My idziemy.”", "“My idziemy.”"),
        ("»Wir gehen.«", "“Wir gehen.”"),
        ("»Vi går.»", "“Vi går.”"),
        ("« Nous partons. »", "“Nous partons.”"),
        ("”Vi går.”", "“Vi går.”"),
        ("‘I don’t know.’", "“I don’t know.”"),
        ("'I don't know.'", "“I don't know.”"),
        ("‚Nein.‘", "“Nein.”"),
        ("「行きます」", "“行きます”"),
        ('  "We will\n  go".', "“We will go”"),
    ],
)
def test_a_passage_in_marks_keeps_one_pair(passage: str, shown: str) -> None:
    assert in_marks(passage) == shown


@pytest.mark.parametrize(
    "passage",
    [
        "“No,” she said, “never.”",
        '"No," she said, "never."',
        "“No,” she said",
        'she said "no"',
        "She wrote „nein“",
        "the dogs’",
        "’tis so",
        "‘No,’ she said, ‘never.’",
        "'No,' she said, 'never.'",
        'a board of 10"',
        '"',
        "”…",
        "...",
        "",
    ],
)
def test_marks_that_do_not_stand_around_all_of_it_are_left(passage: str) -> None:
    assert unmarked(passage) == passage


@pytest.mark.parametrize(
    ("passage", "bare"),
    [
        ('"We will go.', "We will go."),
        ("“We will go.", "We will go."),
        ("„Wir gehen.", "Wir gehen."),
        ('They left."', "They left."),
        ("They left.”", "They left."),
        ("Sie gingen.“", "Sie gingen."),
        ("They left”.", "They left"),
    ],
)
def test_a_mark_whose_other_half_is_beyond_the_passage_is_dropped(passage: str, bare: str) -> None:
    assert unmarked(passage) == bare


def test_a_long_passage_is_cut_within_its_marks() -> None:
    assert in_marks('"one two three"', 8) == "“one two…”"


def test_where_the_marks_stand_is_said_in_code_points() -> None:
    passage = ' "ab" '
    assert within_marks(passage).of(passage) == "ab"


def test_hostile_marks_are_done_in_one_pass() -> None:
    for sign in "\"“'„»":
        assert unmarked(sign * 200_000 + "a")
