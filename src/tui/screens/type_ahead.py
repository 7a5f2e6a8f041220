"""Keys typed faster than a dialog opens reach the dialog they are meant for.

Textual hands every key to what has the focus at that moment. Of `t1` typed in one go, the
`1` came before the prompt that `t` had asked for, and was lost, or worse, was a command of
the text below. Here a key waits until the one before it has done its work: until the widget
and the screen have dealt with it, and a dialog it asked for is there and has the focus, or is
known not to come. No clock ends that, for a machine may be slow; Esc does.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, TypeVar
from unicodedata import category
from weakref import WeakSet

from textual import events
from textual.app import ScreenStackError
from textual.worker import NoActiveWorker, get_current_worker

from tui.screens.beneath import Beneath
from tui.screens.one_frame import HOPS, OneFrame
from tui.widgets.find_prompt import FindBox
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from textual.driver import Driver
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.worker import Worker

__all__ = ["DIALOGS", "TypeAhead", "keys_pass", "let_keys_pass"]

R = TypeVar("R")

PATIENCE = 0.5
"""Seconds after which Esc gives up a dialog that is late."""

TURNS = 1_000
"""How often it is looked, a millisecond apart or on a busy machine more, whether what a dialog
answered is saved: a letter may be meant for what comes of it. Other keys wait for no disk."""

OPENING = 5.0
"""Seconds for a screen that is there and has done all it has to do to take the keys, for some have
nothing that could; and after which Esc gives up also what was typed before it."""

_WRITTEN = frozenset(("Cf", "Co", "Zs"))
"""Categories of characters that cannot be seen and yet are written: joiners, signs, spaces."""

_GIVES_UP = frozenset(("escape", "ctrl+q"))

DIALOGS = "dialog"
"""The group of workers that open a dialog, or else bring about what the next key is meant for."""

_at_rest: WeakSet[Worker[Any]] = WeakSet()
"""Workers of that group that ask for nothing now."""


def let_keys_pass(worker: Worker[Any]) -> None:
    """Let keys no longer wait for what a worker brings about."""
    _at_rest.add(worker)


@contextmanager
def keys_pass() -> Iterator[None]:
    """Within this, have keys not wait for the worker that runs it: a disk may be slow."""
    try:
        worker = get_current_worker()
    except NoActiveWorker:
        yield
        return
    _at_rest.add(worker)
    try:
        yield
    finally:
        _at_rest.discard(worker)


class _Work(NamedTuple):
    """A key that is being dealt with: what is drawn of it, and who has it on which screen."""

    drawing: ExitStack
    screen: Screen[Any]
    path: Sequence[MessagePump]


class TypeAhead(OneFrame[R]):
    """An application whose keys wait for each other; everything else goes its usual way."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class)
        self._typed: deque[events.Key | events.Paste] = deque()
        self._typing: asyncio.Task[None] | None = None
        self._pressed = 0.0

    @property
    def pause(self) -> float:
        """Seconds since the last key."""
        return time.monotonic() - self._pressed

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
            self._typing = asyncio.create_task(self._follow(await self._hand_on(event)))

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what is bound to a key; where nothing is, the screen says so."""
        used = await super()._check_bindings(key, priority)
        if not used and not priority and self.screen_stack and isinstance(self.screen, Beneath):
            self.screen.unbound_key(key)
        return used

    async def _hand_on(self, event: events.Key | events.Paste) -> _Work:
        """Give a key to whoever has the focus."""
        screen = self.screen
        work = _Work(self._hold_drawing(), screen, (self.focused or screen).ancestors_with_self)
        if isinstance(screen, Beneath):
            screen.before_key(event)
        await super().on_event(event)
        return work

    async def _follow(self, work: _Work) -> None:
        """Wait for the key at work, then hand on those that were typed meanwhile."""
        with suppress(ScreenStackError):  # the program ends, and its screens have gone
            while True:
                try:
                    await asyncio.wait_for(self._settle(work), PATIENCE)
                except TimeoutError:
                    await self._dialog_there(work)
                if self.screen is not work.screen and self.focused is None:
                    await self._focus_known()
                if not self._typed or not self.is_running:
                    return
                work = await self._hand_on(self._next_typed())

    async def _dialog_there(self, work: _Work) -> None:
        """Wait for a dialog that is late, until it is there, or none comes, or Esc gives it up."""
        late = time.monotonic() + OPENING
        dealing = asyncio.ensure_future(self._dealt_with_here(work.path))
        try:
            while self.is_running and (not dealing.done() or self._asking(answered=False)):
                if self._is_given_up(everything=time.monotonic() > late):
                    return
                await asyncio.sleep(0.001)
        finally:
            dealing.cancel()
        for _ in range(TURNS):
            if not self._asking() or (self._typed and not _is_letter(self._typed[0])):
                return
            await asyncio.sleep(0.001)

    def _is_given_up(self, *, everything: bool) -> bool:
        """Give up a dialog that is late if a key says so: the next, or in time one behind others.

        Esc does nothing else then: it is not meant for the text either.
        """
        behind = [at for at, key in enumerate(self._typed) if _gives_up(key)]
        if not behind or (behind[0] and not everything):
            return False
        for _ in range(behind[0]):
            self._typed.popleft()
        late = self._askers(answered=False)
        for worker in late:
            worker.cancel()
        if late and _key(self._typed[0]) == "escape":
            self._typed.popleft()
            for line in self.screen.query(KeyLine):
                line.tell("given up")
        return True

    def hand_on_next(self, key: str) -> None:
        """Let a key that a screen leaves to another come before all that was typed behind it."""
        self._typed.appendleft(events.Key(key, key if len(key) == 1 else None))

    def drop_typed(self, *, but: Collection[str]) -> int:
        """Drop what was typed and still waits, from the first key on that is none of `but`.

        For keys that were typed behind one that came to nothing. Returns how many were dropped.
        """
        safe = 0
        while safe < len(self._typed) and _key(self._typed[safe]) in but:
            safe += 1
        dropped = len(self._typed) - safe
        for _ in range(dropped):
            self._typed.pop()
        return dropped

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

    async def _settle(self, work: _Work) -> None:
        """Wait until a key has been dealt with, and a dialog that it opens has the focus."""
        before = work.screen
        with work.drawing:
            await self._dealt_with_here(work.path)
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

    async def _dealt_with_here(self, path: Sequence[MessagePump]) -> None:
        """Wait until a key has been dealt with, also by the application, which gives the focus."""
        await self._all_dealt_with(path)
        await self.dealt_with(self)

    async def _focus_known(self) -> None:
        """Wait until something on a new screen has the focus, or nothing on it wants that."""
        screen = self.screen
        while not screen.is_running and screen in self.screen_stack:  # noqa: ASYNC110 - as below
            await asyncio.sleep(0.001)
        for _ in range(HOPS):
            await self._dealt_with_here((screen,))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._focus_given(), OPENING)

    async def _focus_given(self) -> None:
        """Wait until something on the screen has the focus."""
        while self.focused is None:  # noqa: ASYNC110 - it has once it is drawn
            await asyncio.sleep(0.001)

    def _asking(self, *, answered: bool = True) -> bool:
        """Say whether a dialog is about to open over this screen, or its answer to be taken."""
        return bool(self._askers(answered=answered))

    def _askers(self, *, answered: bool) -> list[Worker[Any]]:
        """Return who is about to open a dialog, and if wanted who saves what one answered."""
        screen = self.screen
        return [
            worker
            for worker in self.workers
            if worker.group == DIALOGS
            and not worker.is_finished
            and worker.node.screen is screen
            and (answered or worker not in _at_rest)
        ]


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


def _key(event: events.Key | events.Paste) -> str:
    return event.key if isinstance(event, events.Key) else ""


def _gives_up(event: events.Key | events.Paste) -> bool:
    return _key(event) in _GIVES_UP
