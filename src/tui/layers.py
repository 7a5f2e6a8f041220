"""Spans in layers over a row of text, drawn as segments of a strip.

Pure: a row, runs of style names over it, and a palette go in; segments come out, one per stretch
of equal style. A later run is drawn over an earlier one, attribute by attribute, so that a tint
keeps the underline of what lies below it.

Positions are code points, widths cells.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.filter import LineFilter

from tui.spans import Span
from tui.text.cells import UNSEEN, is_narrow, steady
from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.style import Style
    from textual.color import Color

    from tui.text.layout import Row

__all__ = ["CleanFilter", "Marks", "Run", "fall_into_rows", "overlap_ends", "paint"]


_MARKING = ("target", "overlap", "claim-", "note", "#")
"""How the styles of what marks words begin; a selection shows each of its characters."""

_JOINED = re.compile("\u200d[\u2190-\U0001faff]")


class Run(NamedTuple):
    """A style, by its name in the palette, over the code points `[start, end)`."""

    start: int
    end: int
    style: str


class _Marked(Protocol):
    @property
    def span(self) -> Span: ...


M = TypeVar("M", bound=_Marked)


_place = attrgetter("span.start", "span.end")
"""Sort by numbers: comparing ten thousand spans takes five times as long."""


class Marks(Generic[M]):
    """Marks in the order of their spans, which may overlap; finds those in a window quickly."""

    def __init__(self, marks: Iterable[M] = ()) -> None:
        self.all: Sequence[M] = sorted(marks, key=_place)
        spans = [mark.span for mark in self.all]
        self._starts: Sequence[int] = [span.start for span in spans]
        self._longest = max((span.end - span.start for span in spans), default=0)

    @classmethod
    def in_order(cls, marks: Sequence[M], starts: Sequence[int], longest: int) -> Marks[M]:
        """Return marks that are in order already, and need not be there before they are asked for.

        `starts` are those of their spans, `longest` is the length of the longest of these.
        """
        found = cls()
        found.all, found._starts, found._longest = marks, starts, longest
        return found

    @classmethod
    def of(cls, marks: Iterable[M]) -> Marks[M]:
        """Return marks in order: the same where they are already."""
        return marks if isinstance(marks, cls) else cls(marks)

    def __iter__(self) -> Iterator[M]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def within(self, start: int, end: int) -> list[M]:
        """Return the marks that share code points with `[start, end)`."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [mark for mark in self.all[first:last] if mark.span.end > start]

    def number_at(self, offset: int) -> int | None:
        """Return the number, from 1, of the first mark that holds `offset`."""
        first = bisect_left(self._starts, offset - self._longest)
        last = bisect_right(self._starts, offset)
        return next((i + 1 for i in range(first, last) if offset in self.all[i].span), None)

    def after(self, offset: int, count: int = 1) -> M | None:
        """Return the `count`-th mark that starts behind `offset`, the last one at the end."""
        index = bisect_right(self._starts, offset) + count - 1
        beyond = bisect_right(self._starts, offset) >= len(self.all)
        return None if beyond else self.all[min(index, len(self.all) - 1)]

    def count_after(self, offset: int) -> int:
        """Return how many marks start behind `offset`."""
        return len(self.all) - bisect_right(self._starts, offset)

    def count_before(self, offset: int) -> int:
        """Return how many marks start before `offset`."""
        return bisect_left(self._starts, offset)

    def before(self, offset: int, count: int = 1) -> M | None:
        """Return the `count`-th mark that starts before `offset`, or the first one."""
        index = bisect_left(self._starts, offset) - count
        return None if bisect_left(self._starts, offset) == 0 else self.all[max(0, index)]


def overlap_ends(spans: Iterable[Span]) -> list[Span]:
    """Return the first and last code point of every span that overlaps a different one.

    Drawn underlined, they show without colour where a span inside another begins and ends.
    """
    found: set[Span] = set()
    active: list[Span] = []
    for span in sorted(set(spans)):
        active = [other for other in active if other.end > span.start]
        for other in active:
            for one in (span, other):
                found.add(Span(one.start, one.start + 1))
                found.add(Span(one.end - 1, one.end))
        if span:
            active.append(span)
    return sorted(found)


def fall_into_rows(rows: Sequence[Row], runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Return for each of the ascending `rows` the runs that touch it, in their order."""
    buckets: list[list[Run]] = [[] for _ in rows]
    starts = [row.start for row in rows]
    for run in runs:
        index = max(0, bisect_right(starts, run.start) - 1)
        while index < len(rows) and starts[index] < run.end:
            if rows[index].end > run.start:
                buckets[index].append(run)
            index += 1
    return [tuple(bucket) for bucket in buckets]


def paint(row: Row, runs: Sequence[Run], styles: Mapping[str, Style], room: int) -> list[Segment]:
    """Return the segments of a row's text, at most `room` cells, the indent included.

    White space that hangs over the measure is left away; tabs become spaces. What marks words is
    not drawn over the blanks that a row begins or ends with: a line over an indent looks torn.
    """
    text, base = row.drawn, row.start
    count = len(text)
    if row.piece.widths is None:
        count = min(count, max(0, room - row.indent))
    else:
        count = min(count, max(0, bisect_right(row.cells, room) - 1))
    segments = [Segment(" " * min(row.indent, room), styles[""])] if row.indent else []
    runs = _over_words(text, base, runs)
    edges = {0, count}
    for run in runs:
        edges.add(min(count, max(0, run.start - base)))
        edges.add(min(count, max(0, run.end - base)))
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        style = styles[""]
        for run in runs:
            if run.start - base <= left and right <= run.end - base:
                style += styles[run.style]
        part = text[left:right]
        if "\t" in part:
            part = "".join(
                " " * (row.cells[left + i + 1] - row.cells[left + i]) if char == "\t" else char
                for i, char in enumerate(part)
            )
        part = part.replace(UNSEEN, "")
        if segments and segments[-1].style == style:
            segments[-1] = Segment(segments[-1].text + part, style)
        elif part:
            segments.append(Segment(part, style))
    return segments


def _over_words(text: str, base: int, runs: Sequence[Run]) -> Sequence[Run]:
    """Return the runs, those that mark words without the blanks at both ends of a row."""
    if not runs or not (text[:1].isspace() or text[-1:].isspace()):
        return runs
    end = base + len(text.rstrip())
    start = min(end, base + len(text) - len(text.lstrip()))
    return [
        Run(max(start, run.start), min(end, run.end), run.style)
        if run.style.startswith(_MARKING)
        else run
        for run in runs
    ]


class CleanFilter(LineFilter):
    """The gate behind every widget: no control character of any text reaches the terminal.

    All are equal, because Textual remembers by filter what a strip looks like behind it: a filter
    that equals nothing but itself would have every line of every widget made anew in each frame.
    """

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CleanFilter)

    def __hash__(self) -> int:
        return hash(CleanFilter)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """Return the segments with their texts cleaned, each as many cells wide as before."""
        return [
            segment
            if segment.control or (is_narrow(segment.text) and "\n" not in segment.text)
            else Segment(_clean_as_wide(segment.text), segment.style)
            for segment in segments
        ]


@lru_cache(2048)
def _clean_as_wide(text: str) -> str:
    """Return `text` without what terminals measure differently, padded or cut to its width.

    Of a joined emoji the first part is drawn, where Rich counts the whole as one.
    """
    cells = cell_len(text)
    shown = steady(clean(_JOINED.sub("", text))).replace(UNSEEN, "")
    return shown if cell_len(shown) == cells else set_cell_size(shown, cells)
