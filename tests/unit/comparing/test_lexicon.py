from __future__ import annotations

from itertools import pairwise

from tui.comparing.lexicon import lexicon
from tui.comparing.words import stem


def test_different_words_for_one_thing_share_an_idea():
    concepts = lexicon().concepts
    for one, two in pairwise(["release", "launch", "publish", "unveil"]):
        assert set(concepts[stem(one)]) & set(concepts[stem(two)])


def test_opposites_stand_on_two_sides_of_a_line():
    opposites = lexicon().opposites
    imminent = {(o.line, o.side) for o in opposites[stem("imminent")]}
    delayed = {(o.line, 1 - o.side) for o in opposites[stem("delayed")]}
    assert imminent & delayed


def test_every_line_of_opposites_has_two_sides():
    sides: dict[int, set[int]] = {}
    for found in lexicon().opposites.values():
        for opposite in found:
            sides.setdefault(opposite.line, set()).add(opposite.side)
    assert all(both == {0, 1} for both in sides.values())


def test_phrases_are_known_by_their_first_word():
    assert lexicon().phrases[stem("game")] >= 2


def test_words_of_single_fields_are_no_everyday_words():
    known = lexicon()

    assert stem("rudder") in known.concepts
    assert stem("rudder") not in known.everyday
    assert stem("announce") in known.everyday
    assert known.everyday < set(known.concepts)
