"""However much the claims of a library are alike, the work grows with their number."""

from __future__ import annotations

from collections import Counter

from tui.claims.claim import Claim
from tui.comparing import Passage, candidates, compare, nearest, pairs
from tui.comparing.candidates import Candidates
from tui.comparing.features import features
from tui.comparing.weights import Weights
from tui.spans import Span


def told(many, line="The council said {n} houses in {town} were flooded."):
    towns = ("Arden", "Brook", "Calder")
    found = []
    for n in range(many):
        text = line.format(n=n + 20, town=towns[n % 3])
        found.append(Claim(Span(100 * n, 100 * n + len(text)), text, 0.8))
    return found


def library(documents=5, claims=30):
    return [(f"{name}.txt", told(claims)[name:]) for name in range(documents)]


def counted(monkeypatch, module, name):
    calls = Counter()
    true = getattr(module, name)

    def counting(*given, **named):
        calls[name] += 1
        return true(*given, **named)

    monkeypatch.setattr(module, name, counting)
    return calls


def test_of_many_claims_made_from_one_template_a_few_for_each_are_compared(monkeypatch):
    monkeypatch.setattr(pairs, "_EVERY_ONE", 50)
    monkeypatch.setattr(pairs, "_FEWEST_COMPARED", 40)
    monkeypatch.setattr(pairs, "_OF_EACH", 1)
    calls = counted(monkeypatch, pairs, "relate_features")
    told = library()

    compare(told)

    claims = sum(len(said) for _, said in told)
    assert claims / 2 < calls["relate_features"] <= 2 * claims


def test_among_many_a_contradiction_is_held_against_the_likeliest_others_only(monkeypatch):
    monkeypatch.setattr(nearest, "_MANY", 0)
    held = Candidates(Passage(p, c.span, c.text) for p, said in library(2, 60) for c in said)
    calls = counted(monkeypatch, nearest, "align")

    nearest.outdone(held, held.features[3], held.passages[3], 80, 6)

    assert 0 < calls["align"] <= 1 + 2 * (nearest._LIKELIEST + 1)


def test_the_likeliest_of_a_document_are_its_own_and_the_nearest_come_first():
    held = Candidates(Passage(p, c.span, c.text) for p, said in library(3, 9) for c in said)
    target = features("The council said 25 houses in Brook were flooded.")
    elsewhere = Passage("z.txt", Span(0, 10), target.text)

    found = held.likeliest_in("1.txt", elsewhere, target, 3)

    assert [held.passages[n].path for n in found] == ["1.txt"] * 3
    assert all("Brook" in held.passages[n].text for n in found[:2])
    assert held.likeliest_in("none.txt", elsewhere, target, 3) == []


def test_words_of_every_passage_of_a_document_are_not_all_looked_through(monkeypatch):
    monkeypatch.setattr(candidates, "_LOOKED_THROUGH", 5)
    held = Candidates(Passage("a.txt", c.span, c.text) for c in told(60))
    target = features("The council said so of the houses that were flooded.")

    found = held.likeliest_in("a.txt", Passage("b.txt", Span(0, 1), ""), target, 50)

    assert 0 < len(found) <= 5


def test_who_leaves_waits_for_one_pair_at_most(monkeypatch):
    calls = counted(monkeypatch, pairs, "relate_features")

    compare(library(), stop=lambda: calls["relate_features"] >= 7)

    assert calls["relate_features"] == 7


def test_who_leaves_while_claims_are_made_ready_waits_for_one_of_them(monkeypatch):
    calls = counted(monkeypatch, candidates, "features")
    candidates._made.cache_clear()

    made, _ = pairs.filed(library(), lambda _path: "", lambda: calls["features"] >= 3)

    assert len(made) <= 3


def test_of_letters_only_the_oldest_are_forgotten(monkeypatch):
    monkeypatch.setattr("tui.comparing.weights._REMEMBERED", 2)
    weights = Weights()
    spelt = counted(monkeypatch, Weights, "_spell")
    one, two, three = (features(c.text) for c in told(3))

    for made in (one, two, three, two, three):
        weights.letters(made)

    assert spelt["_spell"] == 3
