"""The mouse: click, drag, double and triple click, wheel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.text import motions
from tui.widgets.reader_selecting import ReaderSelecting

if TYPE_CHECKING:
    from textual import events

__all__ = ["ReaderMouse"]

WHEEL = 3
"""Rows that one notch of the wheel moves."""


class ReaderMouse(ReaderSelecting):
    """What the mouse does is what keys do, to the place under it."""

    _pressed_at: int | None = None

    def offset_at(self, x: int, y: int) -> int:
        """Return the code point at a cell of the content region, beside the text the nearest."""
        rows = self._view.rows
        row = rows[max(0, min(y, len(rows) - 1))]
        return min(row.offset_at(x - self._draw().text_column()), max(0, len(self._source) - 1))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor there, and watch for a drag."""
        if event.button != 1:
            return
        self.focus()
        self._pressed_at = self.offset_at(event.x, event.y)
        self.capture_mouse()
        self.clear_selection()
        self._moved(partial(self._view.place, self._pressed_at))  # the view stays under the mouse

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select what the mouse is dragged over; beyond an edge, let the text come."""
        if self._pressed_at is None:
            return
        if not 0 <= event.y < self.content_size.height:
            self._view.scroll(-1 if event.y < 0 else 1)
        offset = self.offset_at(event.x, event.y)
        if self._anchor is None and offset != self._pressed_at:
            self._anchor = self._pressed_at
        if self._anchor is not None and offset != self.cursor:
            self.extend_to(offset)

    def on_mouse_up(self) -> None:
        """End a drag."""
        if self._pressed_at is not None:
            self._pressed_at = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Select a word on the second click, a sentence on the third."""
        if event.button != 1 or event.chain < 2:
            return
        offset = self.offset_at(event.x, event.y)
        at = motions.word_at if event.chain == 2 else motions.sentence_at
        if span := at(self._source, offset):
            self.start_selection(span)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the text up."""
        event.stop()
        self.scroll_rows(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the text down."""
        event.stop()
        self.scroll_rows(-WHEEL)

    def scroll_rows(self, count: int) -> None:
        """Move the view; the cursor stays in it, a selection as it is."""
        cursor = self._view.cursor
        self._view.scroll(count)
        if self.selecting:
            self._view.cursor = cursor
        self.redraw()
