"""How many claims a large text has, and where: known piece by piece, for numbers and for `]`.

Positions are code points of the whole text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.spans import Span, covering, merge_spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.claims.places import Places

__all__ = ["PIECE", "Tally"]

PIECE = 65_536
"""Code points looked through at once, some 60 ms of work in a process."""


class Tally:
    """What is known of the claims of one text of `length` code points."""

    def __init__(self, length: int) -> None:
        self.length = length
        self._pieces: list[Places | None] = [None] * -(-length // PIECE)
        self._shown: dict[float, list[int]] = {}
        self._dismissed: list[Span] = []
        self._added: list[int] = []

    @property
    def complete(self) -> bool:
        """Whether the whole text has been looked through."""
        return None not in self._pieces

    def wanted(self, offset: int) -> Span | None:
        """Return the piece to look through next, from `offset` on and then from the start."""
        count = len(self._pieces)
        first = min(offset // PIECE, count - 1)
        for index in (*range(first, count), *range(first)):
            if self._pieces[index] is None:
                return Span(index * PIECE, min(self.length, (index + 1) * PIECE))
        return None

    def add(self, piece: Span, places: Places) -> None:
        """Keep what was found in a piece that was wanted."""
        self._pieces[piece.start // PIECE] = places
        self._shown.clear()

    def correct_by(self, dismissed: Iterable[Span], added: Iterable[Span]) -> None:
        """Leave out the claims that begin in what a reader dismissed, count what one added."""
        self._dismissed = merge_spans(dismissed)
        self._added = sorted(span.start for span in added)
        self._shown.clear()

    def starts(self, least: float) -> list[int]:
        """Return where claims begin that score `least` or more, as far as is known."""
        if least not in self._shown:
            found = [
                start
                for places in self._pieces
                if places
                for start, score in zip(places.starts, places.scores, strict=True)
                if score >= least and not self._is_dismissed(start)
            ]
            self._shown[least] = sorted({*found, *self._added}) if self._added else found
        return self._shown[least]

    def number_of(self, start: int, least: float) -> int:
        """Return the number, from 1, of the claim that begins at `start`."""
        return bisect_left(self.starts(least), start) + 1

    def next_to(self, offset: int, by: int, least: float) -> int | None:
        """Return where the claim begins that is `by` claims from `offset`, the last one at most."""
        starts = self.starts(least)
        if by > 0:
            index = bisect_right(starts, offset)
            return starts[min(index + by, len(starts)) - 1] if index < len(starts) else None
        index = bisect_left(starts, offset)
        return starts[max(0, index + by)] if index else None

    def judged(self, verdicts: Iterable[Span], least: float) -> int:
        """Return at how many places where such a claim begins a passage with a verdict begins."""
        starts = self.starts(least)
        begun = {span.start for span in verdicts}
        places = ((bisect_left(starts, start), start) for start in begun)
        return sum(place < len(starts) and starts[place] == start for place, start in places)

    def certainties(self, least: float) -> list[str]:
        """Return how certain the claims are that score `least` or more."""
        found: list[str] = [
            certainty
            for places in self._pieces
            if places
            for start, certainty in places.from_score(least)
            if not self._is_dismissed(start)
        ]
        return found + ["asserted"] * (len(self.starts(least)) - len(found))

    def _is_dismissed(self, start: int) -> bool:
        return bool(self._dismissed) and covering(self._dismissed, start) is not None
