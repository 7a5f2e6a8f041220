"""What the tests of the screen share: a host for one dialog, and the screen as text."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, ClassVar

import pyte
import pytest
from textual import events
from textual._compositor import LayoutUpdate
from textual.keys import _character_to_key
from textual.widgets import Static

from support.steady import full_colour, parsed_once, patient_keys, precise_pilots, work_in_threads
from support.stillness import settled
from tui.screens.desk import Desk
from tui.screens.type_ahead import TypeAhead
from tui.themes import DEFAULT_THEME, gloss_themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.screen import Screen

__all__ = ["full_colour", "parsed_once", "patient_keys", "precise_pilots", "work_in_threads"]

CHARACTERS = {"enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f"} | {
    "space": " ",
    "slash": "/",
    "comma": ",",
    "minus": "-",
    "equals_sign": "=",
    "exclamation_mark": "!",
    "question_mark": "?",
}
"""What keys with a name of their own type."""


class Below(Static, can_focus=True):
    """What a dialog opens over: it takes the focus back, as the text of a document does."""


class DialogHost(TypeAhead[None]):
    """Shows `dialog` over a text; `result` is what it was dismissed with."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { overflow: hidden; }"  # or a width of two columns never comes to rest
    UNFINISHED: ClassVar[object] = object()

    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.result: Any = self.UNFINISHED

    def compose(self):
        yield Below("A passage.\n" * 30)

    def on_mount(self):
        for theme in gloss_themes():
            self.register_theme(theme)
        self.theme = DEFAULT_THEME
        self.push_screen(self.dialog, self.keep)

    def keep(self, result: Any) -> None:
        self.result = result

    async def strike(self, *keys: str) -> None:
        """Type keys in one go, and return when the last one has done its work.

        `Pilot.press` sleeps after every key; here each key waits for the one before it.
        """
        for name in keys:
            key = _character_to_key(name) if len(name) == 1 else name
            char = name if len(name) == 1 else CHARACTERS.get(name)
            self.post_message(events.Key(key, char))
        done = asyncio.Event()
        self.call_later(done.set)
        await done.wait()
        while (typing := self._typing) is not None and not typing.done():
            await typing


class Terminal(pyte.Screen):
    """Reads what is written once somebody looks: not what a frame of the whole screen hides."""

    def __init__(self, columns: int, lines: int) -> None:
        self.frames: list[str] = []
        super().__init__(columns, lines)

    def _read(self) -> None:
        stream = pyte.Stream(self)
        for frame in self.frames:
            stream.feed(frame)
        self.frames.clear()

    @property
    def display(self) -> list[str]:
        """The lines of the screen as plain text."""
        self._read()
        return super().display

    def resize(self, lines: int | None = None, columns: int | None = None) -> None:
        """Read what was written for the size of before, and go on with another one."""
        self._read()
        super().resize(lines, columns)


def _drawn(app: App[Any]) -> list[str]:
    lines = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in line).rstrip() for line in lines]


@pytest.fixture
def host() -> type[DialogHost]:
    """Return the application that shows one dialog."""
    return DialogHost


@pytest.fixture
def drawn() -> Callable[[App[Any]], list[str]]:
    """Return the function that gives the lines of the screen as plain text."""
    return _drawn


@pytest.fixture
def terminal(monkeypatch):
    """A terminal to which every frame is written: what a reader sees, not what is believed."""
    screen = Terminal(120, 40)

    def display(app, _screen, renderable):
        if renderable is not None and not app._batch_count:
            if isinstance(renderable, LayoutUpdate) and renderable.region == app.size.region:
                screen.frames.clear()
            frame = renderable.render_segments(app.console)
            screen.frames.append("\x1b[H" + frame if not frame.startswith("\x1b[") else frame)

    monkeypatch.setattr("tui.app.GlossApp._display", display)
    return screen


@pytest.fixture
def on_desk(host):
    """Show a dialog at a library's desk: `async with on_desk(library, made) as (app, pilot)`."""

    @asynccontextmanager
    async def show(library, made, size=(120, 30)):
        desk = Desk(library)
        app = host(made(desk))
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            yield app, pilot
        desk.close()

    return show
