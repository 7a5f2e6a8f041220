"""How many claims of a document a reader has judged.

A verdict may stand on any passage. It counts where it stands on just a claim: on one that
detection has found or a reader has added, and not on one that a reader has dismissed.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tui.claims.claim import NORMAL
from tui.claims.packing import PackedClaims

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from tui.claims.claim import Claim
    from tui.library.records import Placed
    from tui.spans import Span

__all__ = ["judged", "with_verdicts"]

_FEW = 20
"""Of so many claims at most one with a verdict: each is then looked for by itself."""


def with_verdicts(placed: Iterable[Placed]) -> frozenset[Span]:
    """Return the passages on which verdicts stand, in code points."""
    return frozenset(p.span for p in placed if p.annotation.verdict and p.span is not None)


def judged(claims: Sequence[Claim], verdicts: Collection[Span], least: float = NORMAL) -> int:
    """Return how many of the claims, by position, that score `least` or more bear a verdict."""
    if isinstance(claims, PackedClaims):
        wanted = {(span.start, span.end) for span in verdicts}
        return sum(place in wanted for place in claims.places(least)) if wanted else 0
    if len(verdicts) * _FEW > len(claims):
        return sum(1 for claim in claims if claim.score >= least and claim.span in verdicts)
    return sum(_bears(claims, span, least) for span in verdicts)


def _bears(claims: Sequence[Claim], span: Span, least: float) -> bool:
    place = bisect_left(claims, span.start, key=lambda claim: claim.span.start)
    while place < len(claims) and (claim := claims[place]).span.start == span.start:
        if claim.span == span:
            return claim.score >= least
        place += 1
    return False
