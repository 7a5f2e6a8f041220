from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.claims import judge
from tui.claims.lexicon import lexicon

SENTENCES = [
    "The maker claims the foam is new, said the miller, Ann van Hale (64), in May.",
    "“We lost 40 cows,” she said, and would have kept them if the vet, Dr. J. P. Lee, had come.",
    "Der Leiter des Stabs, Jens Abel, teilte am Montag mit, dass der Bau 2031 beginnt.",
    "Un homme a été blessé en mai, a annoncé samedi le préfet, Alain Roussel.",
    "LYON, France – 4 May 2025 – **Jobs** – the plant closed,[6] but the bank put it at 4%.[who?]",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_may_end_at_any_word(sentence):
    words = sentence.split(" ")
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            assert 0 <= judge(" ".join(words[first:last])).score <= 1


@examples(200)
@given(
    st.lists(
        st.sampled_from(sorted(lexicon("en").words))
        | st.sampled_from((",", ".", "“", "”", "40", "%", "Ann", "who", "to")),
        min_size=1,
        max_size=12,
    )
)
def test_a_sentence_may_be_any_words_that_rules_know(words):
    assert 0 <= judge(" ".join(words)).score <= 1


@pytest.mark.parametrize("line", ["The order is due", "Sales fall, they foresee", "It is expected"])
def test_what_will_be_may_be_the_last_word(line):
    assert 0 <= judge(line).score <= 1
