"""Getting about: documents one after the other, marks, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from tui.errors import GlossError, quoted_path
from tui.messages import OpenDocument
from tui.screens.jumps import LIMIT as JUMPS
from tui.screens.jumps import Spot
from tui.screens.opening import Opening
from tui.text.markup import heading_words
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.spans import Span
    from tui.widgets.annotation_panel_rows import LinkEnd

__all__ = ["Jumping"]

BEGINNING = 60
"""Code points that a page without a heading is known by in the outline."""


class Jumping(Opening):
    """`J K`, Backspace and `''`, `m` and `'`, and the outline."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("J", "next_document(1)", "next document", id="document.next", show=False),
        Binding("K", "next_document(-1)", "previous document", id="document.previous", show=False),
        Binding("backspace,ctrl+o", "jump_back", "back", id="jump.back", show=False),
        Binding("m", "mark", "mark", id="jump.mark", show=False, tooltip="set a mark: m a"),
        Binding(
            "apostrophe,grave_accent",
            "to_mark",
            "to a mark",
            id="jump.to-mark",
            show=False,
            tooltip="go to a mark: ' a; forth in the jump list: ' '",
        ),
        Binding("ctrl+g", "where", "where", id="jump.where", show=False, tooltip="line and offset"),
        Binding("o", "outline", "outline", id="jump.outline", show=False, tooltip="headings"),
    ]

    @on(OpenDocument)
    def open_asked(self, event: OpenDocument) -> None:
        """Open what a pane asks for, and go to the text."""
        event.stop()
        self.read_at(event.path, event.offset)

    def read_at(self, path: str, at: int | Span | None = None) -> None:
        """Go to a place and to the text, which may stand behind another pane."""
        self.jump_to(path, at)
        self.show_pane("reader")

    def jump_to(self, path: str, at: int | Span | None = None) -> None:
        """Go to a place, and remember the one before."""
        if self.path:
            self.jumps.leave(self.here)
        self.open_document(path, at)

    @on(Reader.Jumped)
    def remember_jump(self, event: Reader.Jumped) -> None:
        """Keep the place that a long motion left."""
        event.stop()
        self.jumps.leave(Spot(self.path, event.origin))

    def action_next_document(self, by: int) -> None:
        """Open the next or previous document of the list, or one as many on as was typed."""
        found, count = None, self.reader.take_count() or 1
        path = self.documents.step(self.path, by)
        while path is not None and count:
            found, count = path, count - 1
            path = self.documents.step(path, by)
        if found is not None:
            self.jump_to(found)
        elif self.documents.count:
            self.say("this is the last document" if by > 0 else "this is the first document")

    def action_jump_back(self) -> None:
        """Go back to where one was before the last jump, or before as many as was typed."""
        spot = self.jumps.backward(self.here)
        for _ in range(min(self.reader.take_count() or 1, JUMPS) - 1):
            spot = (self.jumps.backward(spot) or spot) if spot else None
        if spot is None:
            self.say("nowhere to go back to")
        else:
            self.open_document(spot.path, spot.offset)

    def action_where(self) -> None:
        """Say where one is, as scripts and editors call it."""
        if self.document is not None:
            at = self.reader.cursor
            line, path = self.reader.line_of(at), quoted_path(self.path, 80)
            self.say(f"line {line:,} of the source, {self.reader.percent} %: {path} offset {at}")

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_mark(self) -> None:
        """Set the mark of the next letter."""
        from tui.screens.prompting import KeyPrompt

        name = await self.app.push_screen_wait(KeyPrompt("mark this place: press a letter"))
        if name and name in "'`" and self.path:
            self.jumps.leave(self.here)  # as in vi
            self.say("remembered: Backspace comes back here")
        elif name and self.path:
            state = self.state.document(self.path)
            self.state.update(self.path, marks={**state.marks, name: self.reader.cursor})
            self.say(f"mark {name} set: ' {name} comes back here")

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_to_mark(self) -> None:
        """Go to the mark of the next letter; a second apostrophe goes forth again."""
        from tui.screens.prompting import KeyPrompt

        name = await self.app.push_screen_wait(KeyPrompt("go to a mark: its letter, or ' forth"))
        if not name:
            return
        if name in "'`":
            spot = self.jumps.forward(self.here)
            if spot is None:
                self.say("nowhere to go forth to")
            else:
                self.open_document(spot.path, spot.offset)
        elif (place := self._mark_named(name)) is not None:
            self.jump_to(place.path, place.offset)
        else:
            self.say(f"there is no mark {name} here")

    def _mark_named(self, name: str) -> Spot | None:
        """Find a mark: of this document, else (upper case) of any."""
        marks = self.state.document(self.path).marks
        if name in marks:
            return Spot(self.path, marks[name])
        if name.isupper():
            for path, state in self.state.documents().items():
                if name in state.marks:
                    return Spot(path, state.marks[name])
        return None

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_outline(self) -> None:
        """Choose a heading to go to."""
        from tui.screens.outline import Heading, OutlineScreen

        document = self.document
        if document is None:
            return
        words = heading_words if document.format == "md" else str
        places = [b for b in document.blocks if b.kind == "locator"]
        headings = [
            Heading(b.span.start, b.level, title, "" if at == title else at)
            for b in document.blocks
            if b.kind == "heading"
            for title, at in [
                (
                    words(document.source.slice(b.span.start, b.span.end)),
                    document.place_at(b.span.start),
                )
            ]
        ] or [
            Heading(at, 1, document.source.slice(at, at + BEGINNING).partition("\n")[0], b.label)
            for b in places
            for at in [b.span.start]
        ]
        if not headings:
            self.say("this document has no headings")
            return
        offset = await self.app.push_screen_wait(OutlineScreen(headings, self.reader.cursor))
        if offset is not None:
            self.read_at(document.path, offset)

    async def open_annotation(self, name: str) -> None:
        """Go to an annotation by its id, wherever it and its document are by now."""
        try:
            self.jump_to(*await self.desk.load(partial(self.library.whereabouts, name)))
        except GlossError as error:
            self.complain(error)
        else:
            if not self.reader.display:  # where one pane fits, the text stands behind the cards
                self.show_pane("reader")

    @work(group="dialog", exclusive=True, exit_on_error=False, description="follows a link")
    async def follow_links(self, links: Sequence[LinkEnd]) -> None:
        """Go to the other end of a link; of several, ask which."""
        from tui.screens.chooser import Choice, Chooser

        name: str | None = links[0].id
        if len(links) > 1:
            choices = [
                Choice(end.id, f"{end.relation} {end.title}".strip(), end.quote) for end in links
            ]
            name = await self.app.push_screen_wait(Chooser(choices, "which link?"))
        if name is not None:
            await self.open_annotation(name)
