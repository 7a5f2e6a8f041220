from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.comparing.windows import apart, windows


def only(text):
    (window,) = windows(text)
    return window


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The library opens by 4 May.", "It will not open before June."),
        ("The library opens by 4 May.", "Opening before June is unlikely."),
        ("The ship sails in the first quarter.", "The launch has slipped to the summer."),
        ("The ship sails in the first quarter.", "It won't sail before Q2."),
        ("The tunnel opens in May 2031.", "Nobody expects it before 2032."),
        ("The alarm rang at 07:15.", "The alarm rang at nine in the evening."),
        ("The alarm rang at 22:10.", "It rang shortly before midnight."),
        ("The alarm rang at 3 p.m.", "It rang at noon."),
    ],
)
def test_stretches_of_time_in_which_one_thing_cannot_lie_are_apart(a, b):
    assert apart(only(a), only(b))
    assert apart(only(b), only(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The library opens by 4 May.", "It opened in March."),
        ("The library opens by 4 May 2030.", "It opened on 4 May 2030."),
        ("The ship sails in the second quarter.", "It sails in May."),
        ("The ship sails in 2030.", "It sails in May."),
        ("The alarm rang at 07:15.", "It rang at 7:20."),
        ("The alarm rang at 07:15.", "It rang in 2030."),
        ("The strike goes on until June.", "It ended in May."),
    ],
)
def test_stretches_that_can_hold_one_thing_are_not_apart(a, b):
    assert not apart(only(a), only(b))


@pytest.mark.parametrize(
    "text", ["The beam is 4.31 m long.", "They may fall.", "It sprang up.", "The score was 3:1"]
)
def test_what_only_looks_like_a_time_is_none(text):
    assert windows(text) == []


@given(st.text(alphabet="0123456789:. Q14notbefreilspgMay", max_size=80))
def test_any_text_is_read(text):
    for window in windows(text):
        assert window.span.end <= len(text)
        assert not apart(window, window)
