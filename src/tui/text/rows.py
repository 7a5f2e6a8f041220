"""Pieces of a text and the rows they are wrapped into: where each code point stands on a row.

All positions are code points, all widths cells.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

__all__ = ["Piece", "Row"]


@dataclass(frozen=True)
class Piece:
    """A source line (or part of one) and its rows.

    `drawn` is the text as it is shown, code point for code point, without the line feed that
    ends it; `widths` are its cells, None where each code point takes one.
    """

    start: int
    end: int
    text: str
    drawn: str
    widths: bytes | None
    ends: tuple[int, ...]
    indent: int


@dataclass(frozen=True)
class Row:
    """One row of cells: the code points `[start, end)` of the text, a line feed included."""

    piece: Piece
    index: int

    @cached_property
    def start(self) -> int:
        """The first code point."""
        return self.piece.start + (self.piece.ends[self.index - 1] if self.index else 0)

    @cached_property
    def end(self) -> int:
        """The code point after the last."""
        last = self.index == len(self.piece.ends) - 1
        return self.piece.end if last else self.piece.start + self.piece.ends[self.index]

    @property
    def indent(self) -> int:
        """Empty cells before the first code point."""
        return self.piece.indent if self.index else 0

    @cached_property
    def drawn(self) -> str:
        """What is shown: cleaned, code point for code point, without a line feed."""
        first = self.start - self.piece.start
        return self.piece.drawn[first : self.piece.ends[self.index]]

    @cached_property
    def cells(self) -> list[int]:
        """The cell where each code point stands, from the row's left, and where the last ends."""
        count = len(self.drawn)
        if self.piece.widths is None:
            return list(range(self.indent, self.indent + count + 1))
        first, column = self.start - self.piece.start, self.indent
        columns = [column]
        for width in self.piece.widths[first : first + count]:
            column += width
            columns.append(column)
        return columns

    def cell_of(self, offset: int) -> int:
        """Return the cell where the code point at `offset` stands; a mark stands on its base."""
        index = max(0, min(offset - self.start, len(self.drawn)))
        while 0 < index < len(self.drawn) and self.cells[index] == self.cells[index + 1]:
            index -= 1
        return self.cells[index]

    def offset_at(self, cell: int) -> int:
        """Return the code point that covers `cell`, the nearest one outside the row's text."""
        count = len(self.drawn)
        index = min(max(0, bisect_right(self.cells, cell) - 1), max(0, count - 1))
        while index > 0 and self.cells[index] == self.cells[index + 1] and index + 1 <= count - 1:
            index += 1
        while index > 0 and self.cells[index + 1] == self.cells[index]:
            index -= 1
        return self.start + index
