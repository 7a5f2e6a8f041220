"""Which passages are worth a look: posting lists instead of every passage against every other.

Each passage is filed under its stems. A passage's candidates share its rarest stems, counted
by how rare they are and by how much else they say; stems of so many passages that they say
nothing are passed over. Work per passage is bounded by :data:`VISITED` and :data:`KEPT`,
memory by :data:`MOST_PASSAGES`, so comparing a library grows with its size and not with its
square, and a text made of one word costs no more than any other.
"""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from tui.comparing.features import Features, features
from tui.comparing.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.comparing.relation import Passage

__all__ = ["KEPT", "MOST_PASSAGES", "VISITED", "Candidates"]

VISITED = 40_000
"""Postings looked at for one passage, its rarest entries first."""

KEPT = 60
"""Candidates compared in full for one passage."""

MOST_PASSAGES = 200_000
"""Passages held at most; what is added beyond is not taken."""

_SHORT = 25
"""Words that a passage is allowed before its length counts against it."""

_SMALL = 400
"""With so few passages every one is a candidate of every other."""


class Candidates:
    """Passages under their words. Numbers stand for passages, in the order they were added."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self.passages: list[Passage] = []
        self.features: list[Features] = []
        self._postings: dict[str, array[int]] = {}
        self._weights: Weights | None = None
        for passage in passages:
            self.add(passage)

    def __len__(self) -> int:
        return len(self.passages)

    def add(self, passage: Passage) -> bool:
        """File a passage; False when :data:`MOST_PASSAGES` are held already."""
        if len(self.passages) >= MOST_PASSAGES:
            return False
        number, made = len(self.passages), features(passage.text)
        self.passages.append(passage)
        self.features.append(made)
        for term in made.terms:
            self._postings.setdefault(term, array("I")).append(number)
        self._weights = None
        return True

    @property
    def weights(self) -> Weights:
        """How rare words are among the passages held."""
        if self._weights is None:
            self._weights = Weights.of(self.features)
        return self._weights

    def of(
        self, target: Features, *, after: int = 0, kept: int = KEPT, visited: int = VISITED
    ) -> list[int]:
        """Return the passages worth comparing with `target`, the likeliest first.

        Args:
            target: The features of a passage, held here or not.
            after: Only passages with this number or a higher one.
            kept: How many at most.
            visited: How many postings are looked at for it.
        """
        if len(self.passages) <= _SMALL:
            return list(range(after, len(self.passages)))
        weights = self.weights
        shared = [term for term in target.terms if term in self._postings]
        found: defaultdict[int, float] = defaultdict(float)
        seen = 0
        for term in sorted(shared, key=lambda t: len(self._postings[t])):
            postings = self._postings[term]
            seen += len(postings)
            if seen > visited and found:
                break
            weight = weights.term(term)
            for number in postings[:visited]:
                found[number] += weight
        return heapq.nlargest(
            kept,
            (n for n in found if n >= after),
            key=lambda n: (found[n] / (_SHORT + len(self.features[n].terms)), -n),
        )
