"""What one key changes is one frame.

While a key is dealt with nothing is drawn: what the text, the panel and the last line make of it
goes into one frame. Each used to draw its own, and the second waited for the next tick. A new
screen ends that: Textual draws it once by itself as soon as it is there, and if that frame is
held back it is lost, and the next one a tick away.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack, asynccontextmanager, suppress
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual.app import App
from textual.widget import Widget

from tui.collecting import uncollected
from tui.handlers import KnownHandlers
from tui.screens.beneath import Beneath

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from textual.driver import Driver
    from textual.geometry import Size
    from textual.message_pump import MessagePump
    from textual.screen import Screen

__all__ = ["HOLD", "OneFrame"]

R = TypeVar("R")

HOLD = 0.012
"""Seconds after which what is there is drawn, even if the key is still being dealt with."""

LATE = 0.03
"""Seconds after which a save waits no longer for a frame."""

WRITING = 0.001
"""Seconds in which a frame that was drawn reaches the terminal."""

HOPS = 3
"""How often a key may become a message to the widget itself on its way up to the screen."""

TURNS = 2
"""Turns of the loop in which a widget that has nothing to do would have dealt with a message."""


class OneFrame(KnownHandlers, App[R]):
    """An application that draws nothing while a key is dealt with, and then all at once."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class)
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

    def _hold_drawing(self) -> ExitStack:
        """Draw nothing until what is returned is closed, or for so long."""
        held = self._held = ExitStack()
        self._is_holding = True
        self._shown.clear()
        self._coming = None
        held.enter_context(uncollected())
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

    @staticmethod
    async def dealt_with(pump: MessagePump) -> None:
        """Wait until everything that waited for a widget or screen has been dealt with.

        One that has nothing to do is told nothing: of a key most have not, and to hear of it three
        times each was a tenth of what a key took. Others get the turns that this took.
        """
        if _is_waiting(pump):
            for _ in range(TURNS):
                await asyncio.sleep(0)
            return
        done = asyncio.Event()
        if not pump.is_running or not pump.post_message(events.Callback(callback=done.set)):
            return
        if (task := pump._task) is None:  # noqa: SLF001 - no public way to know that it ends
            await done.wait()
            return

        def end(_: object) -> None:
            done.set()

        task.add_done_callback(end)  # what was asked last of what ends is not dealt with
        try:
            await done.wait()
        finally:
            task.remove_done_callback(end)


def _is_waiting(pump: MessagePump) -> bool:
    """Say whether a widget or screen has done all it was told to, and waits for more."""
    queue: Any = pump._message_queue  # noqa: SLF001 - no public way to ask
    waiters = queue.ready_event._waiters  # noqa: SLF001 - as above
    return queue.empty() and not all(one.done() for one in waiters)
