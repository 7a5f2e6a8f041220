from __future__ import annotations

import pyte
from hypothesis import given
from hypothesis import strategies as st

from support.examples import examples
from tui.frames import thrifty

PIECES = st.sampled_from(
    [
        *("\x1b[0m", "\x1b[1m", "\x1b[4;38;2;1;2;3m", "\x1b[38;2;1;2;3;48;2;9;9;9m"),
        *("\x1b[1;2;3;4;7;9m", "\x1b[31;44m", "\x1b[97m", "\x1b[38;5;17m", "\x1b[39;49m"),
        *(
            "\x1b[2;3H",
            "\x1b[4;1H",
            "\n",
            "\x1b[K",
            "\x1b[5C",
            "word",
            "中",
            " ",
            "\x1b[53m",
            "\x1b[22;24m",
            "\x1b[0;3m",
        ),
    ]
)


ROWS = 42
"""More than any frame here has, so that none scrolls."""


def screen(frame):
    shown = pyte.Screen(20, ROWS)
    pyte.Stream(shown).feed(frame)
    cells = [[shown.buffer[y][x] for x in range(20)] for y in range(ROWS)]
    return cells, (shown.cursor.x, shown.cursor.y)


@given(st.lists(PIECES, max_size=30))
@examples(150)
def test_a_thrifty_frame_draws_the_same(pieces):
    frame = "".join(pieces) + "\x1b[0m\x1b[1;1H"
    assert screen(thrifty(frame)) == screen(frame)
    assert screen(thrifty(thrifty(frame))) == screen(frame)
    assert len(thrifty(thrifty(frame))) <= len(thrifty(frame)) + 4


STYLES = st.sampled_from(["1;38;2;1;2;3", "38;2;1;2;3;48;2;9;9;9", "4;38;2;1;2;3", "31", "3;7"])


@given(st.lists(st.tuples(STYLES, st.sampled_from(["a", "word ", "中"])), max_size=20))
@examples(50)
def test_it_is_never_longer_than_what_rich_writes_and_ends_reset(segments):
    frame = "".join(f"\x1b[{style}m{text}\x1b[0m" for style, text in segments)
    assert len(thrifty(frame)) <= len(frame)
    assert screen(thrifty(frame) + "x") == screen(frame + "x")


def test_equal_neighbours_share_their_style():
    style = "\x1b[1;38;2;10;20;30;48;2;1;1;1m"
    frame = f"\x1b[1;1H{style}one\x1b[0m\n\x1b[2;1H{style}two\x1b[0m"
    assert thrifty(frame) == f"\x1b[1;1H{style}one\x1b[2;1Htwo\x1b[0m"


def test_one_changed_attribute_is_all_that_is_said():
    frame = "\x1b[38;2;1;2;3ma\x1b[0m\x1b[4;38;2;1;2;3mb\x1b[0m\x1b[38;2;1;2;3mc\x1b[0m"
    assert thrifty(frame) == "\x1b[38;2;1;2;3ma\x1b[4mb\x1b[24mc\x1b[0m"
