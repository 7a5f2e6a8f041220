"""What stands on the terminal, so that a frame says only what differs from it.

Textual paints the lines that have changed from end to end. Most of such a line is what stands there
already: margins, gaps between words, the top line but for one number. And where a text moves by a
line, everything on it is there, one row further down: then the terminal itself moves the rows
(DECSTBM, index and reverse index), and what stands beside the text is put back. A line down over
a slow connection takes a third of the bytes for it, and a tenth where the text stands alone.

Rows are only moved inside a synchronised update, so that nobody sees what is put back go astray.
Whatever is written otherwise, or changes the size, makes the shadow forget: what is not known is
painted. Standards: ECMA-48, 8.3.21 (CUP); DEC STD 070 (DECSTBM, IND, RI).
"""

from __future__ import annotations

import re
from itertools import compress
from operator import itemgetter, ne
from typing import TYPE_CHECKING, NamedTuple

from tui.frames import SEQUENCE, change, said
from tui.text.cells import is_narrow, steady, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Shadow"]

Cell = tuple[str, str]
"""What is drawn and how; the right half of a wide character is drawn with an empty string."""

_UNKNOWN: Cell = ("", "?")
_MODES = re.compile(r"(?:\x1b\[[?<>=]?[0-9;]*[hlu]|\x1b\[\d? q)*\Z")
_char = itemgetter(0)
_GAP = 4
"""Cells that may be written again, because moving over them takes as many bytes."""

_MUCH = 400
"""Characters of a frame from which it is worth looking whether rows have only moved."""

_ROWS = 6
"""Changed rows from which it is worth looking whether they have only moved."""

_FURTHEST = 20
"""Rows by which a text may have moved."""


class _Piece(NamedTuple):
    """Cells painted from one place on."""

    y: int
    x: int
    cells: list[Cell]
    raw: str  # the text itself, where it is not known how many cells it takes


