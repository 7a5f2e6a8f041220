"""From the lines of PDF pages to headings and paragraphs, by where the lines stand.

A PDF knows no paragraphs. A line goes on with the one before unless there is a gap, an
indent, another size, a short line before it, or a bullet at its beginning.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from itertools import pairwise
from math import pi
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.documents.building import page_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.building import Builder

__all__ = ["Line", "Setter", "body_size", "lines_of", "usual_gap"]

_HYPHENS = "\x02\ufffe"  # what PDFium puts where a word was cut at a line's end
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys(map(chr, (*range(2), *range(3, 9), *range(11, 13), *range(14, 32), 127)), "")
)
_BULLET = re.compile(r"(?:[•‣▪◦●○∙·–—*-]|\(?(?:\d{1,2}|[a-z])[.)])\s+\S")
_STOPS = (".", "?", "!", "”", '"', "’", ":", ")", "…")
_CUT = re.compile(rf"(\w+)[{_HYPHENS}](\w*)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEADERS = re.compile(r"(?:\. ?){4,}\s*\S{1,8}\Z")  # a line of a table of contents


class Line(NamedTuple):
    """One line: its text, its box in points as one reads the page, its font's size."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool


class _Box(NamedTuple):
    """Where a character stands, in points from the sheet's lower left."""

    left: float
    right: float
    bottom: float
    top: float


def lines_of(text_page: Any) -> list[Line]:
    """Return the lines of a page in PDFium's order, which is nearly always reading order."""
    import ctypes

    raw = import_module("pypdfium2.raw")

    def box(index: int) -> _Box:
        sides = [ctypes.c_double() for _ in range(4)]
        raw.FPDFText_GetCharBox(text_page, at(index), *map(ctypes.byref, sides))
        return _Box(*(side.value for side in sides))

    def at(index: int) -> int:
        """PDFium counts some characters that it does not give in the text."""
        return int(raw.FPDFText_GetCharIndexFromTextIndex(text_page, index))

    text = text_page.get_text_range()
    found: list[tuple[Line, _Box, _Box]] = []
    turns: Counter[int] = Counter()
    start = 0
    for part in text.split("\n"):
        bare = part.rstrip("\r \t")
        first = start + len(bare) - len(bare.lstrip())
        last = start + len(bare) - 1
        start += len(part) + 1
        if not bare.strip():
            continue
        # The middle says how large a line is set: its bullet may come from another font.
        middle = at((first + last) // 2)
        size = raw.FPDFText_GetFontSize(text_page, middle)
        matrix = raw.FS_MATRIX()
        if raw.FPDFText_GetMatrix(text_page, middle, matrix):
            size *= abs(matrix.d) or abs(matrix.c) or 1.0
        bold = raw.FPDFText_GetFontWeight(text_page, middle) >= 600
        words = bare.strip().translate(_LIGATURES)
        turns[round(raw.FPDFText_GetCharAngle(text_page, middle) * 2 / pi) % 4] += len(words)
        line = Line(words, 0.0, 0.0, 0.0, round(size, 1), bold)
        found.append((line, box(first), box(last)))
    turn = max(turns, key=lambda t: turns[t]) if turns else 0
    return [_placed(line, first, last, turn) for line, first, last in found]


def _placed(line: Line, first: _Box, last: _Box, turn: int) -> Line:
    """Return a line with its box as it stands when the page is held so that one can read it.

    `first` and `last` are the boxes of its characters on the sheet, `turn` is how many
    quarters its text is turned clockwise there: that of a landscape page runs upwards.
    """
    if turn == 3:
        sides = first.bottom, last.top, -first.right
    elif turn == 2:
        sides = -first.right, -last.left, -first.top
    elif turn == 1:
        sides = -first.top, -last.bottom, first.left
    else:
        sides = first.left, last.right, first.bottom
    return Line(line.text, *sides, line.size, line.bold)


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
        self._bookmarks = bookmarks
        self.title = ""
        self._title_size = 0.0
        self._words: set[str] = set()
        self._open: list[str] = []
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
        mark = page_mark(label)
        for line in lines:
            whole = _CUT.sub(" ", line.text)
            self._words.update(w.casefold() for w in _WORD.findall(whole))
        right = _right_edges(lines)
        gap = usual_gap(lines)
        previous: Line | None = None
        for line in lines:
            level = self._heading(number, line, previous, gap)
            if self._breaks(line, previous, level, gap, right):
                self.finish()
                self._kind, self._level = ("heading", level) if level else ("paragraph", 0)
                if not level and _BULLET.match(line.text):
                    self._kind, self._level = "item", 1
            self._open.append(mark + line.text if mark else line.text)
            mark = ""
            previous = self._last = line
        if mark:
            self.finish()
            self.builder.locate(label)

    def finish(self) -> None:
        """Write the block that is open."""
        parts, self._open = self._open, []
        if not parts:
            return
        text = _CUT.sub(self._joined, " ".join(parts))
        for hyphen in _HYPHENS:
            text = text.replace(hyphen, "-")
        kind = self._kind
        if kind == "heading":
            self.builder.add("heading", text, level=self._level)
        elif kind == "item":
            self.builder.add("item", text, level=1)
        else:
            self.builder.add("paragraph", text)

    def _joined(self, match: re.Match[str]) -> str:
        """Put a cut word together, with its hyphen where it is a compound."""
        first, second = match[1], match[2]
        compound = (
            not second
            or second[0].isupper()
            or second[0].isdigit()
            or first[-1].isdigit()
            or (
                (first + second).casefold() not in self._words
                and first.casefold() in self._words
                and second.casefold() in self._words
            )
        )
        return f"{first}-{second}" if compound else first + second

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

    def _breaks(
        self, line: Line, previous: Line | None, level: int, gap: float, right: dict[int, float]
    ) -> bool:
        """Say whether a line begins a new block."""
        if not self._open:
            return True
        if level or self._kind == "heading":
            same = self._kind == "heading" and level == self._level and previous is not None
            near = abs((previous or line).bottom - line.bottom) < 1.6 * max(gap, line.size)
            return not (same and near)
        if _BULLET.match(line.text) or _LEADERS.search(self._open[-1]):
            return True
        ended = self._last is not None and self._last.text.endswith(_STOPS)
        down = previous.bottom - line.bottom if previous is not None else 0.0
        if previous is None or down < -gap or down > 8 * gap:
            return ended  # a new page or column: a sentence goes on unless it has ended
        if (
            down > 1.35 * max(gap, 1.15 * line.size)
            or abs(line.size - previous.size) > 0.12 * line.size
        ):
            return True
        indented = line.left - previous.left > 0.8 * line.size
        width = right.get(round(previous.left / 40), previous.right) - previous.left
        return ended and (indented or previous.right - previous.left < 0.85 * width)


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
    """Return the right edge of each column, columns told by their left edge."""
    edges: dict[int, float] = {}
    for line in lines:
        column = round(line.left / 40)
        edges[column] = max(edges.get(column, 0.0), line.right)
    return edges


def usual_gap(lines: Sequence[Line]) -> float:
    """Return the usual distance from one line to the next on a page."""
    gaps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom - b.bottom > 1)
    return gaps[len(gaps) // 3] if gaps else 12.0
