"""What computes on a thread stops while a key is at work, but not for ever."""

from __future__ import annotations

import pytest

from tui.screens import giving_way
from tui.screens.giving_way import AT_MOST, BREATH, KEY, TURN, GivingWay


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self):
        self.now = 1_000.0

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(giving_way, "time", made)
    return made


def test_it_waits_until_the_key_is_dealt_with(clock):
    pressed = clock.now
    GivingWay(lambda: clock.now - pressed)()
    assert clock.now - pressed >= KEY


def test_it_goes_on_where_one_key_follows_the_other(clock):
    before = clock.now
    GivingWay(lambda: 0.0)()
    assert AT_MOST <= clock.now - before < AT_MOST + 2 * TURN


def test_it_pauses_only_now_and_then(clock):
    before = clock.now
    breathe = GivingWay(lambda: KEY)
    for _ in range(1_000):
        breathe()
    assert clock.now - before < 2 * BREATH
