from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing import Cell, Difference, Ledger, Pair, Passage, Row
from tui.comparing.opposites import Opposite
from tui.comparing.relation import DifferenceKind
from tui.spans import Span
from tui.widgets.card_text import cells, joined
from tui.widgets.ledger_lines import fitting, in_words, pair_lines
from tui.widgets.ledger_rows import SIGNS, Layout, head_line, legend_line, row_line

PATHS = ("a", "b", "c")
CELLS = (
    Cell("a", Span(0, 9), "It is so.", "hedged"),
    Cell("c", Span(0, 13), "It is not so.", "denied"),
)
ROW = Row("r", "It is so.", "", CELLS, "≠", 1, 1, "disputed", silent=("b",))


@given(st.integers(1, 300), st.integers(0, 120), st.integers(0, 119))
def test_the_columns_always_fit_and_hold_the_cursor(width, sources, at):
    layout = Layout.of(width, sources, min(at, max(0, sources - 1)))
    assert layout.claim >= 8
    assert layout.column in {1, 2, 3, 4}
    if sources:
        assert min(at, sources - 1) in layout.columns
        assert layout.columns.stop <= sources


@pytest.mark.parametrize("width", [60, 76, 100, 180])
def test_header_and_rows_stand_under_each_other(width):
    layout = Layout.of(width, 3, 1)
    row, head = row_line(ROW, PATHS, layout, 1), head_line(layout, 1)
    assert cells(joined(row)) <= width
    assert joined(head).index("2") == joined(row).index(SIGNS["silent"])


def test_each_stance_has_its_own_sign():
    assert len(set(SIGNS.values())) == len(SIGNS)
    text = joined(row_line(ROW, PATHS, Layout.of(80, 3, 1), None))
    assert [text.count(SIGNS[s]) for s in ("hedged", "silent", "denied")] == [1, 1, 1]


def test_the_verdict_of_a_passage_is_shown_and_is_not_taken_for_the_rows():
    judged = replace(CELLS[1], verdict="disputed")
    row = replace(ROW, verdict=None, cells=(CELLS[0], judged), of_passages=("disputed",))
    lines = [joined(line) for line in in_words(row, PATHS, {}, at=2, width=80, limit=7)]
    assert lines[0] == "3 c  ✗ denies  disputed  “It is not so.”"
    layout = Layout.of(80, 3, 1)
    assert joined(row_line(row, PATHS, layout, 1)).rstrip().endswith(" (disputed)")
    several = replace(row, of_passages=("disputed", "opinion"))
    assert joined(row_line(several, PATHS, layout, 1)).rstrip().endswith(" (several)")
    own = replace(row, verdict="refuted")
    assert joined(row_line(own, PATHS, layout, 1)).rstrip().endswith(" refuted")
    long = replace(row, of_passages=("so long a verdict",))
    assert cells(joined(row_line(long, PATHS, layout, 1))) == 80


def test_the_source_of_the_cursor_comes_first_in_words():
    lines = [joined(line) for line in in_words(ROW, PATHS, {"c": "Third"}, at=2, width=80, limit=7)]
    assert lines[0] == "3 Third  ✗ denies  “It is not so.”"
    assert "2: silent, says a reader" in lines


def test_differences_have_the_names_of_their_kinds():
    a, b = (Passage(path, Span(0, 5), "It is") for path in ("a", "c"))
    kinds = get_args(DifferenceKind)
    for kind in kinds:
        pair = Pair(a, b, "differs", 0.9, (Difference(kind, "x", "y"),))
        row = replace(ROW, pairs=(pair,))
        lines = [joined(line) for line in in_words(row, PATHS, {}, at=0, width=80, limit=7)]
        assert f"1 differs from 3  {kind}: x / y" in lines
        assert joined(pair_lines(pair, 80)[0]) == f"≠ differs  {kind}: x / y"


def test_a_row_whose_documents_are_gone_says_so():
    lines = [
        joined(x) for x in in_words(replace(ROW, cells=()), PATHS, {}, at=0, width=80, limit=7)
    ]
    assert "its passages stand in no document any more; they are kept" in lines


def test_neither_side_of_a_difference_is_drawn_as_the_right_one():
    a, b = (Passage(path, Span(0, 5), "It is") for path in ("a", "c"))
    pair = Pair(a, b, "differs", 0.9, (Difference("figure", "14", "22"),))
    (line,) = pair_lines(pair, 80)
    assert len({part.role for part in line if part.text in {"14", "22"}}) == 1


def test_the_passage_that_is_not_on_the_screen_is_quoted_in_a_line_of_its_own():
    a, b = (Passage(path, Span(0, 5), "It is\nso") for path in ("a", "c"))
    pair = Pair(a, b, "same", 0.9)
    told = [joined(line) for line in pair_lines(pair, 80, quoted=b.text)]
    assert told == ["= the same", "there “It is so”"]


def test_what_stands_in_another_row_against_this_one_has_a_sign_and_words():
    a, b = (Passage(path, Span(0, 5), f"From {path}") for path in ("a", "b"))
    found = Pair(a, b, "differs", 0.9, (Difference("figure", "14", "22"),))
    row = replace(ROW, silent=(), opposites=(Opposite(found, "r-2"),))
    assert joined(row_line(row, PATHS, Layout.of(80, 3, 1), 1))[45:].split()[:3] == [
        "?", "[≠]", "✗"
    ]  # fmt: skip
    lines = [
        joined(line)
        for line in in_words(row, PATHS, {}, at=1, width=80, limit=7, places={"r-2": 12})
    ]
    assert lines[0] == "2 b  ≠ in row 12  “From b”"
    assert "1 conflicts with row 12: 2  figure: 14 / 22" in lines
    assert not any("not found" in line for line in lines)


