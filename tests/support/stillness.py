"""Waiting for a screen to come to rest by asking the event loop, not by watching the clock.

Textual's pilot takes a program for idle when it used little processor time in the last fiftieth
of a second. That costs every key forty milliseconds in which nothing happens, and on a busy
machine a program that merely does not get its turn looks idle. But everything a screen does is
known to its event loop, so that can say exactly whether anything is left to do:

- a callback, a message or the step of a task is in the loop's queue of what is ready;
- a repaint is due when the timer of the screen runs: it is called at once instead;
- a worker that waits for a thread or a process has not finished, nor has the thread;
- while a thread or a process is running, nothing is held up on purpose;
- any timer (of a notice, of the next look at the files) is for a test to wait for.
"""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._context import active_app
from textual.pilot import Pilot

from tui.screens.beneath import Beneath
from tui.screens.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pytest
    from textual.app import App

PATIENCE = 0.02
"""Seconds in which none of the work ends, after which a key takes it for held up on purpose."""

HELD = 30
"""How often a frame that is held back is waited for: a program that ends draws none any more."""

AT_MOST = 300.0
"""Seconds after which a screen has to be at rest, on any machine."""

RUNNING = frozenset("RD")
"""States of a thread that has something to do, also while it does not get its turn for it."""


async def still(app: App[Any], patience: float = PATIENCE) -> bool:
    """Return when nothing is left to do for `app`, or its work is held up; say whether it rests.

    Raises:
        TimeoutError: The screen did not come to rest.
    """
    loop: Any = asyncio.get_running_loop()
    last, held, doubted = monotonic() + AT_MOST, 0, False
    while True:
        await asyncio.sleep(0)
        while loop._ready and monotonic() < last:  # noqa: ASYNC110 - there is no event to wait for
            await asyncio.sleep(0)
        if monotonic() > last:
            raise TimeoutError(f"still at work after {AT_MOST:.0f} s: {list(app.workers)}")
        if not app.is_running:
            return True
        if app._batch_count and held < HELD:
            held += 1
            await asyncio.sleep(PATIENCE / 20)  # what is drawn while a key is at work is put off
            continue
        if _repainted(app):
            continue
        if not (work := list(_work(app))):
            return True
        timeout = patience / 10 if doubted else patience
        done, _ = await asyncio.wait(work, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        if done or _is_running():
            doubted = False
        elif doubted:
            return False
        else:
            doubted = True  # it may have ended just now: then what comes of it is still to be done


def _repainted(app: App[Any]) -> bool:
    """Draw what is due, as the pilot does, and say whether there was anything."""
    if not app.screen_stack:
        return False
    due = [
        screen
        for screen in (*app._background_screens, app.screen)  # a dialog may show what is below
        if screen._update_timer._active.is_set() or screen._callbacks
    ]
    for screen in due:
        screen._on_timer_update()
    late = isinstance(app.screen, Beneath) and app.screen.catch_up()
    return bool(due) or late


def _work(app: App[Any]) -> Iterator[asyncio.Task[Any]]:
    """Return the tasks at work; not those that wait for the answer of an open dialog."""
    for worker in app.workers:
        task = worker._task
        if task is not None and not task.done() and not _asks(task):
            yield task
    if isinstance(app, TypeAhead) and app._typing is not None and not app._typing.done():
        yield app._typing


def _is_running() -> bool:
    """Say whether a thread beside this one, or a process, is at work: the system knows."""
    me = threading.get_native_id()
    threads = list(Path("/proc/self/task").glob("*"))  # nothing elsewhere than on Linux
    children = [
        f"/proc/{child}" for thread in threads for child in _told(thread / "children").split()
    ]
    others = [thread for thread in threads if thread.name != str(me)]
    return any(_state(Path(one)) in RUNNING for one in (*others, *children))


def _state(of: Path) -> str:
    return _told(of / "stat").rpartition(") ")[2][:1]  # a name may hold anything


def _told(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it has just ended
        return ""


def _asks(task: asyncio.Task[Any]) -> bool:
    step: Any = task.get_coro()
    while (step := getattr(step, "cr_await", None)) is not None:
        if getattr(step, "__name__", "") == "push_screen_wait":
            return True
    return False


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until all is done that the keys so far have caused, however long that takes.

    Raises:
        TimeoutError: It has not been done within :data:`AT_MOST` seconds.
    """
    if not await still(pilot.app, AT_MOST):
        raise TimeoutError(f"still at work after {AT_MOST:.0f} s: {list(pilot.app.workers)}")


async def until(pilot: Pilot[Any], holds: Callable[[], object]) -> None:
    """Wait until something holds while other work is held up on purpose.

    Raises:
        TimeoutError: It did not hold within :data:`AT_MOST` seconds.
    """
    last = monotonic() + AT_MOST
    while not holds():
        if monotonic() > last:
            raise TimeoutError(f"it never came: {list(pilot.app.workers)}")
        await still(pilot.app, PATIENCE / 10)
        await asyncio.sleep(PATIENCE / 100)  # a thread may be what it waits for


def install(patch: pytest.MonkeyPatch) -> None:
    """Let every pilot wait like that."""

    async def wait_for_idle(*_: float) -> None:
        await still(active_app.get())

    async def wait_for_screen(pilot: Pilot[Any], timeout: float = 0.0) -> bool:  # noqa: ASYNC109 - as in Textual
        await still(pilot.app)
        return True

    patch.setattr("textual.app.wait_for_idle", wait_for_idle)
    patch.setattr("textual.pilot.wait_for_idle", wait_for_idle)
    patch.setattr(Pilot, "_wait_for_screen", wait_for_screen)
