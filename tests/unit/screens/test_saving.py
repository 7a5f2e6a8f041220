"""A note that was written is saved, and its draft forgotten, whoever waits for that."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress

import pytest

from tui.errors import GlossError
from tui.screens import one_frame
from tui.screens.desk import Desk
from tui.screens.drafting import Written
from tui.screens.saving import Saving
from tui.screens.type_ahead import TypeAhead


class Screen(Saving):
    """A screen without any widget."""

    path = "a.txt"
    app = None

    def __init__(self):
        self.desk, self.said, self.kept = Desk(None), [], []

    def say(self, text, severity="information"):
        self.said.append((severity, text))

    async def refresh_annotations(self, then):
        then()

    @property
    def reader(self):
        return self

    def refresh_target(self):
        """Draw nothing."""

    def written(self):
        return Written({}, lambda: self.kept.append("draft forgotten"))


@pytest.fixture
def screen():
    made = Screen()
    yield made
    made.desk.close()


async def test_a_note_that_nobody_waits_for_any_more_leaves_no_draft(screen):
    free = threading.Event()

    def save():
        free.wait(300)
        screen.kept.append("saved")

    task = asyncio.create_task(screen.change(save, "saved", written=screen.written()))
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    free.set()
    await screen.desk.saved()
    assert screen.kept == ["saved", "draft forgotten"]


async def test_a_note_that_could_not_be_saved_keeps_its_draft(screen):
    def save():
        raise GlossError("not saved, the disk is full")

    await screen.change(save, "saved", written=screen.written())
    assert screen.kept == []
    assert screen.said[-1] == ("error", "not saved, U goes on with it: the disk is full")


@pytest.mark.parametrize(("patience", "order"), [(20, ["drawn", "saved"]), (0, ["saved", "drawn"])])
async def test_a_save_begins_once_its_key_is_drawn_or_that_takes_too_long(
    screen, monkeypatch, patience, order
):
    monkeypatch.setattr(one_frame, "LATE", patience)
    screen.app, done = TypeAhead(), []
    screen.app._shown.clear()  # as a key does
    saving = asyncio.create_task(screen.change(lambda: done.append("saved"), "saved"))
    await asyncio.sleep(0)
    if not patience:
        await saving
    done.append("drawn")
    screen.app._draw(None, None)
    await saving
    assert done == order
