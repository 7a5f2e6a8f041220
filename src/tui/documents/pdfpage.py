"""The lines of a PDF page: their words, and where and in what letters they stand.

A PDF knows no lines either: PDFium puts characters together that stand at one height, in
the order in which they were drawn. Where that is not the order in which one reads, they
are put right here (see `pdfcolumns`).
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from importlib import import_module
from math import pi
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.documents.pdfcolumns import CUT, Cell, Gap, Line, by_columns, median, top_down
from tui.documents.pdforder import as_read, noted
from tui.documents.pdftables import near_gaping, with_markers

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cleaned", "lines_of"]

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | dict.fromkeys(map(chr, (*range(2), *range(3, 9), *range(11, 32), 127)), "")
)
_BLANK = re.compile(r"[ \t]+")
_LINE_ENDS = re.compile("[\n\ufffe]")  # U+FFFE: a word that its maker cut with a soft hyphen
_WIDE = re.compile("([\U00010000-\U0010ffff])")
_FIXED_PITCH = 1  # a flag of a font's description
_TYPEWRITER = re.compile(
    rb"mono|courier|consol|menlo|typewriter|fixed|cmtt|cmsltt|cmitt", re.IGNORECASE
)
_LONGEST_NAME = 80
_STAMP_SIZE, _ASLANT = 1.5, 0.1  # sizes of the page's letters; quarters
_BOLD = 600
_CELLS_APART = 0.9  # sizes of their letters
_NUMBER = re.compile(r"(?:(?<=\d)[-−–])?(?:(?<!\s)\d|\d{2,3}|\A\d)(?!\d)")
_SUPERSCRIPT = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_RAISED, _LOWERED, _LOW = 0.2, -0.05, 0.6  # from the line; how high; in sizes of its letters
_CUT_HYPHENS = ("\u2010", "\u00ad")  # at a line's end, as some makers write them


class _Box(NamedTuple):
    """Where a character stands, in points from the sheet's lower left."""

    left: float
    right: float
    bottom: float
    top: float


class _Found(NamedTuple):
    """A line as PDFium gives it: the text, the places of its ends there, its font."""

    raw: str
    first: int
    last: int
    size: float
    bold: bool
    mono: bool


