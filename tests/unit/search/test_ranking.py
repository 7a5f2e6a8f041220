"""What comes first, and that looking at fewer passages changes nothing of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.documents.document import Document
from tui.search import Change, Index, finding
from tui.search.ranking import Group, most, score
from tui.search.selecting import Tally, bitmap, members

FILLER = "The committee met in the spring and wrote nothing at all about it."


def found(texts, query):
    index = Index()
    index.update(
        Change(f"{number:03}", "1", Document(f"{number:03}", text, "text"))
        for number, text in enumerate((*texts, *[FILLER] * 40))
    )
    return [hit.text for hit in index.search(query)]


@pytest.mark.parametrize(
    ("both", "query"),
    [
        (
            "It builds upon what was there, not one of many meant but for tearing it all down.",
            "buil down",
        ),
        ("Developers know, however long it takes them and whoever asks, why it matters.",
         "cdevelop maters"),
    ],
)  # fmt: skip
def test_every_word_covered_comes_before_a_word_missing(both, query):
    others = ("It went down.", "Here is why it matters.", "They build houses.", "We develop.")
    assert found((*others, both), query)[0] == both


def test_words_may_all_be_left_off_in_the_middle():
    text = "The foundations of the observatory were inspected by engineers."
    assert found((text, "Engineers build.", "A foundation gives."), "found observ engin")[0] == text


def test_two_rare_words_run_together_are_two():
    text = "The memo that Fritts wrote was about lobbying and the judge."
    assert found((text, "A judge.", "Judges judge."), "frittslobbying judge")[0] == text


words = st.lists(st.integers(0, 6), min_size=1, max_size=40)


@given(
    words, st.lists(st.dictionaries(st.integers(0, 6), st.floats(0.1, 9), min_size=1), max_size=4)
)
def test_no_passage_scores_more_than_its_words_allow(passage, weights):
    groups = [Group("", w, max(w.values())) for w in weights]
    meant: dict[int, list[tuple[int, float]]] = {}
    for index, group in enumerate(groups):
        for word, weight in group.weights.items():
            meant.setdefault(word, []).append((index, weight))
    whole = sum(g.best for g in groups)
    held = sum(max((g.weights.get(w, 0.0) for w in passage), default=0.0) for g in groups)
    points = score(passage, whole, len(groups), meant)
    assert points <= (most(held, whole) if whole else 0.0) + 1e-9


@given(
    st.lists(st.tuples(st.sets(st.integers(0, 40)), st.integers(1, 20)), max_size=6),
    st.integers(0, 60),
)
def test_above_a_weight_are_those_that_adding_up_finds(sets, weight):
    tally = Tally()
    total = dict.fromkeys(range(41), 0)
    for numbers, more in sets:
        tally.add(bitmap(sorted(numbers), 41), more)
        for number in numbers:
            total[number] += more
    above = set(members(tally.above(weight, (1 << 41) - 1)))
    assert above == {n for n, w in total.items() if w > weight}


@pytest.mark.parametrize("query", ["committee spring", "builds it", "engineers houses"])
def test_passages_that_cannot_win_are_passed_over_without_a_trace(monkeypatch, query):
    texts = [f"{FILLER[: 10 + n]} They build house {n} and it stands." for n in range(50)]
    texts += ["The committee of the engineers."] * 3
    quick = found(texts, query)
    monkeypatch.setattr(finding.ranking, "most", lambda *_: 9.0)
    assert found(texts, query) == quick
