"""Keeping up with the files: what comes, goes and changes while one reads.

What is new or gone shows in the list; the open document is read again, the same lines in view.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from textual import on, work

from tui.errors import DocumentError, GlossError, quoted, quoted_path
from tui.screens.opening import HEAD
from tui.screens.searching import Searching
from tui.screens.surveying import Surveying
from tui.text.following import follow
from tui.widgets.document_list import DocumentList

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual.worker import Worker

    from tui.annotations.annotation import Annotation
    from tui.documents import Document, Entry
    from tui.documents.watching import Changes
    from tui.library import Placed

__all__ = ["KeepingUp"]

LOOK = 0.5
"""Seconds between two looks at whether somebody else has written annotations."""
FILES = 2.0
"""Seconds between two looks at the files; of thousands, each look sees some in turn."""
SELDOM = 10
"""Of so many of these looks only one is taken where the system tells of changes: it tells
nothing of what another machine writes on a network drive."""
FEW = 20
"""Documents that have come at a time and are compared with the one that is gone."""

Signatures: TypeAlias = "Mapping[str, tuple[int, int]]"
"""When each file of annotations was written, and how long it is."""


class Glance(NamedTuple):
    """A look at the annotations of one document: all files were seen before they were read."""

    path: str
    seen: Signatures
    kept_in: Collection[str]
    recorded: Sequence[Annotation]


class KeepingUp(Surveying, Searching):
    """Watches the library's files, and widens the list to the folder on `w`."""

    _seen: Signatures | None = None
    """Which state of the annotations is drawn."""
    _glance: Glance | None = None
    """What was seen last of those of the open document."""
    _look: Worker[None] | None = None
    _looking = False
    _skipped = 0
    _stale = False
    """Whether the open document has changed on disk and was not read again yet."""

    def start(self) -> None:
        """List the documents, and look at them again every few seconds and on focus."""
        super().start()
        self.set_interval(LOOK, self.look_again, name="look")
        self.set_interval(FILES, self.look_in_turn, name="files")
        self.watch(self.app, "app_focus", self.look_at_files, init=False)

    def all_listed(self, entries: Sequence[Entry]) -> None:
        """Index what is listed, and watch it from now on."""
        super().all_listed(entries)
        self.call_after_refresh(self.index_ahead)
        self.look_at_files()

    # ---- annotations

    def look_again(self) -> None:
        """Look unless a look is still under way: one that is slow must come to its end."""
        if self._look is None or self._look.is_finished:
            self._look = self.look()
        if self.library.has_heard() or self._is_behind:
            self.look_at_files()

    @property
    def _is_behind(self) -> bool:
        """Whether to read again; a dialog or a selection speaks of the text as it was."""
        return self._stale and self.app.screen is self and self.reader.target.kind != "selection"

    @work(group="look", exclusive=True, exit_on_error=False)
    async def look(self) -> None:
        """Draw what other programs have written since the last look."""
        if self.desk.saving:
            return
        try:
            async with self._sketching:  # what was just saved here is known once it is drawn
                seen = await self.desk.load(self.library.signatures)
            if self._seen is not None and seen != self._seen:
                await self.refresh_annotations()
                await self.refresh_rows()
        except GlossError as error:
            self.complain(error)
        else:
            self._seen = seen

    def placed_in(self, path: str) -> list[Placed]:
        """Know which state was read: what comes after it is new, however soon."""
        seen = self.library.signatures()
        if self._seen is None:
            self._seen = seen
        placed = super().placed_in(path)
        self._glance = Glance(path, seen, self.library.kept_in(path), self.library.recorded(path))
        return placed

    def was_saved(self, path: str) -> None:
        """Take no change of this program for one of another, which only a look would show.

        Where other files have changed as well, that look is still to come.
        """
        super().was_saved(path)
        glance, known = self._glance, self._seen
        if glance is None or known is None or not path == glance.path == self.path:
            return
        if all(name in glance.kept_in for name, _ in glance.seen.items() ^ known.items()):
            self._seen = glance.seen
            self._recorded = {**self._recorded, path: glance.recorded}

    def _know_state(self) -> None:
        if self._seen is None:
            self._seen = self.library.signatures()

    async def load_marks(self) -> set[str]:
        """Let what was written about other documents be found, whoever wrote it."""
        await self.desk.load(self._know_state)
        is_first = not self._recorded  # the index was told of all of them when it began
        differ = await super().load_marks()
        if not is_first:
            await self.desk.load(partial(self.tell_index_of, differ - {self.path}))
        return differ

    # ---- files

    def look_in_turn(self) -> None:
        """Look for changed files, seldom where the system says when there are any."""
        self._skipped += 1
        if self._skipped >= SELDOM or not self.library.is_told_of_changes:
            self._skipped = 0
            self.look_at_files()

    def look_at_files(self) -> None:
        """Look for changed files, unless a look, or the first walk, is still under way."""
        if not self._looking and self.library.is_listed:
            self._looking = True
            self.see_files()

    @work(group="files", exit_on_error=False)
    async def see_files(self) -> None:
        """Show what came, went and changed since the last look."""
        try:
            changes = await self.desk.load(lambda: self.library.changes([self.path]))
            if changes:
                await self.show_changes(changes)
            if self._is_behind:
                self._stale = False
                await self.read_again()
        except GlossError as error:
            self.complain(error)
        finally:
            self._looking = False

    async def show_changes(self, changes: Changes) -> None:
        """Bring the list up to date; the open document is marked as stale."""
        entries = self.library.entries()
        if changes.new or changes.removed:
            await self.fill_list(entries)
        for entry in changes.changed:
            self.documents.change(entry.path, claims=None, certainties=(), problem="")
        self.complete_rows({entry.path: entry for entry in (*changes.new, *changes.changed)})
        await self.tell_index_documents()
        here = [entry for entry in changes.changed if entry.path == self.path]
        lost = any(entry.problem and not entry.file.exists() for entry in here)
        self._stale |= bool(here) and not lost
        counted = (
            (len(changes.new), "new"),
            (len([e for e in changes.changed if e.path != self.path]), "changed"),
            (len(changes.removed), "gone"),
        )
        if words := ", ".join(f"{count} {what}" for count, what in counted if count):
            self.say(f"documents: {words}")
        if lost or self.path in changes.removed:
            await self.follow_file(self.path, changes.new)

    async def follow_file(self, path: str, came: Sequence[Entry]) -> None:
        """Go on where the open file went, if it was only renamed; else say that it is gone."""
        renamed = await self.desk.load(self.library.renamed)
        new = renamed.get(path) or await self.desk.load(
            partial(self._same_text, self.whole(), came)
        )
        if path != self.path:
            return
        if new is None:
            self.say(
                f"{quoted_path(path, 100)} is gone from the library; what was read of it stays",
                "warning",
            )
            return
        if self.library.settings.only:  # named by itself, it is listed under that name
            listed = await self.desk.load(partial(self.library.follow_renamed, path, new))
            await self.fill_list(listed)
        reader, target = self.reader, self.reader.target
        top, cursor = reader.top, reader.cursor
        self.keep_position()
        self.state.move(path, new)
        self.document = None
        if not self.open_document(new, cursor):
            return
        reader.put_on_top(top)
        reader.go_to(cursor, centre=False)
        if target.kind != "sentence":
            reader.go_to(target.span, centre=False, kind=target.kind, id=target.id)
        along = ": its notes went along" if path in renamed else ""
        self.say(f"{quoted_path(path, 60)} is {quoted_path(new, 60)} now{along}")
        await self.desk.load(partial(self.tell_index_of, (path,)))

    def _same_text(self, old: Document | None, entries: Sequence[Entry]) -> str | None:
        """Return where a text stands now, if it is that of one of a few that have come."""
        found = []
        entries = entries or (self.library.unlisted(old.path) if old else ())
        for entry in entries if old and len(entries) <= FEW else ():
            with suppress(DocumentError):
                if old and self.library.document(entry.path).text == old.text:
                    found.append(entry.path)
        return found[0] if len(found) == 1 else None

    async def tell_index_documents(self) -> None:
        """Let the index know which documents there are now."""
        if (service := self._service) is not None:
            await self.desk.load(partial(self.library.tell_documents, service))

    async def read_again(self) -> None:
        """Read the open document once more; the same lines stay in view."""
        document, reader = self.document, self.reader
        if document is None:
            return
        path, old = document.path, self.whole()
        if old is None or self.library.entry(path).size > 4 * HEAD:
            cursor = reader.cursor
            self.document = None
            self.open_document(path, cursor)
            self.say(f"{quoted(document.title, 60)} has changed and was read again")
            return
        try:
            new = await self.desk.load(partial(self.library.document, path))
        except DocumentError as error:
            self.complain(error)
            return
        if path != self.path:
            return
        if new.text == old.text:
            self.document = new
            self.show_place()
            return
        top, cursor = (follow(old.text, new.text, at) for at in (reader.top, reader.cursor))
        self.show_document(new, cursor)
        reader.put_on_top(top)
        reader.go_to(cursor, centre=False)
        await self.refresh_annotations()
        astray = sum(1 for placed in self.placed if placed.status != "exact")
        look = f"; {astray} of {len(self.placed)} notes need a look" if astray else ""
        if self.key_line.severity != "error" or not self.key_line.notice:  # what was not saved
            self.say(f"{quoted(new.title, 60)} has changed and was read again{look}")

    @on(DocumentList.WidenAsked)
    def widen(self, event: DocumentList.WidenAsked) -> None:
        """List all documents of the folder where only some were named."""
        event.stop()
        if not self.library.settings.only:
            self.say("all documents of the library are in the list already")
            return
        self.widen_list()

    @work(group="widen", exclusive=True, exit_on_error=False)
    async def widen_list(self) -> None:
        """Walk the folder beside the screen, then show what is in it."""
        try:
            entries = await self.desk.load(self.library.widen)
        except GlossError as error:
            self.complain(error)
            return
        await self.fill_list(entries)
        self.complete_rows(self.library.listed_by_path())
        await self.tell_index_documents()
        self.say(f"{len(entries)} documents of {self.library.name}")
