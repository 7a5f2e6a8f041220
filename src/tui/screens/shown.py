"""The claims that a density shows, with the marks that the text draws of them.

Who goes from one end of a large text to the other comes to the same places again, and no key
should wait until hundreds of marks have been made: those of the last places are kept, and those of
the ends are made beforehand.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.claims.packing import PackedClaims
from tui.layers import Marks
from tui.widgets.reader_marks import ClaimMark, PackedMarks, mark_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.claim import Claim

__all__ = ["DENSITIES", "Shown", "ShownClaims"]

DENSITIES: dict[str, float] = {"few": 0.75, "normal": 0.5, "all": 0.0}
"""How sure a claim must be to show, by the name of the density."""

KEPT = 8
"""Places of which the marks are kept."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of `all`: the claims in order, and their marks."""

    all: Sequence[Claim]
    claims: Sequence[Claim]
    marks: Marks[ClaimMark]


class ShownClaims:
    """What was shown of the last few sequences of claims."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], Shown] = OrderedDict()

    def of(self, claims: Sequence[Claim], density: str) -> Shown:
        """Return what a density shows of claims, which nobody changes any more."""
        key = density, id(claims)  # what is kept holds them, so that no others get their id
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _shown(claims, DENSITIES[density])
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found


def _shown(claims: Sequence[Claim], least: float) -> Shown:
    """Return the claims that score `least` or more; of packed ones all stays packed."""
    if isinstance(claims, PackedClaims):
        found = claims.from_score(least)
        marks = Marks.in_order(PackedMarks(found), found.starts, found.longest)
        return Shown(claims, found, marks)
    shown = [claim for claim in claims if claim.score >= least]
    return Shown(claims, shown, Marks(map(mark_of, shown)))
