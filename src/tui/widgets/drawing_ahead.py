"""What the next key may bring into view, drawn while nobody presses a key.

The pages above and below have cards that nobody has seen yet: half of what a page took was to draw
them. What the next key will ask for is known, so it is drawn in the pause before it, a few lines
at a time, lest the key waits for them.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tui.widgets.plain_lines import finish_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from textual.strip import Strip

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
"""Lines of a step: of half a millisecond, or a little more."""

_LONG = 300
"""Cards from which on some more or less on the last page are less than a row of the scroll bar."""

_MOST = 100
"""Lines on each side: of more than are kept drawn, the first would be due again without end."""


class DrawingAhead(_Base):
    """Draws the cards that stand beside those in view; a class beside a list."""

    _ahead: asyncio.TimerHandle | None = None
    _last_page = (0, 0)
    """The lines of a page, and how many cards the last one had when it was drawn."""
    _guesses = True
    """Whether the last page of a long list may be taken to have as many as another had."""
    _is_guessed = False
    """Whether that was done."""

    def show(self, cards: Sequence[Any], cursor: int | None = None) -> None:
        """Put other cards in the list, and draw in the next pause what may come after them."""
        super().show(cards, cursor)
        self.draw_ahead_soon()

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw in the next pause what may come after this."""
        super().watch_cursor(old, new)
        self.draw_ahead_soon()

    def _end(self) -> int:
        """Return where the last page begins: of a long list about where, until it is drawn.

        To draw a page that nobody sees took half of what a letter of a filter may, and what the
        scroll bar shows differs by less than a row.
        """
        count, (height, before) = len(self.cards), self._last_page
        self._is_guessed = self._guesses and count >= _LONG and height == self._height
        if self._is_guessed:
            self.draw_ahead_soon()
            return count - before
        end = super()._end()
        self._last_page = self._height, count - end
        return end

    def _measure_exactly(self) -> None:
        self._guesses = False
        self._measure()
        self._guesses = True

    def _reveal(self) -> None:
        """Know where the last page begins before the cursor goes to it."""
        if self._is_guessed and self.cursor >= len(self.cards) - self._height:
            self._measure_exactly()
        super()._reveal()

    def on_unmount(self) -> None:
        """Draw no more."""
        self.stop_drawing_ahead()

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
        left = _STEP
        with self._one_frame():
            for strips in self._due():
                finish_ahead(self, strips)
                left -= len(strips)
                if left <= 0:
                    self._wait(_BETWEEN)
                    return
        if self._is_guessed:
            self._measure_exactly()

    def _due(self) -> Iterator[Sequence[Strip]]:
        """Yield what is not drawn of the cards that may come next, card by card."""
        for at in self._beside():
            if not self._strips.get(at):
                yield [self._strip_of(at, number) for number in range(len(self._lines(at)))]

    def _beside(self) -> Iterator[int]:
        """Yield the places of the cards on the pages beside the one in view, and on the last."""
        top, count, view = self.scroll_offset.y, len(self.cards), self._visible()
        last = view[-1][0] if view and view[-1][0] >= 0 else top
        yield from self._page(range(last, count))
        yield from self._page(range(top - 1, -1, -1))
        yield from self._page(range(count - 1, last, -1))

    def _page(self, places: Iterable[int]) -> Iterator[int]:
        """Yield as many of the places as there is room for."""
        left = min(self._height, _MOST)
        for at in places:
            yield at
            left -= len(self._lines(at)) + self.GAP
            if left <= 0:
                return
