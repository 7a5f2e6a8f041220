"""Library calls that may take time, off the screen's thread.

Saves run one after the other in the order they were asked for, on a thread of their own,
so that a key never waits for a disk. Loads run beside them. What takes real CPU belongs in
a process (:mod:`tui.processes`).
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from tui.errors import GlossError
from tui.processes import Workers
from tui.screens.type_ahead import keys_pass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tui.library import Library
    from tui.screens.all_notes import AllNotes

__all__ = ["Desk", "Overheard"]

T = TypeVar("T")


class Overheard:
    """What a comparison says while it goes on, for who comes later and wants to know as well."""

    def __init__(self) -> None:
        self._said: dict[type, Any] = {}
        self._ears: list[Callable[[Any], None]] = []

    def say(self, said: Any) -> None:
        """Tell all who listen; the last word of each kind is kept for others."""
        self._said[type(said)] = said
        for ear in tuple(self._ears):
            ear(said)

    def over(self) -> None:
        """Forget what was said: the comparison is done."""
        self._said.clear()

    @contextmanager
    def listening(self, ear: Callable[[Any], None]) -> Iterator[None]:
        """Have `ear` hear what was said last, and what is said meanwhile, on any thread."""
        self._ears.append(ear)
        for said in tuple(self._said.values()):
            ear(said)
        try:
            yield
        finally:
            self._ears.remove(ear)


class Desk:
    """A library with a queue of saves and a pool of loads.

    `unheard` is told why a save has failed that nobody waits for any more.
    """

    def __init__(
        self, library: Library, unheard: Callable[[GlossError], object] = lambda _: None
    ) -> None:
        self.library = library
        self._unheard = unheard
        self._closed = False
        self.saving = 0
        """How many saves have been asked for and are not yet on disk."""
        self.changes = 0
        """Grows as a save is asked for and as it is done: what was loaded before is old."""
        self.said: list[tuple[str, str]] = []
        """What the last line of any screen has said, by severity, the latest last."""
        self.workers = Workers()
        """Processes for what takes real CPU; started when first used."""
        self.comparing = Overheard()
        """How far the comparison is that the open library began with."""
        self._saves = ThreadPoolExecutor(1, thread_name_prefix="gloss-save")
        self._notes: AllNotes | None = None
        self._noting = Lock()
        self._loads = ThreadPoolExecutor(2, thread_name_prefix="gloss-load")

    async def save(self, work: Callable[[], T]) -> T:
        """Run `work` after all saves asked for before; raises what it raises.

        It is run also where nobody waits any more: a screen may go, a dialog take the place of
        the one before, or the program end.
        """
        self._check_open()
        self.saving += 1
        self.changes += 1
        saving = asyncio.get_running_loop().run_in_executor(self._saves, work)
        saving.add_done_callback(self._count_saved)
        try:
            with keys_pass():
                return await asyncio.shield(saving)
        except asyncio.CancelledError:
            saving.add_done_callback(self._tell_failure)
            raise

    def _count_saved(self, _: object) -> None:
        self.saving -= 1
        self.changes += 1

    def _tell_failure(self, saving: asyncio.Future[Any]) -> None:
        error = None if saving.cancelled() else saving.exception()
        if isinstance(error, GlossError):
            self._unheard(error)

    async def saved(self) -> None:
        """Wait for the saves that have been asked for."""
        if self.saving:
            self._check_open()
            with keys_pass():
                await asyncio.get_running_loop().run_in_executor(self._saves, lambda: None)

    def all_notes(self, titles: Mapping[str, str]) -> AllNotes:
        """Return every note of the library; for :meth:`load`."""
        with self._noting:
            self._notes = (self._notes or _no_notes()).anew(self.library, titles)
            return self._notes

    async def load(self, work: Callable[[], T]) -> T:
        """Run `work` beside everything else; raises what it raises."""
        self._check_open()
        return await asyncio.get_running_loop().run_in_executor(self._loads, work)

    def _check_open(self) -> None:
        """Let who still asks for something end as what waits for an answer does."""
        if self._closed:
            raise asyncio.CancelledError

    def close(self) -> None:
        """Wait until every save is on disk; drop loads that have not started.

        Who asks for anything from now on is cancelled: the program ends.
        """
        self._closed = True
        self.workers.close(wait=False)
        self._loads.shutdown(wait=False, cancel_futures=True)
        self._saves.shutdown(wait=True)


def _no_notes() -> AllNotes:
    from tui.screens.all_notes import AllNotes

    return AllNotes()
