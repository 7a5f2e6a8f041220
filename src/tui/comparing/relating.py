"""How two passages relate: the same claim, another one, or only the same subject.

First, are they about the same thing (:mod:`tui.comparing.alignment`)? Only then is it asked
what differs (:mod:`tui.comparing.differences`). A difference is a reason to read both, never
a verdict on either.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tui.comparing.alignment import Alignment, align
from tui.comparing.differences import differences
from tui.comparing.features import Features, features
from tui.comparing.relation import Difference, Pair, Passage, Relation
from tui.comparing.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["RELATED", "SAME", "relate", "relate_features"]

SAME, DIFFERS, RELATED = 0.36, 0.22, 0.12
"""From which similarity two passages say the same, can contradict, are about one subject."""

_HEDGE_ALONE = 0.5
"""Only so alike are two passages of which one merely leaves open what the other states."""

_ECHO = 0.75
"""From which share of common runs of three words (of the shorter passage) text was copied."""

_ECHO_WORDS = 8

_NEAR, _NEAR_WORDS, _NEAR_WEIGHT = 0.2, 2, 6.0
"""From which similarity, and how many words and figures in common, a passage is near enough to
be shown to somebody who asks about another one. One common word says nothing, for half a
sentence shares one with any text, unless it is so rare that it weighs as much as three."""

_WORTH_READING = 0.06
"""What a contradiction adds to a pair's score: people look for those first."""


def relate(a: Passage, b: Passage, weights: Weights | None = None) -> Pair:
    """Compare two passages.

    Args:
        a: One passage; only its first 4,000 code points count.
        b: The other.
        weights: How rare words are in the collection both come from, if it is known.

    Returns:
        The pair with its relation, a score from 0 to 1 and what differs.
    """
    relation, score, found = relate_features(
        _features(a.text), _features(b.text), weights or Weights()
    )
    return Pair(a, b, relation, score, found)


@lru_cache(maxsize=4_096)
def _features(text: str) -> Features:
    return features(text)


def relate_features(
    a: Features, b: Features, weights: Weights, *, near: bool = False
) -> tuple[Relation, float, tuple[Difference, ...]]:
    """Do what :func:`relate` does, on features made before.

    With `near`, what is not near enough to be shown has a score of 0.
    """
    alignment = align(a, b, weights)
    alike = alignment.similarity
    copied = _copied(a, b)
    if near and not copied and not _is_near(alignment):
        return "related", 0.0, ()
    if not copied and alike < RELATED:
        return "related", alike, ()
    found = differences(a, b, alignment.matches, alike)
    if copied:
        return ("differs" if _opposed(found, alike) else "echo"), max(alike, 0.9), found
    if alike >= DIFFERS and _opposed(found, alike):
        return "differs", min(1.0, alike + _WORTH_READING), found
    if alike >= SAME:
        return "same", alike, found
    return "related", alike, found


def _is_near(alignment: Alignment) -> bool:
    common = len({match.a for match in alignment.matches}) + (alignment.agreed > 0)
    enough = common >= _NEAR_WORDS or alignment.evidence >= _NEAR_WEIGHT
    return enough and alignment.similarity >= _NEAR


def _opposed(found: Sequence[Difference], alike: float) -> bool:
    """Say whether what differs is enough to call two passages at odds."""
    return any(d.kind != "certainty" or alike >= _HEDGE_ALONE for d in found)


def _copied(a: Features, b: Features) -> bool:
    if min(a.length, b.length) < _ECHO_WORDS:
        return False
    shorter = min(len(a.shingles), len(b.shingles))
    return len(a.shingles & b.shingles) >= _ECHO * shorter
