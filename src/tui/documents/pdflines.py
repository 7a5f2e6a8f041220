"""From the lines of PDF pages to headings and paragraphs, by where the lines stand.

A PDF knows no paragraphs. A line goes on with the one before unless there is a gap, an
indent, another size, a short line before it, or a bullet at its beginning. Where lines were
ended on purpose (a listing, verses, an address), they stay lines.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.documents.building import page_mark, table_text
from tui.documents.pdfcolumns import Line, median, right_edges
from tui.documents.pdfhyphens import HYPHENS, CutWords, with_hyphens
from tui.documents.pdftables import table_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.building import Builder

__all__ = ["Line", "Setter", "body_is_mono", "body_size", "usual_gap"]

_BULLET = re.compile(r"(?:[•‣▪◦●○∙·–—*-]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_NOTED = re.compile(  # ended, with the number of a note
    r"[^\W\d_][.?!][”\"’)\]]?(?:\d{1,3}|\[\d{1,3}\])\Z"
)
_NOTE = re.compile(r"\[\d{1,3}\] ")
_TURN = re.compile(r"[QA][.:]\s+\S|[A-Z][A-Z .’'-]{1,30}:\s")  # somebody else speaks
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[^\W\d_]")  # a numbered heading
_STOPS = (".", "?", "!", "”", '"', "’", ":", ")", "…")
_LOOKED_BACK = 12  # rows of a table
_FEWEST_LINES = 3  # that tell whether they were ended on purpose
_ROWS_APART = 3.5  # sizes of their letters, at most
_SHORT, _NOT_FILLED = 0.75, 0.85  # how much of its column a line fills
_SAME_COLUMN = 60.0  # points
_LOOSE = 0.8  # how wide a letter is at most in the mean, in sizes of its font
_DEEPEST = 60  # how far a listing is indented at most
_FIRST_WORD = re.compile(r"\S+")
_LEADERS = re.compile(r"(?:\. ?){4,}\s*\S{1,8}\Z")  # a line of a table of contents


def body_is_mono(pages: Sequence[Sequence[Line]]) -> bool:
    """Say whether the text itself is typewritten, so that its letters tell no listing."""
    sizes: Counter[bool] = Counter()
    for page in pages:
        for line in page:
            sizes[line.mono] += len(line.text)
    return sizes[True] > sizes[False]


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size that most characters of these pages have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda s: (sizes[s], -s)) if sizes else 0.0


class Setter:
    """Puts lines together and writes them; paragraphs go on over pages."""

    def __init__(self, builder: Builder, bookmarks: dict[tuple[int, str], int]) -> None:
        self.builder = builder
        self.size = 0.0
        self.mono = False
        self._bookmarks = bookmarks
        self.title = ""
        self._title_size = 0.0
        self._words = CutWords()
        self._open: list[tuple[str, Line]] = []
        self._kind = "paragraph"
        self._level = 0
        self._last: Line | None = None

    @property
    def headed(self) -> bool:
        """Say whether the first page has a line that is set larger than the text."""
        return self._title_size >= 1.15 * self.size > 0

    def page(self, number: int, label: str, lines: list[Line]) -> None:
        """Set one page; the largest line of the first is the title."""
        for line in lines if number == 0 else ():
            if line.size > self._title_size * 1.02 and any(map(str.isalpha, line.text)):
                self.title, self._title_size = line.text, line.size
        mark = page_mark(label, number + 1)
        self._words.note(lines)
        right = right_edges(lines)
        gap = usual_gap(lines)
        previous: Line | None = None
        for at, line in enumerate(lines):
            coded = self._is_code(line, previous, gap)
            tabled = self._starts_table(line, lines[at + 1 : at + 2])
            level = 0 if coded or tabled else self._heading(number, line, previous, gap)
            edge = right[at - 1] if at else 0.0
            if coded != (self._kind == "code") or (
                not coded and (tabled or self._breaks(line, previous, level, gap, edge))
            ):
                self.finish()
                self._kind, self._level = ("heading", level) if level else ("paragraph", 0)
                if coded:
                    self._kind = "code"
                elif not level and (_BULLET.match(line.text) or _NOTE.match(line.text)):
                    self._kind, self._level = "item", 1
            self._open.append((mark, line))
            mark = ""
            previous = self._last = line
        if mark:
            self.finish()
            self.builder.locate(mark.strip("\0"))

    def finish(self) -> None:
        """Write the block that is open."""
        rows, self._open = self._open, []
        if not rows:
            return
        kind = self._kind
        if kind == "paragraph" and (cells := table_rows([line for _, line in rows])):
            # Only the first line of a page has a mark, and it goes on with no table.
            said = table_text([list(map(self._words.whole, row)) for row in cells])
            self.builder.add("table", rows[0][0] + said)
            return
        if kind == "code":
            text = with_hyphens(_listing(rows))
        else:
            between = "\n" if kind == "paragraph" and _are_lines(rows) else " "
            text = self._words.whole(between.join(mark + line.text for mark, line in rows))
        if kind == "heading":
            self.builder.add("heading", text, level=self._level)
        elif kind == "item":
            self.builder.add("item", text, level=1)
        else:
            self.builder.add("code" if kind == "code" else "paragraph", text)

    def _is_code(self, line: Line, previous: Line | None, gap: float) -> bool:
        """Say whether a line is of a listing: in a typewriter's letters and apart from prose."""
        if not line.mono or self.mono:
            return False
        if previous is None or (self._open and self._kind in ("code", "heading")):
            return True
        down = previous.bottom - line.bottom
        apart = not 0 <= down <= 1.2 * max(gap, line.size)
        return apart or abs(line.left - previous.left) > 0.8 * line.size

    @property
    def _ended(self) -> bool:
        """Say whether a sentence ends with the last line, or with the number of its note."""
        said = self._last.text if self._last is not None else ""
        return said.endswith(_STOPS) or _NOTED.search(said[-8:]) is not None

    def _heading(self, number: int, line: Line, previous: Line | None, gap: float) -> int:
        """Return the level of a heading, 0 for none: by bookmark, by size, by weight."""
        folded = "".join(filter(str.isalnum, line.text.casefold()))
        bookmarked = self._bookmarks.get((number, folded))
        if bookmarked is not None:
            return bookmarked
        words = any(map(str.isalpha, line.text)) and not _LEADERS.search(line.text)
        if len(line.text) > 150 or not words or not self.size:
            return 0
        ratio = line.size / self.size
        if ratio >= 1.15:
            return 1 if ratio >= 1.6 else 2 if ratio >= 1.3 else 3
        apart = previous is None or abs(previous.bottom - line.bottom) > 1.4 * gap
        ended = line.text.endswith((".", ",", ";"))
        return 3 if line.bold and apart and not ended and len(line.text) < 80 else 0

    def _starts_table(self, line: Line, after: Sequence[Line]) -> bool:
        """Say whether a line is the first row of a table, whatever stands above it."""
        if not line.cells or (self._last is not None and self._last.cells):
            return False
        if any(row.cells for _, row in self._open[-_LOOKED_BACK:]):
            return False
        return bool(after) and bool(after[0].cells) and table_rows([line, *after]) is not None

    def _ends_table(self, line: Line) -> bool:
        """Say whether a line stands across the columns of the table above it, as a caption."""
        if line.cells or self._last is None or not self._last.cells:
            return False
        rows = [row for _, row in self._open[-_LOOKED_BACK:]]
        return table_rows(rows) is not None and table_rows([*rows, line]) is None

    def _breaks(
        self, line: Line, previous: Line | None, level: int, gap: float, right: float
    ) -> bool:
        """Say whether a line begins a new block."""
        if not self._open:
            return True
        if level or self._kind == "heading":
            same = self._kind == "heading" and level == self._level and previous is not None
            above = previous or line
            near = abs(above.bottom - line.bottom) < 1.6 * max(gap, line.size)
            centred = abs(above.left + above.right - line.left - line.right) < 2 * line.size
            near = near and (centred or abs(above.left - line.left) < 2.5 * line.size)
            return not (same and near) or _SECTION.match(line.text) is not None
        down = previous.bottom - line.bottom if previous is not None else 0.0
        if line.cells and self._last is not None and self._last.cells:  # rows stand wide apart
            apart = 1.35 * max(gap, 1.15 * line.size)
            far = apart if table_rows([self._last, line]) is None else _ROWS_APART * line.size
            return previous is None or not 0 < down < far
        ended = self._ended
        if (
            _BULLET.match(line.text)
            or _LEADERS.search(self._open[-1][1].text)
            or self._ends_table(line)
        ):
            return True
        if previous is None or down < -gap or down > 8 * gap:
            # A new page or column: a sentence goes on unless it has ended, no note or table does.
            tabled = any(row.cells for _, row in self._open[-_LOOKED_BACK:])
            small = self._last is not None and line.size < 0.9 * self._last.size
            return ended or tabled or small
        # A raised or lowered sign may drive lines apart between which a sentence goes on.
        stretched = line.text[0].islower() and not ended
        apart = down > (1.7 if stretched else 1.35) * max(gap, 1.15 * line.size)
        other = abs(line.size - previous.size) > 0.12 * line.size
        indented = line.left - previous.left > 0.8 * line.size
        width = right - previous.left
        filled = (previous.right - previous.left) / width if width > 0 else 1.0
        begun = self._open[0][1]
        # An item ends where a line stands under its number again, though no stop says so.
        under = line.left < begun.left + 1 and line.text[0].isupper() and filled < _SHORT
        beyond = under and _SECTION.match(begun.text) is not None
        note = _NOTE.match(line.text) is not None or _TURN.match(line.text) is not None
        hung = len(self._open) > 1 and previous.left - line.left > 0.8 * line.size
        new = indented or hung or note or filled < _NOT_FILLED
        return apart or other or beyond or (ended and new)


