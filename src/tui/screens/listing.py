"""The list of documents: filled at once, completed as titles are read, kept true."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from textual import on, work

from tui.documents.discovery import MOST
from tui.documents.formats import extractor_of
from tui.errors import DocumentError, GlossError
from tui.library.apart import heads_apart
from tui.library.glancing import heads_of, metadata_of
from tui.library.starting import first_place
from tui.processes import Workers
from tui.screens.opening import Opening
from tui.screens.type_ahead import TypeAhead
from tui.widgets.document_list import DocumentList, DocumentRow
from tui.widgets.document_order import GROUPINGS, ORDERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.annotations.annotation import Annotation
    from tui.documents import Entry
    from tui.screens.sketch import Sketch

__all__ = ["Listing"]

BATCH = 200
"""Documents whose titles are read before the list is drawn again."""
AT_ONCE = 40
"""Documents whose titles may be read before anything is drawn."""
SOME = 500
"""Documents that are listed before anything is drawn, where there are more to come."""
PROMPT = 0.05
"""Seconds that this may take."""
GLANCE = 0.1
"""Seconds for which the folder is walked through before anything is drawn."""
WALK = 0.2
"""Seconds for which it is walked through before more of the list is drawn."""
FULLER = 3
"""How many times as many documents there must be before more of the list is drawn."""
AT_A_STROKE = 25
"""Documents whose titles are put in the list before keys have their turn."""
QUIET = 0.3
"""Seconds after a key for which titles out of view wait: whoever moves has the processor."""
PATIENCE = 1.5
"""Seconds that they wait at most: a key may be held down for long."""


class Listing(Opening):
    """What stands in the left pane, and what the screen starts with."""

    _said: Mapping[str, Mapping[str, str]] = {}
    _recorded: Mapping[str, Sequence[Annotation]] = {}

    def start(self) -> None:
        """List the documents, open the right one, then complete the list."""
        self.untitled: dict[str, Entry] = {}
        try:
            if not self.library.listed_count:  # what the first frame has found is enough
                self.library.list_more(GLANCE)
        except GlossError as error:
            self.complain(error)
        entries = self.library.listed()
        layout = self.state.layout
        order, group = layout.get("order"), layout.get("group")
        self.documents.order = order if order in ORDERS else "path"
        self.documents.group = group if group in GROUPINGS else "none"
        shown = len(entries) if self.library.is_listed else min(len(entries), SOME)
        self.documents.show([*self.first_rows(entries), *map(self.row, entries[AT_ONCE:shown])])
        path, place = first_place(self.library, entries, self.at)
        if path:
            read = self.open_document(path, place)
            if not read and not self.at and not self.library.settings.only:
                any(self.open_document(e.path) for e in entries[:AT_ONCE] if not e.problem)
        if self.library.is_listed:
            self.all_listed(entries)
        else:
            self.list_rest(shown)
        for problem in self.settings.warnings:
            self.say(problem, "warning")

    def all_listed(self, entries: Sequence[Entry]) -> None:
        """Every document is in the list: complete what is said of them."""
        if not entries:
            self.say(
                f"no documents in {self.library.root}: put text files there, or gloss FOLDER",
                "warning",
            )
        elif not self.path and not self._awaited and not self.library.settings.only:
            any(self.open_document(e.path) for e in entries[:AT_ONCE] if not e.problem)
        if len(entries) > MOST:
            self.say(f"only {MOST:,} documents are listed: open a smaller folder", "warning")
        self.complete_rows(self.library.listed_by_path())

    @work(group="list", exclusive=True, exit_on_error=False)
    async def list_rest(self, shown: int) -> None:
        """Walk on through a folder of thousands; the list fills in ever larger steps."""
        library, load = self.library, self.desk.load
        self.documents.listing = library.listed_count
        while not await load(partial(library.list_more, WALK)):
            await self.let_keys_pass()
            self.documents.listing = library.listed_count
            if library.listed_count > FULLER * shown:
                entries = await load(library.listed)
                shown = len(entries)
                await self.fill_list(entries)
        entries = library.listed()
        await self.fill_list(entries)
        self.documents.listing = 0
        self.all_listed(entries)

    async def fill_list(self, entries: Sequence[Entry]) -> None:
        """List these documents, put in order beside the screen: keys do not wait for thousands."""
        known = self.documents.row
        await self.documents.fill(
            lambda: (known(entry.path) or self.row(entry) for entry in entries), self.desk.load
        )

    # ---- what is known of a document

    def row(self, entry: Entry) -> DocumentRow:
        """Return what is known of a document without reading it."""
        return DocumentRow(
            path=entry.path,
            title=entry.path.rpartition("/")[2],
            state=self.state.document(entry.path).read,
            problem=entry.problem or "",
        )

    def first_rows(self, entries: Sequence[Entry]) -> list[DocumentRow]:
        """Return the rows of the first documents, with their titles as far as that is quick."""
        until = time.monotonic() + PROMPT
        described = self.library.described()
        rows = []
        for entry in entries[:AT_ONCE]:
            if entry.problem or extractor_of(entry.format) or time.monotonic() > until:
                rows.append(self.row(entry))
                continue
            head = heads_of([entry])[entry.path]
            said = described.get(entry.path, {})
            rows.append(self.full_row(entry, head, said, self.library.recorded(entry.path)))
        return rows

    def full_row(
        self,
        entry: Entry,
        head: Mapping[str, Any],
        said: Mapping[str, str],
        recorded: Sequence[Annotation],
        judged: int | None = None,
    ) -> DocumentRow:
        """Return what is known of a document once its head was read; `judged` where it is new."""
        row = self.row(entry)
        if entry.problem or "problem" in head:
            return replace(row, problem=entry.problem or head["problem"])
        metadata = metadata_of(head, said)
        return replace(
            row,
            title=metadata.title or row.title,
            outlet=metadata.outlet,
            date=metadata.date,
            author=metadata.author,
            attributes=tuple(metadata.attributes.items()),
            notes=sum(a.is_note for a in recorded),
            judged=self._judged(entry.path) if judged is None else judged,
            tags=tuple(dict.fromkeys(tag for a in recorded for tag in a.tags)),
        )

    def _judged(self, path: str) -> int:
        known = self.documents.row(path)
        return known.judged if known else 0

    # ---- completing the list

    def complete_rows(self, entries: Mapping[str, Entry]) -> None:
        """Read titles and counts beside the screen, of these by path and all that still wait."""
        self.untitled |= entries
        self.read_titles()

    @work(group="rows", exclusive=True, exit_on_error=False)
    async def read_titles(self) -> None:
        """Read the titles that are not known yet, those in view first."""
        workers = Workers() if len(self.untitled) > BATCH else None
        try:
            await self.load_marks()
            while self.untitled:
                seen = [p for p in self.documents.in_view() if p in self.untitled]
                if not seen:
                    await self.let_keys_pass()
                part = [self.untitled[p] for p in seen or islice(self.untitled, BATCH)]
                await self.take_heads(part, workers)
                for entry in part:
                    if self.untitled.get(entry.path) is entry:
                        del self.untitled[entry.path]
                self.documents.pending = len(self.untitled)
        except GlossError as error:
            self.complain(error)
        finally:
            if workers is not None:
                workers.close()
        await self.list_completed()

    async def take_heads(self, part: Sequence[Entry], workers: Workers | None = None) -> None:
        """Show what documents say at their beginning: from the cache, else from the files."""
        library = self.library
        if workers is not None:
            made_of = library.settings, library.cache_folder, library.state_folder
            heads = await asyncio.wrap_future(workers.submit(heads_apart, *made_of, part))
        else:
            heads = await self.desk.load(partial(library.heads, part))
        rows = [row for entry in part if (row := self.documents.row(entry.path))]
        counted = {row.path for row in rows if row.claims and row.path != self.path}
        found = await self.desk.load(partial(library.judged, counted))
        judged = dict.fromkeys(counted, 0) | found  # of others it may have been counted meanwhile
        for at in range(0, len(part), AT_A_STROKE):
            self.documents.update_rows(
                self.full_row(
                    entry,
                    heads.get(entry.path, {}),
                    self._said.get(entry.path, {}),
                    self._recorded.get(entry.path, ()),
                    judged.get(entry.path),
                )
                for entry in part[at : at + AT_A_STROKE]
            )
            await asyncio.sleep(0)

    async def let_keys_pass(self) -> None:
        """Wait while somebody is typing, but not for ever."""
        until = time.monotonic() + PATIENCE
        app = self.app
        if isinstance(app, TypeAhead):
            while app.pause < QUIET and time.monotonic() < until:  # noqa: ASYNC110 - no event
                await asyncio.sleep(QUIET / 3)

    async def load_marks(self) -> set[str]:
        """Take what readers have said about documents and in them; return where it is new."""

        def load() -> tuple[Any, Any, set[str]]:
            said, recorded = self.library.described(), self.library.recorded_all()
            for old, new in self.library.renamed().items():  # its notes went along
                if old in recorded:
                    recorded[new] = recorded.pop(old)
            differ = {p for p in {*said, *self._said} if said.get(p) != self._said.get(p)}
            differ |= {
                path
                for path in {*recorded, *self._recorded}
                if recorded.get(path, ()) != self._recorded.get(path, ())
            }
            return said, recorded, differ

        self._said, self._recorded, differ = await self.desk.load(load)
        return differ

    async def list_completed(self) -> None:
        """All titles are known; the classes above have more to find out then."""

    async def refresh_rows(self) -> None:
        """Show in the list what was written about other documents."""
        differ = await self.load_marks()
        entries = [self.library.entry(path) for path in sorted(differ)]
        if entries:
            await self.take_heads(entries)
        old = self.whole()
        if old is not None and old.path in differ:
            try:
                new = await self.desk.load(partial(self.library.document, old.path))
            except DocumentError:
                return  # it is gone, which is said where files are looked at
            if self.document is old and new.text == old.text:
                self.document = new
                self.show_place()

    def show_annotations(self, drawn: Sketch) -> None:
        """Draw annotations, and know their document by their tags."""
        super().show_annotations(drawn)
        self.documents.change(self.path, tags=drawn.tags)

    # ---- what the reader wants of the list

    @on(DocumentList.StateChanged)
    def keep_state(self, event: DocumentList.StateChanged) -> None:
        """Remember what the reader says has been read."""
        self.state.update(event.path, read=event.state)
        self.documents.change(event.path, state=event.state)

    @on(DocumentList.Rearranged)
    def keep_order(self, event: DocumentList.Rearranged) -> None:
        """Remember how the reader wants the list."""
        self.documents.order, self.documents.group = event.order, event.group
        self.state.layout = {**self.state.layout, "order": event.order, "group": event.group}
