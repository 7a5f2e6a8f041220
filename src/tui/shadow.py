"""What stands on the terminal, so that a frame says only what differs from it.

Textual paints the lines that have changed from end to end. Most of such a line is what stands there
already: margins, gaps between words, the top line but for one number. And where a text moves by a
line, everything on it is there, one row further down: then the terminal itself moves the rows
(DECSTBM, index and reverse index), and what stands beside the text is put back. A line down over
a slow connection takes a third of the bytes for it, and a tenth where the text stands alone.

A wrong cell is worse than any byte saved. All terminals give plain narrow and plain wide characters
the same cells. A run of others (emoji, what joins or combines, right-to-left script) is kept as one
cell over all its columns: it is written whole or not at all, and with it whatever a terminal may
have drawn it over. So rows that hold such runs can be moved too. Where something is painted over
half of a run or a wide character, or joins what stands before it, the row is written as it is,
and doubted, as is the one below: each is painted from end to end with the next frame that touches
it. After whatever else is written, and after a change of size, nothing is known. Rows are only
moved inside a synchronised update, so that nobody sees what is put back go astray.
Standards: ECMA-48, 8.3.21 (CUP); DEC STD 070 (DECSTBM, IND, RI).
"""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING

from tui.drawn_cells import drawn_over, is_half, painted_on
from tui.drawn_rows import Piece, as_they_came, pieces_of
from tui.repainting import UNKNOWN, Row, go_to, repaint

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Shadow"]

_MODES = re.compile(
    r"(?:\x1b\[\?(?:25|100[0-6]|1015|1016|2004|2026|2048)[hl]|\x1b\[[<>=][0-9;]*u|\x1b\[\d? q)+"
)
"""What changes neither a cell nor the place of the cursor."""

_ROWS = 6
"""Changed rows from which it is worth looking whether they have only moved."""

_SAMPLES = 16
"""Pieces of a frame that are compared, to tell a new page from a new tint."""

_DISTANCES = [by for step in range(1, 21) for by in (step, -step)]
"""Rows by which a text may have moved."""

_DEAR = 1_500
"""Characters of moving and putting back from which it is worth looking what painting takes."""


