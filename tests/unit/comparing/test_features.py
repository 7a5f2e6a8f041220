from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.features import features
from tui.comparing.words import stem


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("OpenAI has not confirmed the release.", "confirmed"),
        ("OpenAI hasn’t confirmed anything.", "confirmed"),
        ("OpenAI has confirmed nothing in public.", "confirmed"),
        ("The company never tested it.", "tested"),
        ("It is no longer available.", "available"),
        ("The firm refused to publish it.", "publish"),
    ],
)
def test_a_negator_turns_the_word_it_denies(text, word):
    assert stem(word) in features(text).predicates


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Not only the council paid.", "council"),
        ("It did not rain, and the council paid.", "paid"),
        ("The council paid although it had not agreed.", "paid"),
    ],
)
def test_a_negator_stops_at_the_clause(text, word):
    assert stem(word) not in features(text).negated


def test_names_are_capitals_that_open_no_sentence():
    made = features("Critics of OpenAI met Sam Altman. Developers cheered.")
    assert made.names == {"openai", "sam", "altman"}
    assert made.likely_names == {"critics", "developers"}


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose, the statistics office said.",
        "The statistics office said that prices rose.",
        "According to the statistics office, prices rose.",
    ],
)
def test_who_says_so_is_told_from_what_is_said(text):
    made = features(text)
    assert {stem("statistics"), stem("office")} <= made.frame
    assert stem("prices") not in made.frame


def test_a_date_is_no_figure_and_no_subject():
    made = features("The treaty was signed on 12 June 1987.")
    assert made.figures == ()
    assert set(made.terms) == {stem("treaty"), stem("signed")}


def test_hedges_and_denials_are_seen():
    assert features("It may rain.").hedged
    assert features("The claim is false.").denies
    assert not features("It rains.").hedged


@given(st.text(max_size=400))
def test_any_text_has_features_and_every_span_is_inside(text):
    made = features(text)
    for span in (*made.terms.values(), *chain(*made.opposites.values())):
        assert 0 <= span.start < span.end <= len(text)


def test_who_owns_something_is_no_opposite():
    assert features("The opposition approved it.").opposites
    assert not features("The opposition\u2019s leader spoke.").opposites
