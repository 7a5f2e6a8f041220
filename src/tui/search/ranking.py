"""Weighing words and ranking passages.

A passage is as good as the evidence that the reader means it. For each word typed the evidence
is the logarithm of how much likelier this passage makes it than the library at large does: an
exact rare word says much, a common one little, a candidate two slips away less than the word
itself, and a typo that could be any of thirty words says hardly anything. Passages in which
the words stand close together and in the order typed come first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from tui.search.matching import Candidate

__all__ = ["LETTERS", "Features", "Group", "features", "points", "weigh"]

_CHANCE = exp(-9.0)
"""How likely a reader types a word that is in no way in the passage meant."""

_LEAST = 0.3
"""Candidates that weigh less than this share of the best of their group are left out."""

_STRETCH = 30

_APART = 12
"""Words further apart than this in a passage are no neighbours."""


@dataclass(slots=True)
class Group:
    """One word of the query: the numbers of the words that may be meant, and their weights."""

    word: str
    weights: dict[int, float] = field(default_factory=dict)
    best: float = 0.0
    """The weight of the word if it stands there as typed (or of its best candidate)."""
    levels: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By serial of a segment: sets of its passages (bits), each with its whole weight."""


class Features(NamedTuple):
    """What speaks for a passage, each from 0 to about 1."""

    coverage: float
    """The share of the query's weight that was found."""
    nearby: float
    """The same within the best stretch of :data:`_STRETCH` words, about a sentence."""
    ordered: float
    """Neighbours in the query that are near each other here, in the same order."""
    dense: float
    """How close together everything that was found stands."""
    length: float
    """The logarithm of the length of the passage, which speaks against it."""


_POINTS = Features(coverage=0.22, nearby=0.28, ordered=0.72, dense=0.05, length=-0.008)
"""Found on thousands of made queries over other texts; between halves of them they differ by
more than they matter, so they are round."""

LETTERS = 0.25
"""What an agreement letter by letter adds to the points."""


def weigh(word: str, candidates: Sequence[Candidate], counts: Sequence[int], total: int) -> Group:
    """Return the weights of the candidates for one word of the query.

    `counts` says in how many of `total` passages each candidate stands.
    """
    group = Group(word)
    if not candidates:
        return group
    likely = [exp(-c.cost) for c in candidates]
    expected = sum(p * n for p, n in zip(likely, counts, strict=True)) / max(1, total)
    for candidate, p in zip(candidates, likely, strict=True):
        group.weights[candidate.word] = log(1 + p / (expected + _CHANCE))
    group.best = max(group.weights.values())
    group.weights = {w: x for w, x in group.weights.items() if x >= _LEAST * group.best}
    return group


def features(
    words: array[int], groups: Sequence[Group], meant: dict[int, list[tuple[int, float]]]
) -> Features:
    """Return what speaks for a passage.

    `words` are the numbers of its words in order. `meant` maps the number of a word to the
    groups (by index) that it may stand for, each with its weight there.
    """
    best: dict[int, tuple[float, int]] = {}
    last: dict[int, tuple[int, float]] = {}
    pairs: dict[int, float] = {}
    hits: list[tuple[int, int, float]] = []
    for place, word in enumerate(words):
        if word not in meant:
            continue
        for index, weight in meant[word]:
            hits.append((place, index, weight))
            if weight > best.get(index, (0.0, 0))[0]:
                best[index] = (weight, place)
            last[index] = (place, weight)
            before = last.get(index - 1)
            if before and 0 <= (gap := place - before[0]) <= _APART:
                bonus = 0.5 * (weight + before[1]) * (0.3 if gap <= 1 else 0.3 / gap**0.7)
                if bonus > pairs.get(index, 0.0):
                    pairs[index] = bonus
    whole = sum(group.best for group in groups) or 1.0
    found = sum(weight for weight, _ in best.values())
    near = found if len(words) <= _STRETCH else _nearby(hits)
    dense = 0.0
    if len(best) > 1:
        places = [place for _, place in best.values()]
        spread = max(places) - min(places) + 1
        dense = found * min(1.0, len(best) / spread) * (len(best) / len(groups))
    return Features(
        found / whole,
        near / whole,
        sum(pairs.values()) / whole,
        dense / whole,
        log(1 + len(words)),
    )


def _nearby(hits: Sequence[tuple[int, int, float]]) -> float:
    """Return the most weight that any stretch of words holds."""
    most = 0.0
    for first, (start, _, _) in enumerate(hits):
        best: dict[int, float] = {}
        for place, index, weight in islice(hits, first, None):
            if place - start > _STRETCH:
                break
            if weight > best.get(index, 0.0):
                best[index] = weight
        most = max(most, sum(best.values()))
    return most


def points(found: Features) -> float:
    """Return one number that ranks."""
    return sum(value * worth for value, worth in zip(found, _POINTS, strict=True))
