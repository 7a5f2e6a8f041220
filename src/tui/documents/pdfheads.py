"""Running heads, feet and page numbers: what stands on PDF pages and is none of their text.

To leave out too little is untidy, to leave out too much loses what somebody wrote. So a line
counts as a running head only if a page near by has the same one at the same height, apart
from the text or counting with the pages: `Table 3` at the end of one page and `Table 9` at
that of the next are text, and so is a refrain, or a title that several slides bear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.documents.numbering import numeral
from tui.documents.pdflines import usual_gap

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.documents.pdfcolumns import Line

__all__ = ["without_running_heads"]

_EDGE_ROWS = 2
_SAME_HEIGHT = 3.0  # points
_APART = 1.25  # how much more than the usual gap keeps a head from the text
_FEW = 2  # lines that say little of how far apart lines are
_TITLE = 1.25  # how much larger than the text a title is set
_COUNT = re.compile(r"\d+")
_ROMAN = re.compile(r"(?<!\w)[ivxlc]{1,7}(?!\w)", re.IGNORECASE)
_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.|seite)?\s*(\d{1,5}|[ivxlc]{1,7})(?:\s*(?:of|/|von)\s*\d{1,5})?[-–—|\s]*\Z",
    re.IGNORECASE,
)
_ROMANS = {numeral(number, "i"): number for number in range(1, 400)}


def without_running_heads(
    page: list[Line], near: Mapping[int, Sequence[Line]], labels: Sequence[str], size: float
) -> list[Line]:
    """Return a page's lines without its running heads and feet.

    `near` has the lines of pages near by, by how many pages they come after this one (before
    it: less than zero). `labels` are the numbers that the page goes by, `size` is the size in
    points of the document's text.
    """
    heads: set[Line] = set()
    gap = min((usual_gap(p) for p in (page, *near.values()) if len(p) > _FEW), default=12.0)
    for side in (0, 1):
        rows = _edge(page, side)
        others = {
            away: [line for row in _edge(o, side) for line in row] for away, o in near.items()
        }
        inner = _rows(page)[::-1] if side else _rows(page)
        for place, row in enumerate(rows):
            apart = _is_apart(row, inner[place + 1 :], gap)
            found = [line for line in row if _is_head(line, others, labels, size, apart=apart)]
            heads.update(found)
            if len(found) < len(row):
                break  # within it is text
    return [line for line in page if line not in heads]


def _is_head(
    line: Line,
    others: Mapping[int, Sequence[Line]],
    labels: Sequence[str],
    size: float,
    *,
    apart: bool,
) -> bool:
    number = _NUMBER.match(line.text)
    if number is not None and number[1] in labels:
        return True
    if number is None and (not apart or line.size >= _TITLE * size > 0):
        return False
    return any(_is_same(line, other, away) for away, lines in others.items() for other in lines)


def _is_same(line: Line, other: Line, away: int) -> bool:
    """Say whether a line stands on another page too, its numbers equal or counting the pages."""
    if abs(line.bottom - other.bottom) > _SAME_HEIGHT or abs(line.size - other.size) > 0.6:
        return False
    if line.text == other.text:
        return not _NUMBER.match(line.text)  # the same bare number twice counts nothing
    for pattern, value in ((_COUNT, int), (_ROMAN, _roman)):
        if pattern.sub("#", line.text) != pattern.sub("#", other.text):
            continue
        pairs = zip(
            pattern.findall(line.text[:500]), pattern.findall(other.text[:500]), strict=False
        )
        steps = {value(b[:9]) - value(a[:9]) for a, b in pairs if a != b}
        if steps == {away}:
            return True
    return False


def _roman(text: str) -> int:
    return _ROMANS.get(text.lower(), 0)


def _is_apart(row: Sequence[Line], inner: Sequence[Sequence[Line]], usual: float) -> bool:
    """Say whether a row is kept from the text within by a gap or by its size."""
    if not inner:
        return True
    gap = abs(row[0].bottom - inner[0][0].bottom)
    text = max(line.size for line in inner[0])
    largest = max(line.size for line in row)
    return gap > _APART * max(usual, text) or largest < 0.95 * text


def _edge(page: Sequence[Line], side: int) -> list[list[Line]]:
    """Return the highest rows of a page (side 0) or the lowest (1), the outermost first."""
    rows = _rows(page)
    if len(rows) <= 2 * _EDGE_ROWS:
        return rows[1:][-1:] if side else rows[:1]
    return rows[: -_EDGE_ROWS - 1 : -1] if side else rows[:_EDGE_ROWS]


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """Return lines that stand at one height together, the highest first."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.bottom):
        if rows and rows[-1][0].bottom - line.bottom <= _SAME_HEIGHT:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows
