from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tui.arrangement import Arrangement, column, geometry

ANY = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.floats(), st.just([]))
NAMES = ("panes", "documents", "panel", "card", "measure", "folded")
CELLS = st.none() | st.integers(1, 1000)
CHOSEN = st.builds(
    Arrangement,
    panes=st.sampled_from(["all", "no-documents", "no-panel", "text"]),
    documents=CELLS,
    panel=CELLS,
    card=CELLS,
    measure=st.none() | st.integers(20, 200),
    folded=st.booleans(),
)


@given(CHOSEN)
def test_what_was_chosen_comes_back(chosen):
    assert Arrangement.from_values(json.loads(json.dumps(chosen.values()))) == chosen


@given(st.dictionaries(st.sampled_from(NAMES), ANY))
def test_nonsense_in_the_file_is_a_default(values):
    geometry(120, 40, Arrangement.from_values(values))


@given(st.integers(0, 400), st.integers(0, 100), CHOSEN)
def test_the_panes_fill_the_screen_and_leave_the_text_its_share(width, height, chosen):
    where = geometry(width, height, chosen)
    assert where.documents + where.reader + where.panel == width
    assert min(where.documents, where.panel, where.card, where.lines) >= 0
    assert where.reader >= width * 3 // 10
    assert where.lines + where.card == max(0, height - 2)
    assert where.card <= where.lines


@example(1, 20)
@given(st.integers(0, 400), st.integers(20, 400))
def test_the_column_fits_its_pane_and_stands_in_the_middle(width, measure):
    gutter, left, drawn = column(width, measure)
    assert 1 <= drawn <= measure
    assert gutter + left + drawn <= max(1, width)
    if left:
        right = width - gutter - left - drawn
        assert drawn == measure
        assert abs(right - left) <= 3


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((250, 60), (68, 52, 0)),
        ((200, 60), (48, 44, 0)),
        ((160, 50), (40, 35, 0)),
        ((140, 40), (33, 30, 0)),
        ((120, 40), (26, 28, 0)),
        ((100, 30), (22, 24, 0)),
        ((99, 30), (0, 0, 6)),
        ((80, 24), (0, 0, 6)),
        ((75, 12), (0, 0, 5)),
        ((80, 11), (0, 0, 0)),
        ((69, 24), (0, 0, 0)),
        ((1, 1), (0, 0, 0)),
    ],
)
def test_sizes_when_nothing_was_chosen(size, panes):
    where = geometry(*size)
    assert (where.documents, where.panel, where.card) == panes


def test_a_wide_measure_that_was_chosen_keeps_its_room():
    assert geometry(200, 60, Arrangement(measure=108)).documents == 40
    assert column(geometry(200, 60, Arrangement(measure=108)).reader, 108).measure == 108
    assert column(geometry(140, 40, Arrangement(measure=76)).reader, 76).measure == 76


@given(st.integers(120, 400))
def test_the_titles_leave_a_line_of_seventy_cells_where_there_was_one(width):
    without = width - 26 - geometry(width, 40).panel
    assert geometry(width, 40).reader >= min(76, without)
