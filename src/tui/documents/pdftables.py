"""Rows of a table on a PDF page, and list markers that were drawn apart from their items.

A PDF has no tables: only words that stand at one height with wide gaps between them, row for
row in the same places. What stands over each other in all rows is a column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.pdfcolumns import Cell, Line

__all__ = ["near_gaping", "table_rows", "with_markers"]

_LOOSE = 0.6  # how wide a letter of prose is at most in the mean, in sizes of its font
_SLACK = 2.0  # points by which a cell may stand out of its column
_CLOSE = 8  # columns before a place that may reach to it
_FEWEST_ROWS = 2
_MORE_COLUMNS = 1  # than the fullest row has cells
_MARKER = re.compile(r"(?:[•‣▪◦●○∙·–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\Z")
_MOST_MARKERS = 300
_FARTHEST = 4.0  # how far before its item a marker stands, in sizes of its letters


def table_rows(lines: Sequence[Line]) -> list[list[str]] | None:
    """Return the cells of lines that are the rows of one table, row by row; None of any other.

    A line that stands within one column goes on with that column's cell above it.
    """
    rows = [line for line in lines if line.cells]
    if len(rows) < _FEWEST_ROWS or not lines[0].cells:
        return None
    columns = _columns([cell for line in rows for cell in line.cells])
    most = max(len(line.cells) for line in rows)
    if not 2 <= len(columns) <= most + _MORE_COLUMNS:
        return None  # what stands in one row is not under what stands in the other
    table: list[list[str]] = []
    for line in lines:
        cells = line.cells or ((line.left, line.right, line.text),)
        places = [_column(columns, left, right) for left, right, _ in cells]
        if None in places:
            return None
        if line.cells:
            table.append([""] * len(columns))
        for place, (_, _, text) in zip(places, cells, strict=True):
            if place is not None:
                table[-1][place] = f"{table[-1][place]} {text}".strip()
    return table


def _columns(cells: Sequence[Cell]) -> list[tuple[float, float]]:
    """Return where columns begin and end: what overlaps from row to row is one."""
    columns: list[tuple[float, float]] = []
    for left, right, _ in sorted(cells):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], right)
        else:
            columns.append((left, right))
    return columns


def _column(columns: Sequence[tuple[float, float]], left: float, right: float) -> int | None:
    """Return the place of the column that a cell stands in; they stand in order and apart."""
    after = bisect_right(columns, left + _SLACK, key=itemgetter(0))
    for place in range(max(0, after - _CLOSE), after):
        if left >= columns[place][0] - _SLACK and right <= columns[place][1] + _SLACK:
            return place
    return None


def with_markers(lines: list[Line]) -> list[Line]:
    """Return a page's lines with each lone bullet or number before the line it stands beside.

    Some makers draw the markers of a page's lists after everything else.
    """
    lone = {at for at, line in enumerate(lines) if _MARKER.match(line.text)}
    if not lone or len(lone) > _MOST_MARKERS:
        return lines
    marked = dict(enumerate(lines))
    for at in sorted(lone):
        marker = lines[at]
        beside = [
            (line.left, place)
            for place, line in enumerate(lines)
            if place not in lone
            and abs(line.bottom - marker.bottom) < line.size / 2
            and -1 <= line.left - marker.right < _FARTHEST * line.size
        ]
        if beside and marked[place := min(beside)[1]] is lines[place]:
            item = lines[place]
            marked[place] = item._replace(text=f"{marker.text} {item.text}", left=marker.left)
            del marked[at]
    return list(marked.values())


def near_gaping(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines too wide for their letters, and of those beside one."""
    gaping = [line.right - line.left > _LOOSE * line.size * len(line.text) for line in lines]
    near = {at for at, gapes in enumerate(gaping) if gapes}
    for at, (first, second) in enumerate(pairwise(gaping)):
        if first or second:
            near.update((at, at + 1))
    return sorted(near)
