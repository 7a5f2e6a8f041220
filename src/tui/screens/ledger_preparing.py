"""Making the ledger of a large library ready, in a process beside the screen.

It says how far it is, every key works meanwhile, and leaving ends it. The ledger of some documents
is there after moments, and can be read and judged while that of all is made. What was found until
one leaves stays in the cache, so that it goes on from there the next time.
"""

from __future__ import annotations

import asyncio
from contextlib import nullcontext, suppress
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import work

from tui.comparing.ledger_records import Cell
from tui.comparing.relation import Passage
from tui.errors import GlossError
from tui.library.apart import ledger_apart
from tui.library.basis import packed, unpacked
from tui.processes import Workers
from tui.screens.giving_way import KEY, GivingWay
from tui.screens.ledger_changes import LedgerChanges

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.comparing import Ledger
    from tui.library import Library
    from tui.screens.desk import Desk, Overheard

__all__ = ["LedgerPreparing", "prepare_ledger"]


async def prepare_ledger(
    library: Library,
    workers: Workers,
    hear: Callable[[str | bytes], None],
    before: Overheard | None = None,
) -> None:
    """Have `workers` find what the ledger stands on.

    `hear` is told in words how far it is, and gets what some of the documents give, packed.
    `before` is what `workers` are busy with, where that finds the same.

    Raises:
        WorkerDiedError: the process was ended; a closed `workers` cancels this instead.
    """
    loop = asyncio.get_running_loop()

    def pass_on(said: str | bytes) -> None:
        with suppress(RuntimeError):  # the screen has gone
            loop.call_soon_threadsafe(hear, said)

    made_of = library.settings, library.cache_folder, library.state_folder
    with before.listening(pass_on) if before else nullcontext():
        await asyncio.wrap_future(workers.follow(ledger_apart, pass_on, *made_of))


class LedgerPreparing(LedgerChanges[Cell | Passage]):
    """A screen that shows a ledger as soon as there is anything of it."""

    KEPT: ClassVar[str] = "Esc leaves, and it goes on from there next time"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._ledger: Ledger | None = None
        self._left = Event()
        self._workers = Workers()
        self._under_way = ""
        """How far the ledger is that is being made; empty once it is there."""
        self._some: bytes | None = None
        self._made_of: tuple[int, object] | None = None
        """What there was on disk when the rows were made that are shown."""
        self._whole_of: tuple[int, object] | None = None
        """The same, where the rows that are shown are all there are."""
        self._is_again = False
        """Whether it was left, and comes again with the rows it had."""
        self._last: bytes | None = None
        """What it stood on when it was made last, as long as that is shown."""

    async def reload(self) -> None:
        """Make the ledger anew, off the screen's thread."""
        is_again, self._is_again = self._is_again and self._ledger is not None, False
        left = self._left.is_set
        if not self._under_way and not await self.desk.load(self.library.ledger_is_known):
            self._under_way = "finding claims…"
            self._last = await self.desk.load(self._made_before)
            if self._last:
                self._hear(left, self._last)
            # a small library is compared as it opens: in that queue, it is not compared twice
            small = await self.desk.load(lambda: self.library.is_small)
            workers = self.desk.workers if small else self._workers
            before = self.desk.comparing if small else None
            try:
                await prepare_ledger(self.library, workers, partial(self._hear, left), before)
            finally:
                self._under_way, self._some, self._last = "", None, None
                self._workers.rest()  # of a large library it holds some hundred megabytes
        if self._under_way and self._some is None:
            return  # there is no row that could have changed
        some = self._some if self._under_way else None
        if is_again and await self.desk.load(self.library.ledger_made_of) == self._whole_of:
            return
        app = self.app
        breathe = GivingWay(lambda: getattr(app, "pause", KEY))

        def make() -> Ledger:
            self._made_of = self.library.ledger_made_of()
            part = {"some": unpacked(some)} if some else {}
            made: Ledger = self.library.ledger(stop=left, breathe=breathe, **part)
            return made

        if (ledger := await self.newest(make)) is not None:
            self._whole_of = None if some else self._made_of
            self.take(ledger)

    def _made_before(self) -> bytes | None:
        """Return what the ledger stood on when it was made last, by other rules or of other files.

        It says more than what is found in the first moments.
        """
        before = self.library.ledger_before()
        return packed(before) if before else None

    def _hear(self, left: Callable[[], bool], said: str | bytes) -> None:
        if left():
            return  # it was said before, and comes when the widgets may be gone
        if isinstance(said, bytes):
            if self._last is None or said is self._last:
                self._some = said
                self._show_some()
        else:
            self._under_way = f"shown as it was before; {said}" if self._last else said
            self.tell_progress(self._under_way)

    @work(group="some", exclusive=True)
    async def _show_some(self) -> None:
        if self._under_way:
            with suppress(GlossError):  # who asked for all of it is told
                await self.reload()

    def tell_progress(self, words: str) -> None:
        """Say how far it is; a subclass must say where."""
        raise NotImplementedError

    def take(self, ledger: Ledger) -> None:
        """Show a ledger; a subclass must say how."""
        raise NotImplementedError

    def on_prune(self) -> None:  # type: ignore[override] # Textual calls every class's own
        """Let a comparison that nobody waits for any more end."""
        self.leave()

    def leave(self) -> None:
        """End what is being made."""
        self._left.set()
        self._workers.close(wait=False)

    def begin(self) -> None:
        """Be ready to make it again after having been left."""
        self._left, self._workers, self._is_again = Event(), Workers(), True
