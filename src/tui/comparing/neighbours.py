"""The words beside a place, and whether those beside two places are partly the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.comparing.alignment import Match
    from tui.comparing.features import Features
    from tui.spans import Span

__all__ = ["TELLING", "WINDOW", "near", "share_a_neighbour"]

TELLING = 1.9
"""Weight of the denied word itself: more than a word of every passage has."""

WINDOW = 5
"""Content words on each side in which figures and opposites must share a neighbour."""


def share_a_neighbour(
    a: Features,
    here: Span,
    b: Features,
    there: Span,
    matches: Sequence[Match],
    *,
    window: int = WINDOW,
    least: int = 2,
) -> bool:
    """Say whether the words around two places are partly the same: is it about one thing?"""
    near_a = near(a, here, window, least)
    telling = [m.b for m in matches if m.a in near_a and m.weight >= TELLING]
    return bool(telling) and not near(b, there, window, least).isdisjoint(telling)


def near(passage: Features, place: Span, window: int, least: int = 2) -> set[str]:
    """Return the content terms within `window` of a place, itself and the frame left out.

    Those of its own clause, if it has `least`: "in 1931" before a comma is about what follows.
    """
    at = bisect_left(passage.starts, place.start)
    around = passage.spoken[max(0, at - window) : at + window + 1]
    found = {t: span for t, span in around if not span.overlaps(place)}
    if not passage.clauses:
        return set(found)
    clause = bisect_right(passage.clauses, place.start)
    inside = {t for t, s in found.items() if bisect_right(passage.clauses, s.start) == clause}
    return inside if len(inside) >= least else set(found)
