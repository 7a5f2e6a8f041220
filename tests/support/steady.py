"""What makes an application in a test do the same on any machine, however slow or busy it is.

A `conftest.py` whose tests start applications imports all of it: the fixtures apply by themselves.
"""

from __future__ import annotations

import pytest

from support import beside, stillness, stylesheets

__all__ = ["full_colour", "parsed_once", "patient_keys", "precise_pilots", "work_in_threads"]


@pytest.fixture(autouse=True)
def precise_pilots(monkeypatch):
    """Wait for what is going on, not for the processor to be idle."""
    stillness.install(monkeypatch)


@pytest.fixture(autouse=True)
def parsed_once(monkeypatch):
    """Parse each style sheet once."""
    stylesheets.install(monkeypatch)


@pytest.fixture(autouse=True)
def work_in_threads(monkeypatch, request):
    """Spare the tests the process beside the screen, except those marked `processes`."""
    if not request.node.get_closest_marker("processes"):
        beside.install(monkeypatch)


@pytest.fixture(autouse=True)
def full_colour(monkeypatch):
    """Draw as on a terminal with all colours, whichever one the tests run on."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def patient_keys(monkeypatch):
    """Let no key overtake the one before it, nor a frame come in between, after so much time.

    Nor a pattern be given up: the process that looks for it may wait long for its turn.
    """
    monkeypatch.setattr("tui.text.matching.LIMIT", stillness.AT_MOST)
    monkeypatch.setattr("tui.screens.type_ahead.PATIENCE", stillness.AT_MOST)
    monkeypatch.setattr("tui.screens.one_frame.HOLD", stillness.AT_MOST)
    monkeypatch.setattr("textual.widgets.Input._toggle_cursor", lambda _: None)  # nor one blink
