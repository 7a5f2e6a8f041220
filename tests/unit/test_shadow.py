"""What the shadow lets through draws what the whole frame would have drawn, in fewer bytes."""

from __future__ import annotations

import sys
import unicodedata

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from support.framed import HEIGHT, WIDTH, fit, fitted, frame
from tui.shadow import Shadow
from tui.text.cells import PLAIN_WIDE, width_of

LEFT = 8
STYLES = ("", "1", "4;38;2;1;2;3", "38;2;1;2;3;48;2;9;9;9")


class Screen(pyte.Screen):
    """A terminal that blanks the other half of a wide character, as all but pyte do."""

    def draw(self, data):
        for char in data:
            row, x = self.buffer[self.cursor.y], self.cursor.x
            end = x + width_of(char)
            if x < end <= self.columns:
                if row[x].data == "" and x:
                    row[x - 1] = row[x - 1]._replace(data=" ")
                if end < self.columns and row[end].data == "":
                    row[end] = row[end]._replace(data=" ")
            super().draw(char)


class Terminal:
    """A terminal that is told only what the shadow lets through, beside one that is told all."""

    def __init__(self):
        self.shadow = Shadow(WIDTH, HEIGHT)
        self.told, self.whole = (Screen(WIDTH, HEIGHT) for _ in "12")
        for screen in (self.told, self.whole):
            screen.mode.discard(pyte.modes.DECAWM)

    def write(self, frame):
        painted = self.shadow.painted(frame, unseen=True)
        painted = frame if painted is None else painted
        pyte.Stream(self.told).feed(painted)
        pyte.Stream(self.whole).feed(frame)
        return painted

    def same(self):
        return all(
            self.told.buffer[y][x] == self.whole.buffer[y][x]
            for y in range(HEIGHT)
            for x in range(WIDTH)
        ) and (self.told.cursor.x, self.told.cursor.y) == (self.whole.cursor.x, self.whole.cursor.y)


def page(lines, side, top):
    """Return all rows of a text from line `top` on, with a pane on its left."""
    rows = []
    for y in range(HEIGHT):
        text, style = lines[(top + y) % len(lines)]
        rows.append((y, 0, fitted(side[y % len(side)], LEFT), "1"))
        rows.append((y, LEFT, fitted(text, WIDTH - LEFT), style))
    return rows


def begun(text):
    """Return a text that does not begin with what joins the pane on its left."""
    return text.lstrip("\u0301\u200d")


LINES = st.lists(
    st.tuples(
        st.text("ab cd中文、한é", max_size=30)
        | st.text("a b中😀e\u0301אا\u200d✎\xa0", max_size=20).map(begun),
        st.sampled_from(STYLES),
    ),
    min_size=HEIGHT,
    max_size=40,
)
MOVES = st.lists(st.tuples(st.integers(-4, 13), st.booleans(), st.integers(1, 9)), max_size=8)


@given(LINES, st.lists(st.text("xy 中", max_size=8), min_size=1, max_size=14), MOVES)
@examples(60)
def test_the_screen_is_the_same_whatever_moves(lines, side, moves):
    terminal = Terminal()
    terminal.write(frame(page(lines, side, 0)))
    assert terminal.same()
    top = 0
    for by, whole, cursor in moves:
        top = max(0, top + by)
        rows = page(lines, side, top)
        terminal.write(frame(rows if whole else [r for r in rows if r[1]], (cursor, cursor)))
        assert terminal.same()


PROSE = [("".join(chr(97 + n * i % 26) for i in range(31)), "38;2;1;2;3") for n in range(40)]


def test_a_line_down_is_a_few_rows_and_not_a_page():
    terminal = Terminal()
    first = terminal.write(frame(page(PROSE, ["documents"], 0)))
    moved = terminal.write(frame([row for row in page(PROSE, ["documents"], 1) if row[1]]))
    assert terminal.same()
    assert "\x1bD" in moved
    assert len(moved) < len(first) / 3
    back = terminal.write(frame([row for row in page(PROSE, ["documents"], 0) if row[1]]))
    assert terminal.same()
    assert "\x1bM" in back


def test_rows_are_not_moved_where_somebody_could_see_it():
    shadow = Shadow(WIDTH, HEIGHT)
    shadow.painted(frame(page(PROSE, ["documents"], 0)))
    assert "\x1bD" not in (shadow.painted(frame(page(PROSE, ["documents"], 1))) or "")


def test_what_stands_there_is_not_written_again():
    terminal = Terminal()
    rows = page(PROSE, ["a", "b"], 0)
    terminal.write(frame(rows))
    assert terminal.write(frame(rows)) == ""
    rows[7] = (
        3,
        LEFT,
        fitted(PROSE[3][0][:12] + "SU" + PROSE[3][0][14:], WIDTH - LEFT),
        "38;2;1;2;3",
    )
    changed = terminal.write(frame(rows))
    assert terminal.same()
    assert changed.startswith("\x1b[4;21H")
    assert len(changed) < 80


