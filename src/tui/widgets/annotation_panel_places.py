"""Which rows stand at a place, without looking at all of them.

A key must not cost more where a document has ten thousand claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from typing import TYPE_CHECKING

from tui.widgets.claim_rows import ClaimRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.spans import Span
    from tui.widgets.annotation_panel_rows import PanelRow

__all__ = ["Places"]


class Places:
    """The places of rows in any order; rows without a place are nowhere."""

    def __init__(self, rows: Sequence[PanelRow]) -> None:
        self.rows = rows
        self._starts: Sequence[int]
        self._indices: Sequence[int]
        if isinstance(rows, ClaimRows):  # by position already
            self._starts, self._indices = rows.starts, range(len(rows))
            self._longest = rows.longest
            return
        spans = [(span, index) for index, row in enumerate(rows) if (span := row.span) is not None]
        found = sorted([(span.start, index) for span, index in spans if span.end > span.start])
        self._starts = [start for start, _ in found]
        self._indices = [index for _, index in found]
        self._longest = max((span.end - span.start for span, _ in spans), default=0)

    def moved_to(self, rows: Sequence[PanelRow]) -> Places:
        """Return the places of as many other rows that stand just where these do."""
        there = copy(self)
        there.rows = rows
        return there

    def at(self, span: Span) -> list[int]:
        """Return the indices of the rows that share code points with `span`, or are it."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, max(span.end, span.start + 1))
        return sorted(
            index
            for index in self._indices[first:last]
            if (where := self.rows[index].span) and (where.overlaps(span) or where == span)
        )

    def before(self, offset: int) -> int | None:
        """Return the index of the row that starts last up to `offset`; of several the first."""
        last = bisect_right(self._starts, offset)
        if not last:
            return None
        return self._indices[bisect_left(self._starts, self._starts[last - 1])]
