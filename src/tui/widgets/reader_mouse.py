"""The mouse: click, drag, double and triple click, wheel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.text import motions
from tui.widgets.reader_selecting import ReaderSelecting

if TYPE_CHECKING:
    from textual import events
    from textual.timer import Timer

__all__ = ["ReaderMouse"]

WHEEL = 3
"""Rows that one notch of the wheel moves."""

PULL = 0.05
"""Seconds for a row while the mouse is held beyond an edge."""


class ReaderMouse(ReaderSelecting):
    """What the mouse does is what keys do, to the place under it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+e",
            "scroll(1)",
            "scroll down",
            id="reader.scroll-down",
            show=False,
            tooltip="move the text up a line, the cursor with it only at the edge",
        ),
        Binding(
            "ctrl+y",
            "scroll(-1)",
            "scroll up",
            id="reader.scroll-up",
            show=False,
            tooltip="move the text down a line",
        ),
    ]

    _pressed_at: int | None = None
    _pulling: Timer | None = None
    """Brings the text while the mouse is held beyond an edge: it tells nothing then."""
    _mouse = (0, 0)

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
        self._mouse = event.x, event.y
        if 0 <= event.y < self.content_size.height:
            self._stop_pulling()
        else:
            if self._pulling is None:
                self._pulling = self.set_interval(PULL, self.pull)
            self._view.scroll(-1 if event.y < 0 else 1)
        self._drag()

    def pull(self) -> None:
        """Let the text come by a line where the mouse is held beyond an edge.

        Until there is no more of it, or a key is pressed: not every terminal tells of a button
        that is let go outside of its window.
        """
        y, top = self._mouse[1], self._view.top.start
        if self._pressed_at is not None and not 0 <= y < self.content_size.height:
            self._view.scroll(-1 if y < 0 else 1)
            self._drag()
        if self._view.top.start == top or getattr(self.app, "pause", PULL) < PULL:
            self._stop_pulling()

    def _stop_pulling(self) -> None:
        if self._pulling is not None:
            self._pulling.stop()
            self._pulling = None

    def _drag(self) -> None:
        """Select to where the mouse is."""
        offset = self.offset_at(*self._mouse)
        if self._anchor is None and offset != self._pressed_at:
            self._anchor = self._pressed_at
        if self._anchor is not None and offset != self.cursor:
            self.extend_to(offset)

    def text_changed(self, *, another: bool) -> None:
        """In another text there is nothing where a drag began."""
        super().text_changed(another=another)
        if another:
            self.on_mouse_up()

    def on_mouse_up(self) -> None:
        """End a drag."""
        if self._pressed_at is not None:
            self._pressed_at = None
            self._stop_pulling()
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

    def action_scroll(self, direction: int) -> None:
        """Move the text by lines."""
        self.scroll_rows(direction * min(self._times(), 1_000))

    def scroll_rows(self, count: int) -> None:
        """Move the view; the cursor stays in it, a selection as it is."""
        cursor = self._view.cursor
        self._view.scroll(count)
        if self.selecting:
            self._view.cursor = cursor
        self.redraw()
