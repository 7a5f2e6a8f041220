"""Keys that come in one burst reach the dialogs that the keys before them open."""

from __future__ import annotations

import asyncio

from textual import events, on, work
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, Static

from support.stillness import settled, until
from tui.screens.judging import JudgePrompt
from tui.screens.tagging import TagPrompt
from tui.screens.type_ahead import TypeAhead
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


async def test_a_dialog_that_never_comes_does_not_stop_the_keys(monkeypatch):
    monkeypatch.setattr("tui.screens.type_ahead.PATIENCE", 0.01)
    monkeypatch.setattr("tui.screens.type_ahead.TURNS", 5)

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
        await until(pilot, lambda: len(app.did) == 2)
        app.workers.cancel_all()
    assert app.did == [("key", "e"), ("key", "1")]


async def test_letters_wait_for_a_dialog_that_is_long_in_coming(monkeypatch):
    monkeypatch.setattr("tui.screens.type_ahead.PATIENCE", 0.01)
    monkeypatch.setattr("tui.screens.type_ahead.TURNS", 1_000_000)
    may_come = asyncio.Event()

    class Slow(Desk):
        @work(group="dialog", exclusive=True)
        async def action_tag(self):
            await may_come.wait()
            answer = await self.app.push_screen_wait(TagPrompt(()))
            self.app.did.append(("tag", answer.tags))

    class SlowApplication(Application):
        has_waited = False

        def get_default_screen(self):
            return Slow()

        async def _dialog_there(self, before):
            self.has_waited = True
            await super()._dialog_there(before)

    app = SlowApplication()
    async with app.run_test() as pilot:
        burst(app, ["t", "e", "1", "enter"])
        await until(pilot, lambda: app.has_waited)
        may_come.set()
        await until(pilot, lambda: len(app.did) == 1)
    assert app.did == [("tag", ("e1",))]


class Late(Screen[None]):
    """Gets the focus only when the test lets it, as on a machine busy with other things."""

    AUTO_FOCUS = ""

    def compose(self):
        yield Input()


async def test_a_dialog_that_is_there_gets_the_keys_however_late_it_takes_them(monkeypatch):
    monkeypatch.setattr("tui.screens.type_ahead.PATIENCE", 0.01)
    late = Late()

    class Hurried(Desk):
        def action_judge(self):
            self.app.push_screen(late)

    class HurriedApplication(Application):
        gave_up = 0

        def get_default_screen(self):
            return Hurried()

        async def _settle(self, drawing):
            try:
                await super()._settle(drawing)
            except asyncio.CancelledError:
                self.gave_up += 1
                raise

    app = HurriedApplication()
    async with app.run_test() as pilot:
        burst(app, ["c", "e", "1"])
        await until(pilot, lambda: app.gave_up == 1)
        await asyncio.sleep(0)
        late.query_one(Input).focus()
        await until(pilot, lambda: late.query_one(Input).value == "e1")
    assert app.did == []


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
    monkeypatch.setattr("tui.screens.type_ahead.HOLD", 60.0)  # no slow machine ends it

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
