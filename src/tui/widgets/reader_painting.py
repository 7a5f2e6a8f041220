"""How the reader reaches the screen: its state, and the lines that are drawn from it.

Every change ends in :meth:`ReaderPainting.redraw`, which compares the lines that should stand on
the screen with those that do, and repaints the difference only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.handlers import KnownHandlers
from tui.spans import Span
from tui.text.layout import Layout
from tui.text.motions import sentence_at
from tui.text.source import StringSource, TextSource
from tui.text.viewport import Viewport
from tui.widgets.calm_focus import CalmFocus
from tui.widgets.plain_lines import OneStyle, PlainLines
from tui.widgets.reader_drawing import Drawing, Layers, Line
from tui.widgets.reader_marks import Target
from tui.widgets.reader_palette import palette
from tui.widgets.reader_widths import Widths

if TYPE_CHECKING:
    from rich.style import Style

__all__ = ["ReaderPainting"]

MEASURE = 76
"""Cells of a line of text, unless configured: what typographers hold for comfortable."""


class ReaderPainting(KnownHandlers, OneStyle, PlainLines, CalmFocus, Widget, can_focus=True):
    """A text of any size with its layers, drawn line by line."""

    ALLOW_SELECT = False  # the reader has a selection of its own, in code points
    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """No more than its size: as Textual has it, all is laid out again when that changes."""

    @dataclass
    class TargetChanged(Message, bubble=False):
        """What a key would act on is another passage now."""

        target: Target

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, ReaderPainting.TargetChanged)

    @dataclass
    class Scrolled(Message, bubble=False):
        """Other rows are in view: `top` is the first code point, `percent` how far one has read."""

        top: int
        percent: int

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, ReaderPainting.Scrolled)

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002 - as every widget
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._measure = measure
        self._source: TextSource = StringSource("")
        self._layers = Layers()
        self._only: list[Span] | None = None
        self._view = Viewport(Layout(self._source, measure))
        self._widths = Widths()
        self._drawing: Drawing | None = None
        self._lines: list[Line] = []
        self._is_another = False
        """Whether another text is shown than those lines are of."""
        self._selected: Span | None = None
        self._anchor: int | None = None
        self._reached: Target | None = None
        self._sentence = (-1, Span(0, 0))
        self._stands = Offset()
        self._said: tuple[Target | None, tuple[int, int]] = (None, (-1, -1))
        self._at_end = False
        self._unsized: tuple[int, bool] | None = None

    def _make_layout(self) -> Layout:
        return self.layout_for(self._draw())

    def layout_for(self, drawing: Drawing) -> Layout:
        """Return the rows of the text for the lines of a drawing."""
        return self._widths.layout(self._source, drawing.measure, self._only)

    def _draw(self) -> Drawing:
        if self._drawing is None:
            self._drawing = self.drawing_for(self.content_size.width)
        return self._drawing

    def drawing_for(self, width: int) -> Drawing:
        """Return what draws the text in a pane of `width` cells."""
        if width and self.is_attached:
            return self._widths.drawing(width, self._measure, self._make_styles)
        return Drawing(self._make_styles() if self.is_attached else {}, width or 80, self._measure)

    def _make_styles(self) -> dict[str, Style]:
        return palette(self, {note.colour for note in self._layers.notes.all if note.colour})

    # Where it is ------------------------------------------------------------------------

    @property
    def cursor(self) -> int:
        """The code point that the cursor stands on."""
        return self._view.cursor

    @property
    def top(self) -> int:
        """The first code point in view."""
        return self._view.top.start

    @property
    def in_view(self) -> Span:
        """The code points in view."""
        rows = self._view.rows
        return Span(rows[0].start, rows[-1].end)

    @property
    def percent(self) -> int:
        """How much of the text lies above the end of the view, from 0 to 100."""
        length = len(self._source)
        rows = self._view.rows
        return 100 if not length or not rows else rows[-1].end * 100 // length

    @property
    def target(self) -> Target:
        """What a key acts on (see :class:`Target`)."""
        if self._selected is not None:
            return Target(self._selected, "selection")
        cursor = self._view.cursor
        if self._reached is not None and cursor in self._reached.span:
            return self._reached
        if self._sentence[0] != cursor:
            self._reached = None
            span = self._sentence[1]
            if cursor not in span:
                span = sentence_at(self._source, cursor) if len(self._source) else Span(0, 0)
                shown = self._view.layout.shown_at(span.start)
                if shown != span.start and cursor not in span:
                    span = sentence_at(self._source, shown)
            self._sentence = (cursor, span)
        return Target(self._sentence[1], "sentence")

    # The screen -------------------------------------------------------------------------

    def _forget_styles(self) -> None:
        self._widths.forget_drawn()
        if self._drawing is not None and self.is_attached:
            self._drawing = self.drawing_for(self._drawing.width)
            self._lines = []

    def on_mount(self) -> None:
        """Look the colours up again once another theme is there.

        Textual tells of it when the text has its own new colours, and its layers not yet theirs.
        """
        self.app.theme_changed_signal.subscribe(self, lambda _: self.notify_style_update())

    def notify_style_update(self) -> None:
        """The theme may be another one: draw everything anew."""
        super().notify_style_update()
        self._forget_styles()
        if self.is_attached and self.size:
            self.redraw()

    def _relayout(self) -> None:
        self._rewrap()
        self.redraw()

    def _rewrap(self) -> None:
        self._drawing = None
        self._lines = []
        self._view.relayout(self._make_layout(), self.content_size.height)

    def on_resize(self) -> None:
        """Wrap for the new size: the same text stays on top, the selection as it is."""
        self._relayout()
        if self._unsized is not None and self.size:
            (offset, on_top), self._unsized = self._unsized, None
            self._view.home()
            if on_top:
                self._view.put_on_top(offset)
            else:
                self._view.go_to(offset, centre=True)
            self.redraw()

    def redraw(self) -> None:
        """Bring the screen up to date: repaint the lines that changed, say what is new."""
        if not self.is_attached or not self.size:
            return
        drawing = self._draw()
        target = self.target
        rows = self._view.rows
        lines = drawing.lines(rows, self._layers, target, self._view.cursor)
        before, self._lines = self._lines, lines
        another, self._is_another = self._is_another, False
        regions: list[Region] = []
        if not before:
            self.refresh()
        else:
            blank = drawing.left + drawing.gutter
            for y in range(max(len(before), len(lines))):
                old = before[y] if y < len(before) else None
                new = lines[y] if y < len(lines) else None
                if old is new:
                    continue
                filled = max(line.filled if line else 0 for line in (old, new))
                if old and new and not another and old.key[:3] == new.key[:3]:  # type: ignore[index]
                    filled = blank
                regions.append(Region(0, y, max(1, min(filled, drawing.width)), 1))
            if regions:
                # After the messages below: what the screen changes because of them then goes
                # into the same frame, and a key costs one frame instead of two.
                self.screen.call_later(self.refresh, *regions)
        self._say(target)
        if self.has_focus:
            stood, self._stands = self._stands, self.terminal_cursor
            self.app.cursor_position = self._stands
            if before and not regions and stood != self._stands:
                # A frame in which no cell changes: the terminal's cursor goes with it.
                self.screen.call_later(self.refresh, Region(0, 0, 1, 1))

    def _say(self, target: Target) -> None:
        where = (self.top, self.percent)
        said, self._said = self._said, (target, where)
        if said[0] != target:
            self.tell(self.TargetChanged(target))
        if said[1] != where:
            self.tell(self.Scrolled(*where))

    def tell(self, message: Message) -> None:
        """Post a message to the screen at once: it need not climb there pane by pane."""
        if self.is_attached:
            self.screen.post_message(message)

    def render_line(self, y: int) -> Strip:
        """Return line `y` of the view."""
        if self.size and self._draw().width != self.content_size.width:
            self._rewrap()  # Textual draws a frame before it tells of the new size
        if not self._lines and self.size:
            self._lines = self._draw().lines(
                self._view.rows, self._layers, self.target, self._view.cursor
            )
        if y < len(self._lines):
            return self._lines[y].strip
        return Strip.blank(self.content_size.width, self.plain_style)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as every widget
        """Fill what there is: the text has no height until somebody has read it."""
        return viewport.height

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's own cursor belongs: screen readers and magnifiers follow it.

        Between two sentences that is where the one begins that is the target.
        """
        cursor, (target, _) = self._view.cursor, self._said
        if target is None or target.span.start <= cursor < target.span.end:
            return self._place_of(cursor) or self.content_region.offset
        return (
            self._place_of(target.span.start)
            or self._place_of(cursor)
            or self.content_region.offset
        )

    def _place_of(self, offset: int) -> Offset | None:
        """Return where on the screen a character stands that is in view."""
        region = self.content_region
        for y, row in enumerate(self._view.rows):
            if row.start <= offset < max(row.end, row.start + 1):
                x = self._draw().text_column() + row.cell_of(offset)
                return region.offset + Offset(min(x, max(0, region.width - 1)), y)
        return None
