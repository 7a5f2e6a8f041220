"""A screen ends what it was waiting for before it is taken apart."""

from __future__ import annotations

import threading
from contextlib import suppress

from textual.events import Callback, Resize
from textual.geometry import Size
from textual.worker import WorkerCancelled, WorkerFailed, WorkerState

from support.asked import AskedLibrary, screen_of, source_of
from support.stillness import settled, until
from tui.screens.search import SearchScreen


async def test_what_comes_when_the_widgets_are_gone_is_not_shown(host):
    asked, gone, ended = threading.Event(), threading.Event(), threading.Event()

    class Watched(SearchScreen):
        async def on_unmount(self):  # before Textual itself cancels what the screen waits for
            assert not self.children
            gone.set()
            with suppress(WorkerCancelled, WorkerFailed):
                await look.wait()
            ended.set()

    def locator_of(_):
        asked.set()
        gone.wait(300)
        return "p. 3"

    screen = Watched(source_of(AskedLibrary(), locator_of=locator_of), query="postponed")
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await until(pilot, asked.is_set)
        (look,) = (worker for worker in screen.workers if worker.group == "preview")
        await pilot.press("escape")
        await settled(pilot)
        assert ended.is_set()
        assert look.state == WorkerState.CANCELLED


async def test_a_screen_is_never_laid_out_for_a_size_that_is_no_more(host, monkeypatch):
    screen, seen = screen_of(AskedLibrary()), []
    async with host(screen).run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        # Laid out for it, it would tell itself of that size, then of the next, and so on for ever.
        monkeypatch.setattr(screen, "_screen_resized", seen.append)
        for size in (Size(60, 20), pilot.app.size, Size(60, 20)):
            screen.post_message(Resize(size, size))
            screen.post_message(Callback(callback=lambda: None))
        await settled(pilot)
        assert set(seen) == {pilot.app.size}
