"""The list of documents: filled at once, completed as titles are read, kept true."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from tui.errors import GlossError
from tui.library.starting import first_place
from tui.screens.opening import Opening
from tui.widgets.document_list import DocumentList, DocumentRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents import Entry

__all__ = ["Listing"]

BATCH = 200
"""Documents whose titles are read before the list is drawn again."""
TITLE = 8192
"""Bytes of a document that are read for its title."""
AT_ONCE = 40
"""Documents whose titles are read before anything is drawn."""
LOOK = 0.7
"""Seconds between two looks at whether somebody else has written annotations."""


class Listing(Opening):
    """What stands in the left pane, and what the screen starts with."""

    _revision: object = None

    def start(self) -> None:
        """List the documents, open the right one, then complete the list."""
        try:
            entries = self.library.entries()
        except GlossError as error:
            self.complain(error)
            entries = []
        self.documents.order = self.state.layout.get("order", "path")
        first, rest = entries[:AT_ONCE], entries[AT_ONCE:]
        self.documents.show([*self.full_rows(first), *(self.row(entry) for entry in rest)])
        path, place = first_place(self.library, entries, self.at)
        if path:
            read = self.open_document(path, place)
            if not read and not self.at and not self.library.settings.only:
                any(self.open_document(e.path) for e in entries[:AT_ONCE] if not e.problem)
        elif not entries:
            self.say(
                f"no documents in {self.library.root}: put text files there, or gloss FOLDER",
                "warning",
            )
        self.complete_rows(rest)
        self.set_interval(LOOK, self.look, name="look")
        for problem in self.settings.warnings:
            self.say(problem, "warning")

    def row(self, entry: Entry) -> DocumentRow:
        """Return what is known of a document without reading it."""
        return DocumentRow(
            path=entry.path,
            title=entry.path.rpartition("/")[2],
            state=self.state.document(entry.path).read,
            problem=entry.problem or "",
        )

    @work(group="rows", exclusive=True, exit_on_error=False)
    async def complete_rows(self, entries: Sequence[Entry]) -> None:
        """Read titles and counts beside the screen, a batch at a time."""
        for at in range(0, len(entries), BATCH):
            batch = entries[at : at + BATCH]
            rows = await self.desk.load(partial(self.full_rows, batch))
            self.documents.update_rows(rows)

    def full_rows(self, entries: Sequence[Entry]) -> list[DocumentRow]:
        """Return what is known of documents once their heads were read."""
        return [self.full_row(entry) for entry in entries]

    def full_row(self, entry: Entry) -> DocumentRow:
        """Return what is known of a document once its head was read."""
        if entry.problem:
            return self.row(entry)
        try:
            head = self.library.head(entry.path, TITLE)
        except GlossError as error:
            return replace(self.row(entry), problem=str(error))
        recorded = self.library.recorded(entry.path)
        return replace(
            self.row(entry),
            title=head.title,
            outlet=head.metadata.outlet,
            date=head.metadata.date,
            notes=len(recorded),
            judged=sum(1 for annotation in recorded if annotation.verdict),
        )

    @work(group="look", exclusive=True, exit_on_error=False)
    async def look(self) -> None:
        """Draw what other programs have written since the last look."""
        if self.desk.saving:
            return
        revision = await self.desk.load(lambda: self.library.revision)
        if self._revision is not None and revision != self._revision:
            await self.refresh_annotations()
        self._revision = revision

    @on(DocumentList.StateChanged)
    def keep_state(self, event: DocumentList.StateChanged) -> None:
        """Remember what the reader says has been read."""
        self.state.update(event.path, read=event.state)
        self.documents.change(event.path, state=event.state)

    @on(DocumentList.OrderChanged)
    def keep_order(self, event: DocumentList.OrderChanged) -> None:
        """Remember how the reader wants the list."""
        self.documents.order = event.order
        self.state.layout = {**self.state.layout, "order": event.order}
