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


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr(sifting, "MANY", 400)


def of(one, other, score, relation="differs", paths="ab"):
    sides = (Passage(path, Span(0, len(t)), t) for path, t in zip(paths, (one, other), strict=True))
    return Pair(*sides, relation, score)


RESCUED = of("Six people were rescued from a bus.", "Nobody was on the bus, a driver said.", 0.18)
SHUT = of("The tunnel reopens in March.", "The tunnel stays shut until May.", 0.5)


def test_in_a_few_texts_a_contradiction_is_shown(few):
    assert sifted(DOCUMENTS, [SHUT]) == [SHUT]


def test_a_hint_counts_between_two_texts_that_contradict_each_other_anyhow(few):
    assert sifted(DOCUMENTS, [RESCUED]) == []
    assert sifted(DOCUMENTS, [RESCUED, SHUT]) == [RESCUED, SHUT]


@pytest.mark.parametrize(
    "chance",
    [
        of("Its shares rose by 4 percent.", "Costs would not grow by 3 percent a year.", 0.19),
        of("In May the critics of Karin Dahl won.", "In June it was Karin Dahl who left.", 0.2),
        of("The repairs cost 31 million euros.", "The meals: 6 million euros.", 0.3, "related"),
    ],
)
def test_a_unit_or_a_name_alone_is_no_hint(few, chance):
    assert sifted(DOCUMENTS, [SHUT, chance]) == [SHUT]


def test_who_only_shares_a_name_is_not_put_into_one_row(few, monkeypatch):
    named = of("We begin with Karin Dahl.", "Then Karin Dahl asked a question.", 0.4, "related")
    topic = of("Pupils had free school meals.", "The school meals cost a lot.", 0.4, "related")
    assert sifted(DOCUMENTS, [named, topic]) == [topic]
    monkeypatch.setattr(sifting, "MANY", 1)
    assert sifted(DOCUMENTS, [named]) == []
