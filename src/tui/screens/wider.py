"""From the one text to the whole library: all notes, the codebook, search, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from tui.claims.packing import touching
from tui.screens.beside import Beside
from tui.screens.standing_list import StandingList
from tui.screens.verdicts import Verdicts
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.documents import Entry
    from tui.library import Placed

__all__ = ["Wider"]

NAMING = 0.3
"""Seconds after which titles that were read meanwhile are shown in a list."""


class Wider(Verdicts, Beside):
    """`A T` and what Enter follows; each screen gives back a passage to go to, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("T", "codebook", "tags", id="codebook.open", tooltip="the codebook"),
        Binding("A", "notes", "all notes", id="notes.open", tooltip="all notes of the library"),
    ]

    untitled: dict[str, Entry]
    """The documents whose titles are still to be read."""
    _naming: Timer | None = None

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_codebook(self) -> None:
        """Open the codebook."""
        from tui.screens.codebook import CodebookScreen

        await self.look_up(CodebookScreen(self.desk, self.titles()))

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_notes(self, filtered: str = "") -> None:
        """List every note of the library."""
        from tui.screens.notes import NotesScreen

        await self.look_up(NotesScreen(self.desk, self.titles(), filtered=filtered))

    async def look_up(self, listing: StandingList[Placed]) -> None:
        """Show a list, go where it says, and draw what has been changed in it."""
        before = self.desk.changes
        if self._naming is None and (self.untitled or self.documents.listing):
            self._naming = self.set_interval(NAMING, self.name_documents)
        placed = await self.app.push_screen_wait(listing)
        if placed is not None:
            self.read_at(placed.path, placed.span)
        if self.desk.changes != before:
            await self.refresh_annotations()

    def name_documents(self) -> None:
        """Hand on the titles that have been read since the list opened, until all are."""
        if isinstance(listing := self.app.screen, StandingList):
            listing.name_documents(self.documents.row)
        if self._naming is not None and not (self.untitled or self.documents.listing):
            self._naming.stop()
            self._naming = None

    @on(Reader.Activated)
    def follow(self, event: Reader.Activated) -> None:
        """Follow the target: its link, or everything its speaker says."""
        event.stop()
        exact = self.target_annotation()
        meant = self.annotations_meant() if event.target.kind == "sentence" else [exact]
        rows = [row for a in meant if a and (row := self.panel.note(a.id))]
        if links := list(dict.fromkeys(link for row in rows for link in row.links)):
            self.follow_links(links)
            return
        span = event.target.span
        claim = next((c for c in touching(self.claims, span) if c.span == span), None)
        speakers = [exact, claim or self.claim_here(span), *meant]
        speaker = next((one.attribution for one in speakers if one and one.attribution), None)
        if speaker and self.documents.count > 1:
            said = speaker.replace('"', " ")
            self.search(query=f'by:"{said}"')
        elif speaker:
            self.panel.tab = "claims"
            self.panel.filter_by(f'says:"{speaker}"')
            self.show_pane("panel")
        else:
            self.say("nothing to follow here: Enter goes along a link, or to what a speaker says")
