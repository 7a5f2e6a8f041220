from __future__ import annotations

from tui.comparing import candidates as module
from tui.comparing.candidates import Candidates
from tui.comparing.features import features
from tui.comparing.relation import Passage
from tui.spans import Span


def passages(count):
    return [
        Passage(f"{n}.txt", Span(0, 1), f"Town{n} closed its harbour number{n % 50} in spring")
        for n in range(count)
    ]


def test_among_few_passages_every_one_is_a_candidate():
    assert Candidates(passages(5)).of(features("nothing shared")) == [0, 1, 2, 3, 4]


def test_among_many_the_rarest_shared_words_decide():
    found = Candidates(passages(1000)).of(features("The harbour of Town77 was closed."))
    assert found[0] == 77
    assert len(found) <= module.KEPT


def test_only_later_passages_are_given_on_demand():
    held = Candidates(passages(1000))
    assert min(held.of(features("harbour closed in spring"), after=900)) >= 900


def test_what_is_too_much_is_not_taken(monkeypatch):
    monkeypatch.setattr(module, "MOST_PASSAGES", 3)
    held = Candidates(passages(5))
    assert len(held) == 3
    assert not held.add(passages(1)[0])


def test_words_of_every_passage_cost_no_more_than_the_limit():
    held = Candidates(passages(1000))
    assert len(held.of(features("harbour closed in spring"), visited=50)) <= 50
