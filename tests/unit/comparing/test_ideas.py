"""What words mean together that stand apart: "keeps prices down"."""

from __future__ import annotations

import pytest

from tui.comparing.ideas import ideas_of
from tui.comparing.lexicon import lexicon
from tui.comparing.words import stem, words


def _meant(text: str, verb: str) -> tuple[int, ...]:
    return ideas_of(words(text)).by_stem.get(stem(verb), ())


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
