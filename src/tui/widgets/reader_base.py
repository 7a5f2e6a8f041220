"""What a screen does with the reader: show a text, lay layers over it, go somewhere, select."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

from tui.layers import Marks
from tui.spans import Span
from tui.text.source import StringSource
from tui.text.viewport import Viewport
from tui.widgets.reader_ahead import ReaderAhead
from tui.widgets.reader_drawing import Layers
from tui.widgets.reader_marks import (
    ClaimMark,
    Highlights,
    NoteMark,
    RelationMark,
    Target,
    TargetKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.documents.document import Block, Document
    from tui.text.source import TextSource

__all__ = ["ReaderBase"]


class ReaderBase(ReaderAhead):
    """The text, the layers, the places."""

    @dataclass
    class SelectionChanged(Message):
        """The selection, None where there is none any more."""

        span: Span | None

    @dataclass
    class Activated(Message):
        """Enter: follow the target."""

        target: Target

    @dataclass
    class Jumped(Message):
        """The cursor leaves `origin` by far: a place for the jump list."""

        origin: int

    # The text ---------------------------------------------------------------------------

    def show(
        self,
        source: TextSource,
        *,
        blocks: Sequence[Block] = (),
        markdown: bool = False,
        at: int | Span = 0,
    ) -> None:
        """Show a text, or its head so far, without any layer, at an offset or a span."""
        self._source = source
        self._layers = Layers(
            blocks=blocks,
            source=source if markdown else None,
            highlights=self._layers.highlights,
        )
        self._only, self._selected, self._anchor, self._reached = None, None, None, None
        self._sentence, self._said, self._at_end = (-1, Span(0, 0)), (None, (-1, -1)), False
        self._drawing, self._is_another = None, True
        self._widths.forget_drawn()
        self._view = Viewport(self._make_layout(), self._view.height)
        self.text_changed(another=True)
        offset = at.start if isinstance(at, Span) else at
        self._view.go_to(offset, centre=True)
        self._unsized = None if self.size else (offset, False)
        self.redraw()

    def show_document(
        self, document: Document, *, at: int | Span = 0, complete: bool = True
    ) -> None:
        """Show a document, or its head so far, with its headings, lists, quotes and code."""
        self.show(
            document.source if complete else StringSource(document.text, complete=False),
            blocks=document.blocks,
            markdown=document.format == "md",
            at=at,
        )

    def extend(self, source: TextSource, *, blocks: Sequence[Block] | None = None) -> None:
        """Take more of the same text: position, selection and layers stay."""
        self._source = source
        if self._layers.source is not None:
            self._layers.source = source
        if blocks is not None:
            self._layers.blocks = blocks
        self._sentence, self._drawing = (-1, Span(0, 0)), None
        self._widths.forget_drawn()
        self._view.relayout(self._make_layout(), self._view.height)
        self.text_changed(another=False)
        if self._at_end and source.complete:
            self._view.bottom()
        self.redraw()

    def text_changed(self, *, another: bool) -> None:
        """For the classes above: the text is another one, or there is more of it."""

    @property
    def source(self) -> TextSource:
        """The text that is shown."""
        return self._source

    # The layers -------------------------------------------------------------------------

    def set_claims(self, claims: Iterable[ClaimMark]) -> None:
        """Draw these claims."""
        self._layers.claims = Marks.of(claims)
        self.redraw()

    def set_annotations(self, notes: Iterable[NoteMark]) -> None:
        """Draw these annotations; one that is the target stays so where its ends were moved."""
        before, self._layers.notes = self._layers.notes, Marks.of(notes)
        colours = {note.colour for note in self._layers.notes.all}
        if not colours <= {note.colour for note in before.all}:
            self._forget_styles()
        if self._reached is not None and self._reached.kind == "annotation":
            known = (n.span for n in self._layers.notes.all if n.id == self._reached.id)
            self._reached = replace(self._reached, span=next(known, self._reached.span))
        self.redraw()

    def set_relations(self, relations: Iterable[RelationMark]) -> None:
        """Draw where other sources agree or disagree."""
        self._layers.relations = Marks(relations)
        self.redraw()

    def set_hits(self, hits: Sequence[Span], current: int | None = None) -> None:
        """Draw these hits (ascending, disjoint), the current one by itself."""
        self._layers.hits, self._layers.current_hit = hits, current
        self.redraw()

    @property
    def highlights(self) -> Highlights:
        """Which layers are drawn: claims and notes, notes only, or none."""
        return self._layers.highlights

    @highlights.setter
    def highlights(self, value: Highlights) -> None:
        self._layers.highlights = value
        self.redraw()

    @property
    def measure(self) -> int:
        """The cells of a line of text, at most."""
        return self._measure

    @measure.setter
    def measure(self, value: int) -> None:
        value = max(20, min(value, 400))
        if value != self._measure:
            self._measure = value
            self._relayout()

    # Where it is ------------------------------------------------------------------------

    def go_to(
        self,
        offset: int | Span,
        *,
        centre: bool = True,
        kind: TargetKind | None = None,
        id: str | None = None,  # noqa: A002 - what Target calls it
    ) -> None:
        """Put the cursor on `offset`, and make a span the target where `kind` says what it is."""
        span = offset if isinstance(offset, Span) else Span(offset, offset)
        self.clear_selection()
        self._view.go_to(span.start, centre=centre)
        self._unsized = None if self.size else (span.start, False)
        if span and kind == "selection":
            self.select(span)
            return
        self._reached = Target(span, kind, id) if span and kind else None
        self.redraw()

    def put_on_top(self, offset: int) -> None:
        """Put the row of `offset` on top, and the cursor on it."""
        self._view.put_on_top(offset)
        self._unsized = None if self.size else (offset, True)
        self._reached = None
        self.redraw()

    def refresh_target(self) -> None:
        """Say again what the target is, after the layers have changed."""
        self._said = (None, self._said[1])
        self.redraw()

    def select(self, span: Span) -> None:
        """Select `span`; the classes above say how keys change it."""
        self._selected, self._anchor = span, span.start
        self._view.place(max(span.start, span.end - 1))
        self.tell(self.SelectionChanged(span))
        self.redraw()

    def clear_selection(self) -> None:
        """Forget the selection."""
        if self._selected is not None:
            self._selected = self._anchor = None
            self.tell(self.SelectionChanged(None))
            self.redraw()
