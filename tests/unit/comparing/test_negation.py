from __future__ import annotations

import pytest

from tui.comparing.negation import negated_words
from tui.comparing.words import stem, words


def denied(text):
    return negated_words(text, words(text))[1]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The minister did not resign.", "resign"),
        ("No charges were brought, no ransom was paid.", "paid"),
        ("Not one of the guards was dismissed.", "dismissed"),
        ("We saw no sign that the vault was opened.", "opened"),
    ],
)
def test_the_deed_is_denied(text, deed):
    assert stem(deed) in denied(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It was the wind, not the driver.", "driver"),
        ("They asked about money and not about safety.", "safety"),
        ("He opened no. 12 that day.", "12"),
        ("We are not against the tram.", "tram"),
        ("I have never tasted soup this good.", "tasted"),
        ("We saw no sign that the vault was opened.", "vault"),
        ("The vote was not only close.", "close"),
    ],
)
def test_what_is_only_named_beside_a_negator_is_not_denied(text, word):
    assert stem(word) not in denied(text)


def test_what_did_not_occur_is_denied():
    text = "Serious fires did not occur."
    assert stem("serious") in negated_words(text, words(text))[0]


@pytest.mark.parametrize(
    ("text", "named", "denied_word"),
    [
        ("They run a mill nobody maintains.", "mill", None),
        ("It is a plan nothing can save.", "plan", None),
        ("The guard saw nothing in the yard.", None, "saw"),
        ("The review found no significant defects.", "significant", "defects"),
        ("The licence rules out commercial brewing.", "commercial", "brewing"),
        ("The crew did not load crates.", "crates", "load"),
    ],
)
def test_what_a_negator_denies_is_a_verb_or_the_noun_itself(text, named, denied_word):
    found = denied(text)
    assert named is None or stem(named) not in found
    assert denied_word is None or stem(denied_word) in found


@pytest.mark.parametrize("text", ["Barely 300 guests came.", "Hardly half of the guests came."])
def test_a_small_number_is_no_denial(text):
    assert not denied(text)


def test_hardly_denies_what_is_no_number():
    assert stem("seen") in denied("The tower can hardly be seen.")


def test_what_is_hard_to_do_is_denied():
    assert stem("repair") in denied("The clock is hard to repair.")
