"""The order of a PDF page's lines, where they were not drawn as one reads them.

Most makers draw a column after the other, and then nothing is touched here. Some draw row
by row across two columns, so that each line runs into the one beside it, and a page that
was turned may have been drawn from its foot upwards. Two columns of prose are told from a
table by what stands in them: lines that fill their column, not cells.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Gaps = Callable[["Line"], list["Gap"]]
    Cut = Callable[["Line", "Gap"], tuple["Line", "Line"]]

__all__ = ["CUT", "Cell", "Gap", "Line", "by_columns", "median", "right_edges", "top_down"]

CUT = "\x02"
"""What PDFium puts where a word was cut at a line's end."""

_SAMPLED = 12
_LOOKED_AT = 5  # lines of which one has a wide gap, where there are two columns
_FEWEST_ROWS = 4
_GUTTER = 1.0  # how wide the gap between columns is at least, in sizes of their letters
_PROSE = 22  # how many characters a line of a column of prose has at least
_FILLED = 0.75  # how much of its column the usual line of prose fills at least
_SAME_ROW = 3.0  # points
_SAME_COLUMN = 60.0
_MOST_BESIDE = 50
_HEIGHT = 8.0  # of bands in which what stands beside a line is looked for


Cell = tuple[float, float, str]
"""A part of a line between wide gaps: the points where it begins and ends, and its text."""


class Line(NamedTuple):
    """One line: its text, its box in points as one reads the page, its font's size.

    `cells` are its parts where wide gaps are between them, as in a table.
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool
    mono: bool = False
    cells: tuple[Cell, ...] = ()


class Gap(NamedTuple):
    """A blank within a line: its place there, the points where it begins and ends."""

    blank: tuple[int, int]
    left: float
    right: float


def median(values: Iterable[float]) -> float:
    """Return the middle one of some values, or the mean of the two in the middle.

    As `statistics` has it, which takes as long to load as a page to read.
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def top_down(lines: list[Line]) -> list[Line]:
    """Return a page's lines from the top down where they were drawn from the foot up."""
    steps = [b.bottom - a.bottom for a, b in pairwise(lines)]
    if len(steps) < _FEWEST_ROWS or sum(step > 1 for step in steps) * 10 < 8 * len(steps):
        return lines
    runs: list[list[Line]] = []
    for line in lines:
        if runs and line.bottom >= runs[-1][-1].bottom:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [line for run in runs for line in reversed(run)]


def by_columns(lines: list[Line], gaps: Gaps, cut: Cut) -> list[Line]:
    """Return a page's lines, the left column before the right one.

    `gaps` gives the gaps within a line, `cut` what stands on both sides of one. Lines across
    both columns keep their place: what stands above them is read before them.
    """
    gutter = _gutter(lines, gaps, cut)
    if gutter is None:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        elif gap := _gap_at(gaps(line), gutter, line.size):
            before, after = cut(line, gap)
            left.append(before)
            right.append(after)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def right_edges(lines: Sequence[Line]) -> list[float]:
    """Return how far right each line may run: where its column ends, or another one begins.

    Columns are told by their left edge; a line over both columns says nothing of the left one.
    """
    edges: dict[int, float] = {}
    heights: dict[int, list[Line]] = {}
    for line in lines:
        column = round(line.left / 40)
        edges[column] = max(edges.get(column, 0.0), line.right)
        heights.setdefault(round(line.bottom / _HEIGHT), []).append(line)
    farthest = max((line.left for line in lines), default=0.0)
    found: list[float] = []
    for at, line in enumerate(lines):
        height = round(line.bottom / _HEIGHT)
        beside = [
            other.left
            for near in ((height - 1, height, height + 1) if line.right < farthest else ())
            for other in heights.get(near, ())[:_MOST_BESIDE]
            if other.left > line.right
        ]
        edge = edges[round(line.left / 40)]
        if beside:
            edge = min(edge, *beside)
        elif at and lines[at - 1].left < line.left + _SAME_COLUMN and line.right <= found[-1]:
            edge = min(edge, found[-1])
        found.append(edge)
    return found


def _gutter(lines: Sequence[Line], gaps: Gaps, cut: Cut) -> float | None:
    """Return where two columns part that were drawn row by row; None for any other page."""
    if len(lines) < _FEWEST_ROWS:
        return None
    widest = max(line.right for line in lines) - min(line.left for line in lines)
    wide = [line for line in lines if line.right - line.left > 0.6 * widest]
    sample = wide[:: max(1, len(wide) // _SAMPLED)]
    rows = [
        (a, b)
        for a, b in pairwise(lines)
        if abs(a.bottom - b.bottom) < _SAME_ROW and b.left - a.right > _GUTTER * a.size
    ]
    if not rows:  # nearly every page: a few lines tell that there are no columns
        few = sample[:: max(1, len(sample) // _LOOKED_AT)]
        if not any(_widest(gaps(line), line.size) for line in few):
            return None
    rows += [cut(line, gap) for line in sample if (gap := _widest(gaps(line), line.size))]
    if len(rows) < _FEWEST_ROWS:
        return None
    gutter = median((a.right + 2 * b.left) / 3 for a, b in rows)
    rows = [(a, b) for a, b in rows if a.right < gutter < b.left]
    if len(rows) * 2 < len(sample) or len(rows) < _FEWEST_ROWS:
        return None
    for side in zip(*rows, strict=True):
        column = max(line.right for line in side) - min(line.left for line in side)
        usual = median(line.right - line.left for line in side)
        if usual < _FILLED * column or median(len(line.text) for line in side) < _PROSE:
            return None
    return gutter


def _widest(gaps: Sequence[Gap], size: float) -> Gap | None:
    """Return the widest gap of a line, if it may part columns."""
    best = max(gaps, key=lambda gap: gap.right - gap.left, default=None)
    return best if best and best.right - best.left >= _GUTTER * size else None


def _gap_at(gaps: Sequence[Gap], gutter: float, size: float) -> Gap | None:
    for gap in gaps:
        if gap.left < gutter < gap.right + 1 and gap.right - gap.left > 0.6 * _GUTTER * size:
            return gap
    return None
