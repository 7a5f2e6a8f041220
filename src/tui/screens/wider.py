"""From the one text to the whole library: all notes, the codebook, search, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from tui.claims.packing import touching
from tui.screens.beside import Beside
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.library import Placed
    from tui.screens.standing_list import StandingList

__all__ = ["Wider"]


class Wider(Beside):
    """`A T` and what Enter follows; each screen gives back a passage to go to, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("T", "codebook", "tags", id="codebook.open", tooltip="the codebook"),
        Binding("A", "notes", "all notes", id="notes.open", tooltip="all notes of the library"),
    ]

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
        placed = await self.app.push_screen_wait(listing)
        if placed is not None:
            self.jump_to(placed.path, placed.span)
        if self.desk.changes != before:
            await self.refresh_annotations()

    @on(Reader.Activated)
    def follow(self, event: Reader.Activated) -> None:
        """Follow the target: its link, or everything its speaker says."""
        event.stop()
        annotation = next(
            (p.annotation for p in self.placed if p.annotation.id == event.target.id), None
        )
        row = self.panel.note(annotation.id) if annotation is not None else None
        if row is not None and row.links:
            self.follow_links(row.links)
            return
        span = event.target.span
        claim = next((c for c in touching(self.claims, span) if c.span == span), None)
        speaker = (annotation and annotation.attribution) or (claim and claim.attribution)
        if speaker and self.documents.count > 1:
            said = speaker.replace('"', " ")
            self.search(query=f'by:"{said}"')
        elif speaker:
            self.panel.tab = "claims"
            self.panel.filter_by(f'says:"{speaker}"')
            self.show_pane("panel")
        else:
            self.say("nothing to follow here: Enter goes along a link, or to what a speaker says")
