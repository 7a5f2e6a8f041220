"""Across sources: who else says this, and where another source agrees or differs."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from tui.errors import GlossError
from tui.library.apart import compare_apart
from tui.library.comparing_verbs import PROPOSED
from tui.screens.searching import Searching
from tui.screens.type_ahead import TypeAhead
from tui.widgets.reader import Reader
from tui.widgets.reader_marks import RelationMark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.timer import Timer

    from tui.claims.claim import Claim
    from tui.comparing import Pair
    from tui.documents import Entry
    from tui.screens.ledger_filters import Whereabouts
    from tui.spans import Span

__all__ = ["Elsewhere"]

SMALL = 3_000_000
"""Bytes of documents up to which all of them are held against each other as one opens them."""


_AHEAD = 0.06
"""Seconds without a key after which the answers to the next ones are looked for."""

_SOON = 0.1
"""Seconds after which it is said that an answer is being looked for."""

_LISTING = 0.1
"""Seconds after which it is seen again whether all documents are listed."""

_NAMING = 0.3
"""Seconds after which titles that were read meanwhile are shown in the ledger."""


class Elsewhere(Searching):
    """`*`, the Elsewhere tab that follows the cursor, the gutter's `=` and `≠`, the ledger."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("asterisk", "elsewhere", "who else", id="across.related", tooltip="who else says"),
        Binding("L", "ledger", "ledger", id="across.ledger", tooltip="the ledger: who claims what"),
    ]

    _pairs: Sequence[Pair] = ()
    """What the documents of a small library say of each other, once it is known."""
    _compared: Sequence[Entry] | None = None
    """The documents as they were when the comparison began."""
    _comparison: asyncio.Task[None] | None = None
    _compared_at: object = None
    _looking_ahead: Timer | None = None
    _in_ledger: Whereabouts | None = None
    """Where one was in the ledger when it was left."""

    def on_mount(self) -> None:
        """Follow the cursor however the tab is opened; Textual calls every class's own."""
        self.watch(self.panel, "tab", self.follow_elsewhere, init=False)

    def action_elsewhere(self) -> None:
        """Show who else says what the target says."""
        self.panel.tab = "elsewhere"
        self.find_elsewhere()
        self.show_pane("panel")

    @on(Reader.TargetChanged)
    def follow_elsewhere(self) -> None:
        """Let the open tab follow the cursor."""
        if self.panel.tab == "elsewhere":
            self.find_elsewhere()

    def look_ahead(self) -> None:
        """Find out what the next keys will ask for, as long as nobody presses one."""
        ahead = [] if self.panel.tab != "elsewhere" or not self.path else self.reader.next_targets()
        self._find_ahead(self.path, ahead)

    @work(group="ahead", exclusive=True, exit_on_error=False, description="looks ahead")
    async def _find_ahead(self, path: str, spans: Sequence[Span]) -> None:
        """Have the answers in memory; one is worked out in about ten milliseconds."""
        with suppress(GlossError):  # whoever asks for it will be told
            for span in spans:
                if not self.library.is_small:
                    return
                await self.desk.load(partial(self.library.related_at_once, path, span))

    @work(group="elsewhere", exclusive=True, exit_on_error=False)
    async def find_elsewhere(self) -> None:
        """Look for the target's passage in the other documents."""
        path, span = self.path, self.reader.target.span
        self.workers.cancel_group(self, "ahead")
        if self._looking_ahead is not None:
            self._looking_ahead.stop()
        if not path or not span:
            return
        await asyncio.sleep(0)  # let a later key cancel this before it starts
        if isinstance(self.app, TypeAhead):
            await self.app.drawn()  # the thread that compares would hold up what the key is for
        soon = self.set_timer(_SOON, self.panel.look_for_pairs)
        try:
            pairs = await self.nearest(path, span)
        except GlossError as error:
            self.complain(error)
            return
        finally:
            soon.stop()
        if path == self.path and span == self.reader.target.span:
            titles = self.titles()
            found = {passage.path for pair in pairs for passage in (pair.a, pair.b)}
            missing = [title for one, title in titles.items() if one not in found and one != path]
            self.panel.show_pairs(
                path, pairs, titles, missing, few=bool(self.library.settings.only)
            )
            self._looking_ahead = self.set_timer(_AHEAD, self.look_ahead)

    async def nearest(self, path: str, span: Span) -> list[Pair]:
        """Return the passages elsewhere nearest to `span`, best first.

        In a large library the index beside the screen proposes them: another one in this process
        would have to be made first, and every key would wait for that.
        """
        library = self.library
        found = await self.desk.load(lambda: library.related_at_once(path, span))
        if found is not None:
            return found
        query = await self.desk.load(lambda: library.asked_for(path, span))
        answer = await self.ask(query, limit=PROPOSED, only=None)
        if not answer.is_complete:
            self.say("the index is not complete yet: there may be more elsewhere")
        return await self.desk.load(lambda: library.related(path, span, answer.hits))

    @work(group="compare", exclusive=True, exit_on_error=False)
    async def compare_all(self) -> None:
        """Show how the documents of a small library stand to each other, as they are now."""
        known = self._pairs
        if self._compared is not None:
            self.show_relations()
        while not self.library.is_listed:  # noqa: ASYNC110 - who walks on here takes time from keys
            await asyncio.sleep(_LISTING)
        now = await self.desk.load(lambda: _few(self.library.entries()))
        if now is None:
            return
        if now != self._compared or self._comparison is None:
            self._compared = now
            self.stop_comparing()
            self._comparison = asyncio.ensure_future(self._compare(now))
        await asyncio.shield(self._comparison)  # it goes on when another document is opened
        if self._pairs is not known:
            self.show_relations()

    def on_unmount(self) -> None:
        """Compare nothing that nobody will see."""
        self.stop_comparing()

    def stop_comparing(self) -> None:
        """Wait for no comparison any more, and begin none that still waits for its turn."""
        if self._comparison is not None:
            self._comparison.cancel()

    async def _compare(self, documents: Sequence[Entry]) -> None:
        """Hold these documents against each other, in a process."""
        library, comparing = self.library, self.desk.comparing
        made_of = library.settings, library.cache_folder, library.state_folder
        try:
            pairs = await asyncio.wrap_future(
                self.desk.workers.follow(compare_apart, comparing.say, *made_of)
            )
        except GlossError as error:
            if self.is_running:
                self.complain(error)
            return
        finally:
            comparing.over()
        if documents is self._compared and self.is_running:
            self._pairs = pairs
            self.count_all()

    @work(group="count", exclusive=True, exit_on_error=False)
    async def count_all(self) -> None:
        """Show the claims of every document in the list, now that they are known."""
        for row in self.documents.known():
            if row.claims is None and not row.problem:
                with suppress(GlossError):  # one that has gone is not counted, the others are
                    await self.count_in_list(row.path)
        await self.desk.load(self.library.keep_claims)

    def show_claims(self, claims: Sequence[Claim]) -> None:
        """Draw claims, then what other sources say of them."""
        super().show_claims(claims)
        if not self.reader.source.complete:
            return
        if not self.near_only or self._compared_at is not self.nearby:  # else only others in view
            self._compared_at = self.nearby
            self.compare_all()

    def show_relations(self) -> None:
        """Draw where another source agrees or differs."""
        marks: dict[tuple[int, int], RelationMark] = {}
        for pair in self._pairs:
            for passage in (pair.a, pair.b):
                if passage.path != self.path or pair.relation not in {"same", "differs", "echo"}:
                    continue
                where = (passage.span.start, passage.span.end)
                if self.reader.source.slice(*where) != passage.text:
                    continue  # the text was another one when they were compared
                if pair.relation == "differs" or where not in marks:
                    differs = pair.relation == "differs"
                    marks[where] = RelationMark(passage.span, "≠" if differs else "=")
        if self.panel.tab != "elsewhere":
            here = [p for p in self._pairs if self.path in {p.a.path, p.b.path}]
            self.panel.show_pairs(self.path, here, self.titles(), looking=True)
            self.show_card()
        self.reader.set_relations(sorted(marks.values(), key=lambda mark: mark.span))

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_ledger(self) -> None:
        """Open the claim ledger."""
        from tui.screens.ledger import LedgerScreen

        def name_sources() -> None:
            are_known = not any(w.group == "rows" and not w.is_finished for w in self.workers)
            ledger.shown.name_sources(self.titles())
            if are_known:
                naming.pause()

        naming = self.set_interval(_NAMING, name_sources)
        ledger = LedgerScreen(self.desk, self.titles(), at=self._in_ledger, ask=naming.resume)
        try:
            cell = await self.app.push_screen_wait(ledger)
        finally:
            naming.stop()
        self._in_ledger = ledger.shown.left_at
        if cell is not None:
            self.read_at(cell.path, cell.span)
        await self.refresh_annotations()


def _few(listed: Sequence[Entry]) -> Sequence[Entry] | None:
    """Return the documents to be held against each other at once: two at least, and small."""
    sound = [entry for entry in listed if not entry.problem]
    return sound if len(sound) > 1 and sum(entry.size for entry in sound) <= SMALL else None
