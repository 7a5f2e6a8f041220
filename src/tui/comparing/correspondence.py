"""Which place of one document answers which place of another, for scrolling them together.

Passages that correspond are pins; between two pins places are spread evenly. Only pins in the
same order on both sides count, as many as there can be, so that scrolling never jumps back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Correspondence"]


class Correspondence:
    """Places in two texts, sides 0 and 1, as offsets in code points.

    Args:
        pins: Offsets that correspond, in any order.
        lengths: How long the two texts are.
    """

    def __init__(self, pins: Iterable[tuple[int, int]], lengths: tuple[int, int]) -> None:
        chain = [(0, 0), *_rising(sorted(set(pins))), lengths]
        self._sides = ([a for a, _ in chain], [b for _, b in chain])

    def across(self, side: int, offset: int) -> int:
        """Return the offset of the other side that answers `offset` of this one."""
        here, there = self._sides[side], self._sides[1 - side]
        at = max(0, min(bisect_right(here, offset) - 1, len(here) - 2))
        width = here[at + 1] - here[at]
        if width <= 0:
            return there[at]
        part = min(1.0, max(0.0, (offset - here[at]) / width))
        return there[at] + round(part * (there[at + 1] - there[at]))


def _rising(pins: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest chain of sorted pins that rises on both sides."""
    ends: list[int] = []  # the least second offset that ends a chain of each length
    last: list[int] = []  # which pin that is
    before: list[int] = []
    for number, (_, second) in enumerate(pins):
        length = bisect_left(ends, second)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(second)
            last.append(number)
        else:
            ends[length], last[length] = second, number
    chain: list[tuple[int, int]] = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(pins[at])
        at = before[at]
    return chain[::-1]
