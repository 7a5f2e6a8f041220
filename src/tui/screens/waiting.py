"""Documents whose text has to be made first: the beginning as soon as it is there, then all.

They are read in a process of their own. Meanwhile every key works, one line says how far it
is, and Esc, or going to another document, stops it.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work

from tui.errors import DocumentError, quoted_path
from tui.library.starting import start_of
from tui.screens.filling import Filling
from tui.spans import Span

if TYPE_CHECKING:
    from tui.documents.document import Document
    from tui.documents.extraction import Job

__all__ = ["Waiting"]

FIRST = 8_192
"""Code points that are made of a document before all of it, to be read meanwhile."""
LARGE = 1_000_000
"""Bytes from which the beginning is made alone, and all of it after."""
TICK = 0.1
"""Seconds between two looks at how far it is."""


class Waiting(Filling):
    """Waits for a text without making anybody wait."""

    _job: Job | None = None
    _awaited = ""
    """The document that is being read, as long as not all of it is there."""

    def wait_for(self, path: str, offset: int | Span | None) -> None:
        """Say that a document is being read, and read it."""
        self._awaited = path
        self.document = None
        self.clear_text(path, f"Reading {quoted_path(path)} …\n\nEsc stops.")
        self.read_beside(path, offset)

    def stop_waiting(self) -> bool:
        """Stop reading what nobody waits for any more; say whether something was being read."""
        path, self._awaited = self._awaited, ""
        self.stop_job()
        if path:
            self.top_line.place = replace(self.top_line.place, busy="")
        return bool(path)

    def stop_job(self) -> None:
        """End the process that reads for us, if there is one."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def action_stop_waiting(self) -> bool:
        """Stop reading on Esc; what is on the screen of it stays there."""
        path = self._awaited
        if not self.stop_waiting():
            return False
        if self.document is None:
            self.clear_text(path, f"{quoted_path(path)} was not read: you stopped it.")
        self.say(f"reading {quoted_path(path, 100)} was stopped; Enter in the list reads it again")
        self.document = None
        return True

    @work(group="open", exclusive=True, exit_on_error=False)
    async def read_beside(self, path: str, offset: int | Span | None) -> None:
        """Read a document in a process; draw its beginning, then all of it."""
        head = asyncio.ensure_future(self.desk.load(lambda: self.beginning(path)))
        try:
            if self.library.entry(path).size > LARGE:  # two at once would both be slow
                await asyncio.wait([head], timeout=1.0)
            if self._awaited != path:
                return
            job = await self.desk.load(partial(self.begin, path))
            if self._awaited != path:
                return
            whole = asyncio.wrap_future(job.future)
            while not whole.done():
                if head.done() and self.document is None:
                    self.show_beginning(head.result(), offset)
                due: set[asyncio.Future[Any]] = {whole} if head.done() else {head, whole}
                await asyncio.wait(due, timeout=TICK, return_when=asyncio.FIRST_COMPLETED)
                if self._awaited != path:
                    return
                self.state_progress(*job.progress)
            await self.show_whole(await whole, offset)
        except DocumentError as error:
            if self._awaited == path:
                self.stop_waiting()
                self.show_problem(path, str(error))

    def begin(self, path: str) -> Job:
        """Have a document read; for a thread, as who waits for it may go before it has begun."""
        job = self.library.begin(path)
        if self._awaited == path:
            self._job = job
        if self._awaited != path:  # also since the line before
            job.cancel()
        return job

    def beginning(self, path: str) -> Document | None:
        """Return the first lines of a document, None where they are not to be had."""
        try:
            return self.library.head(path, FIRST)
        except DocumentError:
            return None  # reading all of it will say what is wrong

    def show_beginning(self, head: Document | None, offset: int | Span | None) -> None:
        """Draw the first lines, unless one is on the way to a place behind them."""
        if head is None:
            return
        at = start_of(self.library, head, offset)
        if (at.end if isinstance(at, Span) else at) < len(head.text):
            self.show_document(head, offset)

    async def show_whole(self, document: Document, offset: int | Span | None) -> None:
        """Draw the document; whoever has begun to read it stays at that place."""
        shown, cursor = self.document, self.reader.cursor
        self.stop_waiting()
        if shown is None or not document.text.startswith(shown.text):
            self.show_document(document, offset if shown is None else cursor)
        else:
            self.document = document
            self.reader.extend(document.source, blocks=document.blocks)
            self.show_place()
        self.load_layers()

    def state_progress(self, done: int, count: int) -> None:
        """Say how far it is."""
        busy = f"page {done} of {count}, Esc stops" if count else "reading, Esc stops"
        self.top_line.place = replace(self.top_line.place, busy=busy)

    def clear_text(self, path: str, words: str) -> None:
        """Show words in the text's place."""
        raise NotImplementedError

    def show_problem(self, path: str, reason: str) -> None:
        """Say in the text's place why there is none."""
        raise NotImplementedError

    def show_document(self, document: Document, offset: int | Span | None) -> None:
        """Draw a document; the class below says how."""
        raise NotImplementedError

    def show_place(self) -> None:
        """Say in the top line where one is."""
        raise NotImplementedError
