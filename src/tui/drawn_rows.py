"""What a frame paints: pieces of rows, each of which is read once.

Most rows of a frame stood in an earlier one, at another height or beside other panes: a text that
moves by a line or by half a page brings few new ones. To take a row apart into its cells costs as
much as to draw it, so the last few hundred are kept.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

from tui.drawn_cells import cells_of, joins, spills
from tui.frames import change, said
from tui.repainting import go_to
from tui.text.cells import is_narrow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.repainting import Row

__all__ = ["Piece", "as_they_came", "pieces_of", "read_ahead"]

_MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_STYLED = re.compile(r"\x1b\[([0-9;]*)m([^\x1b]*)")
_BREAK = "\n"
"""What stands behind a row: the move after it says where to go on."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")

_KEPT = 512
"""Rows that are kept: those of some ten pages, about 3 MB."""


class Piece(NamedTuple):
    """Cells painted from one place on; several may share their cells, which nobody changes."""

    y: int
    x: int
    cells: Row
    odd: bool  # holds a text that begins with what joins the character before it
    parts: tuple[tuple[str, str], ...]
    """What is painted and how, as it came."""
    over: int
    """Columns, from its first on, that a terminal may draw it over; 0: its own ones at most."""

    @property
    def end(self) -> int:
        """The column behind its last."""
        return self.x + len(self.cells)


def pieces_of(frame: str) -> tuple[list[Piece], tuple[int, int]] | None:
    """Return what a frame paints and where it leaves the cursor; None where it does more.

    `frame` begins with attributes reset; row and column of the cursor count from 0.
    """
    before, *rest = _MOVE.split(frame)
    read = _read(before, "")
    if read is None or read[0].parts:
        return None
    painted, style, at = read[0], read[1], (0, 0)
    pieces: list[Piece] = []
    for y, x, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if (read := _read(text, style)) is None:
            return None
        painted, style = read
        at = (int(y) - 1, int(x) - 1)
        if painted.parts:
            _, _, cells, odd, parts, over = painted
            pieces.append(Piece(*at, cells, odd, parts, over))
    if style or painted.parts or not rest:
        return None
    return pieces, at


def read_ahead(row: str) -> None:
    """Take apart a row that a frame may paint soon; it begins with attributes reset."""
    _read(row, "")


def as_they_came(pieces: Iterable[Piece]) -> str:
    """Return what draws pieces whole, and leaves the attributes reset."""
    out: list[str] = []
    current = ""
    at = None
    for piece in pieces:
        if at != (piece.y, piece.x):
            out.append(go_to(piece.y, piece.x))
        at = None if piece.over else (piece.y, piece.end)
        for text, style in piece.parts:
            if style != current:
                out.append(change(current, style))
                current = style
            out.append(text)
    return "".join([*out, "\x1b[0m" if current else ""])


@lru_cache(_KEPT)
def _read(row: str, style: str) -> tuple[Piece, str] | None:
    """Return what is painted between two moves, and the attributes behind it.

    None: it is not all text and attributes.
    """
    head, escape, _ = row.partition("\x1b")
    parts = [(head, style)] if head and head != _BREAK else []
    if escape:
        styled = _STYLED.findall(row)
        if len(styled) != row.count(escape):
            return None
        for parameters, part in styled:
            style = said(style, parameters)
            if part and part != _BREAK:
                parts.append((part, style))
    text = "".join([part for part, _ in parts])
    if _CONTROL.search(text):
        return None
    cells: Row = []
    if is_narrow(text):
        for part, how in parts:
            cells.extend(zip(part, repeat(how)))
        return Piece(0, 0, cells, odd=False, parts=tuple(parts), over=0), style
    for part, how in parts:
        cells.extend(cells_of(part, how))
    odd = any(joins(part) for part, _ in parts)
    over = max((end for _, end in spills(cells)), default=0)
    return Piece(0, 0, cells, odd, tuple(parts), over), style
