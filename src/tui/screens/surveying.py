"""What takes a look at every text: which documents are copies, how many claims each makes.

Both run beside the screen once the titles are there, and only in a library that is soon
looked through; in a larger one the claims of a document are counted when it is opened.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from tui.errors import GlossError
from tui.library.apart import copies_apart
from tui.processes import Workers
from tui.screens.listing import Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents import Entry

__all__ = ["Surveying"]

COMPARED = 100_000_000
"""Bytes of documents up to which all of them are compared (about half a minute, once)."""
COUNTED = 2_000_000
"""Bytes of documents up to which the claims of all of them are counted."""
LITTLE = 100_000
"""Bytes of documents that need no process of their own."""
SETTINGS = 5.0
"""Seconds between two looks at the library's settings."""


class Surveying(Listing):
    """Completes the list with what only the whole texts can say."""

    _settings_seen: tuple[int, int] | None = None

    def start(self) -> None:
        """List the documents, and look now and then whether the list is still the one meant."""
        super().start()
        self.set_interval(SETTINGS, self.look_at_settings, name="settings")

    @work(group="settings", exclusive=True, exit_on_error=False)
    async def look_at_settings(self) -> None:
        """Say when the settings of the library have changed: they hold from the next start."""
        seen = await self.desk.load(self.library.settings_stamp)
        if self._settings_seen not in (None, seen):
            self.say("gloss.toml has changed: it holds when the library is opened again")
        self._settings_seen = seen

    async def list_completed(self) -> None:
        """All titles are known: name the ends of links, look for copies, then for claims."""
        entries = [entry for entry in self.library.entries() if not entry.problem]
        size = sum(entry.size for entry in entries)
        workers = Workers() if size > LITTLE else None
        try:
            async with self._sketching:  # what is being drawn may not know all of them
                linked = bool(self._links)
            if linked:
                await self.draw_annotations(self.path)
            if size <= COMPARED and len(entries) > 1:
                await self.find_copies(workers)
            if size <= COUNTED and self.library.settings.claims:
                await self.count_claims(entries, workers)
        except GlossError as error:
            self.complain(error)
        finally:
            if workers is not None:
                workers.close()

    async def find_copies(self, workers: Workers | None) -> None:
        """Mark the documents that share most of their text with another."""
        library = self.library
        if workers is None:
            found = await self.desk.load(library.copies)
        else:
            made_of = library.settings, library.cache_folder, library.state_folder
            found = await asyncio.wrap_future(workers.submit(copies_apart, *made_of))
        self.documents.mark_copies(found)

    async def count_claims(self, entries: Sequence[Entry], workers: Workers | None) -> None:
        """Count the claims of the documents that nobody has opened yet.

        Those of the open one are being looked for already; it comes again, lest it was left.
        """
        library, load = self.library, self.desk.load
        for entry in (*entries, *entries):
            row = self.documents.row(entry.path)
            if row is None or row.claims is not None or entry.path == self.path:
                continue
            path = entry.path
            try:
                if workers and not await load(partial(library.claims_known, path)):
                    await asyncio.wrap_future(
                        await load(partial(library.find_claims, workers, path))
                    )
                await self.count_in_list(path)
            except GlossError:
                continue  # what is wrong with it is said where it is opened
        await load(library.keep_claims)
