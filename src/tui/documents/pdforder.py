"""Parts of a PDF page that were drawn apart from where they are read.

Some makers draw boxes, listings and floats after everything else, an initial before the
heading above it, and a raised number as a line of its own. Where they stand says where
they belong.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import inf
from typing import TYPE_CHECKING

from tui.documents.pdfcolumns import median

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.pdfcolumns import Line

__all__ = ["as_read", "noted"]

_MOST_PARTS = 60  # of a page that are looked at: a drawing may have thousands
_MOST_INITIALS = 20
_FAR = 3.0
_FEWEST_LETTERS = 5  # of a part that is moved: signs alone say nothing
_UP = 1.0  # how far up, in sizes of their letters, a line stands that was not drawn next
_INITIAL = re.compile(r"[“\"‘']?[^\W\d_]\Z")
_INITIAL_SIZE = 1.8  # sizes of the letters beside it, at least
_SAME_ROW = 0.65  # sizes of their letters
_BLANK = 0.15
_RAISED = 0.15
_SMALL = 0.85
_LEAST_NOTE = 20
_LONGEST = 2_000  # of lines that are made of parts
_FEWEST_NUMBERS, _PROSE = 4, 30  # in the margin; characters of the usual line beside them
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_DIGIT = re.compile(r"[⁰¹²³⁴-⁹]")
_NOTE = re.compile(
    r"(?:(?<=[^\W\d_]{4})|(?<=[^\W\d_][.,;:!?])|(?<=[.,;!?][”\"’)\]]))([⁰¹²³⁴-⁹]{1,3})"
)
_NOTE_START = re.compile(r"\A([⁰¹²³⁴-⁹]{1,3}) ?(?=[“\"‘'(]?[^\W\d_])")


def as_read(lines: list[Line]) -> list[Line]:
    """Return a page's lines with those drawn apart put where they are read."""
    return _joined(_with_initials(_with_floats(_without_line_numbers(lines))))


def noted(text: str) -> str:
    """Return a line with raised numbers after words and stops as the notes they are: `[1]`.

    Those of quantities (`10⁶`, `km²`) stay raised.
    """
    if not _RAISED_DIGIT.search(text):
        return text
    text = _NOTE.sub(lambda match: f"[{match[1].translate(_DIGITS)}]", text)
    if len(text) < _LEAST_NOTE:
        return text
    return _NOTE_START.sub(lambda match: f"[{match[1].translate(_DIGITS)}] ", text)


def _without_line_numbers(lines: list[Line]) -> list[Line]:
    """Return lines of prose without the numbers that count them in the margin."""
    numbers = [line for line in lines if len(line.text) < 4 and line.text.isdecimal()]
    if len(numbers) < _FEWEST_NUMBERS:
        return lines
    lone = set(numbers)
    others = [line for line in lines if line not in lone]
    if not others or median(len(line.text) for line in others) < _PROSE:
        return lines  # a table may count its rows
    margin = min(line.left for line in others)
    column = [line for line in numbers if line.right < margin]
    column.sort(key=lambda line: -line.bottom)
    steps = {int(b.text) - int(a.text) for a, b in pairwise(column)}
    counted = len(column) >= _FEWEST_NUMBERS and len(steps) == 1 and steps <= {1, 2, 5, 10}
    lone = set(column)
    return [line for line in lines if line not in lone] if counted else lines


def _with_floats(lines: list[Line]) -> list[Line]:
    """Return lines with each run that was drawn late in the gap of the text where it stands."""
    runs: list[list[list[Line]]] = []  # each in the parts that stand far from one another
    above = inf
    for line in lines:
        up = line.bottom - above
        above = line.bottom
        if not runs or up >= _UP * line.size:
            runs.append([[line]])
        elif len(runs) > 1 and up <= -_FAR * line.size:
            runs[-1].append([line])
        else:
            runs[-1][-1].append(line)
    if len(runs) < 2 or sum(map(len, runs)) > _MOST_PARTS:
        return lines
    placed = [line for part in runs[0] for line in part]
    last = len(placed)  # after what was drawn before
    for run in runs[1:]:
        fits = True
        for part in run:
            found = None
            if fits and sum(len(line.text) for line in part) >= _FEWEST_LETTERS:
                found = _gap_for(part, placed)
                fits = found is not None  # else what comes after it follows it
            lowest = part[0].bottom < min(line.bottom for line in placed)
            at = found if found is not None else len(placed) if lowest else last
            placed = [*placed[:at], *part, *placed[at:]]
            last = at + len(part)
    return placed


def _gap_for(run: Sequence[Line], placed: Sequence[Line]) -> int | None:
    """Return the place of a run among lines: in the gap that has room for it."""
    top, bottom = run[0].bottom + run[0].size / 2, run[-1].bottom
    left, right = min(line.left for line in run), max(line.right for line in run)
    for at in range(1, len(placed)):
        above, below = placed[at - 1], placed[at]
        if not (above.bottom >= top and below.bottom + below.size / 2 <= bottom):
            continue
        column = min(above.left, below.left), max(above.right, below.right)
        if column[0] < right and left < column[1]:
            return at
    return None


def _with_initials(lines: list[Line]) -> list[Line]:
    """Return lines with each large initial before the word that it begins."""
    found = list(lines)
    caps = [line for line in lines if len(line.text) < 3 and _INITIAL.match(line.text)]
    for cap in caps[:_MOST_INITIALS]:
        for at, line in enumerate(found):
            word = line.text.split(" ", 1)[0]
            begun = line.text[0].islower() or (len(word) > 1 and word.isupper())
            if (
                cap.size >= _INITIAL_SIZE * line.size
                and begun
                and cap.bottom - line.size < line.bottom < cap.bottom + cap.size
                and cap.left - 1 <= line.left < cap.right + 2 * line.size
            ):
                found[at] = line._replace(text=cap.text + line.text, left=cap.left)
                found.remove(cap)
                break
    return found


def _joined(lines: list[Line]) -> list[Line]:
    """Return lines with those as one that go on at the same height, as after a raised number."""
    found: list[Line] = []
    for line in lines:
        if not (found and _goes_on(found[-1], line)):
            found.append(line)
            continue
        before, text = found[-1], line.text
        raised = line.bottom - before.bottom > _RAISED * before.size
        if text.isdecimal() and len(text) < 4 and raised and line.size < _SMALL * before.size:
            text = text.translate(_SUPERSCRIPT)
        blank = " " if line.left - before.right > _BLANK * before.size else ""
        longer = max(before, line, key=lambda one: len(one.text))
        found[-1] = longer._replace(
            text=noted(f"{before.text}{blank}{text}"),
            left=before.left,
            right=line.right,
            bottom=before.bottom,
        )
    return found


def _goes_on(before: Line, line: Line) -> bool:
    size = max(before.size, line.size)
    return (
        not (before.cells or line.cells)
        and len(before.text) < _LONGEST
        and before.mono == line.mono
        and (before.size < _INITIAL_SIZE * line.size or line.text.isdecimal())
        and abs(before.bottom - line.bottom) < _SAME_ROW * size
        and -_BLANK * size <= line.left - before.right < min(before.size, line.size)
    )
