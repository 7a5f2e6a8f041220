"""The ledger as a table, a line for each claim: for a spreadsheet, or to stand in a report."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.comparing.ledger_records import Ledger, Row

__all__ = ["ledger_csv", "ledger_markdown"]

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
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
            said = [cell.text for cell in row.at(path)]
            said = said or [one.pair.b.text for one in row.against(path)]
            line += [_stance(row, path), " … ".join(" ".join(text.split()) for text in said)]
        table.writerow(_safe(cell) for cell in line)
    return out.getvalue()


def _safe(cell: str) -> str:
    shown = clean(" ".join(cell.split()))
    return f"'{shown}" if _FORMULA.match(shown) else shown


def ledger_markdown(
    ledger: Ledger, titles: Mapping[str, str], rows: Sequence[Row] | None = None
) -> str:
    """Return the ledger (or some `rows` of it) as a Markdown table, with its key above it.

    Sources are numbered and named above the table; a cell names the stance. That nothing was
    found is a dot: only what a reader has confirmed is called silent, with name and date.
    """
    lines = [
        f"{number}. {_plain(titles.get(path, path))} (`{_plain(path)}`)"
        + (f", an echo of {_plain(titles.get(origin, origin))}" if origin != path else "")
        for number, path in enumerate(ledger.paths, 1)
        for origin in (ledger.origins.get(path, path),)
    ]
    numbers = [str(n) for n in range(1, len(ledger.paths) + 1)]
    head = ["", "claim", *numbers, "origins", "verdict"]
    lines += ["", _line(head), _line(["---"] * len(head))]
    for row in ledger.rows if rows is None else rows:
        word = dict(zip(row.silent, row.word, strict=False))
        cells = []
        for path in ledger.paths:
            stance = _stance(row, path)
            said = f" ({_plain(word[path])})" if stance == "silent" and path in word else ""
            cells.append("·" if stance == "not found" else f"{stance}{said}")
        counts = f"{row.says} vs {row.otherwise}" if row.otherwise else str(row.says)
        lines.append(
            _line([row.sign, _plain(row.claim), *cells, counts, _plain(row.verdict or "")])
        )
    lines += ["", "· gloss found nothing; it misses things."]
    return "\n".join(lines) + "\n"


def _stance(row: Row, path: str) -> str:
    """Return how a source puts the claim, and on which side it is, in words."""
    stance = row.stance(path)
    if stance != "silent" and row.at(path) and all(cell.proposed for cell in row.at(path)):
        return f"proposed: {'says otherwise' if row.dissents(path) else stance}"
    if row.dissents(path):
        return f"says otherwise ({stance})"
    against = row.against(path) if stance == "not found" else []
    if not against:
        return stance
    return "in another row" if all(one.of_dissent for one in against) else "says otherwise"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    """Return foreign text as Markdown that means just these letters, on one line."""
    flat = clean(" ".join(text.split()))
    return "".join(f"\\{c}" if c in _MARKUP else c for c in flat)


_MARKUP = frozenset("\\`*_[]<>|#~&")
