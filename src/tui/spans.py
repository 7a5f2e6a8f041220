"""Spans: the only arithmetic on offsets there is.

A span is half-open, `[start, end)`, counted in Unicode code points (the unit of Python's
`str` and of the W3C TextPositionSelector). Claims, annotations, hits, the selection and
headings are all spans over one text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Span", "covering", "merge_spans", "overlapping", "trim"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points.

    Raises:
        ValueError: when `start` is negative or `end` lies before `start`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end and bool(self) and bool(other)

    def covers(self, other: Span) -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def intersection(self, other: Span) -> Span | None:
        """Return the shared part, or None where nothing is shared."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def union(self, other: Span) -> Span:
        """Return the smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shift(self, by: int) -> Span:
        """Return the span moved by `by` code points, cut at 0."""
        return Span(max(0, self.start + by), max(0, self.end + by))


def trim(text: str, span: Span) -> Span:
    """Return `span` without the white space at its ends (empty spans stay where they are)."""
    part = span.of(text)
    left = len(part) - len(part.lstrip())
    right = len(part.rstrip())
    return Span(span.start + left, span.start + max(left, right))


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the union of `spans` as sorted, disjoint, non-touching spans."""
    merged: list[Span] = []
    for span in sorted(s for s in spans if s):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def covering(spans: Sequence[Span], offset: int) -> int | None:
    """Return the index of the last of sorted, disjoint `spans` that holds `offset`, or None."""
    index = bisect_right(spans, offset, key=lambda s: s.start) - 1
    return index if index >= 0 and offset in spans[index] else None


def overlapping(spans: Sequence[Span], window: Span) -> range:
    """Return the indices of sorted, disjoint `spans` that share code points with `window`."""
    first = bisect_right(spans, window.start, key=lambda s: s.end)
    last = bisect_left(spans, window.end, key=lambda s: s.start)
    return range(first, max(first, last))
