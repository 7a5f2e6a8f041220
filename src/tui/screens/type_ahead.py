"""Keys typed faster than a dialog opens reach the dialog they are meant for.

Textual hands every key to what has the focus at that moment. Of `t1` typed in one go, the
`1` came before the prompt that `t` had asked for, and was lost, or worse, was a command of
the text below. Here a key waits until the one before it has done its work: until the widget
and the screen have dealt with it, and a dialog it asked for is there and has the focus.

While a key is dealt with nothing is drawn: what the text, the panel and the last line make of it
goes into one frame. Each used to draw its own, and the second waited for the next tick. A new
screen ends that: Textual draws it once by itself as soon as it is there, and if that frame is
held back it is lost, and the next one a tick away.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import ExitStack, asynccontextmanager, suppress
from threading import Event
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar
from unicodedata import category

from textual import events
from textual.app import App, ScreenStackError
from textual.widget import Widget

from tui.handlers import KnownHandlers
from tui.screens.beneath import Beneath
from tui.widgets.find_prompt import FindBox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from textual.driver import Driver
    from textual.geometry import Size
    from textual.message_pump import MessagePump
    from textual.screen import Screen

__all__ = ["TypeAhead"]

R = TypeVar("R")

PATIENCE = 0.5
"""Seconds after which the next key no longer waits: a slow disk must not stop the keys."""

TURNS = 1_000
"""How often it is looked, a millisecond apart or on a busy machine more, whether a dialog comes
after all: a letter is meant for it, and would be a command of the text. Other keys do not wait."""

OPENING = 5.0
"""Seconds for a dialog that is there to take the keys: it waits for no disk, only for its turn on
a busy machine, and until it has the focus a key would reach nobody."""

HOLD = 0.012
"""Seconds after which what is there is drawn, even if the key is still being dealt with."""

LATE = 0.03
"""Seconds after which a save waits no longer for a frame."""

WRITING = 0.001
"""Seconds in which a frame that was drawn reaches the terminal."""

HOPS = 3
"""How often a key may become a message to the widget itself on its way up to the screen."""

_WRITTEN = frozenset(("Cf", "Co", "Zs"))
"""Categories of characters that cannot be seen and yet are written: joiners, signs, spaces."""

DIALOGS = "dialog"
"""The group of workers that open a dialog."""


class TypeAhead(KnownHandlers, App[R]):
    """An application whose keys wait for each other; everything else goes its usual way."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._typing: asyncio.Task[None] | None = None
        self._pressed = 0.0
        self._held = ExitStack()
        self._is_holding = False
        self._shown = Event()
        self._shown.set()
        self._coming: Screen[Any] | None = None
        """The screen that the key at work has made: it draws itself when it is laid out."""

    def on_mount(self) -> None:
        """Let a new screen be drawn at once."""
        self.screen_change_signal.subscribe(self, self._let_draw)

    def _let_draw(self, screen: Screen[Any]) -> None:
        if not screen.is_mounted:
            self._coming = screen
            self._held.close()

    @property
    def pause(self) -> float:
        """Seconds since the last key."""
        return time.monotonic() - self._pressed

    async def drawn(self) -> None:
        """Wait until what the key at work has changed is drawn: then there is time for the rest."""
        while self._is_holding:  # noqa: ASYNC110 - for 12 ms at most, and there is no event
            await asyncio.sleep(0.001)

    def let_draw(self) -> None:
        """Wait in another thread until the key at work is drawn, or for as long as that may take.

        What a thread does meanwhile takes turns with the frame, which comes twice as late for it.
        """
        if not self._shown.is_set():
            self._shown.wait(LATE)
            time.sleep(WRITING)

    @asynccontextmanager
    async def in_one_frame(self) -> AsyncIterator[None]:
        """Draw what is changed within, and what panes tell each other of it, in one frame, at once.

        Not for a handler of a message: it would wait for itself.
        """
        with ExitStack() as held:
            held.callback(self._draw, self.screen, self.size)
            held.enter_context(self.batch_update())
            yield
            path = (self.focused or self.screen).ancestors_with_self
            with suppress(TimeoutError):
                await asyncio.wait_for(self._all_dealt_with(path), HOLD)

    async def on_event(self, event: events.Event) -> None:
        """Hand a key on if none is at work; else let it wait its turn."""
        if isinstance(event, (events.InputEvent, events.Paste)) and not self.screen_stack:
            return  # the program ends: there is nobody to hand it to
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            screen = self.screen_stack[-1] if self.screen_stack else None
            await super().on_event(event)
            if isinstance(event, events.Key) and isinstance(screen, Beneath):
                screen.after_key()
            return
        self._pressed = time.monotonic()
        event = _as_written(event)
        if self._typing is not None and not self._typing.done():
            self._typed.append(event)
        else:
            drawing = self._hold_drawing()
            self._announce(event)
            await super().on_event(event)
            self._typing = asyncio.create_task(self._follow(drawing))

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what is bound to a key; where nothing is, the screen says so."""
        used = await super()._check_bindings(key, priority)
        if not used and not priority and self.screen_stack and isinstance(self.screen, Beneath):
            self.screen.unbound_key(key)
        return used

    async def _follow(self, drawing: ExitStack) -> None:
        """Wait for the key at work, then hand on those that were typed meanwhile."""
        with suppress(ScreenStackError):  # the program ends, and its screens have gone
            while True:
                before = self.screen
                with suppress(TimeoutError):  # whatever takes so long takes keys again
                    await asyncio.wait_for(self._settle(drawing), PATIENCE)
                await self._dialog_there(before)
                if not self._typed or not self.is_running:
                    return
                drawing = self._hold_drawing()
                event = self._next_typed()
                self._announce(event)
                await super().on_event(event)

    async def _dialog_there(self, before: Screen[Any]) -> None:
        """Wait for a dialog that is late, as long as nothing but letters wants to go on."""
        for _ in range(TURNS):
            if not self._asking() or (self._typed and not _is_letter(self._typed[0])):
                break
            await asyncio.sleep(0.001)
        if self.screen is not before and self.focused is None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._focus_given(), OPENING)

    def _announce(self, event: events.Key | events.Paste) -> None:
        """Let the screen know of a key before anything else does."""
        if self.screen_stack and isinstance(self.screen, Beneath):
            self.screen.before_key(event)

    def _next_typed(self) -> events.Key | events.Paste:
        """Return the next key; all that are letters as one event, for a field that wants that."""
        event = self._typed.popleft()
        if not isinstance(self.focused, FindBox) or not _is_letter(event):
            return event
        letters = event.character or ""
        while self._typed and _is_letter(following := self._typed[0]):
            letters += following.character or ""
            self._typed.popleft()
        return event if letters == event.character else events.Paste(letters)

    def _hold_drawing(self) -> ExitStack:
        """Draw nothing until what is returned is closed, or for so long."""
        held = self._held = ExitStack()
        self._is_holding = True
        self._shown.clear()
        self._coming = None
        held.callback(self._draw, self.screen, self.size)
        held.enter_context(self.batch_update())
        asyncio.get_running_loop().call_later(HOLD, held.close)
        return held

    def _draw(self, before: Screen[Any], size: Size) -> None:
        """Let the screen draw what has changed while nothing was drawn."""
        self._is_holding = False
        try:
            self._draw_now(before, size)
        finally:
            self._shown.set()

    def _draw_now(self, before: Screen[Any], size: Size) -> None:
        if not self.is_running or not self.screen_stack:
            return
        screen = self.screen
        drops = screen is not before and not isinstance(screen, Beneath)
        if drops or self.size != size:
            screen.refresh()  # Textual drops the first frame of a screen in a batch
        screen.check_idle()
        if screen is not self._coming:  # a new dialog is not laid out to the end
            screen._on_timer_update()  # noqa: SLF001 - its timer may be a whole frame away
            if isinstance(screen, Beneath):
                screen.catch_up()

    async def _settle(self, drawing: ExitStack) -> None:
        """Wait until a key has been dealt with, and a dialog that it opens has the focus."""
        before = self.screen
        path = (self.focused or before).ancestors_with_self
        with drawing:
            await self._all_dealt_with(path)
            if self.screen is not before and self.screen is not self._coming:
                await self._filled(self.screen)
        while self._asking():  # noqa: ASYNC110 - screens and workers both, neither is an event
            await asyncio.sleep(0.001)
        if self.screen is not before:
            await self._focus_given()
            if self.screen is self._coming:
                await self.dealt_with(self.screen)
                await self.dealt_with(self.focused or self.screen)
            else:
                await self._filled(self.screen)
                self.screen._on_timer_update()  # noqa: SLF001 - as in `_draw`

    async def _focus_given(self) -> None:
        """Wait until something on the screen has the focus."""
        while self.focused is None:  # noqa: ASYNC110 - it has once it is drawn
            await asyncio.sleep(0.001)

    async def _all_dealt_with(self, path: Sequence[MessagePump]) -> None:
        """Wait until what a widget told those above it has been dealt with."""
        for _ in range(HOPS):
            for node in path:
                if node is not self:
                    await self.dealt_with(node)

    async def _filled(self, screen: Screen[Any]) -> None:
        """Wait until a screen that came back has dealt with what changed in it."""
        for node in () if screen is self.screen_stack[0] else screen.walk_children(Widget):
            await self.dealt_with(node)
        await self.dealt_with(screen)

    def _asking(self) -> bool:
        """Say whether a dialog is about to open over this screen, or its answer to be taken."""
        screen = self.screen
        return any(
            worker.group == DIALOGS and not worker.is_finished and worker.node.screen is screen
            for worker in self.workers
        )

    @staticmethod
    async def dealt_with(pump: MessagePump) -> None:
        """Wait until everything that waited for a widget or screen has been dealt with."""
        done = asyncio.Event()
        if pump.is_running and pump.post_message(events.Callback(callback=done.set)):
            await done.wait()


def _as_written(event: events.Key | events.Paste) -> events.Key | events.Paste:
    """Return what a field takes for writing: of keys it takes only what Python can print.

    So it would drop the space of Chinese and Japanese, the joiners of Persian words and of
    emoji, and spaces that do not break.
    """
    typed = (event.character or "") if isinstance(event, events.Key) else ""
    invisible = len(typed) == 1 and not typed.isprintable()
    return events.Paste(typed) if invisible and category(typed) in _WRITTEN else event


def _is_letter(event: events.Key | events.Paste) -> TypeGuard[events.Key]:
    """Say whether a key only adds a character to a field."""
    return isinstance(event, events.Key) and event.is_printable
