"""The cells of one row of a terminal: made of text, and painted upon.

A wide character is one cell and an empty one. A run of characters that terminals may dispute is
kept like it: one cell that holds all of it, and empty ones for the rest of its columns. So half of
it is never taken for the whole, and is never written.
"""

from __future__ import annotations

from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.pinning import runs
from tui.repainting import UNKNOWN, Row
from tui.text.cells import PLAIN_WIDE, is_narrow, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cells_of", "drawn_over", "is_half", "joins", "painted_on", "spills"]


_char = itemgetter(0)


class _Run(str):
    """Characters that terminals may dispute, in one cell: the others of its columns are empty."""

    __slots__ = ()


def cells_of(text: str, style: str) -> Row:
    """Return the cells of a text; what has none of its own is in the cell before, or behind."""
    if is_narrow(text):
        return list(zip(text, repeat(style)))
    cells: Row = []
    leading = ""
    for part, is_disputed in runs(text):
        at = 0
        if is_disputed or leading:
            at = len(part) if is_disputed else 1
            run = leading + part[:at]
            columns = sum(map(width_of, run))
            leading = "" if columns else run
            if columns:
                cells.append((_Run(run), style))
                cells.extend(repeat(("", style), columns - 1))
        for char in part[at:]:
            cells.append((char, style))
            if PLAIN_WIDE.match(char):
                cells.append(("", style))
    return cells


def joins(text: str) -> bool:
    """Say whether a text begins with what joins the character that stands before it."""
    return not width_of(text[0])


def spills(row: Row) -> Iterator[tuple[int, int]]:
    """Yield where runs begin that terminals may dispute, and how far one may draw them."""
    if _Run not in map(type, map(_char, row)):
        return  # as most rows: every frame asks every row that it changes
    for x, (char, _) in enumerate(row):
        if isinstance(char, _Run):
            yield x, x + 2 * len(char)


def drawn_over(old: Row, new: Row) -> Row:
    """Return a row as it is, but for what is not known once `new` is drawn on it."""
    if old is new or old == new:
        return old
    for x, over in spills(new):
        if old[x] != new[x]:
            old = [*old[:x], *repeat(UNKNOWN, min(over, len(old)) - x), *old[over:]]
    return old


def is_half(row: Row, x: int) -> bool:
    """Say whether a wide character, or a run kept as one, stands on both sides of an edge."""
    return 0 < x < len(row) and not row[x][0] and row[x] != UNKNOWN


def painted_on(row: Row, start: int, cells: Row) -> Row:
    """Return a row with cells painted from `start` on; what they leave of others is unknown."""
    end = start + len(cells)
    after = row[:start] + cells + row[end:]
    if is_half(row, start):
        head = start - 1
        while not row[head][0] and row[head] != UNKNOWN:
            head -= 1
        after[head:start] = repeat(UNKNOWN, start - head)
    while is_half(row, end):
        after[end] = UNKNOWN
        end += 1
    return after
