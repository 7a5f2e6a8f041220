"""One place in a normalised text that may be a passage, and what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A range of the normalised text; the scores run from 0 to 1.

    `words` is the likeness to the quote, `left` and `right` that of the context, `shared`
    the part of the words that is the same. Where more context was kept, `around` is the
    likeness of the better side of it, `beyond` that of the other one, and `apart_by` says how
    much of what tells the candidates apart is here; `own_before` and `own_after` say how much of
    what stood around the passage, and rarely anywhere else, stands around it here.
    """

    start: int
    end: int
    words: float
    left: float
    right: float
    shared: float = 1.0
    around: float = 1.0
    beyond: float = 1.0
    apart_by: float = 0.0
    own_before: float = 1.0
    own_after: float = 1.0

    @property
    def better(self) -> float:
        """The side that agrees more."""
        return max(self.left, self.right)

    @property
    def worse(self) -> float:
        """The side that agrees less."""
        return min(self.left, self.right)

    @property
    def own(self) -> float:
        """The side that has more of the passage's own."""
        return max(self.own_before, self.own_after)

    @property
    def other_own(self) -> float:
        """The side that has less of the passage's own."""
        return min(self.own_before, self.own_after)

    @property
    def score(self) -> float:
        """The confidence: half words, half context."""
        return 0.5 * self.words + 0.3 * self.better + 0.2 * self.worse

    @property
    def rank(self) -> float:
        """What orders candidates: the score, and what tells them apart."""
        return self.score + self.apart_by

    def within(self, other: Place) -> bool:
        """Say whether this is a part of `other`."""
        return other.start <= self.start and self.end <= other.end

    def apart(self, other: Place) -> bool:
        """Say whether the two share nothing."""
        return self.start >= other.end or other.start >= self.end
