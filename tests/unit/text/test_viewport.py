from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.spans import Span
from tui.text.layout import Layout
from tui.text.source import StringSource
from tui.text.viewport import MARGIN, OVERLAP, Viewport

TEXT = "\n".join(f"Paragraph {i} " + "word " * (i * 7 % 40) for i in range(80))


def view(text=TEXT, width=30, height=10):
    return Viewport(Layout(StringSource(text), width), height)


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["lines", "pages", "half_pages", "scroll", "go_to", "home", "bottom"]),
        st.integers(-300, 300).filter(bool),
    ),
    max_size=12,
)


@given(MOVES, st.integers(1, 40), st.integers(1, 30), st.text(alphabet="ab \n中", max_size=300))
@examples(150)
def test_the_cursor_never_leaves_the_view_nor_the_text(moves, width, height, text):
    shown = view(text, width, height)
    for name, count in moves:
        if name in {"home", "bottom"}:
            getattr(shown, name)()
        elif name == "go_to":
            shown.go_to(abs(count))
        else:
            getattr(shown, name)(count)
        rows = shown.rows
        assert 0 <= shown.cursor <= max(0, len(text) - 1)
        assert rows[0].start <= shown.layout.row_at(shown.cursor).start <= rows[-1].start


def test_lines_keep_their_column():
    shown = view("a long first line\nx\nanother long line", 40, 5)
    shown.place(10)
    shown.lines(1)
    shown.lines(1)
    assert shown.cursor == len("a long first line\nx\n") + 10


def test_pages_overlap_and_come_back():
    shown = view()
    before = shown.rows
    shown.pages(1)
    assert [row.start for row in shown.rows[:OVERLAP]] == [r.start for r in before[-OVERLAP:]]
    assert shown.cursor == shown.top.start
    shown.pages(-1)
    assert shown.top.start == 0


def test_the_last_row_stands_at_the_bottom():
    shown = view()
    shown.bottom()
    assert len(shown.rows) == shown.height
    assert shown.rows[-1].end == len(TEXT)
    shown.pages(1)
    assert shown.cursor == shown.rows[-1].start


def test_rows_around_the_cursor_stay_in_view():
    shown = view()
    for _ in range(30):
        shown.lines(1)
        rows = [row.start for row in shown.rows]
        assert rows.index(shown.layout.row_at(shown.cursor).start) < shown.height - MARGIN


@pytest.mark.parametrize("width", [12, 30, 71])
def test_another_measure_keeps_the_text_on_top(width):
    shown = view()
    shown.pages(4)
    top, cursor = shown.top.start, shown.cursor
    shown.relayout(Layout(StringSource(TEXT), width), 7)
    assert shown.top.start <= top < shown.top.end
    assert shown.cursor == cursor
    assert shown.shows(cursor)


def test_a_jump_puts_its_place_into_the_upper_part_of_the_view():
    shown = view()
    shown.go_to(TEXT.index("Paragraph 40"), centre=True)
    assert shown.layout.below(shown.top, shown.height // 3).start == TEXT.index("Paragraph 40")


def test_on_top_is_on_top():
    shown = view()
    shown.put_on_top(TEXT.index("Paragraph 12"))
    assert shown.top.start == TEXT.index("Paragraph 12")


def test_the_first_key_moves_the_view_no_further_than_it_asks_for():
    shown = view()
    shown.put_on_top(TEXT.index("Paragraph 12"))
    top = shown.top.start
    shown.lines(1)
    assert shown.top.start == top
    shown.go_to(shown.rows[2].start)
    assert shown.top.start == top
    shown.put_on_top(TEXT.index("Paragraph 12"))
    shown.lines(-1)
    assert shown.layout.below(shown.top).start == top


@given(st.integers(0, 60), st.integers(1, 4), st.booleans())
@examples(40)
def test_lines_move_the_view_by_at_most_their_number(number, count, down):
    shown = view()
    shown.put_on_top(TEXT.index(f"Paragraph {number}"))
    top = shown.top
    shown.lines(count if down else -count)
    move = shown.layout.below if down else shown.layout.above
    allowed = {move(top, step).start for step in range(count + 1)}
    assert shown.top.start in allowed
    assert shown.shows(shown.cursor)


def test_a_place_in_hidden_text_becomes_the_next_one_shown():
    kept = [Span(TEXT.index(f"Paragraph {i} "), TEXT.index(f"Paragraph {i + 1} ")) for i in (3, 40)]
    shown = Viewport(Layout(StringSource(TEXT), 30, only=kept), 10)
    shown.go_to(kept[0].start)
    shown.go_to(TEXT.index("Paragraph 20 "))
    assert shown.cursor == kept[1].start
    shown.go_to(TEXT.index("Paragraph 20 "))
    assert shown.cursor in kept[0]


SIZES = st.lists(st.tuples(st.integers(1, 200), st.integers(1, 60)), min_size=1, max_size=8)


@given(MOVES, SIZES)
@examples(60)
def test_after_any_change_of_size_and_back_everything_is_where_it_was(moves, sizes):
    shown = view(width=50, height=12)
    for name, count in moves:
        if name in {"home", "bottom"}:
            getattr(shown, name)()
        elif name != "go_to":
            getattr(shown, name)(count)
    top, cursor = shown.top.start, shown.cursor
    for width, height in sizes:
        shown.relayout(Layout(StringSource(TEXT), width), height)
        rows = shown.rows
        assert rows[0].start <= shown.layout.row_at(cursor).start <= rows[-1].start
    shown.relayout(Layout(StringSource(TEXT), 50), 12)
    assert (shown.top.start, shown.cursor) == (top, cursor)
