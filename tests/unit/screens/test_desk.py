"""What was asked to be saved is saved, whoever waits for it."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress

import pytest

from tui.errors import GlossError
from tui.screens.desk import Desk


async def test_a_save_that_nobody_waits_for_any_more_is_done_all_the_same():
    desk, free, saved = Desk(None), threading.Event(), []

    def first():
        free.wait(300)
        saved.append("first")

    waiting = [asyncio.create_task(desk.save(first))]
    waiting.append(asyncio.create_task(desk.save(lambda: saved.append("second"))))
    await asyncio.sleep(0)
    for task in waiting:  # the screen that asked for them goes
        task.cancel()
    for task in waiting:
        with suppress(asyncio.CancelledError):
            await task
    assert desk.saving == 2
    free.set()
    await desk.saved()
    await asyncio.sleep(0)
    assert (saved, desk.saving, desk.changes) == (["first", "second"], 0, 4)
    desk.close()


async def test_who_waits_for_a_save_hears_why_it_failed():
    desk = Desk(None)

    def fail():
        raise GlossError("the disk is full")

    with pytest.raises(GlossError, match="full"):
        await desk.save(fail)
    assert (desk.saving, desk.changes) == (0, 2)
    desk.close()


async def test_a_save_that_fails_when_nobody_waits_is_told_all_the_same():
    told, free = [], threading.Event()
    desk = Desk(None, told.append)

    def fail():
        free.wait(300)
        raise GlossError("the disk is full")

    task = asyncio.create_task(desk.save(fail))
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    free.set()
    await desk.saved()
    assert [str(error) for error in told] == ["the disk is full"]
    desk.close()


async def test_who_asks_for_something_when_the_program_has_ended_is_cancelled():
    desk, done = Desk(None), []
    desk.close()
    for ask in (desk.load, desk.save):
        with pytest.raises(asyncio.CancelledError):
            await ask(lambda: done.append("too late"))
    assert (done, desk.saving) == ([], 0)
