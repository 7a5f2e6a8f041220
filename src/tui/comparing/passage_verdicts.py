"""The verdicts that readers gave to passages in the text, beside those of the ledger's rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.comparing.grouping import eased

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.comparing.grouping import Key
    from tui.comparing.ledger_records import Cell, Ledger, Row

__all__ = ["with_verdicts"]


def with_verdicts(
    ledger: Ledger, verdicts: Mapping[Key, str], breathe: Callable[[], None] = lambda: None
) -> Ledger:
    """Return a ledger whose cells say what a reader made of their passages, by path and span.

    No row gets a verdict of its own by that.
    """
    if not verdicts:
        return ledger
    rows = tuple(_judged(row, verdicts) for row in eased(ledger.rows, breathe))
    return replace(ledger, rows=rows)


def _judged(row: Row, verdicts: Mapping[Key, str]) -> Row:
    if not any((cell.path, cell.span) in verdicts for cell in row.cells):
        return row
    cells = tuple(_said_of(cell, verdicts.get((cell.path, cell.span))) for cell in row.cells)
    said = (cell.verdict for cell in cells if not cell.proposed)
    return replace(row, cells=cells, of_passages=tuple(dict.fromkeys(filter(None, said))))


def _said_of(cell: Cell, verdict: str | None) -> Cell:
    return cell if verdict is None else replace(cell, verdict=verdict)
