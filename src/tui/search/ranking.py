"""Weighing words and ranking passages.

A passage is as good as the evidence that the reader means it. For each word typed the evidence
is the logarithm of how much likelier this passage makes it than the library at large does: an
exact rare word says much, a common one little, a candidate two slips away less than the word
itself, and a typo that could be any of thirty words says hardly anything. Passages in which
the words stand close together and in the order typed come first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.search.matching import Candidate

__all__ = ["LETTERS", "Group", "most", "score", "weigh"]

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
    numbers: dict[str, int] = field(default_factory=dict)
    """Those of the words by their keys."""
    levels: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By serial of a segment: sets of its passages (bits), each with its whole weight."""


# What speaks for a passage, and how much. Found on thousands of made queries over texts of many
# kinds; between halves of them the best values differ by more than they matter, so they are round.
_COVERAGE = 0.4
"""The share of the query's weight that was found: a word that is missing weighs most."""
_NEARBY = 0.22
"""The same within the best stretch of about :data:`_STRETCH` words."""
_ORDERED = 0.56
"""Neighbours in the query that are near each other here, in the same order."""
_DENSE = 0.04
"""How close together everything that was found stands."""
_LENGTH = 0.006
"""The logarithm of the length of the passage, which speaks against it."""
LETTERS = 0.2
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
    group.numbers = {c.text: c.word for c in candidates if c.word in group.weights}
    return group


def score(
    words: Sequence[int],
    whole: float,
    count: int,
    meant: Mapping[int, Sequence[tuple[int, float]]],
) -> float:
    """Return how well a passage fits, without the letters; 0 when nothing in it is meant.

    `words` are the numbers of its words in order. `meant` maps the number of a word to the
    groups (by index, of `count`) that it may stand for, each with its weight there; `whole` is
    the weight of all groups, each at its best.
    """
    hits = [(place, meanings) for place, meanings in enumerate(map(meant.get, words)) if meanings]
    if not hits:
        return 0.0
    best, where = [0.0] * count, [0] * count
    # Of the group before, so that the first has one: where it was met last, and its weight.
    last, heavy = [-99] * (count + 1), [0.0] * (count + 1)
    pairs = [0.0] * count
    for place, meanings in hits:
        for index, weight in meanings:
            if weight > best[index]:
                best[index], where[index] = weight, place
            last[index + 1], heavy[index + 1] = place, weight
            gap = place - last[index]
            if gap <= _APART:
                bonus = (weight + heavy[index]) * _CLOSE[gap]
                if bonus > pairs[index]:  # noqa: PLR1730 - max() takes twice as long
                    pairs[index] = bonus
    found = sum(best)
    near = found if hits[-1][0] - hits[0][0] < _STRETCH else _nearby(hits, count)
    points = _COVERAGE * found + _NEARBY * near + _ORDERED * sum(pairs)
    places = [place for place, weight in zip(where, best, strict=True) if weight]
    if len(places) > 1:
        spread = max(places) - min(places) + 1
        points += _DENSE * found * min(1.0, len(places) / spread) * (len(places) / count)
    return points / whole - _LENGTH * log(1 + len(words))


def most(found: float, whole: float) -> float:
    """Return what :func:`score` cannot exceed where words of the weight `found` are met."""
    return (_COVERAGE + _NEARBY + _DENSE + 2 * _CLOSE[0] * _ORDERED) * found / whole


_CLOSE: tuple[float, ...] = (0.15, 0.15, *(0.15 / gap**0.7 for gap in range(2, _APART + 1)))
"""Worth of two neighbours by how many words they are apart."""


def _nearby(hits: Sequence[tuple[int, Sequence[tuple[int, float]]]], count: int) -> float:
    """Return the most weight in any stretch of words, looked for at every half of one."""
    stretches: dict[int, list[float]] = {}
    for place, meanings in hits:
        half = place // (_STRETCH // 2)
        for stretch in (half - 1, half):
            best = stretches.get(stretch)
            if best is None:
                best = stretches[stretch] = [0.0] * count
            for index, weight in meanings:
                if weight > best[index]:  # noqa: PLR1730 - max() takes twice as long
                    best[index] = weight
    return max(map(sum, stretches.values()))