class Shadow:
    """The cells of a terminal, as far as they are known."""

    def __init__(self, columns: int, lines: int) -> None:
        self._columns, self._lines = columns, lines
        self._rows: dict[int, list[Cell]] = {}
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Take nothing for known."""
        self._rows, self._cursor = {}, None

    def painted(self, data: str, *, unseen: bool = False) -> str | None:
        """Return what brings the terminal to where `data` would; None: write `data` itself.

        `unseen` says that nobody sees the screen until all of it has been written.
        """
        if _MODES.match(data) and "?1049" not in data:
            return None
        read = self._read(data)
        if read is None:
            self.forget()
            return None
        pieces, cursor = read
        if any(piece.raw for piece in pieces):
            for piece in pieces:
                self._put(piece)
            self._cursor = cursor
            return None
        text = self._differences(pieces)
        if unseen and len(text) > _MUCH:
            moved = self._moved(pieces)
            text = text if moved is None or len(moved) >= len(text) else moved
        for piece in pieces:
            self._put(piece)
        if not text and cursor == self._cursor:
            return ""
        self._cursor = cursor
        return text + _go_to(*cursor)

    # Reading a frame --------------------------------------------------------------------

    def _read(self, data: str) -> tuple[list[_Piece], tuple[int, int]] | None:
        """Return what a frame paints and where it leaves the cursor; None: it does more."""
        pieces: list[_Piece] = []
        style, at = "", None
        for index, part in enumerate(SEQUENCE.split(data)):
            if not part or (part == "\n" and index % 2 == 0):
                continue
            if index % 2 and part[-1] == "m" and part[2] not in "?<>=":
                style = said(style, part[2:-1])
            elif index % 2 and part[-1] == "H":
                try:
                    y, x = map(int, part[2:-1].split(";"))
                except ValueError:
                    return None
                at = (y - 1, x - 1)
                pieces.append(_Piece(*at, [], ""))
            elif index % 2 or at is None or "\x1b" in part or "\n" in part:
                return None
            else:
                last = pieces[-1]
                cells = _cells(part, style, bool(last.cells))
                if cells is None or last.raw:
                    pieces[-1] = last._replace(raw=last.raw + part)
                else:
                    _append(last.cells, cells)
        if style or at is None or pieces[-1].cells or pieces[-1].raw:
            return None
        if any(p.x + len(p.cells) > self._columns or p.y >= self._lines for p in pieces):
            return None
        return pieces[:-1], at

    def _row(self, y: int) -> list[Cell]:
        return self._rows.get(y) or [_UNKNOWN] * self._columns

    def _put(self, piece: _Piece) -> None:
        """Know what a piece leaves on its row."""
        if piece.raw:
            self._rows.pop(piece.y, None)
        elif piece.cells:
            self._rows[piece.y] = _with(self._row(piece.y), piece)

    # Writing one ------------------------------------------------------------------------

    def _differences(self, pieces: list[_Piece]) -> str:
        rows: dict[int, list[Cell]] = {}
        for piece in pieces:
            if piece.cells:
                rows[piece.y] = _with(rows.get(piece.y) or self._row(piece.y), piece)
        return _write({y: (self._row(y), row) for y, row in rows.items()})

    def _moved(self, pieces: list[_Piece]) -> str | None:
        """Return what moves rows and puts right the rest; None where nothing has moved."""
        texts = {p.y: p for p in pieces if len(p.cells) >= self._columns // 4}
        if len(texts) < _ROWS:
            return None
        by, matches = max(((d, self._matches(texts, d)) for d in _distances()), key=_second)
        if matches * 2 < len(texts):
            return None
        top, bottom = min(texts), max(texts)
        if any(_UNKNOWN in self._row(y) for y in range(top, bottom + 1)):
            return None
        wanted = {y: self._row(y) for y in range(top, bottom + 1)}
        for piece in pieces:
            if piece.cells:
                wanted[piece.y] = _with(wanted.get(piece.y) or self._row(piece.y), piece)
        before = {y: self._row(y) for y in wanted}
        unknown = [_UNKNOWN] * self._columns
        for y in range(top, bottom + 1):
            before[y] = self._row(y + by) if top <= y + by <= bottom else unknown
        there, step = (bottom, "\x1bD") if by > 0 else (top, "\x1bM")
        region = f"\x1b[{top + 1};{bottom + 1}r{_go_to(there, 0)}{step * abs(by)}\x1b[r"
        return region + _write({y: (before[y], wanted[y]) for y in sorted(wanted)})

    def _matches(self, texts: dict[int, _Piece], by: int) -> int:
        """Count the rows whose new text stands `by` rows below."""
        found = 0
        for y, piece in texts.items():
            row, x, cells = self._rows.get(y + by), piece.x, piece.cells
            probe = len(cells) // 2  # most rows differ there
            if row and y + by in texts and row[x + probe] == cells[probe]:
                found += row[x : x + len(cells)] == cells
        return found


def _distances() -> Iterator[int]:
    for step in range(1, _FURTHEST + 1):
        yield step
        yield -step


def _second(pair: tuple[int, int]) -> int:
    return pair[1]


def _cells(text: str, style: str, joins: bool) -> list[Cell] | None:
    """Return the cells of a text; None where terminals disagree about them."""
    if is_narrow(text):
        return [(char, style) for char in text]
    if steady(text) != text or "\t" in text or not text.isprintable():
        return None
    cells: list[Cell] = []
    for char in text:
        width = width_of(char)
        if width:
            cells.append((char, style))
            cells.extend([("", style)] * (width - 1))
        elif cells or joins:
            cells.append((char, ""))  # joined to the cell before it by `_append`
        else:
            return None
    return cells


def _append(cells: list[Cell], more: list[Cell]) -> None:
    """Add cells; a mark joins the character that it stands on."""
    if all(map(itemgetter(1), more)):  # no mark among them
        cells += more
        return
    for char, style in more:
        if char and not style and width_of(char[0]) == 0:
            at = len(cells) - 1
            while at > 0 and not cells[at][0]:
                at -= 1
            cells[at] = (cells[at][0] + char, cells[at][1])
        else:
            cells.append((char, style))


def _with(row: list[Cell], piece: _Piece) -> list[Cell]:
    """Return a row with a piece painted on it; halves of wide characters at its edges are lost."""
    start, end = piece.x, piece.x + len(piece.cells)
    row = row[:start] + piece.cells + row[end:]
    if start > 0 and width_of(row[start - 1][0][:1] or " ") == 2:
        row[start - 1] = _UNKNOWN
    if end < len(row) and not row[end][0]:
        row[end] = _UNKNOWN
    return row


def _write(rows: dict[int, tuple[list[Cell], list[Cell]]]) -> str:
    """Return what brings rows from what they are to what they are to be."""
    out: list[str] = []
    current = ""
    for y, (old, new) in rows.items():
        if old == new:
            continue
        for start, end in _runs(old, new):
            there = False
            for x, cell in enumerate(new[start:end], start):
                char, style = cell
                if not char:  # a right half, or unknown
                    there = there and cell != _UNKNOWN
                    continue
                if not there:
                    out.append(_go_to(y, x))
                    there = True
                if style != current:
                    out.append(change(current, style))
                    current = style
                out.append(char)
    if current:
        out.append("\x1b[0m")
    return "".join(out)


def _runs(old: list[Cell], new: list[Cell]) -> list[tuple[int, int]]:
    """Return the cells to write, as `[start, end)`, never half a wide character of either row."""
    differing = list(compress(range(len(new)), map(ne, old, new)))
    narrow = all(map(_char, new)) and all(map(_char, old))
    runs: list[tuple[int, int]] = []
    reached = -1
    for x in differing:
        if x < reached or new[x] == _UNKNOWN:
            continue
        start, end = x, x + 1
        if not narrow:
            start, end = _whole(old, new, start, end)
        if runs and start <= reached + _GAP:
            runs[-1] = (runs[-1][0], max(end, reached))
        else:
            runs.append((start, end))
        reached = runs[-1][1]
    return runs


def _whole(old: list[Cell], new: list[Cell], start: int, end: int) -> tuple[int, int]:
    """Return `[start, end)` with the other halves of the wide characters at its edges."""

    def is_apart(x: int) -> bool:
        return bool(new[x][0] and (old[x][0] or old[x] == _UNKNOWN))

    while start > 0 and not is_apart(start):
        start -= 1
    while end < len(new) and not is_apart(end):
        end += 1
    return start, end


def _go_to(y: int, x: int) -> str:
    return f"\x1b[{y + 1};{x + 1}H"
