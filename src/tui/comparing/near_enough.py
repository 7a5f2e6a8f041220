"""Whether a passage is near enough to another one to be shown to who asks about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.alignment import align

if TYPE_CHECKING:
    from tui.comparing.alignment import Alignment
    from tui.comparing.features import Features
    from tui.comparing.relation import Relation
    from tui.comparing.weights import Weights

__all__ = ["aligned_near", "is_near"]

_NEAR, _NEAR_WORDS, _NEAR_WEIGHT = 0.2, 2, 6.0
"""From which similarity, and how many words and figures in common, a passage is near enough to
be shown to somebody who asks about another one. One common word says nothing, for half a
sentence shares one with any text, unless it is so rare that it weighs as much as three."""


def is_near(a: Features, b: Features, weights: Weights, relation: Relation, score: float) -> bool:
    """Say whether who asks about one of two passages is to be shown the other.

    Args:
        a: One passage.
        b: The other.
        weights: How rare words are.
        relation: How they relate, as :func:`relate_features` says.
        score: What it says of their likeness.
    """
    return relation != "related" or (score >= _NEAR and aligned_near(align(a, b, weights), score))


def aligned_near(alignment: Alignment, score: float) -> bool:
    """Say whether two passages are near enough, by what they have in common and a score."""
    common = len({match.a for match in alignment.matches}) + (alignment.agreed > 0)
    enough = common >= _NEAR_WORDS or alignment.evidence >= _NEAR_WEIGHT
    return enough and score >= _NEAR
