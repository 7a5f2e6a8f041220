"""What part of a text is in view, and where the cursor stands in it.

The rules of moving, without a screen: a viewport is a layout, a height, the row on top and a
cursor. Lines and pages move by rows; the cursor keeps its column and never leaves the view.

All positions are code points, heights rows, columns cells.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.text.layout import Layout, Row

__all__ = ["Viewport"]

OVERLAP = 2
"""Rows of the old page that stay in view on the new one, so that the eye finds its place."""

MARGIN = 3
"""Rows kept in view above and below the cursor, where there is room."""


class Viewport:
    """A window of `height` rows on a layout."""

    def __init__(self, layout: Layout, height: int = 24) -> None:
        self.layout = layout
        self.height = max(1, height)
        self.top: Row = layout.first()
        self.cursor = 0
        self._column: int | None = None
        self._lowest: tuple[tuple[Layout, int, int], Row] | None = None
        self._rows: tuple[object, list[Row]] = (None, [])
        self._held: tuple[Row, int] | None = None

    @property
    def rows(self) -> list[Row]:
        """The rows in view, from the top."""
        # Asked for several times a key; held by the objects themselves, which never change.
        key = (self.layout, self.top.piece, self.top.index, self.height)
        known = self._rows[0]
        if not (
            isinstance(known, tuple) and all(map(is_, known[:2], key)) and known[2:] == key[2:]
        ):
            self._rows = (key, self.layout.rows(self.top, self.height))
        return self._rows[1]

    @property
    def end(self) -> int:
        """The last place where a cursor can stand."""
        return max(0, len(self.layout.source) - 1)

    # What changes around it -------------------------------------------------------------

    def relayout(self, layout: Layout, height: int) -> None:
        """Take another measure or text: the text on top stays on top, the cursor in its place.

        As long as nobody scrolls, what was on top before the first of several changes comes
        back to the top: a border that is dragged to and fro leaves the place as it was.
        """
        held = self._held[1] if self._held and self._held[0] is self.top else self.top.start
        on_row = self._cursor_row_number()
        self.layout, self.height = layout, max(1, height)
        self.cursor = min(self.cursor, self.end)
        self._column = None
        self.top = layout.row_at(held)
        if on_row is not None and not self.shows(self.cursor):
            self.reveal(self.cursor)
        self._held = (self.top, held)

    def _cursor_row_number(self) -> int | None:
        for number, row in enumerate(self.rows):
            if row.start <= self.cursor < row.end:
                return number
        return None

    def shows(self, offset: int) -> bool:
        """Say whether the row of `offset` is in view."""
        rows = self.rows
        return bool(rows) and rows[0].start <= self.layout.row_at(offset).start <= rows[-1].start

    # Moving the cursor ------------------------------------------------------------------

    def place(self, offset: int) -> None:
        """Put the cursor on `offset` and forget the column; the view stays.

        Of hidden text it stands on the next place shown, in the direction it comes from.
        """
        offset = max(0, min(offset, self.end))
        self.cursor = self.layout.shown_at(offset, forward=offset >= self.cursor)
        self._column = None

    def reveal(self, offset: int, *, origin: int | None = None, centre: bool = False) -> None:
        """Bring the row of `offset` into view, by as few rows as possible, or to the middle.

        Rows are kept in view beyond it in the direction of the move from `origin` (by default
        the cursor); a row in view never draws the view back against that direction.
        """
        origin = self.cursor if origin is None else origin
        row = self.layout.row_at(offset)
        if not self.rows:
            return
        first, last = self.rows[0].start, self.rows[-1].start
        margin = min(MARGIN, (self.height - 1) // 2)
        if not first <= row.start <= last:
            if centre:
                self._settle(self.layout.above(row, self.height // 3))
            elif row.start < first:
                self._settle(self.layout.above(row, margin))
            else:
                self._settle(self.layout.above(self.layout.below(row, margin), self.height - 1))
        elif offset < origin:
            high = self.layout.above(row, margin)
            if high.start < first:
                self._settle(high)
        elif offset > origin:
            low = self.layout.below(row, margin)
            if low.start > last:
                self._settle(self.layout.above(low, self.height - 1))

    def go_to(self, offset: int, *, centre: bool = False) -> None:
        """Put the cursor on `offset` and bring it into view."""
        origin = self.cursor
        self.place(offset)
        self.reveal(self.cursor, origin=origin, centre=centre)

    def put_on_top(self, offset: int) -> None:
        """Put the cursor on `offset` and its row on top, as far as the text allows."""
        self.place(offset)
        self._settle(self.layout.row_at(self.cursor))

    def lines(self, count: int) -> None:
        """Move the cursor `count` rows down (up where negative), in its column."""
        row = self.layout.row_at(self.cursor)
        column = row.cell_of(self.cursor) if self._column is None else self._column
        move = self.layout.below if count > 0 else self.layout.above
        origin, top, seen = self.cursor, self.top, self.shows(self.cursor)
        self._stand(move(row, abs(count)), column)
        self.reveal(self.cursor, origin=origin)
        # However near the edge the cursor stood, the view moves by no more rows than it.
        furthest = move(top, abs(count))
        if not seen:
            return
        if (self.top.start > furthest.start) if count > 0 else (self.top.start < furthest.start):
            self.top = furthest

    def _stand(self, row: Row, column: int) -> None:
        self.cursor = min(row.offset_at(column), self.end)
        self._column = column

    # Moving the view --------------------------------------------------------------------

    def _settle(self, top: Row) -> None:
        """Put `top` on top, unless the text would end above the bottom."""
        key = (self.layout, self.height, self.end)
        if self._lowest is None or self._lowest[0] != key:
            self._lowest = (key, self.layout.above(self.layout.last(), self.height - 1))
        lowest = self._lowest[1]
        self.top = lowest if top.start > lowest.start else top

    def scroll(self, count: int) -> None:
        """Move the view by `count` rows; the cursor moves only as far as it must to stay in it."""
        move = self.layout.below if count > 0 else self.layout.above
        self._settle(move(self.top, abs(count)))
        self._keep_cursor()

    def _keep_cursor(self) -> None:
        rows = self.rows
        row = self.layout.row_at(self.cursor)
        column = row.cell_of(self.cursor) if self._column is None else self._column
        if row.start < rows[0].start:
            self._stand(rows[0], column)
        elif row.start > rows[-1].start:
            self._stand(rows[-1], column)

    def pages(self, count: int) -> None:
        """Turn `count` pages; the cursor goes to the first new row, at the ends to the last one."""
        self._turn(count * max(1, self.height - OVERLAP))

    def half_pages(self, count: int) -> None:
        """Turn `count` half pages."""
        self._turn(count * max(1, self.height // 2))

    def _turn(self, count: int) -> None:
        before = self.top
        move = self.layout.below if count > 0 else self.layout.above
        self._settle(move(self.top, abs(count)))
        if self.top.start != before.start:
            self.place(self.top.start)
        else:
            self.place(self.layout.last().start if count > 0 else 0)

    def home(self) -> None:
        """Go to the first row."""
        self.top = self.layout.first()
        self.place(self.top.start)

    def bottom(self) -> None:
        """Go to the last row, which stands at the bottom of the view."""
        last = self.layout.last()
        self._settle(last)
        self.place(last.start)
