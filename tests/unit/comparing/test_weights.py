from __future__ import annotations

import math

import pytest

from tui.comparing.features import features
from tui.comparing.weights import Weights
from tui.comparing.words import stem

PASSAGES = [features(f"The harbour of town{n} was closed by the storm") for n in range(50)]


def test_a_word_of_every_passage_says_less_than_a_rare_one():
    weights = Weights.of(PASSAGES)
    assert weights.term(stem("harbour")) < weights.term("town7") < weights.term("never-seen")


def test_without_a_collection_everyday_words_still_say_less_than_names():
    assert Weights().term(stem("release")) < Weights().term("openai")


def test_runs_of_letters_have_length_one_and_see_spelling():
    weights = Weights()
    one = weights.letters(features("cyberattacks"))
    two = weights.letters(features("cyber-attack"))
    assert math.sqrt(sum(x * x for x in one.values())) == pytest.approx(1)
    assert sum(x * two.get(run, 0) for run, x in one.items()) > 0.5


def test_an_empty_passage_weighs_nothing():
    assert Weights().letters(features("")) == {}
