"""The key line: what stays when not every key fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.key_line import fitting

KEYS = [("Enter", "open"), ("t", "tag"), ("c", "judge"), ("?", "help"), ("Esc", "back")]


def width(keys):
    return len("  ".join(f"{key} {label}" for key, label in keys))


def test_everything_stays_where_it_fits():
    assert fitting(KEYS, width(KEYS)) == KEYS


@pytest.mark.parametrize(
    ("room", "left"),
    [
        (width(KEYS) - 1, ["Enter", "t", "?", "Esc"]),
        (width(KEYS[3:]), ["?", "Esc"]),
        (8, ["Esc"]),
        (3, []),
    ],
)
def test_the_way_out_goes_last_and_keeps_its_place(room, left):
    assert [key for key, _ in fitting(KEYS, room)] == left


@given(st.integers(0, 60))
def test_it_never_takes_more_than_there_is(room):
    assert width(fitting(KEYS, room)) <= room
