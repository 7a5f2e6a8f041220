"""Among many claims on many things, what merely shares a word is no contradiction."""

from __future__ import annotations

import pytest

from tui.claims.claim import Claim
from tui.comparing import Pair, Passage, sifting
from tui.comparing.sifting import sifted
from tui.spans import Span

A = (
    "The ferry Aurora sank off Velde and nobody drowned.",
    "Nobody knew the lighthouse.",
    "The harbour of Velde was rebuilt.",
)
B = (
    "The ferry Aurora sank off Velde and nine people drowned.",
    "Everybody knew the joy of a garden.",
    "The harbour at Velde was rebuilt.",
)


def claimed(path, texts):
    return path, [Claim(Span(n * 100, n * 100 + len(t)), t, 0.9) for n, t in enumerate(texts)]


DOCUMENTS = [claimed("a", A), claimed("b", B)]


def pair(n, relation):
    a, b = (Passage(path, found[n].span, found[n].text) for path, found in DOCUMENTS)
    return Pair(a, b, relation, 0.5)


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch):
    monkeypatch.setattr(sifting, "MANY", 4)


def test_a_contradiction_stands_where_the_rest_is_the_same():
    pairs = [pair(0, "differs"), pair(1, "differs"), pair(2, "related"), pair(1, "related")]
    assert sifted(DOCUMENTS, pairs) == [pairs[0], pairs[2]]
    assert sifted(DOCUMENTS, [pair(1, "same")])


def test_documents_that_say_the_same_are_set_against_each_other_for_less(monkeypatch):
    weak = ("A garden was sold, nobody knew.", "The garden by the sea in Marrow was never sold.")
    documents = [claimed("a", (*A, weak[0])), claimed("b", (*B, weak[1]))]
    sides = (Passage(path, found[3].span, found[3].text) for path, found in documents)
    told = Pair(*sides, "differs", 0.3)
    assert sifted(documents, [told]) == []
    assert told in sifted(documents, [told, pair(2, "same")])


def test_in_a_few_texts_every_hint_is_shown(monkeypatch):
    monkeypatch.setattr(sifting, "MANY", 400)
    assert sifted(DOCUMENTS, [pair(1, "differs")]) == [pair(1, "differs")]
