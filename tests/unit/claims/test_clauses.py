from __future__ import annotations

import pytest

from tui.claims.clauses import clauses
from tui.claims.lexicon import lexicon
from tui.claims.words import Words


def parts(sentence):
    words = Words(sentence, lexicon("en"))
    return [sentence[words.start(start) : words.end(end - 1)] for start, end in clauses(words)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("While details are scarce, the leak suggests a release soon.",
         ["details are scarce", "the leak suggests a release soon."]),
        ("Sales fell in May, but profits rose by 3 percent.",
         ["Sales fell in May", "profits rose by 3 percent."]),
        ("The model is small; its makers call it a success.",
         ["The model is small", "its makers call it a success."]),
    ],
)  # fmt: skip
def test_contrasts_and_semicolons_part_a_sentence(sentence, expected):
    assert parts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "It was small, but beautiful.",
        "The town, which lies in the hills, has 300 inhabitants.",
        "They sell bread, cheese, wine and oil.",
        "He was held for theft, which he denied; for arson, a crime; and for fraud.",
        "He said: “It is late, but we will win.”",
        "Critics argue that, while the tax may lower premiums, workers pay more.",
    ],
)
def test_lists_relative_clauses_and_quotations_stay_whole(sentence):
    assert parts(sentence) == [sentence]
