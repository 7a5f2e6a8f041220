"""Which word of one passage answers which of the other, and how much of each is answered.

A content word is matched by its stem, else by its idea, else by its opposite ("rose" and
"fell" are about the same thing), and counts by how rare it is. Figures and dates are matched
by value, and only where they agree: another figure says nothing about the subject.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.comparing import dates
from tui.comparing.figure import agree, one_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.features import Features
    from tui.comparing.figure import Figure
    from tui.comparing.weights import Weights

__all__ = ["Alignment", "Match", "align"]

_IDEA, _OPPOSITE = 0.65, 0.55
"""What a word matched by idea, or by its opposite, is worth of its weight."""

FRAME = 0.3
"""What a word that only says who says so is worth of its weight."""

_FIGURE, _DATE = 3.0, 1.0
"""What a figure, and a date, is worth that stands in both."""

_BOUNDS, _SLIGHTLY, _IN_PERCENT = frozenset(("least", "most")), 0.1, 0.02
"""How figures may be meant that agree with most others, and how near they must be to be one."""

_LONGER_HALF = 0.35
"""Share of the better covered passage in the similarity; the rest is the geometric mean."""

_SPELLING = 0.33
"""Share of likeness by letters in the similarity."""

_ENOUGH = 6.0
"""Weight that two passages must share for a likeness to be taken at its face value: three
everyday words, or a rare one and an everyday one."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term of `a`, the term of `b` that answers it, and what that is worth."""

    a: str
    b: str
    weight: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The matches, and which share of each passage's weight they cover (0 to 1)."""

    matches: tuple[Match, ...]
    share_a: float
    share_b: float
    agreed: float = 0.0
    """The weight of the figures and dates in both."""
    spelling: float = 0.0
    """Cosine of the runs of letters (0 to 1)."""

    @property
    def evidence(self) -> float:
        """The weight of what is shared."""
        return self.agreed + sum(match.weight for match in self.matches)

    @property
    def similarity(self) -> float:
        """From 0 to 1: are they about the same thing, whatever they say of it?"""
        low, high = sorted((self.share_a, self.share_b))
        alike = (1 - _LONGER_HALF) * math.sqrt(low * high) + _LONGER_HALF * high
        alike *= 1 - math.exp(-self.evidence / _ENOUGH)
        return (1 - _SPELLING) * alike + _SPELLING * self.spelling


def align(a: Features, b: Features, weights: Weights) -> Alignment:
    """Match the content words of two passages."""
    agreed = min(_agreed(a, b), _agreed(b, a))
    forth, share_a = _cover(a, b, weights, agreed)
    _, share_b = _cover(b, a, weights, agreed)
    if not forth and not agreed:
        return Alignment((), 0.0, 0.0)
    one, two = weights.letters(a), weights.letters(b)
    if len(one) > len(two):
        one, two = two, one
    spelling = sum(worth * two.get(run, 0.0) for run, worth in one.items())
    return Alignment(tuple(forth), share_a, share_b, agreed, spelling)


def _agreed(a: Features, b: Features) -> float:
    """Return what the figures and dates are worth that stand in both."""
    worth = 0.0
    for figure in a.figures:
        if figure.unit == "rank":
            continue  # many things are the first of something
        if any(
            one_unit(figure, f) and agree(figure, f) and _one_value(figure, f) for f in b.figures
        ):
            worth += _FIGURE if figure.unit or figure.value > 12 else _FIGURE / 4
    if a.dates and any(dates.agree(one, two) for one in a.dates for two in b.dates):
        worth += _DATE
    return worth


def _one_value(one: Figure, two: Figure) -> bool:
    """Say whether figures that agree are one figure: 34 is not below 30, and is another figure."""
    if _BOUNDS.isdisjoint((one.bound, two.bound)):
        return True
    slack = _SLIGHTLY if one.unit != "percent" else _IN_PERCENT
    return abs(one.value - two.value) <= slack * max(abs(one.value), abs(two.value))


def _cover(a: Features, b: Features, weights: Weights, agreed: float) -> tuple[list[Match], float]:
    found = _by_stem(a, b, weights)
    found += _by_idea(a, b, weights)
    if not a.sides.isdisjoint(b.against):
        matched = {match.a for _, match in found}
        found += _by_side(a, b, weights, matched)
    found.sort(key=_place)
    matches = [match for _, match in found]
    total = agreed + weights.total(a, FRAME)
    return matches, (agreed + sum(m.weight for m in matches)) / total if total else 0.0


def _place(item: tuple[int, Match]) -> int:
    return item[0]


def _weight(term: str, a: Features, weights: Weights) -> float:
    return weights.term(term) * (FRAME if term in a.frame else 1.0)


def _by_stem(a: Features, b: Features, weights: Weights) -> list[tuple[int, Match]]:
    return [
        (a.terms[term].start, Match(term, term, _weight(term, a, weights)))
        for term in a.terms.keys() & b.terms.keys()
        if not term[0].isdigit()
    ]


def _by_idea(a: Features, b: Features, weights: Weights) -> list[tuple[int, Match]]:
    """Match the terms that `b` does not have by the rarest idea that it has."""
    best: dict[str, int] = {}
    for idea in sorted(a.holders.keys() & b.holders.keys()):
        for term in a.holders[idea]:
            known = best.get(term)
            if term not in b.terms and (
                known is None or weights.concept(idea) > weights.concept(known)
            ):
                best[term] = idea
    return [
        (
            a.terms[term].start,
            Match(
                term,
                b.holders[idea][-1],
                _IDEA * min(_weight(term, a, weights), weights.concept(idea)),
            ),
        )
        for term, idea in best.items()
    ]


def _by_side(
    a: Features, b: Features, weights: Weights, matched: set[str]
) -> Iterator[tuple[int, Match]]:
    """Match what is left by the opposite that `b` has."""
    against = {(o.line, 1 - o.side): o for o in b.opposites}
    opposed = {
        span.start: against[o.line, o.side]
        for o, places in a.opposites.items()
        if (o.line, o.side) in against
        for span in places
    }
    starts = {span.start: term for term, span in b.terms.items()}
    for term, span in a.terms.items():
        opposite = opposed.get(span.start)
        if opposite is None or term in matched or term[0].isdigit():
            continue
        other = next(filter(None, (starts.get(s.start) for s in b.opposites[opposite])), None)
        if other:
            yield span.start, Match(term, other, _OPPOSITE * _weight(term, a, weights))
