"""The ledger as a table for other programs: comma-separated, one line for each claim."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.comparing.claim_ledger import Ledger, Row

__all__ = ["ledger_csv"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that starts so for a formula, and would run it."""


def ledger_csv(ledger: Ledger, titles: Mapping[str, str], rows: Sequence[Row] | None = None) -> str:
    """Return the ledger (or some `rows` of it): for each source a stance and its quotes."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    head = ["id", "topic", "claim", "sign", "says", "otherwise", "verdict"]
    for path in ledger.paths:
        head += [titles.get(path, path), f"{path} (quotes)"]
    table.writerow(_safe(cell) for cell in head)
    for row in ledger.rows if rows is None else rows:
        line = [row.id, row.topic, row.claim, row.sign, str(row.says), str(row.otherwise)]
        line.append(row.verdict or "")
        for path in ledger.paths:
            quotes = (" ".join(cell.text.split()) for cell in row.at(path))
            line += [row.stance(path), " … ".join(quotes)]
        table.writerow(_safe(cell) for cell in line)
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
