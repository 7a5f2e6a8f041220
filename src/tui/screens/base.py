"""What the parts of the reading screen share: the state, with one owner, and the panes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.getters import query_one
from textual.reactive import var
from textual.worker import Worker, WorkerState

from tui.claims.claim import NORMAL
from tui.claims.packing import certainties
from tui.crash import keep_traceback
from tui.errors import GlossError
from tui.screens.beneath import Beneath
from tui.screens.desk import Desk
from tui.screens.jumps import JumpList, Spot
from tui.screens.shown import DENSITIES, ShownClaims
from tui.spans import Span, trim
from tui.widgets.annotation_panel import AnnotationPanel
from tui.widgets.annotation_panel_compact import CompactCard
from tui.widgets.document_list import DocumentList
from tui.widgets.key_line import KeyLine
from tui.widgets.pane_row import PaneRow
from tui.widgets.reader import Reader
from tui.widgets.top_line import TopLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.annotation import Annotation
    from tui.annotations.tags import Tag
    from tui.claims.claim import Claim
    from tui.config import Settings
    from tui.documents.document import Document
    from tui.library import Library, Placed
    from tui.messages import Notice
    from tui.state import LibraryState
    from tui.widgets.reader import Target

__all__ = ["DENSITIES", "ReadingBase"]

_MOST_NOTICES = 200


class ReadingBase(Beneath[None]):
    """State and panes of the reading screen; what acts on them are the mixins."""

    documents = query_one(DocumentList)
    reader = query_one(Reader)
    panel = query_one(AnnotationPanel)
    card = query_one(CompactCard)
    top_line = query_one(TopLine)
    key_line = query_one(KeyLine)
    pane_row = query_one(PaneRow)

    density: var[str] = var("normal", init=False)

    PALETTE: ClassVar[Sequence[tuple[str, str]]] = (
        ("What was said before, in the last line", "notices"),
    )
    """What the palette offers although no key does it by itself."""

    def __init__(self, library: Library, settings: Settings, at: str | None = None) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.desk = Desk(library, self.complain_late)
        self.at = at
        self.document: Document | None = None
        self.claims: Sequence[Claim] = ()
        self.shown = ShownClaims()
        self.placed: Sequence[Placed] = ()
        self.jumps = JumpList()
        self.last_tags: tuple[str, ...] = ()
        self.known_tags: Sequence[Tag] = ()

    @property
    def state(self) -> LibraryState:
        """What this machine remembers about the library."""
        return self.library.state

    @property
    def path(self) -> str:
        """The document being read, or an empty string."""
        return self.document.path if self.document else ""

    @property
    def here(self) -> Spot:
        """Where the reader's cursor stands."""
        return Spot(self.path, self.reader.cursor)

    async def count_in_list(self, path: str) -> None:
        """Show in the list how many claims a document makes, and how many are judged."""
        claims = await self.desk.load(partial(self.library.claims, path))
        judged = await self.desk.load(partial(self.library.judged, [path]))
        self.documents.change(path, judged=judged.get(path, 0))
        self.documents.count_claims(path, certainties(claims, NORMAL))

    def shown_claims(self) -> Sequence[Claim]:
        """The claims that the chosen density shows, in order."""
        return self.shown.of(self.claims, self.density).claims

    def claim_number(self, offset: int) -> int | None:
        """Return the number, from 1, of the first shown claim that holds `offset`."""
        return self.shown.of(self.claims, self.density).marks.number_at(offset)

    def show_position(self) -> None:
        """Say in the top line how far one is, where nothing else of it has changed."""
        self.top_line.place = replace(
            self.top_line.place,
            claim=self.claim_number(self.reader.target.span.start),
            percent=self.reader.percent,
            at=self.document.place_at(self.reader.cursor) if self.document else "",
        )

    def annotation_of(self, span: Span) -> Annotation | None:
        """The annotation with exactly this span, if there is one."""
        for placed in self.placed:
            if placed.span == span and placed.annotation.quote:
                return placed.annotation
        return None

    @property
    def target(self) -> Target:
        """What a key marks: the target, a selection without the white space at its ends."""
        target = self.reader.target
        if target.kind != "selection":
            return target
        start = target.span.start
        text = self.reader.source.slice(start, target.span.end)
        kept = trim(text, Span(0, len(text))).shift(start)
        return replace(target, span=kept) if kept else target

    def target_annotation(self) -> Annotation | None:
        """The annotation that a key would change: named by the target, or of its very span."""
        target = self.target
        if target.kind == "annotation" and target.id:
            for placed in self.placed:
                if placed.annotation.id == target.id:
                    return placed.annotation
        return self.annotation_of(target.span)

    @property
    def log_of_notices(self) -> list[tuple[str, str]]:
        """What was said so far, here and in the lists over it, the latest last."""
        return self.desk.said

    def say(self, text: str, severity: str = "information") -> None:
        """Show one line until the next key, and keep it in the log."""
        self.log_of_notices.append((severity, text))
        self.key_line.severity = severity
        self.key_line.notice = text

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_notices(self) -> None:
        """List what was said so far, the latest first; what is chosen is said again, in full."""
        from tui.screens.chooser import Choice, Chooser

        said = list(dict.fromkeys(reversed(self.log_of_notices)))[:_MOST_NOTICES]
        if not said:
            self.key_line.notice = "nothing was said so far"
            return
        choices = [Choice(str(place), text) for place, (_, text) in enumerate(said)]
        chosen = await self.app.push_screen_wait(
            Chooser(choices, "what was said, the latest first")
        )
        if chosen is not None:
            self.key_line.severity, self.key_line.notice = said[int(chosen)]

    def complain(self, error: GlossError) -> None:
        """Show what went wrong and what to do."""
        self.say(str(error), "error")

    def complain_late(self, error: GlossError) -> None:
        """Show what went wrong with something that no screen waits for any more."""
        if self.is_running and not self.app._exit:  # noqa: SLF001 - no public way to ask
            self.complain(error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say that a piece of work has failed; the text and everything else go on."""
        error = event.worker.error
        if event.state is not WorkerState.ERROR or error is None:
            return
        if isinstance(error, GlossError):  # it says itself what to do
            self.complain(error)
        else:
            self.say(keep_traceback(self.library.state_folder, error), "error")

    def on_notice(self, event: Notice) -> None:
        """Show what a pane has to say."""
        event.stop()
        self.say(event.text, event.severity)