PIECES = st.lists(
    st.tuples(
        st.integers(0, HEIGHT - 1),
        st.integers(0, WIDTH - 1),
        st.text("ab 中文ｶ한゛😀é", min_size=1, max_size=20),
        st.sampled_from(STYLES),
    ),
    min_size=1,
    max_size=6,
)


@given(st.lists(PIECES, max_size=12))
@examples(60)
def test_pieces_anywhere_even_over_halves_of_characters_come_out_the_same(frames):
    terminal = Terminal()
    for pieces in frames:
        rows = [(y, x, t, style) for y, x, text, style in pieces if (t := fit(text, WIDTH - x))]
        if rows:
            terminal.write(frame(sorted(rows, key=lambda row: row[0])))
            assert terminal.same()


@pytest.mark.parametrize(
    "text",
    ["a 👩‍👩‍👧 b", "☎️", "e\u0301", "שלום", "سلام", "क्षत्रिय", "🚀", "🇩🇪", "①", "ᄒᆞᆫ", "a\u200cb"],
)
def test_what_terminals_disagree_about_is_written_whole_or_not_at_all(text):
    terminal = Terminal()
    disputed = frame([(2, 3, text, "1")])
    assert terminal.write(disputed) == disputed
    assert terminal.write(disputed) == ""
    assert text in terminal.write(frame([(2, 3, text, "4")]))


def test_what_holds_half_of_such_is_painted_from_end_to_end_afterwards():
    terminal = Terminal()
    plain = [(y, 0, fitted(f"row {y} of what stands here", WIDTH), "3") for y in range(HEIGHT)]
    terminal.write(frame(plain))
    terminal.write(frame([(3, LEFT, "a 👩‍👩‍👧 b", "1")]))
    terminal.write(frame([(3, LEFT + 3, "cut", "1")]))
    terminal.told.buffer[3].clear()  # whatever this terminal made of it, and of the row below
    terminal.told.buffer[4].clear()
    terminal.write(frame([(y, LEFT, fitted("plain", WIDTH - LEFT), "1") for y in (3, 4)]))
    assert terminal.same()
    assert "row 5" not in terminal.write(frame(plain[5:]))


HINDI = [(f"{n} {text[n % 9 :]}", "3") for n in range(40) for text in ["हिन्दी में 👩 क्षत्रिय ज़्यादा"]]


def test_a_line_down_through_such_is_a_few_rows_too():
    terminal = Terminal()
    first = terminal.write(frame(page(HINDI, ["documents"], 0)))
    moved = terminal.write(frame([row for row in page(HINDI, ["documents"], 1) if row[1]]))
    assert terminal.same()
    assert "\x1bD" in moved
    assert len(moved.encode()) < len(first.encode()) / 3


def test_characters_held_for_wide_are_wide_by_the_standard_and_never_joined():
    wide = [char for code in range(sys.maxunicode) if PLAIN_WIDE.match(char := chr(code))]
    assert len(wide) > 30_000
    assert {unicodedata.east_asian_width(char) for char in wide} <= {"W", "F"}
    assert not any(unicodedata.combining(char) for char in wide)


def test_whatever_else_is_written_makes_it_forget():
    rows = frame(page(PROSE, ["a"], 0))
    for other in ("\x1b[2J", "\x1b]52;c;aGk=\x07", "plain", "\x1b[1;1H\x1b[K", "\x1b[5C"):
        shadow = Shadow(WIDTH, HEIGHT)
        shadow.painted(rows)
        assert shadow.painted(other) is None
        assert shadow.painted(rows) == Shadow(WIDTH, HEIGHT).painted(rows)  # all of it


def test_modes_change_nothing():
    shadow = Shadow(WIDTH, HEIGHT)
    rows = frame(page(PROSE, ["a"], 0))
    shadow.painted(rows)
    for mode in ("\x1b[?2026h", "\x1b[?25l", "\x1b[?2026l", "\x1b[>1u"):
        assert shadow.painted(mode) is None
    assert shadow.painted(rows) == ""


def test_a_border_in_another_tint_is_not_a_new_page():
    terminal = Terminal()
    border, text = "\u2502", "letters that stand where they stood"
    for style in ("1", "4"):
        rows = [
            (y, x, part, s)
            for y in range(HEIGHT)
            for x, part, s in ((0, border, style), (1, text, "3"))
        ]
        drawn = frame(rows)
        painted = terminal.write(drawn)
        assert terminal.same()
    assert len(painted) < len(drawn) / 2
    assert "letters" not in painted


def test_pieces_that_follow_each_other_are_written_with_one_move():
    rows = [(f"\x1b[{y};1Hleft{y}", f"\x1b[{y};6Hright{y}") for y in range(1, 9)]
    painted = Shadow(11, 8).painted("".join("".join(row) for row in rows) + "\x1b[1;1H")
    assert painted is not None
    assert painted.count("H") == 8 + 1  # and where the cursor belongs
    assert "left3right3" in painted
