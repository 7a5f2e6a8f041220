"""Filtering thousands of lines finds what filtering them one by one does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.filter_text import score
from tui.widgets.filter_words import KnownLines

WORDS = ("delay", "delays", "delayed", "dela", "dlay", "release", "relaese", "the", "th", "120b,")
LINES = st.lists(st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join), max_size=12)


def at_once(steps):
    """Go through all steps; return what they come to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@given(LINES, st.lists(st.sampled_from((*WORDS, "eleas", "xyzzy", "")), max_size=3).map(" ".join))
def test_many_lines_are_filtered_as_one_by_one(lines, query):
    one_by_one = {place for place, line in enumerate(lines) if score(query, line) > 0}
    assert at_once(KnownLines(lines).answering(query)) == one_by_one


@given(LINES, st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_what_was_asked_before_changes_nothing(lines, queries):
    known = KnownLines(lines)
    for query in queries:
        assert at_once(known.answering(query)) == at_once(KnownLines(lines).answering(query))


def test_thousands_of_lines_are_learnt_and_asked_in_steps():
    lines = [f"line {number} of the flood" for number in range(3_000)]
    known = KnownLines(lines)
    assert sum(1 for _ in known.preparing()) > 5
    assert sum(1 for _ in known.answering("fluod")) > 5
    assert at_once(known.answering("fluod")) == set(range(3_000))
