"""Whatever a terminal makes of a character, what follows it stands where it belongs."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.pinning import pinned
from tui.text.cells import UNSEEN, disputed, steady, width_of
from tui.text.cleaning import clean

TOKEN = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[(\d+)X|\x1b\[[0-9;]*m|([^\x1b])")
ODD = "हि\u0301\u20e3👩🫩க்שעﷺ☎\U0001f6d8é漢a b–"


def drawn(frame, widths):
    """Return the cells of a terminal that gives disputed characters the widths of `widths`."""
    cells, y, x = {}, 0, 0
    for row, column, wiped, char in TOKEN.findall(frame):
        if row:
            y, x = int(row) - 1, int(column) - 1
        elif wiped:
            cells |= {(y, at): " " for at in range(x, x + int(wiped))}
        elif char:
            width = widths(char) if disputed(char) else width_of(char)
            cells |= {(y, at): char for at in range(x, x + width)}
            x += width
    return cells


def shown(text):
    return steady(clean(text)).replace(UNSEEN, "")


texts = st.text(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=40)


@given(texts, st.integers(0, 2), st.integers(0, 10))
@examples(200)
def test_a_border_behind_any_text_stands_in_its_column(text, width, column):
    text = shown(text)
    border = column + sum(map(width_of, text))
    frame = f"\x1b[3;{column + 1}H{text}\x1b[31m│\x1b[0m\x1b[4;1Hnext│"
    cells = drawn(pinned(frame), lambda _char: width)
    assert cells[2, border] == "│"
    assert "".join(cells[3, x] for x in range(5)) == "next│"


@given(texts)
@examples(200)
def test_a_terminal_that_agrees_shows_the_same(text):
    frame = f"\x1b[1;1H{shown(text)}│"
    assert drawn(pinned(frame), width_of) == drawn(frame, width_of)


def test_nothing_is_added_to_what_nobody_disputes():
    frame = "\x1b[1;1Hplain – text “of” 漢字 ✎\x1b[1mé\x1b[0m"
    assert pinned(frame) == frame


def test_what_stood_below_a_character_that_comes_out_narrower_is_wiped():
    before = {(0, x): "x" for x in range(9)}
    after = before | drawn(pinned("\x1b[1;1Ha 👩👩 end"), lambda _char: 1)
    assert [after[0, x] for x in range(9)] == [*"a 👩👩  ", *" en"]


def test_a_mark_is_written_with_what_it_stands_on():
    assert re.search("\x1b\\[\\d+Xe\u0301", pinned("\x1b[1;1Hcafe\u0301 noir"))


def test_a_frame_without_a_place_is_left_alone():
    assert pinned("हि│") == "हि│"


def test_rows_are_moved_without_a_cell_of_them_wiped():
    moved = "\x1b[1;9r\x1b[9;1H\x1bD\x1bD\x1b[r\x1b[9;1H"
    assert pinned(f"{moved}क्ष").startswith(moved)