class Shadow:
    """The cells of a terminal, as far as they are known."""

    def __init__(self, columns: int, lines: int) -> None:
        self._columns, self._lines = columns, lines
        self._rows: dict[int, Row] = {}
        self._doubted: set[int] = set()
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Take nothing for known."""
        self._rows, self._doubted, self._cursor = {}, set(), None

    def painted(self, data: str, *, unseen: bool = False) -> str | None:
        """Return what brings the terminal to where `data` would; None: write `data` itself.

        `data` begins with attributes reset. `unseen` says that nobody sees the screen until all
        of it has been written.
        """
        if _MODES.fullmatch(data):
            return None
        read = pieces_of(data)
        columns, lines = self._columns, self._lines
        if read is None or any(x + len(c) > columns or y >= lines for y, x, c, *_ in read[0]):
            self.forget()
            return None
        pieces, cursor = read
        wanted: dict[int, Row] = {}
        odd: set[int] = set()
        for y, x, cells, is_odd, *_ in pieces:
            row, end = wanted.get(y) or self._row(y), x + len(cells)
            if is_odd or is_half(row, x) or is_half(row, end):
                odd.add(y)
            # Most of what is painted stands there already.
            there = row[x:end] == cells and y not in odd
            wanted[y] = row if there else painted_on(row, x, cells)
        if odd:
            whole = as_they_came(piece for piece in pieces if piece.y in odd)
            below = odd | {y + 1 for y in odd}  # some terminals wrap what is too wide
            self._doubted |= below
            others = {y: row for y, row in wanted.items() if y not in odd}
            rest = repaint(self._changes(others))
            self._rows.update(wanted)
            rest += repaint(self._beyond([piece for piece in pieces if piece.y in odd]))
            self._doubted -= {y for y, row in others.items() if UNKNOWN not in row}
            self._cursor = None
            return whole + rest + go_to(*cursor)
        text = self._moved(pieces, wanted) if unseen else None
        if text is None and self._is_another(pieces, wanted):
            self._rows.update(wanted)
            self._cursor = cursor
            return as_they_came(pieces) + repaint(self._beyond(pieces)) + go_to(*cursor)
        if text is None or len(text) > _DEAR:
            painted = repaint(self._changes(wanted))
            text = painted if text is None or len(painted) < len(text) else text
        self._rows.update(wanted)
        self._doubted -= {y for y in self._doubted & wanted.keys() if UNKNOWN not in wanted[y]}
        if not text and cursor == self._cursor:
            return ""
        self._cursor = cursor
        return text + go_to(*cursor)

    def _row(self, y: int) -> Row:
        return self._rows.get(y) or [UNKNOWN] * self._columns

    def _seen(self, y: int) -> Row:
        """Return a row as far as it is beyond doubt."""
        return self._row(-1 if y in self._doubted else y)

    def _changes(self, wanted: dict[int, Row]) -> Iterator[tuple[int, Row, Row]]:
        """Yield what rows are, as far as it is beyond doubt, and what they are to be."""
        for y, row in wanted.items():
            yield y, drawn_over(self._seen(y), row), row

    def _beyond(self, pieces: list[Piece]) -> Iterator[tuple[int, Row, Row]]:
        """Yield what is to stand behind pieces that a terminal may draw over it."""
        nothing = [UNKNOWN] * self._columns
        for piece in pieces:
            over = piece.x + piece.over
            if over > piece.end:
                row = self._row(piece.y)
                while over < len(row) and not row[over][0]:
                    over += 1
                kept = [*nothing[: piece.end], *row[piece.end : over]]
                yield piece.y, nothing, [*kept, *nothing[len(kept) :]]

    def _moved(self, pieces: list[Piece], wanted: dict[int, Row]) -> str | None:
        """Return what moves rows and puts right the rest; None where nothing has moved."""
        texts = {p.y: p for p in pieces if len(p.cells) >= self._columns // 4}
        changed = [p for y, p in texts.items() if self._row(y)[p.x : p.end] != p.cells]
        if len(changed) < _ROWS:
            return None
        some = changed[:: len(changed) // 4]
        likely = (d for d in _DISTANCES if self._matches(some, d))
        by = next((d for d in likely if self._matches(changed, d) * 2 > len(changed)), 0)
        top, bottom = min(texts), max(texts)
        after = {y: self._row(y) for y in range(top, bottom + 1)} | wanted
        if not by or any(UNKNOWN in self._seen(y) or UNKNOWN in row for y, row in after.items()):
            return None
        nothing = [UNKNOWN] * self._columns
        before = {y: self._row(y) for y in after}
        for y in range(top, bottom + 1):
            before[y] = self._row(y + by) if top <= y + by <= bottom else nothing
        there, step = (bottom, "\x1bD") if by > 0 else (top, "\x1bM")
        region = f"\x1b[{top + 1};{bottom + 1}r{go_to(there, 0)}{step * abs(by)}\x1b[r"
        return region + repaint(
            (y, drawn_over(before[y], after[y]), after[y]) for y in sorted(after)
        )

    def _is_another(self, pieces: list[Piece], wanted: dict[int, Row]) -> bool:
        """Say whether nearly all that is painted is new: no difference is worth looking for.

        Where only a border or a tint changes, all rows are others, but few of their cells.
        """
        if len(wanted) < _ROWS or not self._doubted.isdisjoint(wanted):
            return False
        if sum(self._rows.get(y) == row for y, row in wanted.items()) * 4 >= len(wanted):
            return False
        some = pieces[:: max(1, len(pieces) // _SAMPLES)]
        same = sum(sum(map(eq, self._row(p.y)[p.x : p.end], p.cells)) for p in some)
        return same * 10 < 9 * sum(len(piece.cells) for piece in some)

    def _matches(self, changed: list[Piece], by: int) -> int:
        """Count the pieces that stand `by` rows below."""
        found = 0
        for y, x, cells, *_ in changed:
            row = self._rows.get(y + by)
            probe = len(cells) // 2  # most rows differ there
            if row and row[x + probe] == cells[probe]:
                found += row[x : x + len(cells)] == cells
        return found