def usual_gap(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next on a page."""
    gaps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom - b.bottom > 1)
    return gaps[len(gaps) // 3] if gaps else 12.0


def _listing(rows: Sequence[tuple[str, Line]]) -> str:
    """Return the lines of a listing, indented and set apart as they stand on the page."""
    lines = [line for _, line in rows]
    margin = min(line.left for line in lines)
    wide = median((line.right - line.left) / len(line.text) for line in lines)
    parts: list[str] = []
    for at, (mark, line) in enumerate(rows):
        down = lines[at - 1].bottom - line.bottom if at else 0.0
        parts.append("\n\n" if down > 1.8 * line.size else "\n" if at else "")
        indent = round((line.left - margin) / wide) if wide > 0 else 0
        parts.append(mark + " " * min(indent, _DEEPEST) + line.text)
    return "".join(parts)


def _are_lines(rows: Sequence[tuple[str, Line]]) -> bool:
    """Say whether lines were ended on purpose: the next one's first word had room on them.

    So are rows of a table, which are wider than their letters ask for. Room is what the lines
    around leave, for text runs round pictures and from column to column.
    """
    lines = [line for _, line in rows]
    if len(lines) < _FEWEST_LINES:
        return False
    gaping = sum(line.right - line.left > _LOOSE * line.size * len(line.text) for line in lines)
    roomy = gaping if gaping * 2 > len(lines) else 0
    for at, (line, after) in enumerate(pairwise(lines)):
        around = lines[max(0, at - 2) : at + 3]
        edge = max(o.right for o in around if abs(o.left - line.left) < _SAME_COLUMN)
        word = _FIRST_WORD.match(after.text)
        letter = (after.right - after.left) / len(after.text)
        room = edge - line.right - (word.end() + 1 if word else 0) * letter
        roomy += room > line.size / 2 and not line.text.endswith(HYPHENS)
    return roomy >= 2 and roomy * 2 >= len(lines) - 1
