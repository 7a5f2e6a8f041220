"""Whether two passages are what their documents have nearest to each other.

Two accounts of one event tell its parts in their own words, and of each part mostly once. Where of
all that two documents say two sentences are the nearest to each other, they likely tell of one
part, however little they share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.alignment import align

if TYPE_CHECKING:
    from tui.comparing.candidates import Candidates

__all__ = ["nearest_to_each_other"]

_LEAST = 0.06
"""Likeness below which nothing is near."""

_MOST, _LARGE = 120, 3_000
"""Passages of a document, and of a library, above which it is not asked: it would cost too much."""


def nearest_to_each_other(candidates: Candidates, a: int, b: int) -> bool:
    """Say whether no passage of its document is more like the other one than each of the two.

    Args:
        candidates: The passages of all documents.
        a: Number of one passage.
        b: Number of a passage of another document.
    """
    if len(candidates) > _LARGE:
        return False
    mine = candidates.numbers(candidates.passages[a].path)
    others = candidates.numbers(candidates.passages[b].path)
    if max(len(mine), len(others)) > _MOST:
        return False
    alike = _likeness(candidates, a, b)
    return (
        alike >= _LEAST
        and all(_likeness(candidates, a, one) <= alike for one in others if one != b)
        and all(_likeness(candidates, one, b) <= alike for one in mine if one != a)
    )


def _likeness(candidates: Candidates, a: int, b: int) -> float:
    return align(candidates.features[a], candidates.features[b], candidates.weights).similarity
