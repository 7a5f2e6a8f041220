"""Only the paragraphs that match (`&`): what is hidden is neither drawn, nor stood on, nor reached.

Kept are whole lines of the source, with the blank line that ends a paragraph: so paragraphs stay
apart without a row that no code point belongs to. The gutter marks where text is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from textual.message import Message

from tui.layers import Marks
from tui.spans import Span, covering, merge_spans
from tui.text.motions import paragraph_at
from tui.text.sentences import paragraph_bounds
from tui.widgets.reader_marks import ClaimMark, NoteMark, TargetKind
from tui.widgets.reader_mouse import ReaderMouse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.source import TextSource

__all__ = ["ReaderKeeping"]

_COUNTED = 1_500_000
"""Code points of a text whose paragraphs are counted."""

_WHOLE = 500
"""Hits whose paragraphs are looked for; of more only the lines are kept."""

_BLANK = 200
"""Code points of a line that may be blank."""

M = TypeVar("M", ClaimMark, NoteMark)


class ReaderKeeping(ReaderMouse):
    """Shows some lines of the text only."""

    @dataclass
    class Keeping(Message):
        """Only `shown` (None: all) of `total` (None: not counted) paragraphs are in the view."""

        shown: int | None
        total: int | None = None

        @property
        def what(self) -> str:
            """How much is shown; empty where everything is."""
            if self.shown is None:
                return ""
            if self.total is None:
                return f"{self.shown:,} places"
            return f"{self.shown:,} of {self.total:,} paragraphs"

        @property
        def text(self) -> str:
            """What to tell the reader while this holds; empty where everything is shown."""
            return f"& shows {self.what}: Esc shows all" if self.what else ""

    _counted: tuple[TextSource | None, int | None] = (None, None)
    _told: Keeping | None = None

    @property
    def keeping(self) -> bool:
        """Whether only some paragraphs are shown."""
        return self._only is not None

    def text_changed(self, *, another: bool) -> None:
        """Of another text everything is shown."""
        super().text_changed(another=another)
        if another:
            self.tell(self.Keeping(None))

    def keep_around(self, hits: Sequence[Span]) -> None:
        """Show only the paragraphs around ascending hits; without any, everything."""
        kept: list[Span] = []
        for hit in hits:
            if kept and hit.end <= kept[-1].end:
                continue
            around = paragraph_at(self._source, hit.start) if len(hits) <= _WHOLE else hit
            kept.append(self._whole_lines(around.union(hit)))
        shown = merge_spans(kept)
        if shown and covering(shown, self.cursor) is None:  # on the nearest hit, not beside it
            self._view.go_to(next((h.start for h in hits if h.start > self.cursor), hits[-1].start))
        self.keep_only(shown or None)
        if kept:
            total = self._paragraphs() if len(hits) <= _WHOLE else None
            self._told = self.Keeping(len(kept), total)
            self.tell(self._told)

    def _whole_lines(self, span: Span) -> Span:
        """Return the lines of `span`, with a blank one after them."""
        source = self._source
        start = source.rfind("\n", 0, span.start) + 1
        newline = source.find("\n", span.end - 1)
        if newline < 0:
            return Span(start, len(source))
        end = newline + 1
        blank = source.find("\n", end, min(len(source), end + _BLANK))
        if blank >= 0 and not source.slice(end, blank).strip():
            end = blank + 1
        return Span(start, end)

    def _paragraphs(self) -> int | None:
        """Return how many paragraphs the text has; None where counting would take long."""
        source = self._source
        if self._counted[0] is not source:
            total = None
            if source.complete and len(source) <= _COUNTED:
                total = len(paragraph_bounds(source.slice(0, len(source)), 0, len(source)))
            self._counted = (source, total)
        return self._counted[1]

    def keep_only(self, spans: list[Span] | None) -> None:
        """Show these whole lines only, or everything (None)."""
        if spans is None and self._only is None:
            return
        self._only = spans or None
        self._view.relayout(self._make_layout(), self._view.height)
        self._view.go_to(self._view.cursor)
        self._view.scroll(0)  # no empty rows below the last one while there are others above
        if self._only is None:
            self.tell(self.Keeping(None))
        self.redraw()

    @property
    def shown(self) -> tuple[list[Span], ReaderKeeping.Keeping | None] | None:
        """What :meth:`show_again` takes: the lines, and what was told of them; None for all."""
        return None if self._only is None else (self._only, self._told)

    def show_again(self, shown: tuple[list[Span], ReaderKeeping.Keeping | None] | None) -> None:
        """Show what was shown before."""
        only, told = shown or (None, None)
        self.keep_only(only)
        if told is not None:
            self._told = told
            self.tell(self.Keeping(told.shown, told.total))

    # Going about ------------------------------------------------------------------------

    def _in_reach(self, marks: Marks[M]) -> Marks[M]:
        """Leave out what begins in hidden text."""
        only = self._only
        if only is None:
            return marks
        return Marks(mark for mark in marks.all if covering(only, mark.span.start) is not None)

    def not_hidden(self, hits: list[Span]) -> list[Span]:
        """Leave out what stands in hidden text."""
        only = self._only
        return hits if only is None else [h for h in hits if covering(only, h.start) is not None]

    def go_to(
        self,
        offset: int | Span,
        *,
        centre: bool = True,
        kind: TargetKind | None = None,
        id: str | None = None,  # noqa: A002 - what Target calls it
    ) -> None:
        """Go somewhere from outside: where that is hidden, everything is shown again."""
        start = offset.start if isinstance(offset, Span) else offset
        if self._only is not None and covering(self._only, start) is None:
            self.keep_only(None)
        super().go_to(offset, centre=centre, kind=kind, id=id)
