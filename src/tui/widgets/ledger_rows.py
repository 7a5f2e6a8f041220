"""The rows of the ledger as lines of text: its header, a row, and what the numbers mean.

Pure, so that it can be tested without a screen. One sign stands in each cell, so that fifty
sources fit beside the claims; the words behind the signs are :mod:`tui.widgets.ledger_lines`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.text.cells import cell_widths
from tui.widgets.card_text import Line, Piece, cells, piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.comparing import Cell, Ledger, Row

__all__ = [
    "ASIDE",
    "OTHERWISE",
    "SAYS",
    "SIGNS",
    "Layout",
    "head_line",
    "legend_line",
    "numbers_of",
    "row_line",
    "short",
]

SIGNS = {
    "asserted": "▎",
    "attributed": "”",
    "hedged": "?",
    "predicted": "→",
    "denied": "✗",
    "not found": "·",
    "silent": "∅",
}
"""The sign of each stance, the same as in the gutter of the text."""

OTHERWISE = "≠"
"""The sign of a source that says otherwise than the row's first one, here or in another row."""

ASIDE = "~"
"""The sign of a source that only contradicts, in another row, those who say otherwise here."""

SAYS = {
    "asserted": "asserts",
    "attributed": "quotes",
    "hedged": "hedges",
    "predicted": "predicts",
    "denied": "denies",
}
_ROLES = {"≠": "differs", "=": "same", "~": "muted", "«": "muted", "": "muted"}
_COUNTS = 10
"""A space, "16 vs 12", a space: with fifty sources a sign stands right before it."""
_MOST_VERDICT = 12
_FEW = 12
"""Sources up to which those in view are named in their order; of more, the one of the cursor is
named first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns stand, in cells; `first` and `shown` are the sources in view."""

    claim: int
    column: int
    first: int
    shown: int
    verdict: int

    @classmethod
    def of(cls, width: int, sources: int, at: int) -> Layout:
        """Fit `sources` columns into `width` cells, with the column `at` in view.

        Claims keep a third of the width; the columns shrink from four cells to one, and only
        where even that is too much do they scroll.
        """
        verdict = _MOST_VERDICT if width >= 76 else 0
        counts = _COUNTS if width >= 60 else 0
        room = width - 2 - verdict - counts - max(16, width // 3)
        column = next((w for w in (4, 3, 2, 1) if w * sources <= room), 1)
        shown = max(1, min(sources, room // column))
        first = max(0, min(at - shown // 2, sources - shown)) if shown < sources else 0
        claim = max(8, width - 2 - verdict - counts - shown * column)
        return cls(claim, column, first, shown, verdict)

    @property
    def columns(self) -> range:
        """The numbers of the sources in view, from 0."""
        return range(self.first, self.first + self.shown)


def _fit(text: str, width: int, *, right: bool = False) -> str:
    """Return clean `text` cut or filled up to exactly `width` cells."""
    shown = short(text, width)
    space = " " * max(0, width - cells(shown))
    return space + shown if right else shown + space


def short(text: str, width: int) -> str:
    """Return foreign `text` in at most `width` cells, cut with an ellipsis."""
    shown = piece(text).text
    if cells(shown) <= width:
        return shown
    room, kept = width - 1, 0
    for size in cell_widths(shown):
        if size > room:
            break
        room, kept = room - size, kept + 1
    return f"{shown[:kept].rstrip()}…" if width > 0 else ""


def head_line(layout: Layout, at: int) -> Line:
    """Return the header: the number of each source, the one of the cursor marked."""
    line = [Piece(_fit("  CLAIM", layout.claim + 2), "strong")]
    for column in layout.columns:
        number = str(column + 1)
        if layout.column < 3 and len(number) > 1:
            number = number[-1]  # two of them would run together; the legend says all of it
        role = "key" if column == at else "muted"
        # over the sign, which stands one cell before the end of a wide column
        wide = layout.column > 2
        shown = _fit(number, layout.column - wide, right=wide) + " " * wide
        line.append(Piece(shown, role))
    if layout.verdict:
        line += [
            Piece(_fit("ORIGINS", _COUNTS - 1, right=True) + " ", "muted"),
            Piece(_fit("VERDICT", layout.verdict), "muted"),
        ]
    return tuple(line)


def row_line(row: Row, paths: Sequence[str], layout: Layout, at: int | None) -> Line:
    """Return one row; `at` is the column of the cursor if the row has it."""
    claim = _fit(row.claim, layout.claim - 1) + " "  # a narrow column begins with its sign
    line = [
        Piece(f"{row.sign or ' '} ", _ROLES[row.sign]),
        Piece(claim, "strong" if at is not None else ""),
    ]
    line += _signs(row, paths, layout, at)
    if layout.verdict:
        counts = f"{row.says} vs {row.otherwise}" if row.otherwise else str(row.says)
        line.append(Piece(_fit(counts, _COUNTS - 1, right=True) + " ", "muted"))
        line.append(_verdict(row, layout.verdict))
    return tuple(line)


def _verdict(row: Row, width: int) -> Piece:
    """Return the row's own verdict, else in brackets what was made of passages in the text."""
    if row.verdict or not row.of_passages:
        return Piece(_fit(row.verdict or "", width), "verdict")
    said = row.of_passages[0] if len(row.of_passages) == 1 else "several"
    return Piece(_fit(f"({short(said, width - 2)})", width), "muted")


def _signs(row: Row, paths: Sequence[str], layout: Layout, at: int | None) -> Iterator[Piece]:
    """Yield the signs of the sources in view; neighbours that look alike are one piece.

    Of fifty sources most say nothing: only what stands between them is looked at.
    """
    number = numbers_of(tuple(paths))
    cells_of: dict[int, list[Cell]] = {}
    for cell in row.cells:
        if (place := number.get(cell.path, 0) - 1) in layout.columns:
            cells_of.setdefault(place, []).append(cell)
    silent = {number.get(path, 0) - 1 for path in row.silent}
    against = {
        number.get(one.pair.b.path, 0) - 1: one.of_dissent
        for one in sorted(row.opposites, key=lambda one: not one.of_dissent)
    }
    here = {at} if at is not None and at in layout.columns else set[int]()
    empty = _in_column(SIGNS["not found"], layout.column)
    last = layout.first
    for column in sorted({*cells_of, *silent.union(against).intersection(layout.columns), *here}):
        if column > last:
            yield Piece(empty * (column - last), "muted")
        last = column + 1
        said = cells_of.get(column)
        sign, role = SIGNS["not found"], "muted"
        if said and not (column in silent and all(cell.proposed for cell in said)):
            sign, role = _sign_of(said)
        elif column in silent:
            sign = SIGNS["silent"]
        elif column in against:
            sign, role = (ASIDE, "muted") if against[column] else (OTHERWISE, "differs")
        if column == at and layout.column > 2:
            yield Piece(f"{'[' + sign + ']':>{layout.column}}", "mark")
        else:
            yield Piece(_in_column(sign, layout.column), "hit" if column == at else role)
    if (end := layout.columns.stop) > last:
        yield Piece(empty * (end - last), "muted")


def _sign_of(said: Sequence[Cell]) -> tuple[str, str]:
    """Return the sign of what a source says in a row, and its role."""
    first = min(said, key=lambda cell: cell.otherwise)
    sign, role = (OTHERWISE, "differs") if first.otherwise else (SIGNS[first.stance], first.stance)
    return sign, "muted" if all(cell.proposed for cell in said) else role


def _in_column(sign: str, width: int) -> str:
    """Return a sign in a column: one cell before the end of a wide one."""
    return f"{sign} ".rjust(width) if width > 2 else sign.ljust(width)


@lru_cache(maxsize=2)
def numbers_of(paths: tuple[str, ...]) -> dict[str, int]:
    """Return the number of each source: of ten thousand too it is asked for at every key."""
    return {path: place + 1 for place, path in enumerate(paths)}


def legend_line(
    ledger: Ledger, titles: Mapping[str, str], layout: Layout, at: int, width: int
) -> Line:
    """Return which source each number means, the one of the cursor first."""
    order = [at, *(c for c in layout.columns if c != at)] if ledger.paths else []
    room = max(12, width // max(1, min(len(order), 6)) - 6)

    def name(column: int) -> str:
        return short(titles.get(ledger.paths[column], ledger.paths[column]), room)

    def taken(column: int) -> int:
        return cells(name(column)) + len(str(column + 1)) + 4

    if layout.shown <= _FEW and order:
        # in their own order, from the first one with which the one of the cursor is in view
        first = layout.first
        while first < at and sum(map(taken, range(first, at + 1))) > width:
            first += 1
        order = list(range(first, layout.columns.stop))
    line: list[Piece] = []
    used = 0
    for column in order:
        used += taken(column)
        if used > width and line:
            line.append(Piece("…", "muted"))
            break
        is_here = column == at
        line.append(Piece(f"{column + 1} ", "key" if is_here else "muted"))
        line.append(Piece(name(column), "strong" if is_here else "muted"))
        line.append(Piece("   "))
    return tuple(line)
