"""Selecting with the keys of `vi`: `v` starts with the target, motions move one end.

The selection runs from its anchor to the cursor, the code point under the cursor included.
"""

from __future__ import annotations

from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from tui.spans import Span
from tui.text import motions
from tui.text.wrapping import clusters_apart
from tui.widgets.reader_counting import count_binding
from tui.widgets.reader_moving import ReaderMoving

__all__ = ["ReaderSelecting"]

_WHILE_SELECTING = frozenset(
    {"char", "word", "word_back", "word_end", "row_start", "row_end", "other_end", "grow", "shrink"}
)


def _binding(key: str, action: str, name: str, tooltip: str) -> Binding:
    return Binding(
        key, action, name, id=f"select.{name.replace(' ', '-')}", tooltip=tooltip, show=False
    )


class ReaderSelecting(ReaderMoving):
    """Starts, changes and drops the selection."""

    # A key that is bound here and in a class below needs both bindings here: Textual lets the
    # list of the class above replace that of the class below, key by key.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v", "select", "select", id="select.start", tooltip="select, starting with the target"
        ),
        _binding("V", "select_paragraph", "paragraph", "select the paragraph"),
        _binding("h,left", "char(-1)", "left", "extend by one character to the left"),
        _binding("l,right", "char(1)", "right", "extend by one character to the right"),
        _binding("w", "word", "word", "extend to the next word"),
        _binding("b", "word_back", "word back", "extend to the start of the word"),
        Binding("b", "back", "back", id="reader.back", tooltip="one page up", show=False),
        _binding("e", "word_end", "word end", "extend to the end of the word"),
        _binding("0", "row_start", "line start", "extend to the start of the line"),
        count_binding(0),
        _binding("dollar_sign", "row_end", "line end", "extend to the end of the line"),
        _binding("o", "other_end", "other end", "move the other end of the selection"),
        _binding("plus,equals_sign", "grow", "grow", "grow by a sentence"),
        _binding("minus", "shrink", "shrink", "shrink by a sentence"),
        _binding("escape", "drop", "drop", "drop the selection or the count"),
    ]

    @property
    def selecting(self) -> bool:
        """Whether motions extend a selection."""
        return self._anchor is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave `o e w h l 0 $ + -` to others while nothing is selected, and a `0` to its count."""
        if action == "row_start" and self._digits:
            return False
        if action in _WHILE_SELECTING:
            return self.selecting
        if action == "back":
            return not self.selecting
        if action == "drop":
            return self.selecting or bool(self._digits)
        return super().check_action(action, parameters)

    # Starting and ending ----------------------------------------------------------------

    def start_selection(self, span: Span | None = None) -> None:
        """Select `span`, or the target."""
        span = self.target.span if span is None else span
        if not span and len(self._source):
            span = Span(self.cursor, self.cursor + 1)
        if span:
            self.select(span)
            self._show_end()

    def action_select(self) -> None:
        """Start with the target, or end a selection: it stays where the cursor is."""
        if self.selecting:
            self.clear_selection()
        else:
            self.start_selection()

    def action_select_paragraph(self) -> None:
        """Select the paragraph at the cursor."""
        self.start_selection(motions.paragraph_at(self._source, self.cursor))

    def action_drop(self) -> None:
        """Drop the count, else the selection."""
        if self.take_count() is None:
            self.clear_selection()

    # Extending --------------------------------------------------------------------------

    def extend_selection(self, offset: int) -> None:
        """Select from the anchor to `offset`."""
        if self._anchor is None:
            return
        left, right = sorted((self._anchor, offset))
        text = self._source.slice(right, right + 16)
        size = 1
        while size < len(text) and not clusters_apart(text, size):
            size += 1
        span = Span(left, min(len(self._source), right + size))
        if span != self._selected:
            self._selected = span
            self.tell(self.SelectionChanged(span))

    def _show_end(self) -> None:
        self._view.reveal(self.cursor)
        self.redraw()

    def extend_to(self, offset: int) -> None:
        """Move the end under the cursor to `offset`."""
        self.move_to(max(0, min(offset, len(self._source) - 1)))

    def action_char(self, direction: int) -> None:
        """Extend by characters, as a reader sees them."""
        for _ in range(self._times()):
            at = self.cursor + direction
            around = self._source.slice(at - 32, at + 2)
            index = min(32, at)
            while 0 < index < len(around) and not clusters_apart(around, index):
                at += direction
                around, index = self._source.slice(at - 32, at + 2), min(32, at)
            if not 0 <= at < len(self._source):
                break
            self.extend_to(at)

    def action_word(self) -> None:
        """Extend to the start of the next word."""
        self._repeat(motions.next_word)

    def action_word_back(self) -> None:
        """Extend to the start of this word or the one before."""
        self._repeat(motions.previous_word)

    def action_word_end(self) -> None:
        """Extend to the end of this word or the next."""
        self._repeat(motions.word_end)

    def action_row_start(self) -> None:
        """Extend to the start of the line on the screen."""
        self.extend_to(self._view.layout.row_at(self.cursor).start)

    def action_row_end(self) -> None:
        """Extend to the end of the line on the screen."""
        row = self._view.layout.row_at(self.cursor)
        self.extend_to(max(row.start, row.start + len(row.drawn.rstrip()) - 1))

    def action_sentence(self, direction: int) -> None:
        """Go by sentences; while selecting, to where they end rather than to where they start."""
        if self.selecting and direction > 0 and self.cursor >= cast("int", self._anchor):
            for _ in range(min(self._times(), 1_000)):
                self._extend_over(whole_paragraph=False)
        else:
            super().action_sentence(direction)

    def action_paragraph(self, direction: int) -> None:
        """Go by paragraphs; while selecting, to where they end."""
        if self.selecting and direction > 0 and self.cursor >= cast("int", self._anchor):
            for _ in range(min(self._times(), 1_000)):
                self._extend_over(whole_paragraph=True)
        else:
            super().action_paragraph(direction)

    def _extend_over(self, *, whole_paragraph: bool) -> None:
        at = motions.paragraph_at if whole_paragraph else motions.sentence_at
        span = at(self._source, self.cursor)
        if span.end - 1 <= self.cursor:
            span = at(self._source, span.end)
        if span.end - 1 > self.cursor:
            self.extend_to(span.end - 1)

    def action_end(self) -> None:
        """Go to the bottom; while selecting, select to the end of the text."""
        if self.selecting and not self._digits:
            self.extend_to(len(self._source) - 1)
        else:
            super().action_end()

    def action_other_end(self) -> None:
        """Let the keys move the other end."""
        if self._anchor is not None:
            anchor, self._anchor = self._anchor, self.cursor
            self.move_to(anchor)

    def action_grow(self) -> None:
        """Grow by a sentence at the end that moves."""
        backwards = self._anchor is not None and self.cursor < self._anchor
        self.action_sentence(-1 if backwards else 1)

    def action_shrink(self) -> None:
        """Shrink by a sentence at the end that moves, down to one sentence."""
        if self._anchor is None:
            return
        if self.cursor < self._anchor:
            start = motions.next_sentence(self._source, self.cursor)
            if start <= self._anchor:
                self.extend_to(start)
            return
        span = motions.sentence_at(self._source, self.cursor)
        start = (
            span.start
            if self.cursor > span.end - 1
            else motions.previous_sentence(self._source, span.start)
        )
        end = motions.sentence_at(self._source, start).end - 1
        if self._anchor <= end < self.cursor:
            self.extend_to(end)
