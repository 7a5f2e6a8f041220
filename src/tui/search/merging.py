"""Which segments to merge: every query looks into each of them, and rewriting them costs time.

A log-structured merge tree (O'Neil and others, 1996): each passage is rewritten a few times in
its life, whatever order the documents come in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.search.segment import Segment

__all__ = ["to_merge"]

_ALIKE, _MANY, _TINY = 8, 4, 20_000
"""Segments are merged when many have at most so many times the text of all smaller ones, or
when they are a few pages."""


def to_merge(segments: Sequence[Segment], full: int) -> list[Segment]:
    """Return the small ones of about one size, and those mostly out of date.

    Those of about `full` bytes of text are large enough.
    """
    merged = {s.serial: s for s in segments if s.alive.bit_count() * 2 < s.count}
    alike: list[Segment] = []
    total = 0
    for segment in sorted(segments, key=lambda s: s.size):
        if total + segment.size < full and segment.size <= _ALIKE * total + _TINY:
            alike.append(segment)
        total += segment.size
    if len(alike) > _MANY or (len(alike) > 1 and alike[-1].size < _TINY):
        merged.update((s.serial, s) for s in alike)
    return list(merged.values())
