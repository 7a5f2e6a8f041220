"""Keys that come in one burst reach the dialogs that the keys before them open."""

from __future__ import annotations

import asyncio

import pytest
from textual import events, on, work
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from support.stillness import settled, until
from tui.screens.judging import JudgePrompt
from tui.screens.tagging import TagPrompt
from tui.screens.type_ahead import TypeAhead, keys_pass
from tui.widgets.find_prompt import FindBox, FindPrompt


class Text(Static, can_focus=True):
    pass


class Desk(Screen[None]):
    BINDINGS = [  # noqa: RUF012 - a test's own screen
        Binding("t", "tag", "tag"),
        Binding("c", "judge", "judge"),
        Binding("e", "note('e')", "e"),
        Binding("1", "note('1')", "1"),
    ]

    def compose(self):
        yield Text("What is read.")

    @work(group="dialog", exclusive=True)
    async def action_tag(self):
        await asyncio.sleep(0)  # what the prompt needs is read first
        answer = await self.app.push_screen_wait(TagPrompt(()))
        self.app.did.append(("tag", answer.tags))

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
        await settled(pilot)
    assert app.did == [
        ("key", "e"),
        ("tag", ("e1e",)),
        ("key", "1"),
        ("judge", "disputed"),
        ("judge", "supported"),
        ("key", "e"),
    ]


class Slow(Desk):
    """Its prompt comes only when the test lets it."""

    @work(group="dialog", exclusive=True)
    async def action_tag(self):
        await self.app.may_come.wait()
        answer = await self.app.push_screen_wait(TagPrompt(()))
        self.app.did.append(("tag", answer.tags))


class SlowApplication(Application):
    def __init__(self):
        super().__init__()
        self.may_come = asyncio.Event()
        self.looked = 0

    def get_default_screen(self):
        return Slow()

    def _is_given_up(self, *, everything):
        self.looked += 1
        return super()._is_given_up(everything=everything)


@pytest.fixture
def hurried(monkeypatch):
    """No clock of the program stands for one of the test."""
    monkeypatch.setattr("tui.screens.type_ahead.PATIENCE", 0.001)
    monkeypatch.setattr("tui.screens.type_ahead.TURNS", 1)
    monkeypatch.setattr("tui.screens.type_ahead.OPENING", 0.001)


@pytest.mark.usefixtures("hurried")
async def test_whatever_is_typed_waits_for_a_dialog_however_long_it_is_in_coming():
    app = SlowApplication()
    async with app.run_test() as pilot:
        burst(app, ["t", "e"])
        app.post_message(events.Key("left", None))
        app.post_message(events.Paste("x"))
        burst(app, ["1", "enter", "e"])
        await until(pilot, lambda: app.looked > 20)
        assert app.did == []
        app.may_come.set()
        await until(pilot, lambda: len(app.did) == 2)
    assert app.did == [("tag", ("x1e",)), ("key", "e")]


@pytest.mark.usefixtures("hurried")
async def test_keys_wait_until_the_key_before_them_has_been_dealt_with():
    class Busy(Desk):
        async def on_key(self):
            self.app.busy += 1
            await self.app.may_come.wait()

    class BusyApplication(SlowApplication):
        busy = 0

        def get_default_screen(self):
            return Busy()

    app = BusyApplication()
    async with app.run_test() as pilot:
        burst(app, ["t", "e", "1", "enter"])
        await until(pilot, lambda: app.looked > 20)
        assert app.busy == 1
        app.may_come.set()
        await until(pilot, lambda: app.did)
    assert app.did == [("tag", ("e1",))]


@pytest.mark.usefixtures("hurried")
async def test_escape_gives_up_a_dialog_that_does_not_come_and_what_was_typed_for_it():
    app = SlowApplication()
    async with app.run_test() as pilot:
        burst(app, ["t", "1", "escape", "e"])
        await until(pilot, lambda: app.did)
        assert not [one for one in app.workers if not one.is_finished]
    assert app.did == [("key", "e")]


@pytest.mark.usefixtures("hurried")
async def test_keys_wait_for_no_disk_that_takes_what_a_dialog_answered():
    class Saving(Slow):
        @work(group="dialog", exclusive=True)
        async def action_tag(self):
            with keys_pass():
                await self.app.may_come.wait()

    class SavingApplication(SlowApplication):
        def get_default_screen(self):
            return Saving()

    app = SavingApplication()
    async with app.run_test() as pilot:
        burst(app, ["t", "e", "1"])
        await until(pilot, lambda: len(app.did) == 2)
        app.may_come.set()
    assert app.did == [("key", "e"), ("key", "1")]


class Late(Screen[None]):
    """Is made only when the test lets it, as on a machine busy with other things."""

    def __init__(self):
        super().__init__()
        self.may_be_made = asyncio.Event()

    async def on_mount(self):
        await self.may_be_made.wait()

    def compose(self):
        yield Input()


@pytest.mark.usefixtures("hurried")
async def test_a_dialog_that_is_there_gets_the_keys_however_late_it_takes_them():
    late = Late()

    class Hurried(Desk):
        def action_judge(self):
            self.app.push_screen(late)

    class HurriedApplication(Application):
        gave_up = 0

        def get_default_screen(self):
            return Hurried()

        async def _settle(self, work):
            try:
                await super()._settle(work)
            except asyncio.CancelledError:
                self.gave_up += 1
                raise

    app = HurriedApplication()
    async with app.run_test() as pilot:
        burst(app, ["c", "e", "1"])
        await until(pilot, lambda: app.gave_up == 1)
        late.may_be_made.set()
        await until(pilot, lambda: late.query_one(Input).value == "e1")
    assert app.did == []


class Asked(Screen[None]):
    def compose(self):
        yield FindPrompt()

    def on_mount(self):
        self.query_one(FindPrompt).open()

    @on(FindPrompt.Changed)
    def note_pattern(self, event):
        self.app.did.append(event.pattern)


class Asking(Application):
    def get_default_screen(self):
        return Asked()


async def test_letters_of_a_burst_are_one_change_of_what_is_looked_for():
    app = Asking()
    async with app.run_test() as pilot:
        await settled(pilot)
        for character in "a b[":
            app.post_message(events.Key("?", character))
        app.post_message(events.Key("backspace", None))
        for character in "cd":
            app.post_message(events.Key("?", character))
        await settled(pilot)
        assert app.screen.query_one(FindBox).value == "a bcd"
    assert app.did == ["a", "a b[", "a b", "a bcd"]


async def test_what_cannot_be_seen_is_typed_too():
    app = Application()
    async with app.run_test() as pilot:
        await pilot.press("t")
        await settled(pilot)
        words = "می\u200cخواهم 東\u3000京 x\u00a0y 👩\u200d👧"
        for character in (*words, "\x07"):
            app.post_message(events.Key("something", character))
        app.post_message(events.Key("enter", "\r"))
        await settled(pilot)
        assert app.did == [("tag", (" ".join(words.split()),))]