def lines_of(text_page: Any) -> list[Line]:
    """Return the lines of a page in reading order, as nearly as it can be told."""
    page = _Page(text_page)
    found = list(page.found())
    found = page.without_stamps(found)
    turns: Counter[int] = Counter()
    for one in found:
        turns[page.turn((one.first + one.last) // 2)] += len(one.raw)
    turn = max(turns, key=lambda t: turns[t]) if turns else 0
    lines = top_down([page.line(one, turn) for one in found])
    lines = [line for line in by_columns(lines, page.gaps, page.cut) if line.text.strip()]
    for at in near_gaping(lines):
        lines[at] = lines[at]._replace(cells=page.cells(lines[at]))
    return as_read(with_markers(lines))


class _Page:
    """Asks PDFium about the characters of one page."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._raw = import_module("pypdfium2.raw")
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._references = [ctypes.byref(side) for side in self._sides]
        self._lines: dict[Line, tuple[_Found, int]] = {}

    def found(self) -> Iterator[_Found]:
        """Yield the lines in PDFium's order."""
        start = 0
        # PDFium counts in UTF-16; what is put beside letters of two units goes with signs.
        text = self._page.get_text_range()
        if text and max(text) > "\uffff":
            text = _WIDE.sub("\\1\1", text)
        for part in _LINE_ENDS.split(text):
            bare = part.rstrip("\r \t")
            first = start + len(bare) - len(bare.lstrip())
            last = start + len(bare) - 1
            start += len(part) + 1
            cut = text[start - 1 : start] == "\ufffe"
            if not bare.strip():
                continue
            # The middle says how large a line is set: its bullet may come from another font.
            middle = self._at(_no_blank(text, (first + last) // 2))
            size = self._size(middle)
            bold = self._raw.FPDFText_GetFontWeight(self._page, middle) >= _BOLD
            mono = self._mono(middle)
            if mono and not all(map(self._mono, map(self._at, (first, last)))):
                mono, size = False, self._size(self._at(first))  # words of it are code
            raw = self._with_raised(bare.strip(), first, size)
            raw += CUT if cut and raw[-1].isalpha() else ""
            yield _Found(raw, first, last, round(size, 1), bold, mono)

    def _size(self, at: int) -> float:
        """Return how large a character is set, in points."""
        size = float(self._raw.FPDFText_GetFontSize(self._page, at))
        matrix = self._raw.FS_MATRIX()
        if self._raw.FPDFText_GetMatrix(self._page, at, matrix):
            size *= abs(matrix.d) or abs(matrix.c) or 1.0
        return size

    def _with_raised(self, raw: str, first: int, size: float) -> str:
        """Return a line with its raised and lowered numbers written as such: `10⁶`, `H₂O`."""
        numbers = list(_NUMBER.finditer(raw))
        if not numbers:
            return raw
        letter = next((at for at, sign in enumerate(raw) if sign.isalpha()), None)
        if letter is None or self.turn(first + letter):
            return raw
        base = self._base(first + letter)
        for match in numbers:
            start = end = match.end()
            first_digit = match.start() + (not raw[match.start()].isdigit())
            kind = self._shift(first + end - 1, base, size)
            while (
                kind
                and start > first_digit
                and (self._shift(first + start - 1, base, size) == kind)
            ):
                start -= 1
            if kind > 0 and start == first_digit:
                start = match.start()
            if start < end:
                table = _SUPERSCRIPT if kind > 0 else _SUBSCRIPT
                raw = raw[:start] + raw[start:end].translate(table) + raw[end:]
        return raw

    def _base(self, index: int) -> float:
        """Return how high the line stands that a character is written on."""
        across, up = ctypes.c_double(), ctypes.c_double()
        self._raw.FPDFText_GetCharOrigin(
            self._page, self._at(index), ctypes.byref(across), ctypes.byref(up)
        )
        return up.value

    def _shift(self, index: int, base: float, size: float) -> int:
        """Return 1 for a raised digit, -1 for a lowered one, 0 for any other."""
        box = self._box(index)
        low = box.top - box.bottom <= _LOW * size
        above = box.bottom - base
        return int(low and above >= _RAISED * size) - int(low and above <= _LOWERED * size)

    def without_stamps(self, found: list[_Found]) -> list[_Found]:
        """Return lines without those set large and aslant over the page, such as DRAFT."""
        usual = median(one.size for one in found) if found else 0.0
        return [
            one
            for one in found
            if one.size < _STAMP_SIZE * usual
            or abs((quarters := self._quarters((one.first + one.last) // 2)) - round(quarters))
            < _ASLANT
        ]

    def turn(self, index: int) -> int:
        """Return how many quarters a character is turned clockwise on the sheet."""
        return round(self._quarters(index)) % 4

    def _quarters(self, index: int) -> float:
        angle = float(self._raw.FPDFText_GetCharAngle(self._page, self._at(index)))
        return angle * 2 / pi

    def line(self, one: _Found, turn: int) -> Line:
        """Return a line with its box as it stands when the page is held so that one reads it.

        `turn` is that of the page's text: that of a landscape page runs upwards.
        """
        sides = _sides(self._box(one.first), self._box(one.last), turn)
        line = Line(cleaned(one.raw), *sides, one.size, one.bold, one.mono)
        self._lines[line] = (one, turn)
        return line

    def gaps(self, line: Line) -> list[Gap]:
        """Return the gaps at the blanks of a line, but for those near its ends."""
        length = len(self._lines[line][0].raw)
        return self._gaps(line, length // 8, length * 7 // 8)

    def cells(self, line: Line) -> tuple[Cell, ...]:
        """Return the parts of a line between wide gaps; none where there is no such gap."""
        one, _ = self._lines[line]
        found: list[Cell] = []
        start, left = 0, line.left
        for gap in self._gaps(line, 0, len(one.raw)):
            if gap.right - gap.left >= _CELLS_APART * line.size:
                found.append((left, gap.left, cleaned(one.raw[start : gap.blank[0]])))
                start, left = gap.blank[1], gap.right
        return (*found, (left, line.right, cleaned(one.raw[start:]))) if found else ()

    def _gaps(self, line: Line, start: int, end: int) -> list[Gap]:
        one, turn = self._lines[line]
        found = []
        for blank in _BLANK.finditer(one.raw, start, end):
            before = self._box(one.first + blank.start() - 1)
            after = self._box(one.first + blank.end())
            found.append(
                Gap(blank.span(), _sides(before, before, turn)[1], _sides(after, after, turn)[0])
            )
        return found

    def cut(self, line: Line, gap: Gap) -> tuple[Line, Line]:
        """Return what stands on a line to the left and to the right of a gap."""
        one, turn = self._lines[line]
        end, start = gap.blank
        before = one._replace(raw=one.raw[:end], last=one.first + end - 1)
        after = one._replace(raw=one.raw[start:], first=one.first + start)
        return self.line(before, turn), self.line(after, turn)

    def _at(self, index: int) -> int:
        """PDFium counts some characters that it does not give in the text."""
        return int(self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, index))

    def _box(self, index: int) -> _Box:
        left, right, bottom, top = self._sides
        self._raw.FPDFText_GetCharBox(self._page, self._at(index), *self._references)
        return _Box(left.value, right.value, bottom.value, top.value)

    def _mono(self, at: int) -> bool:
        """Say whether a character is from a font whose letters are all equally wide."""
        flags, name = ctypes.c_int(), ctypes.create_string_buffer(_LONGEST_NAME)
        self._raw.FPDFText_GetFontInfo(self._page, at, name, _LONGEST_NAME, ctypes.byref(flags))
        return bool(flags.value & _FIXED_PITCH) or _TYPEWRITER.search(name.value) is not None


def _no_blank(text: str, index: int) -> int:
    """Return the next place before one where PDFium made a blank: those have no size."""
    while text[index].isspace():
        index -= 1
    return index


def cleaned(raw: str) -> str:
    """Return a line's text, its cut word marked at its end as PDFium marks most of them."""
    text = raw.translate(_LIGATURES)
    cut = len(text) > 1 and text.endswith(_CUT_HYPHENS) and text[-2].isalpha()
    return noted(text[:-1] + CUT if cut else text)


def _sides(first: _Box, last: _Box, turn: int) -> tuple[float, float, float]:
    """Return left, right and bottom of a line, by the boxes of its ends on the sheet."""
    if turn == 3:
        return first.bottom, last.top, -first.right
    if turn == 2:
        return -first.right, -last.left, -first.top
    if turn == 1:
        return -first.top, -last.bottom, first.left
    return first.left, last.right, first.bottom
