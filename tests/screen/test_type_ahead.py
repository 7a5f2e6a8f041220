"""Keys that come in one burst reach the dialogs that the keys before them open."""

from __future__ import annotations

import asyncio

from textual import events, work
from textual.binding import Binding
from textual.screen import Screen

from tui.screens.judging import JudgePrompt
from tui.screens.tagging import TagPrompt
from tui.screens.type_ahead import TypeAhead


class Desk(Screen[None]):
    BINDINGS = [  # noqa: RUF012 - a test's own screen
        Binding("t", "tag", "tag"),
        Binding("c", "judge", "judge"),
        Binding("e", "note('e')", "e"),
        Binding("1", "note('1')", "1"),
    ]

    @work(group="dialog", exclusive=True)
    async def action_tag(self):
        await asyncio.sleep(0)  # what the prompt needs is read first
        self.app.did.append(("tag", await self.app.push_screen_wait(TagPrompt(()))))

    @work(group="dialog", exclusive=True)
    async def action_judge(self):
        self.app.did.append(("judge", await self.app.push_screen_wait(JudgePrompt())))

    def action_note(self, key):
        self.app.did.append(("key", key))


class Application(TypeAhead[None]):
    def __init__(self):
        super().__init__()
        self.did = []

    def get_default_screen(self):
        return Desk()


def burst(app, keys):
    for key in keys:
        character = "\r" if key == "enter" else key
        app.post_message(events.Key(key, character))


async def test_a_burst_goes_through_dialogs_in_order():
    app = Application()
    async with app.run_test() as pilot:
        burst(app, ["e", "t", "e", "1", "e", "enter", "1", "c", "d", "c", "s", "e"])
        for _ in range(500):
            await pilot.pause(0.01)
            if len(app.did) == 6:
                break
    assert app.did == [
        ("key", "e"),
        ("tag", ("e1e",)),
        ("key", "1"),
        ("judge", "disputed"),
        ("judge", "supported"),
        ("key", "e"),
    ]


async def test_a_dialog_that_never_comes_does_not_stop_the_keys(monkeypatch):
    monkeypatch.setattr("tui.screens.type_ahead.PATIENCE", 0.01)

    class Stuck(Desk):
        @work(group="dialog", exclusive=True)
        async def action_tag(self):
            await asyncio.Event().wait()

    class StuckApplication(Application):
        def get_default_screen(self):
            return Stuck()

    app = StuckApplication()
    async with app.run_test() as pilot:
        burst(app, ["t", "e", "1"])
        for _ in range(500):
            await pilot.pause(0.01)
            if len(app.did) == 2:
                break
        app.workers.cancel_all()
    assert app.did == [("key", "e"), ("key", "1")]
