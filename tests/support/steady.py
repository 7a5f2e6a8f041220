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


PATIENCE = (
    "tui.library.originals.PATIENCE",
    "tui.screens.looking.HELD",
    "tui.screens.type_ahead.PATIENCE",
    "tui.screens.one_frame.HOLD",
)
"""What a key waits for, in seconds: no key overtakes the one before it, no frame comes between."""

IN_TURN = (
    "tui.screens.keeping_up.LOOK",
    "tui.screens.keeping_up.FILES",
    "tui.screens.surveying.SETTINGS",
    "tui.screens.ledger_watching.LOOK",
    "tui.screens.note.PAUSE",
    "tui.widgets.key_line.SECONDS",
    "tui.screens.dialog.SECONDS",
)
"""Seconds after which something happens that no key asked for: a test asks for it itself."""


@pytest.fixture(autouse=True)
def patient_keys(monkeypatch):
    """Let nothing depend on how many seconds the machine takes for what a test does."""
    for name in (*PATIENCE, *IN_TURN):
        monkeypatch.setattr(name, stillness.AT_MOST)
    monkeypatch.setattr("textual.widgets.Input._toggle_cursor", lambda _: None)  # nor one blink
