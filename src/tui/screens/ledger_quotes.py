"""From a cell of the ledger to what was said: its quotes, and the row that says otherwise."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.screens.ledger_watching import LedgerWatching
from tui.widgets.card_list import CardList

if TYPE_CHECKING:
    from tui.comparing import Cell, Passage
    from tui.screens.desk import Desk

__all__ = ["LedgerQuotes"]


class LedgerQuotes(LedgerWatching):
    """The keys that lead from a cell to the passages behind it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("E", "passage", "next passage", id="ledger.passage", show=False,
                tooltip="the next passage of this source on the row"),
        Binding("o", "opposite", "other side", id="ledger.opposite", show=False,
                tooltip="the row in which another source says otherwise"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._turn: deque[Cell | Passage] = deque()
        self.places: dict[str, int] = {}
        """The numbers of the rows that are shown, from 1, by their ids."""

    def take_turns(self) -> None:
        """Have Enter open what the source under the cursor says: in the row, then against it."""
        row, path = self.table.current, self.table.path
        self._turn = deque(row.at(path) if row else ())
        self._turn += [one.pair.b for one in row.against(path)] if row else []

    @on(CardList.Chosen)
    def open_quote(self) -> None:
        """Return the passage under the cursor."""
        if self._turn:
            self.dismiss(self._turn[0])
        elif (row := self.table.current) is not None and self.table.path in row.silent:
            self.say("silent: a reader has read this source and found nothing on it", "warning")
        else:
            self.say("no quote here: gloss found nothing of this source on it. N: read, silent")

    def action_passage(self) -> None:
        """Go to the source's next passage in this row: Enter opens that one then."""
        if len(self._turn) < 2:
            self.say("this source has no other passage on the row")
            return
        self._turn.rotate(-1)
        self.say(f"Enter opens: {' '.join(self._turn[0].text.split())}")

    def action_opposite(self) -> None:
        """Go to the row in which a source says otherwise, and to its passage there.

        From a passage that is only proposed, to the row in which it stands.
        """
        row, path = self.table.current, self.table.path
        cell = self.table.cell
        if cell is not None and cell.proposed:
            here = (cell.path, cell.span, False)
            for at, other in enumerate(self.table.cards):
                if any((c.path, c.span, c.proposed) == here for c in other.cells):
                    self.table.go_to_row(at, path)
                    return
        against = row.opposites if row else ()
        of_path = [one for one in against if path in {one.pair.a.path, one.pair.b.path}]
        for one in of_path or against:
            if place := self.places.get(one.row or ""):
                self.table.go_to_row(place - 1, one.pair.b.path)
                return
        if against:
            self.say("what says otherwise stands in no row that is shown")
        else:
            self.say("no other row says otherwise")
