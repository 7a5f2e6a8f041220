"""The text at the size that its pane is about to have, drawn while nobody presses a key.

To wrap and draw a page was half of what the key took that shows other panes. Which size comes
next is known, so the page is made for it in the pause before, a few lines at a time.
"""

from __future__ import annotations

import asyncio
import time
from copy import copy
from typing import TYPE_CHECKING

from tui.widgets.plain_lines import finish_ahead
from tui.widgets.reader_painting import ReaderPainting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.geometry import Size

__all__ = ["ReaderAhead"]

_PAUSE = 0.15
"""Seconds in which no key comes and nothing is drawn, after which something else may be."""
_BETWEEN = 0.002
"""Seconds between two steps, in which a key gets its turn."""
_STEP = 0.002
"""Seconds of a step, or a little more."""


class ReaderAhead(ReaderPainting):
    """Makes ready what the next size of the pane shows."""

    _expected: Size | None = None
    _due: asyncio.TimerHandle | None = None

    def expect_size(self, size: Size) -> None:
        """Know the size that the pane has next, if the reader chooses it."""
        if size != self._expected:
            self._expected = size
            self.draw_ahead_soon()

    def redraw(self) -> None:
        """Bring the screen up to date; then the page of the other size is another one as well."""
        super().redraw()
        self.draw_ahead_soon()

    def on_unmount(self) -> None:
        """Draw no more."""
        self._stop_drawing_ahead()

    def draw_ahead_soon(self) -> None:
        """Make the page ready in the next pause."""
        self._stop_drawing_ahead()
        if self._expected and self.size and self.is_attached:
            loop = asyncio.get_running_loop()
            self._due = loop.call_later(_PAUSE, self._go_on, self._drawing_next(*self._expected))

    def _stop_drawing_ahead(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    def _go_on(self, steps: Iterator[None]) -> None:
        self._due = None
        loop = asyncio.get_running_loop()
        if (pause := getattr(self.app, "pause", _PAUSE)) < _PAUSE:
            self._due = loop.call_later(_PAUSE - pause, self._go_on, steps)
            return
        until = time.monotonic() + _STEP
        for _ in steps:
            if time.monotonic() >= until:
                self._due = loop.call_later(_BETWEEN, self._go_on, steps)
                return

    def _drawing_next(self, width: int, height: int) -> Iterator[None]:
        """Wrap and draw what a pane of this size would show, and read it as a frame does."""
        if not (self.is_attached and self.size):
            return
        drawing = self.drawing_for(width)
        view = copy(self._view)
        view.relayout(self.layout_for(drawing), height)
        yield
        rows = view.rows
        yield
        lines = drawing.lines(rows, self._layers, self.target, view.cursor)
        for line in lines:
            yield
            finish_ahead(self, [line.strip])