def test_that_a_reader_has_set_two_passages_against_each_other_is_said_too():
    a, b = (Passage(path, Span(0, 5), "It is") for path in ("a", "c"))
    row = replace(ROW, pairs=(Pair(a, b, "differs", 1.0),))
    lines = [joined(line) for line in in_words(row, PATHS, {}, at=0, width=80, limit=7)]
    assert "1 differs from 3" in lines


def test_how_many_sources_speak_is_said_in_words():
    layout = Layout.of(80, 3, 0)
    head = joined(head_line(layout, 0))
    many = joined(row_line(replace(ROW, says=16, otherwise=12), PATHS, layout, None))
    assert many.index(" 16 vs 12 ") + 9 == head.index(" ORIGINS ") + 8
    assert " 1 vs 1 disputed" in joined(row_line(ROW, PATHS, layout, None))
    alone = replace(ROW, otherwise=0)
    assert "vs" not in joined(row_line(alone, PATHS, layout, None))


@given(st.lists(st.text("ab", min_size=1), max_size=5), st.integers(-5, 30))
def test_facts_are_whole_and_fit(facts, room):
    said = fitting(facts, room)
    assert len(said) <= max(0, room)
    assert " · ".join(facts).startswith(said)
    assert not said.endswith(" ")


@given(st.integers(1, 12), st.integers(-3, 120))
def test_words_never_take_more_room_than_there_is(limit, width):
    assert len(in_words(ROW, PATHS, {}, at=0, width=width, limit=limit)) <= limit


def test_a_hostile_title_or_claim_is_only_text():
    evil = Row("r", "x\x1b]0;y\x07\u202e", "", CELLS[:1])
    text = joined(row_line(evil, PATHS, Layout.of(80, 3, 0), 0))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_copies_are_said_to_be_one_origin():
    lines = in_words(ROW, PATHS, {}, at=0, width=80, limit=9, origins={"a": "a", "c": "a"})
    assert "1, 3: one origin, they share their text" in [joined(line) for line in lines]
    alone = in_words(ROW, PATHS, {}, at=0, width=80, limit=9, origins={"a": "a", "b": "a"})
    assert not any("one origin" in joined(line) for line in alone)


def test_of_thousands_of_sources_only_the_count_is_said_that_were_not_found():
    paths = tuple(f"{n:05}" for n in range(10_000))
    copies = dict.fromkeys(paths[:9_000], paths[0])
    row = replace(
        ROW, cells=tuple(replace(CELLS[0], path=p) for p in paths[:3]), silent=(paths[9],)
    )
    lines = [
        joined(line) for line in in_words(row, paths, {}, at=0, width=90, limit=7, origins=copies)
    ]
    assert lines[-3:] == [
        "1, 2, 3: one origin, they share their text",
        "10: silent, says a reader",
        "9,996 sources: not found by gloss",
    ]


def test_copies_of_one_text_are_told_once():
    said = tuple(Cell(path, Span(0, 9), "It is so.", "asserted") for path in "abc")
    other = Passage("d", Span(0, 5), "Not so")
    against = tuple(
        Opposite(Pair(Passage(path, Span(0, 9), "It is so."), other, "differs", 0.9), "r-2")
        for path in "abc"
    )
    row = Row("r", "It is so.", "", said, "≠", opposites=against)
    told = [
        joined(line)
        for line in in_words(
            row,
            ("a", "b", "c", "d"),
            {"b": "Second"},
            at=1,
            width=80,
            limit=7,
            origins={"a": "a", "b": "a"},
            places={"r-2": 2},
        )
    ]
    assert told[:2] == ["2 Second and 1  ▎ asserts  “It is so.”", "3 c  ▎ asserts  “It is so.”"]
    assert [line for line in told if "conflicts" in line] == [
        "2 conflicts with row 2: 4",
        "3 conflicts with row 2: 4",
    ]


def test_numbers_of_narrow_columns_do_not_run_together():
    head = joined(head_line(Layout.of(80, 12, 0), 0))
    assert "1 2 3 4 5 6 7 8 9 0 1 2 " in head


def test_a_claim_does_not_run_into_a_sign():
    row = replace(ROW, claim="x" * 200)
    assert "… " in joined(row_line(row, PATHS * 4, Layout.of(80, 12, 0), None))


@pytest.mark.parametrize("width", [78, 118, 138])
@pytest.mark.parametrize("at", [0, 5, 9])
def test_the_source_of_the_cursor_is_always_named(width, at):
    paths = tuple(f"{n:02}.md" for n in range(10))
    titles = {path: f"Title of the source {path}" for path in paths}
    line = legend_line(Ledger((), paths), titles, Layout.of(width, 10, at), at, width)
    assert f"{at + 1} Title" in joined(line)
    assert len(joined(line)) <= width


def test_one_difference_is_told_once_however_it_is_spelt():
    ends = Passage("a", Span(0, 9), "It is so."), Passage("c", Span(0, 13), "It is not so.")
    pairs = tuple(
        Pair(*ends, "differs", 0.5, (Difference("figure", said, "three"),))
        for said in ("two", "Two", "four")
    )
    lines = [
        joined(line)
        for line in in_words(replace(ROW, pairs=pairs), PATHS, {}, at=0, width=80, limit=9)
    ]
    assert [line[-11:] for line in lines if "differs" in line] == ["two / three", "our / three"]
