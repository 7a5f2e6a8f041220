"""The rows of a document's claims, each made when it is asked for.

A large text has fifteen thousand claims, of which some are in view; and as one moves through a
larger one, others are near from key to key.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

from tui.claims.packing import PackedClaims
from tui.spans import Span
from tui.widgets.annotation_panel_rows import ClaimRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.annotations.annotation import Annotation
    from tui.claims.claim import Claim

__all__ = ["ClaimRows"]

_KEPT = 4_000
"""Rows that stay made."""


class ClaimRows(Sequence[ClaimRow]):
    """A row for each claim, by position, judged by the annotation on just its (start, end)."""

    def __init__(
        self, claims: Sequence[Claim], marks: Mapping[tuple[int, int], Annotation]
    ) -> None:
        self._claims, self._marks = claims, marks
        self._made: dict[int, ClaimRow] = {}

    def __len__(self) -> int:
        return len(self._claims)

    @overload
    def __getitem__(self, index: int) -> ClaimRow: ...

    @overload
    def __getitem__(self, index: slice) -> list[ClaimRow]: ...

    def __getitem__(self, index: int | slice) -> ClaimRow | list[ClaimRow]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        row = self._made.get(index)
        if row is None:
            if index < 0:
                return self[range(len(self))[index]]
            claim = self._claims[index]
            note = self._marks.get((claim.span.start, claim.span.end))
            if len(self._made) >= _KEPT:
                self._made.clear()
            row = self._made[index] = ClaimRow(claim, note)
        return row

    def place_of(self, start: int, end: int) -> int | None:
        """Return the index of the claim that has just this span."""
        if isinstance(self._claims, PackedClaims):
            return self._claims.place_of(Span(start, end))
        return self._places.get((start, end))

    @cached_property
    def _places(self) -> dict[tuple[int, int], int]:
        return {(c.span.start, c.span.end): at for at, c in enumerate(self._claims)}

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where the claims start."""
        if isinstance(self._claims, PackedClaims):
            return self._claims.starts
        return [claim.span.start for claim in self._claims]

    @cached_property
    def longest(self) -> int:
        """The length of the longest claim."""
        if isinstance(self._claims, PackedClaims):
            return self._claims.longest
        return max((len(claim.span) for claim in self._claims), default=0)

    def judged_by(
        self, marks: Mapping[tuple[int, int], Annotation], changed: Iterable[int]
    ) -> ClaimRows:
        """Return the rows under other annotations; the rows at `changed` are other ones."""
        rows = ClaimRows(self._claims, marks)
        anew = set(changed)
        rows._made = {at: row for at, row in self._made.items() if at not in anew}
        return rows
