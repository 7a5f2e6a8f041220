"""The lists of all notes and of all tags, which stay behind the screen when they are left.

They are asked for between two passages, to look something up. What they showed when they were left
is shown again at once, and the library is read anew: what was saved since, here or by another
program, comes into the list a moment later.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from tui.errors import GlossError
from tui.screens.list_screen import ListScreen
from tui.screens.standing_screen import StandingScreen
from tui.screens.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from textual import events

    from tui.screens.all_notes import AllNotes
    from tui.screens.desk import Desk
    from tui.widgets.document_list import DocumentRow

__all__ = ["StandingList"]

T = TypeVar("T")

SENT = 0.01
"""Seconds for a frame to reach the terminal, before a thread that reads takes turns with it."""
FEW_DOCUMENTS = 200
"""Documents with notes up to which they are all read before anybody asks; and how many notes."""
FEW_NOTES = 20_000


class StandingList(ListScreen[T], StandingScreen[T | None]):
    """A list screen that can come again.

    Args:
        desk: the library, with its queue of saves.
        titles: the title of each document by its path.
    """

    _seen: AllNotes | None
    """What is shown was made from these."""
    _is_untouched = False
    """Whether no key was pressed since it came again."""

    def __init__(self, desk: Desk, titles: Mapping[str, str]) -> None:
        super().__init__(desk)
        self._titles = titles

    def ask_again(self, other: Self) -> None:
        """Start as `other` would, with what was read before where nothing has been saved since."""
        self.key_line.notice = ""
        self.key_line.keys = self.KEYS
        if self.desk is not other.desk:
            self.forget()
        self.desk = other.desk
        self.start_like(other)
        self._is_untouched = True
        self.read()

    def be_new(self) -> None:
        """Be as one that is made now."""
        self.start_like(type(self)(self.desk, self._titles))

    async def fill_ahead(self) -> None:
        """Read the library in a pause, unless it is so large that its lists may never be wanted."""
        with suppress(GlossError):  # who asks for the list is told
            noted = await self.desk.load(self.library.recorded_all)
            if len(noted) <= FEW_DOCUMENTS and sum(map(len, noted.values())) <= FEW_NOTES:
                await self._renew()

    async def _renew(self) -> None:
        """Read the library; who has pressed no key yet stands where a new list begins."""
        if isinstance(self.app, TypeAhead):
            await self.app.drawn()
            await asyncio.sleep(SENT)
        await super()._renew()
        if self._is_untouched:
            self.go_to_top()

    def name_documents(self, row: Callable[[str], DocumentRow | None]) -> None:
        """Take the titles that documents with notes have by now; `row` says what is known of one.

        Those that come while the notes are being read wait for the next time.
        """
        if any(w.group == "read" and not w.is_finished for w in self.workers if w.node is self):
            return
        paths = self._seen.paths if self._seen else ()
        new = {path: known.title for path in paths if (known := row(path)) is not None}
        if any(self._titles.get(path) != title for path, title in new.items()):
            self._titles = {**self._titles, **new}
            self.read()

    def on_key(self, event: events.Key) -> None:
        """From now on the cursor stays on its row."""
        del event
        self._is_untouched = False

    def go_to_top(self) -> None:
        """Put the cursor on the first row; a subclass must say."""
        raise NotImplementedError

    def start_like(self, other: Self) -> None:
        """Take over what `other` was made with, and be as a new one is; a subclass must say."""
        raise NotImplementedError

    def forget(self) -> None:
        """Show nothing until the library is read; a subclass must say."""
        raise NotImplementedError
