"""What words mean together that stand apart: "keeps prices down"."""

from __future__ import annotations

import pytest

from tui.comparing.ideas import ideas_of, joined
from tui.comparing.lexicon import lexicon
from tui.comparing.words import stem, words


def _meant(text: str, verb: str) -> tuple[int, ...]:
    found = joined(words(text))
    stems = [w.stem for w in found if w.stem.split("_")[0] == stem(verb)]
    return ideas_of(found).by_stem.get(stems[0], ())


@pytest.mark.parametrize(
    ("text", "verb", "same"),
    [
        ("Cheap barley keeps prices down.", "keep", "reduce"),
        ("They hold the papers back.", "hold", "withhold"),
        ("He called the whole match off.", "call", "cancel"),
    ],
)
def test_a_verb_is_read_with_the_particle_behind_its_object(text, verb, same):
    assert set(_meant(text, verb)) & set(lexicon().concepts[stem(same)])


@pytest.mark.parametrize(
    "text", ["He called the match, off the cuff.", "He called a match which they put up and off"]
)
def test_a_particle_of_another_clause_is_not_the_verbs(text):
    assert not set(_meant(text, "call")) & set(lexicon().concepts[f"{stem('call')}_off"])


def test_goods_are_not_good():
    assert words("goods")[0].stem != words("good")[0].stem


def test_who_says_that_some_do_and_others_do_not_takes_neither_side():
    assert not ideas_of(words("Some open their gates and others keep them closed.")).opposites
    assert ideas_of(words("They keep their gates closed.")).opposites


def test_the_last_word_of_a_text_begins_no_phrase():
    by_year = ideas_of(words("They agreed by the end of the year."))

    assert "year" not in by_year.by_stem


def test_who_refuses_to_do_something_refuses():
    made = ideas_of(words("Two of the farms refused to sign."))
    plain = ideas_of(words("Two of the farms refused it."))

    assert set(plain.opposites) <= set(made.opposites)


def test_who_does_something_is_no_opposite_unless_listed():
    assert not ideas_of(words("The runners had tea.")).opposites
    assert ideas_of(words("The winners had tea.")).opposites


def test_a_small_word_with_the_stem_of_an_opposite_is_none():
    assert not ideas_of(words("It is like that.")).opposites
    assert ideas_of(words("It is likely.")).opposites
