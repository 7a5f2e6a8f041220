from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.spans import Span
from tui.text.layout import LONGEST_PIECE, Layout
from tui.text.source import StringSource

TEXTS = st.text(alphabet=st.sampled_from("ab c-\n\té中\u0301👨\u200d- "), max_size=200)


def rows_down(layout):
    row = layout.first()
    found = [row]
    while (below := layout.below(row)).start != row.start:
        row = below
        found.append(row)
    return found


def rows_up(layout):
    row = layout.last()
    found = [row]
    while (above := layout.above(row)).start != row.start:
        row = above
        found.append(row)
    return found[::-1]


@given(TEXTS, st.integers(1, 30))
@examples(200)
def test_rows_tile_the_text_whichever_way_one_goes(text, width):
    layout = Layout(StringSource(text), width)
    rows = rows_down(layout)
    assert [(row.start, row.end) for row in rows] == [(r.start, r.end) for r in rows_up(layout)]
    assert rows[0].start == 0
    assert rows[-1].end == len(text)
    assert all(a.end == b.start for a, b in itertools.pairwise(rows))
    assert "".join(text[row.start : row.end] for row in rows) == text


@pytest.mark.parametrize("unit", ["a", "word ", "中文", "e\u0301", "line\n", "🇩🇪", " "])
def test_long_lines_are_cut_in_the_same_places_from_both_ends(unit):
    text = "head\n" + unit * (3 * LONGEST_PIECE // len(unit)) + "\ntail"
    layout = Layout(StringSource(text), 70)
    down, up = rows_down(layout), rows_up(layout)
    assert [row.start for row in down] == [row.start for row in up]
    assert down[-1].end == len(text)


@given(TEXTS.filter(bool), st.integers(1, 30), st.data())
@examples(200)
def test_a_row_finds_its_code_points_by_cell_and_by_offset(text, width, data):
    layout = Layout(StringSource(text), width)
    offset = data.draw(st.integers(0, len(text) - 1))
    row = layout.row_at(offset)
    assert row.start <= offset < row.end
    cell = row.cell_of(offset)
    back = row.offset_at(cell)
    assert row.cell_of(back) == cell or text[offset] == "\n"


def test_moving_by_many_rows_is_moving_by_one_many_times():
    text = "\n".join("word " * (i % 40) for i in range(60))
    layout = Layout(StringSource(text), 20)
    rows = rows_down(layout)
    for start in range(0, len(rows), 7):
        for count in (0, 1, 5, 30, 1000):
            below = min(len(rows) - 1, start + count)
            assert layout.below(rows[start], count).start == rows[below].start
            assert layout.above(rows[start], count).start == rows[max(0, start - count)].start


def test_only_some_lines():
    text = "".join(f"line {i}\n" for i in range(10))
    only = [Span(text.index(f"line {i}"), text.index(f"line {i}") + 7) for i in (2, 5, 9)]
    layout = Layout(StringSource(text), 20, only=only)
    assert [row.drawn for row in rows_down(layout)] == ["line 2", "line 5", "line 9"]
    assert [row.drawn for row in rows_up(layout)] == ["line 2", "line 5", "line 9"]
    assert layout.row_at(text.index("line 3")).drawn == "line 5"


def test_list_items_hang():
    layout = Layout(StringSource("- one two three four"), 10)
    assert [(row.indent, row.drawn) for row in layout.rows(layout.first(), 9)] == [
        (0, "- one two "),
        (2, "three "),
        (2, "four"),
    ]


def test_what_is_drawn_is_cleaned_one_for_one():
    layout = Layout(StringSource("a\x1b[31mb\u202ec\td"), 40)
    (row,) = layout.rows(layout.first(), 5)
    assert row.drawn == "a␛[31mb�c\td"
