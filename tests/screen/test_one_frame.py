"""What a key changes in several places is drawn once."""

from __future__ import annotations

import gc

from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from support.stillness import until
from tui.screens.type_ahead import TypeAhead


class Noticing(Screen[None]):
    """Takes a notice back at every key, as the reading screen does, and gives another."""

    BINDINGS = [Binding("h", "tell", "tell")]  # noqa: RUF012 - a test's own screen

    def compose(self):
        yield Static("", id="first")
        yield Static("", id="second")

    def on_key(self):
        self.query_one("#first", Static).update("none", layout=False)

    def action_tell(self):
        self.query_one("#second", Static).update("told", layout=False)


async def test_what_a_key_changes_is_drawn_in_one_frame(monkeypatch):
    monkeypatch.setattr("tui.screens.one_frame.HOLD", 60.0)  # no slow machine ends it

    class Telling(TypeAhead[None]):
        def get_default_screen(self):
            return Noticing()

        def _display(self, screen, renderable):  # what Textual calls once a frame
            frames.append(renderable.render_segments(self.console) if renderable else "")

    frames = []
    async with Telling().run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        frames.clear()
        await pilot.press("h")
        await pilot.pause()
    drawn = [frame for frame in frames if "none" in frame or "told" in frame]
    assert len(drawn) == 1
    assert "none" in drawn[0]
    assert "told" in drawn[0]


async def test_no_garbage_is_looked_for_between_a_key_and_its_frame(monkeypatch):
    monkeypatch.setattr("tui.screens.one_frame.HOLD", 60.0)

    class Telling(TypeAhead[None]):
        def get_default_screen(self):
            return Noticing()

        def _display(self, screen, renderable):
            searched.append(gc.isenabled())

    searched = []
    was = gc.isenabled()
    gc.enable()
    try:
        async with Telling().run_test(size=(20, 4)) as pilot:
            await pilot.pause()
            searched.clear()
            await pilot.press("h")
            await until(pilot, lambda: searched and gc.isenabled())
            assert searched[0] is False
    finally:
        gc.enable() if was else gc.disable()


async def test_who_has_nothing_to_do_is_told_nothing(monkeypatch):
    class Telling(TypeAhead[None]):
        def get_default_screen(self):
            return Noticing()

    async with Telling().run_test(size=(20, 4)) as pilot:
        app, one = pilot.app, pilot.app.screen.query_one("#first")
        await pilot.pause()
        told, post = [], one.post_message
        monkeypatch.setattr(one, "post_message", lambda said: told.append(said) or post(said))
        await app.dealt_with(one)
        assert not told
        done = []
        one.call_later(done.append, 1)
        one.call_later(done.append, 2)
        await app.dealt_with(one)
        assert done == [1, 2]
