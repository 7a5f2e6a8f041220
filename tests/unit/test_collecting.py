"""The search for garbage freezes what lives long, and waits until nobody types."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from tui import collecting
from tui.collecting import GROWN, LONG, MANY, OVERDUE, PAUSE, Tidiness, uncollected

SOURCE = str(Path(collecting.__file__).parents[1])


@pytest.fixture(autouse=True)
def _as_before(monkeypatch):
    thresholds = gc.get_threshold()
    monkeypatch.setattr(collecting, "_is_tidied", False)
    yield
    gc.set_threshold(*thresholds)
    gc.freeze()  # as the tests begin: what is imported is no garbage


@pytest.fixture
def searches(monkeypatch):
    """Return a box that says how many searches through new objects there have been."""
    box = [1_000]
    monkeypatch.setattr(collecting, "_searches", lambda: box[0])
    return box


def test_the_program_itself_is_frozen_unsearched(searches, monkeypatch):
    monkeypatch.setattr(collecting.gc, "collect", lambda: pytest.fail("searched"))
    tidiness = Tidiness()
    tidiness.begin()
    assert gc.get_freeze_count() > 0
    assert not tidiness.is_due(1_000.0)


def test_a_search_waits_for_a_pause_and_for_much_that_is_new(searches, monkeypatch):
    monkeypatch.setattr(collecting.gc, "collect", lambda: 0)  # all that the tests hold takes long
    tidiness = Tidiness()
    tidiness.begin()
    searches[0] += GROWN
    assert not tidiness.is_due(PAUSE / 2)
    assert tidiness.is_due(PAUSE)
    tidiness.tidy()
    assert not tidiness.is_due(PAUSE)


ALONE = """
import gc
from tui.collecting import Tidiness

class Loop:
    alive = 0

    def __init__(self):
        self.me = self
        Loop.alive += 1

    def __del__(self):
        Loop.alive -= 1

tidiness = Tidiness()
kept = Loop()
tidiness.tidy()
assert gc.get_freeze_count() > 0
del kept
assert Loop.alive == 1  # frozen cycles wait for the next search
Loop()
tidiness.tidy()
assert Loop.alive == 0
"""


def test_what_lives_is_frozen_and_what_is_dead_is_gone():
    # Alone, because a search through all that the other tests hold takes seconds.
    subprocess.run([sys.executable, "-c", ALONE], check=True, env={"PYTHONPATH": SOURCE})


def test_the_interpreter_looks_only_through_what_was_just_made_by_itself():
    before = gc.get_threshold()
    Tidiness().begin()
    assert gc.get_threshold()[0] == before[0]
    assert min(gc.get_threshold()[1:]) >= 100_000


def test_what_is_frozen_is_searched_after_a_long_pause_or_when_overdue(searches, monkeypatch):
    thawed = []
    monkeypatch.setattr(collecting.gc, "collect", lambda: 0)
    monkeypatch.setattr(collecting.gc, "unfreeze", lambda: thawed.append(True))
    tidiness = Tidiness()
    tidiness.begin()
    searches[0] += GROWN
    tidiness.tidy(PAUSE)
    assert not thawed
    assert tidiness.is_due(LONG)
    tidiness.tidy(LONG)
    assert len(thawed) == 1
    searches[0] += OVERDUE
    assert tidiness.is_due(0.0)
    tidiness.tidy(0.0)
    assert len(thawed) == 2
    assert not tidiness.is_due(LONG)


def test_it_counts_the_searches_there_were():
    before = collecting._searches()
    gc.collect(0)
    assert collecting._searches() == before + 1


@pytest.mark.parametrize("begun", [True, False])
def test_much_that_was_made_at_a_time_is_frozen_unsearched(begun):
    was = gc.isenabled()
    gc.enable()
    if begun:
        Tidiness().begin()
    searches, frozen = collecting._searches(), gc.get_freeze_count()
    try:
        with uncollected():
            made = [[] for _ in range(2 * MANY)]
        if begun:
            assert gc.get_freeze_count() - frozen >= len(made)
            assert collecting._searches() == searches
        else:  # nobody would ever look through it
            assert gc.get_freeze_count() == frozen
    finally:
        gc.enable() if was else gc.disable()


@pytest.mark.parametrize("collecting", [True, False])
def test_nothing_is_searched_until_the_last_who_wanted_that_is_done(collecting):
    was = gc.isenabled()
    gc.enable() if collecting else gc.disable()
    first, second = uncollected(), uncollected()
    try:
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)
        assert not gc.isenabled()
        second.__exit__(None, None, None)
        assert gc.isenabled() == collecting
    finally:
        gc.enable() if was else gc.disable()
