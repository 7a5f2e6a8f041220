"""Where the claims of a large text stand, without the claims themselves.

A claim takes ten times its text in memory; where it begins, how it scores and how certain it is
take thirteen bytes. That is enough to count them, and to go from one to the next.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.claims.claim import CERTAINTIES, Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.claims.claim import Claim
    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["Places", "places_of", "places_within"]


@dataclass(frozen=True, slots=True)
class Places:
    """Starts (code points, ascending), scores and certainties of claims."""

    starts: array[int]
    scores: array[float]
    certainties: bytes

    def __reduce__(self) -> tuple[type[Places], tuple[array[int], array[float], bytes]]:
        """Be made anew by another process: compiled, a frozen class takes no other state."""
        return Places, (self.starts, self.scores, self.certainties)

    def __len__(self) -> int:
        return len(self.starts)

    def from_score(self, least: float) -> list[tuple[int, Certainty]]:
        """Return where claims begin that score `least` or more, and their certainties."""
        every = zip(self.starts, self.scores, self.certainties, strict=True)
        return [(start, CERTAINTIES[how]) for start, score, how in every if score >= least]


def places_of(claims: Iterable[Claim], *, shift: int = 0) -> Places:
    """Return where claims stand, `shift` code points further on."""
    found = list(claims)
    return Places(
        array("L", [claim.span.start + shift for claim in found]),
        array("f", [claim.score for claim in found]),
        bytes(CERTAINTIES.index(claim.certainty) for claim in found),
    )


def places_within(part: Document, window: Span, shift: int) -> Places:
    """Detect the claims that begin in `window` of a part of a text that begins at `shift`."""
    from tui.claims.detection import detect_window

    found = detect_window(part, window)
    return places_of((c for c in found if c.span.start in window), shift=shift)
