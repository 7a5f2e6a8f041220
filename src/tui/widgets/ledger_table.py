"""The rows of the ledger, with a cursor on one cell; only what is in view is ever drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var

from tui.widgets.card_list import CardList
from tui.widgets.drawing_ahead import DrawingAhead
from tui.widgets.ledger_rows import Layout, row_line

if TYPE_CHECKING:
    from textual.strip import Strip

    from tui.comparing import Cell, Row
    from tui.widgets.card_text import Line

__all__ = ["LedgerTable"]


_Holding = tuple[Sequence[str], Layout, object]
"""The sources, their columns, the colours."""

_MOST_KEPT = 500
"""Drawn rows that are kept: those of a dozen screens."""

_SPARSE = 200
"""Sources from which on nearly all cells of a row are empty: the cursor goes to one that is not."""


class LedgerTable(DrawingAhead, CardList["Row"]):
    """Rows are cards of one line; `h l` move through the sources, Enter chooses the row."""

    GAP: ClassVar[int] = 0
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "column(1)", "right", id="ledger.right", show=False, tooltip="source"),
        Binding("h,left", "column(-1)", "left", id="ledger.left", show=False, tooltip="source"),
        Binding("greater_than_sign", "voice(1)", "next source that speaks", id="ledger.next",
                show=False, tooltip="the next source that says something on it"),
        Binding("less_than_sign", "voice(-1)", "the one before", id="ledger.previous",
                show=False, tooltip="the source before that says something on it"),
        Binding(
            "circumflex_accent", "edge(0)", "first", id="ledger.start", show=False, tooltip="first"
        ),
        Binding("dollar_sign", "edge(-1)", "last", id="ledger.end", show=False, tooltip="last"),
    ]  # fmt: skip
    # a scroll bar that comes and goes with the rows of a filter has all laid out anew
    DEFAULT_CSS = "LedgerTable { height: 1fr; overflow-y: scroll; }"

    column: var[int] = var(0, init=False)
    """The source under the cursor, counted from 0."""

    @dataclass
    class Across(Message):
        """The cursor went to another source."""

        column: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self._paths: Sequence[str] = ()
        self._places: dict[str, int] = {}
        self._held: _Holding | None = None
        """The columns and colours that rows were last drawn in."""
        self._kept: dict[int, tuple[Row, list[Line], dict[Any, Strip]]] = {}
        """Rows that are not shown now as they were drawn, by the id of the object."""

    @property
    def layout_now(self) -> Layout:
        """Where the columns stand at the present width."""
        return Layout.of(self._width, len(self._paths), self.column)

    @property
    def cell(self) -> Cell | None:
        """The passage under the cursor: the source's first one in this row."""
        row = self.current
        if row is None or not self._paths:
            return None
        return next(iter(row.at(self._paths[self.column])), None)

    @property
    def path(self) -> str:
        """The source under the cursor."""
        return self._paths[self.column] if self._paths else ""

    def fill(self, rows: Sequence[Row], paths: Sequence[str]) -> None:
        """Show other rows; the cursor stays on its row and source where it can."""
        here = self.path
        self._paths = paths
        self._places = {path: place for place, path in enumerate(paths)}
        place = self._places.get(here, min(self.column, max(0, len(paths) - 1)))
        self.set_reactive(LedgerTable.column, place)
        self.show(rows)
        self._drawn.pop(self.cursor, None)

    def forget_rows(self) -> None:
        """Show no rows, and keep none that were shown."""
        self.empty = ""
        self.fill((), ())
        self._kept.clear()

    def key_of(self, card: Row) -> str:
        """Return the row's id."""
        return card.id

    def go_to(self, cell: Cell) -> None:
        """Move to the row that holds a passage, if one does; what is told of it follows."""
        self._move(_holding(self.cards, cell, self.cursor))

    def go_to_row(self, index: int, path: str) -> None:
        """Move to a row, and there to a source."""
        self._move(index)
        self.column = self._places.get(path, self.column)

    def _place_among(self, cards: Sequence[Row], card: Row) -> int:
        # A row that became a case has another id and may stand elsewhere: its passage tells.
        if card.cells and all(card.id != other.id for other in cards):
            return _holding(cards, card.cells[0], self.cursor)
        return super()._place_among(cards, card)

    def _first_for_last(self, last: int) -> int:
        # a row is one line: none has to be drawn to know how many there is room for
        return max(0, last + 1 - self._height)

    def _visible(self) -> list[tuple[int, int]]:
        top, height = self.scroll_offset.y, self._height
        if self._view is None or self._view[0] != (top, height):
            end = min(top + height, len(self.cards))
            self._view = (top, height), [(place, 0) for place in range(top, end)]
        return self._view[1]

    def _make_way(self, _cards: Sequence[Row]) -> None:
        """Keep what was drawn: a filter leaves most of what is in view, or it comes again."""
        if self.cards:
            self._drawn.pop(self.cursor, None)  # the only one that shows a cell cursor
        if self._held == self._holding_now:
            for place, lines in self._drawn.items():
                card = self.cards[place]
                self._kept[id(card)] = card, lines, self._strips.get(place, {})
            for old in list(self._kept)[: max(0, len(self._kept) - _MOST_KEPT)]:
                del self._kept[old]
        self._forget()

    def _lines(self, index: int) -> list[Line]:
        if index not in self._drawn and self._kept and self._drawn_width == self._width:
            if self._held != self._holding_now:
                self._kept.clear()
            elif index != self.cursor and (kept := self._kept.pop(id(self.cards[index]), None)):
                _, self._drawn[index], self._strips[index] = kept
        return super()._lines(index)

    @property
    def _holding_now(self) -> _Holding:
        return self._paths, self.layout_now, self._look

    def draw_card(self, card: Row, width: int) -> list[Line]:
        """Return the row's one line."""
        del width
        at = self.column if card is self.current else None
        self._held = self._holding_now
        layout = self._held[1]
        return [row_line(card, self._paths, layout, at)]

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the cell cursor in the new row, and the old row without it."""
        self._drawn.pop(old, None)
        self._drawn.pop(new, None)
        super().watch_cursor(old, new)

    def validate_column(self, column: int) -> int:
        """Keep the cursor on a source."""
        return max(0, min(column, len(self._paths) - 1))

    def watch_column(self, old: int, new: int) -> None:
        """Draw the cursor in its new place; only far to the side do all columns move."""
        before, now = (Layout.of(self._width, len(self._paths), at) for at in (old, new))
        if before == now:
            self._drawn.pop(self.cursor, None)
            self.refresh_card(self.cursor)
        else:
            self.redraw()
        self.post_message(self.Across(self.column))

    def action_column(self, by: int) -> None:
        """Go to another source."""
        self.column += by

    def _move(self, index: int) -> None:
        """Move to a row; of hundreds of sources to one that says something in it."""
        super()._move(index)
        if len(self._paths) > _SPARSE and (voices := self._voices()):
            at = self.column
            self.column = min(voices, key=lambda place: (abs(place - at), place))

    def _voices(self) -> list[int]:
        """Return the places of the sources that say something in the row, in order."""
        row = self.current
        paths = {cell.path for cell in row.cells} if row else set()
        return sorted(self._places[path] for path in paths if path in self._places)

    def action_voice(self, by: int) -> None:
        """Go to the next source, or the one before, that says something in this row."""
        beyond = [place for place in self._voices() if (place - self.column) * by > 0]
        if beyond:
            self.column = beyond[0] if by > 0 else beyond[-1]

    def action_edge(self, end: int) -> None:
        """Go to the first or the last source."""
        self.column = end if end >= 0 else len(self._paths) - 1


def _holding(rows: Sequence[Row], cell: Cell, otherwise: int) -> int:
    """Return the place of the row that holds a passage, else `otherwise`."""
    here = (cell.path, cell.span)
    return next(
        (i for i, row in enumerate(rows) if any((c.path, c.span) == here for c in row.cells)),
        otherwise,
    )
