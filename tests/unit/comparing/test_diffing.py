from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tui.comparing import word_diff


def parts(a, b):
    return [(c.kind, c.a.of(a), c.b.of(b)) for c in word_diff(a, b)]


def test_a_replaced_word_is_one_change():
    assert parts("It is the first model.", "It is not the first model.") == [
        ("equal", "It is", "It is"),
        ("added", "", "not"),
        ("equal", "the first model.", "the first model."),
    ]
    assert ("replaced", "120", "67") in parts("It has 120 experts", "It has 67 experts")


def test_capitals_make_no_difference():
    assert [kind for kind, *_ in parts("The Model", "the model")] == ["equal"]


def test_an_empty_passage_is_all_added_or_removed():
    assert parts("", "a word") == [("added", "", "a word")]
    assert parts("a word", "") == [("removed", "a word", "")]
    assert parts("", "") == []


def test_a_very_long_passage_ends_in_one_stretch():
    changes = word_diff("x " * 5_000, "y " * 5_000)
    assert len(changes) <= 4


@given(st.text(max_size=120), st.text(max_size=120))
def test_the_changes_cover_every_word_once_and_in_order(a, b):
    changes = word_diff(a, b)
    for text, spans in ((a, [c.a for c in changes if c.a]), (b, [c.b for c in changes if c.b])):
        assert all(x.end <= y.start for x, y in pairwise(spans))
        left = text
        for span in reversed(spans):
            left = left[: span.start] + left[span.end :]
        assert left.strip() == ""
    for change in changes:
        if change.kind == "equal":
            one, two = change.a.of(a).casefold().split(), change.b.of(b).casefold().split()
            assert "".join(one) == "".join(two)


@given(st.text(max_size=200))
def test_a_text_does_not_differ_from_itself(text):
    assert all(change.kind == "equal" for change in word_diff(text, text))
