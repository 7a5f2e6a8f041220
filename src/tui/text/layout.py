"""The rows of a text of any size, wrapped only where somebody looks.

A *piece* is a source line, or about 16,000 code points of a longer one, so that one line of 10 MB
costs no more than a page. Where pieces start depends only on the text around, never on the way
there: going down and going up meet the same rows. A *row* is a part of a piece that fits the
measure; rows tile the text.

All positions are code points, all widths cells.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import TYPE_CHECKING

from tui.text.cells import cell_widths, is_narrow, steady
from tui.text.cleaning import clean
from tui.text.rows import Piece, Row
from tui.text.wrapping import clusters_apart, hanging_indent, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.spans import Span
    from tui.text.source import TextSource

__all__ = ["LONGEST_PIECE", "Layout", "Piece", "Row"]

LONGEST_PIECE = 16_384
_SNAP = 200
"""How far back a cut in a longer line looks for white space."""

_REMEMBERED = 400
"""Wrapped pieces kept: some screens of text."""

_HELD = 8 * LONGEST_PIECE
"""Code points in them: of what is no ASCII one takes up to nine bytes."""


class Layout:
    """The rows of `source` at a measure of `width` cells."""

    def __init__(
        self, source: TextSource, width: int, *, only: Sequence[Span] | None = None
    ) -> None:
        self.source = source
        self.width = max(1, width)
        self._only = only
        self._only_starts = None if only is None else [span.start for span in only]
        self._pieces: OrderedDict[int, Piece] = OrderedDict()
        self._held = 0

    # Pieces -----------------------------------------------------------------------------

    def _cut_at(self, grid: int) -> int | None:
        """Return where a longer line is cut near `grid` (a multiple of the longest), or None."""
        source = self.source
        if not 0 < grid < len(source):
            return None
        if source.rfind("\n", grid - LONGEST_PIECE, grid) >= 0:
            return None
        near = source.slice(grid - _SNAP, grid + 1)
        space = near.rfind(" ", 0, len(near) - 1)
        if space >= 0:
            return grid - _SNAP + space + 1
        at = len(near) - 1
        while at > 1 and not clusters_apart(near, at):
            at -= 1
        return grid - _SNAP + at if at > 1 else grid

    def piece_start(self, offset: int) -> int:
        """Return where the piece that holds `offset` starts."""
        base = offset - offset % LONGEST_PIECE
        newline = self.source.rfind("\n", base, offset)
        if newline >= 0:
            return self._later_cut(newline + 1, base + LONGEST_PIECE, offset)
        cut = self._cut_at(base)
        if cut is not None and cut <= offset:
            return self._later_cut(cut, base + LONGEST_PIECE, offset)
        before = self.source.rfind("\n", base - LONGEST_PIECE, base)
        if before >= 0:
            return self._later_cut(before + 1, base + LONGEST_PIECE, offset)
        return self._later_cut(max(0, base - LONGEST_PIECE), base + LONGEST_PIECE, offset)

    def _later_cut(self, start: int, grid: int, offset: int) -> int:
        """Return the cut just before `grid` where `offset` lies behind it, else `start`."""
        if offset >= grid - _SNAP:
            cut = self._cut_at(grid)
            if cut is not None and start < cut <= offset:
                return cut
        return start

    def _piece_end(self, start: int) -> int:
        source, length = self.source, len(self.source)
        grid = start - start % LONGEST_PIECE + LONGEST_PIECE
        newline = source.find("\n", start, min(length, grid + LONGEST_PIECE))
        stop = newline + 1 if newline >= 0 else length
        while grid < stop:
            cut = self._cut_at(grid)
            if cut is not None and start < cut < stop:
                return cut
            grid += LONGEST_PIECE
        return stop

    def piece_at(self, offset: int) -> Piece:
        """Return the piece that holds `offset` (at the end of the text: the last)."""
        offset = max(0, min(offset, len(self.source) - 1))
        start = self.piece_start(offset) if len(self.source) else 0
        piece = self._pieces.get(start)
        if piece is None:
            piece = self._pieces[start] = self._make(start)
            self._held += len(piece.text)
            while len(self._pieces) > _REMEMBERED or self._held > _HELD > len(piece.text):
                self._held -= len(self._pieces.popitem(last=False)[1].text)
        else:
            self._pieces.move_to_end(start)
        return piece

    def _make(self, start: int) -> Piece:
        end = self._piece_end(start)
        text = self.source.slice(start, end)
        text = text.removesuffix("\n")
        widths: bytes | None = None
        drawn = text
        if not is_narrow(text):
            # A tab stays in view as a tab: it is drawn as spaces, and any other sign misleads.
            drawn = "\t".join(steady(clean(part)) for part in text.split("\t"))
            drawn = text if drawn == text else drawn
            widths = bytes(cell_widths(drawn))
        indent = hanging_indent(text[:200], self.width)
        cells = None if widths is None else list(widths)
        ends = tuple(wrap(text, self.width, widths=cells, indent=indent))
        return Piece(start, end, text, drawn, widths, ends, indent)

    def _shown(self, piece: Piece) -> bool:
        if self._only is None or self._only_starts is None:
            return True
        index = bisect_right(self._only_starts, piece.end - 1) - 1
        return index >= 0 and self._only[index].end > piece.start

    def _below(self, piece: Piece) -> Piece | None:
        """Return the next piece that is shown."""
        at = piece.end
        if self._only is not None and self._only_starts is not None:
            index = bisect_right(self._only_starts, at)
            if index and self._only[index - 1].end > at:
                index -= 1
            if index >= len(self._only):
                return None
            at = max(at, self._only[index].start)
        return self.piece_at(at) if at < len(self.source) else None

    def _above(self, piece: Piece) -> Piece | None:
        """Return the piece before that is shown."""
        at = piece.start - 1
        if self._only is not None and self._only_starts is not None:
            index = bisect_right(self._only_starts, at) - 1
            if index < 0:
                return None
            at = min(at, max(self._only[index].start, self._only[index].end - 1))
        return self.piece_at(at) if at >= 0 else None

    # Rows -------------------------------------------------------------------------------

    def row_at(self, offset: int) -> Row:
        """Return the row that holds `offset`; of hidden text, the nearest row that is shown."""
        piece = self.piece_at(offset)
        if not self._shown(piece):
            piece = self._below(piece) or self._above(piece) or piece
            offset = piece.start
        index = bisect_right(piece.ends, offset - piece.start)
        return Row(piece, min(index, len(piece.ends) - 1))

    def shown_at(self, offset: int, *, forward: bool = True) -> int:
        """Return `offset`, of hidden text the next place shown, else the nearest one."""
        if self._only is None:
            return offset
        piece = self.piece_at(offset)
        if self._shown(piece):
            return offset
        after, before = self._below(piece), self._above(piece)
        if after is not None and (forward or before is None):
            return after.start
        return offset if before is None else Row(before, len(before.ends) - 1).start

    def first(self) -> Row:
        """Return the first row."""
        return self.row_at(0)

    def last(self) -> Row:
        """Return the last row."""
        return self.row_at(max(0, len(self.source) - 1))

    def below(self, row: Row, count: int = 1) -> Row:
        """Return the row `count` rows further down, the last one at the end."""
        piece, index = row.piece, row.index + count
        while index >= len(piece.ends):
            after = self._below(piece)
            if after is None:
                return Row(piece, len(piece.ends) - 1)
            index -= len(piece.ends)
            piece = after
        return Row(piece, index)

    def above(self, row: Row, count: int = 1) -> Row:
        """Return the row `count` rows further up, the first one at the beginning."""
        piece, index = row.piece, row.index - count
        while index < 0:
            before = self._above(piece)
            if before is None:
                return Row(piece, 0)
            piece = before
            index += len(piece.ends)
        return Row(piece, index)

    def rows(self, top: Row, height: int) -> list[Row]:
        """Return up to `height` rows from `top` on."""
        found: list[Row] = []
        piece: Piece | None = top.piece
        index = top.index
        while piece is not None and len(found) < height:
            stop = min(len(piece.ends), index + height - len(found))
            found.extend(Row(piece, i) for i in range(index, stop))
            piece, index = self._below(piece), 0
        return found
