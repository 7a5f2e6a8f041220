"""A screen that a dialog covers is drawn when it changes, and not again without news."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from textual.app import App
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.widgets import Static

from support.stillness import until
from tui.screens import beneath
from tui.screens.beneath import AHEAD, QUIET, Beneath


class Below(Beneath[None]):
    def compose(self):
        yield Static("old", id="fact")


class Dialog(ModalScreen[None]):
    DEFAULT_CSS = "Dialog { background: transparent; }"
    drawn = 0

    def refresh(self, *regions, **options):
        self.drawn += 1
        return super().refresh(*regions, **options)


class Cover(Dialog):
    """All of the screen, and none of what lies below."""

    DEFAULT_CSS = "Cover { background: black; }"
    is_modal = False


class Application(App[None]):
    def get_default_screen(self):
        return Below()


class Typing(Application):
    pause = 0.0
    """Seconds since the last key: one that is held down."""


async def test_news_below_a_dialog_are_drawn_once():
    app = Application()
    async with app.run_test() as pilot:
        below, dialog = app.screen, Dialog()
        await app.push_screen(dialog)
        for _ in range(5):
            await pilot.pause()
        dialog.drawn = 0
        for _ in range(5):
            below.call_later(lambda: None)  # something happens that shows nowhere
            await pilot.pause()
        assert dialog.drawn == 0
        below.query_one("#fact", Static).update("new")
        for _ in range(5):
            await pilot.pause()
        news = dialog.drawn
        assert news > 0
        for _ in range(5):
            below.call_later(lambda: None)
            await pilot.pause()
        assert dialog.drawn == news


async def test_a_hidden_screen_draws_nothing_but_ahead():
    app = Application()
    async with app.run_test() as pilot:
        below, cover = app.screen, Cover()
        await app.push_screen(cover)
        await pilot.pause()
        below.query_one("#fact")._repaint_regions.add(
            Region(0, 0, 1, 1)
        )  # as a layout may leave it
        below.draw_ahead()
        await until(pilot, lambda: below._compositor._ready)
        assert not below.query_one("#fact")._repaint_regions
        cover.drawn = 0
        below.query_one("#fact", Static).update("new")
        for _ in range(5):
            await pilot.pause()
        assert cover.drawn == 0
        below.draw_ahead()  # as it does by itself, in a pause
        await until(pilot, lambda: below._compositor._ready)
        assert any("new" in strip.text for strip in below._compositor._ready)
        cover.dismiss()
        await pilot.pause()
        assert below._compositor._ready is None


@pytest.fixture
def naps(monkeypatch):
    """Return the list of what happens each time that something is waited for, in that order."""
    left = []

    async def nap(_):
        await left.pop(0)()

    monkeypatch.setattr(beneath, "asyncio", SimpleNamespace(sleep=nap))
    monkeypatch.setattr(beneath, "PATIENCE", 1_000.0)
    return left


async def test_work_of_a_hidden_screen_waits_while_keys_come_for_the_one_above(naps):
    app = Typing()
    async with app.run_test():
        below, cover = app.screen, Cover()
        await below.let_keys_pass_above()  # nothing hides it: nothing waits
        await app.push_screen(cover)

        async def wait_a_little():
            app.pause = AHEAD

        async def close():
            app.pause = 0.0
            await app.pop_screen()

        naps[:] = [wait_a_little, close, wait_a_little]
        await below.let_keys_pass_above()
        assert not naps


async def test_work_of_a_hidden_screen_is_done_in_a_pause(naps):
    app = Typing()
    async with app.run_test():
        below = app.screen
        await app.push_screen(Cover())

        async def wait():
            app.pause = QUIET

        naps[:] = [wait]
        await below.let_keys_pass_above()
        assert not naps


async def test_work_of_a_hidden_screen_does_not_wait_for_ever(naps, monkeypatch):
    monkeypatch.setattr(beneath, "PATIENCE", 0.0)
    app = Typing()
    async with app.run_test():
        below = app.screen
        await app.push_screen(Cover())
        await below.let_keys_pass_above()
