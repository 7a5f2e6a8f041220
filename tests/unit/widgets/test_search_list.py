"""What is marked in the search stays so, whatever is done to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tui.search.hit import Hit
from tui.spans import Span
from tui.widgets.search_list import ResultList
from tui.widgets.search_rows import Result


def row(start, **fields):
    return Result(Hit("a.md", Span(start, start + 9), "was built", 1.0, **fields), "A")


@pytest.fixture
def results():
    made = ResultList()
    made.show([row(0), row(100), row(200)])
    made.action_mark_all()
    return made


def noted(one):
    return replace(one, hit=replace(one.hit, where="notes", annotation=f"id {one.hit.span.start}"))


def test_a_mark_stays_on_a_passage_that_becomes_a_note_and_a_passage_again(results):
    plain = results.cards
    notes = [noted(one) for one in plain]
    results.show(notes[:2])
    assert results.marked == [*notes[:2], plain[2]]
    results.show(plain)
    assert results.marked == plain


def test_a_mark_does_not_go_to_a_note_on_some_words_of_the_passage(results):
    plain = results.cards
    part = row(2, where="notes", annotation="part")
    results.show([part])
    assert results.marked == plain


def test_rows_that_go_take_their_marks_with_them(results):
    plain = results.cards
    results.show([plain[0], noted(plain[1]), plain[2]])
    results.unmark(keeps=lambda row: row.hit.annotation is None)
    assert results.marked == [plain[0], plain[2]]
    results.unmark()
    assert not results.marks
