"""The pages above and below what is in view, drawn while nobody presses a key.

A page of the ledger has rows that nobody has seen yet, each with a sign for every source: half of
what a page took. What the next key will ask for is known, so it is drawn in the pause before it, a
few rows at a time, lest the key waits for them.
"""

from __future__ import annotations

import asyncio
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from tui.widgets.card_view import CardView

    _Base = CardView[Any]
else:
    _Base = object  # a style sheet is inherited from the first base that is a widget, no other

__all__ = ["DrawingAhead"]

_PAUSE = 0.04
"""Seconds without another key after which the pages are drawn."""

_BETWEEN = 0.002
"""Seconds between two steps, in which a key gets its turn."""

_STEP = 3
"""Rows of a step: of half a millisecond, or a little more."""

_MOST = 100
"""Rows on each side: of more than are kept drawn, the first would be due again without end."""


class DrawingAhead(_Base):
    """Draws the cards of one line that stand beside those in view; a class beside a list."""

    _ahead: asyncio.TimerHandle | None = None

    def draw_ahead_soon(self) -> None:
        """Draw what may come next, unless something else comes before that."""
        self._wait(_PAUSE)

    def _wait(self, seconds: float) -> None:
        self.stop_drawing_ahead()
        self._ahead = asyncio.get_running_loop().call_later(seconds, self._draw_ahead)

    def stop_drawing_ahead(self) -> None:
        """Draw nothing that is not in view."""
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None

    def _draw_ahead(self) -> None:
        self._ahead = None
        if not self.is_attached or not self.size.height:
            return
        top, height = self.scroll_offset.y, self._height
        below, page = top + height, min(height, _MOST)
        beside = (*range(below, below + page), *range(top - 1, top - page - 1, -1))
        due = (at for at in beside if 0 <= at < len(self.cards) and not self._strips.get(at))
        filters, background = self.get_line_filters(), self.background_colors[1]
        now = [*islice(due, _STEP)]
        for at in now:
            with self._one_frame():
                strip = self._strip_of(at, 0)
            for filtering in filters:
                strip = strip.apply_filter(filtering, background)  # which the strip remembers
        if now:
            self._wait(_BETWEEN)
