from __future__ import annotations

from tui.comparing.features import features
from tui.comparing.parts import MOST, parts


def test_a_long_sentence_is_taken_apart():
    made = parts(
        features("Shares of Breva rose by a third on Tuesday after its spray cut flu infections.")
    )
    assert [part.text for part in made] == [
        "Shares of Breva rose by a third on Tuesday",
        "after its spray cut flu infections.",
    ]


def test_a_short_one_and_one_of_a_single_clause_are_not():
    assert parts(features("The dam broke, they say.")) == ()
    one = "The regional water board repaired the old northern dam near Brevik"
    assert parts(features(one)) == ()


def test_what_says_too_little_belongs_to_what_stands_beside_it():
    made = parts(
        features("Police, firemen and medics searched the river bank, but found no second boat.")
    )
    assert all(len(part.terms) >= 3 for part in made)


def test_a_list_without_end_is_cut():
    text = ", ".join(f"town{n} lost house{n} barn{n}" for n in range(400))
    assert len(parts(features(text))) == MOST
