"""Pairs of sentences from everyday news; the larger measured set is in benchmarks/."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.relating import relate
from tui.comparing.relation import Passage
from tui.spans import Span


def passage(text, path="a.txt"):
    return Passage(path, Span(0, len(text)), text)


def pair(a, b):
    return relate(passage(a), passage(b, "b.txt"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The museum bought the painting for 2 million euros.",
            "For two million euros the painting was purchased by the museum.",
        ),
        (
            "Workers at the harbour will strike on 3 May, the union said.",
            "The union announced that harbour workers are to walk out on 3 May.",
        ),
        (
            "The senator did not read the report.",
            "According to her staff, the senator never read the report.",
        ),
    ],
)
def test_the_same_claim_in_other_words(a, b):
    assert pair(a, b).relation == "same"


@pytest.mark.parametrize(
    ("kind", "a", "b", "one", "two"),
    [
        (
            "figure",
            "The storm destroyed 80 houses on the island.",
            "The storm destroyed 120 houses on the island.",
            "80",
            "120",
        ),
        (
            "figure",
            "Ticket prices rise by 5 per cent.",
            "Ticket prices rise by 9%.",
            "5 per cent",
            "9%",
        ),
        (
            "date",
            "The tunnel was opened in 1994.",
            "The tunnel was opened in 1996.",
            "1994",
            "1996",
        ),
        (
            "negation",
            "The senator read the report.",
            "The senator did not read the report.",
            "read",
            "not read",
        ),
        (
            "antonym",
            "The launch of the satellite is imminent.",
            "The launch of the satellite has been delayed.",
            "imminent",
            "delayed",
        ),
        (
            "antonym",
            "Exports to the neighbouring country increased.",
            "Exports to the neighbouring country fell.",
            "increased",
            "fell",
        ),
        (
            "certainty",
            "The painting was stolen by a guard.",
            "The painting was possibly stolen by a guard.",
            "stated",
            "open",
        ),
        (
            "name",
            "The prize for chemistry goes to a team led by Ana Kraus.",
            "The prize for chemistry goes to a team led by Leo Brandt.",
            "Ana",
            "Leo",
        ),
    ],
)
def test_what_differs_is_named(kind, a, b, one, two):
    found = pair(a, b)
    assert found.relation == "differs"
    assert (kind, one, two) in [(d.kind, d.a, d.b) for d in found.differences]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The storm destroyed 80 houses on the island.", "The island has 120 inhabitants."),
        ("Exports to the neighbouring country increased.", "The number of swallows fell."),
        ("The treaty was signed on 12 June 1987.", "She was born on 12 June 1987."),
        ("The senator read the report.", "The choir did not sing the second hymn."),
    ],
)
def test_lookalikes_on_other_subjects_are_not_at_odds(a, b):
    assert pair(a, b).relation == "related"


def test_near_verbatim_text_is_an_echo_unless_a_figure_was_changed():
    text = "The ministry said on Wednesday that all 12 members of the crew had been found alive."
    assert pair(text, text.replace("The ministry", "Officials")).relation == "echo"
    assert pair(text, text.replace("12", "9")).relation == "differs"


def test_a_double_negation_agrees():
    assert pair("The road is closed.", "The road is not open.").relation != "differs"


WORDS = re.findall(
    r"\S+",
    """the mill Berg Holm council 12 40 3 May 2019 not no was were closed opened by before after
homes people, workers. who may said announced rose fell per cent million euros first police road
because of storm never only won lost in Geneva on Monday will""",
)


@given(*(2 * [st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)]))
def test_relating_is_symmetric_and_scores_from_0_to_1(a, b):
    one, two = pair(a, b), pair(b, a)
    assert one.relation == two.relation
    assert one.score == two.score
    assert [(d.kind, d.a, d.b) for d in one.differences] == [
        (d.kind, d.b, d.a) for d in two.differences
    ]
    assert 0 <= one.score <= 1


@given(st.text(min_size=1, max_size=200))
def test_nothing_is_at_odds_with_itself(text):
    assert pair(text, text).relation != "differs"


@pytest.mark.parametrize("part", ["not ", "June ", "1,", "a-", "“", "OpenAI ", "may ", "is is "])
def test_a_hostile_passage_is_read_only_at_its_beginning(part):
    long = part * 300_000
    assert pair(long, long).relation in {"same", "echo", "related"}


def test_two_measures_of_one_thing_are_never_the_same():
    a = "The reservoir of Tarrow holds 40 million litres of water."
    b = "Tarrow reservoir: 28 million litres of water can be held."
    assert pair(a, b).relation != "same"


def test_what_one_merely_mentions_as_the_setting_is_not_the_same():
    a = "A whistle was heard on the platform shortly before the roof of Orley station fell."
    b = "The roof of Orley station fell on two kiosks."
    assert pair(a, b).relation != "same"


def test_a_speaker_is_no_difference():
    a = "Chief Inspector Ana Reyes told reporters that a second bridge was planned for the harbour."
    b = "The Norden company plans a second bridge for the harbour."
    assert all(d.kind != "name" for d in pair(a, b).differences)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The lift at Fell Street runs normally, the caretaker says, as it does every day.",
            "The lift at Fell Street was shut down on Monday, tenants say, as on every day.",
        ),
        (
            "The dust in the workshop stayed below the limit, which was measured in June.",
            "The dust in the workshop was several times the limit when measured in June.",
        ),
    ],
)
def test_what_is_said_in_opposite_words_is_never_the_same(a, b):
    assert pair(a, b).relation != "same"


def test_two_opposite_words_beside_nothing_common_are_no_difference():
    found = pair(
        "Cheaper batteries reduce the burden that buyers of electric buses had to carry for years.",
        "Electric buses have grown into a business that draws engineers from all over the country.",
    )

    assert found.relation == "related"
