"""Where a line of text breaks into rows of cells.

Rows tile the text: each code point lies in exactly one row, white space at a break belongs to
the row before it. Breaks come, in this order, after white space, after a hyphen or dash between
letters, between East Asian characters (with the usual rules for punctuation), after the signs
that join the parts of an address, and only then between two clusters. The order follows Unicode
Standard Annex 14, cut down to what a reader of running prose sees.

All positions are code points, all widths cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from tui.text.cells import width_of

__all__ = ["clusters_apart", "hanging_indent", "wrap"]

_DASHES = "-‐–—"
_SPACES = frozenset(
    "\t \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
_NO_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー）］｝〕〉》」』】〙〗〟’”％‰!),.:;?]}ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
)
_NO_END = frozenset("（［｛〔〈《「『【〘〖〝‘“([{＄￥￡")
_URL_JOINTS = frozenset("/?&=#_.,;:%+~@|\\")
_JOINERS = frozenset("\u200d\u2060\ufeff\u00a0\u202f\u2007")
_MARKER = re.compile(
    r"[ \t]{0,12}(?:[-*+•‣◦▪·–—]|\d{1,3}[.)]|\(?[a-zA-Z][.)]|(?:> ?){1,6})[ \t]{1,4}(?=\S)"
)

_INDENT = re.compile(r"[ \t]{1,12}(?=\S)")
_LINE = 120
"""Code points of a line that somebody wrapped: a longer one is a paragraph."""


def hanging_indent(line: str, width: int) -> int:
    """Return by how many cells the rows after the first are indented under a list item's text.

    An indented line of an item, or of code, hangs by its own indent; a long one is a paragraph
    whose first row is indented. 0 for other lines, and where it would leave too little room.
    """
    marker = _MARKER.match(line) or (_INDENT.match(line) if len(line) <= _LINE else None)
    if marker is None:
        return 0
    return indent if (indent := len(marker[0].expandtabs(4))) * 3 <= width else 0


def clusters_apart(text: str, at: int) -> bool:
    """Say whether a break at `at` keeps what is seen as one character together.

    A mark stays with its base, a joined emoji in one piece, a flag's two letters together
    (a small part of Unicode Standard Annex 29).
    """
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if after <= "\u02ff" and before <= "\u02ff":
        return True
    if width_of(after) == 0 or before == "\u200d" or "\U0001f3fb" <= after <= "\U0001f3ff":
        return False
    if _is_flag(before) and _is_flag(after):
        first = at
        while first > 0 and at - first < 64 and _is_flag(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 0
    return True


def _is_flag(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _may_break(text: str, at: int) -> bool:
    """Say whether a row may end before `text[at]` inside what is not split by spaces."""
    before, after = text[at - 1], text[at]
    if before in _SPACES or before == "\u200b":
        return after not in _SPACES
    if before in _DASHES:
        return after.isalnum() and at > 1 and text[at - 2].isalnum()
    if before <= "\u10ff" and after <= "\u10ff":
        return False
    if after in _NO_START or before in _NO_END or before in _JOINERS or after in _JOINERS:
        return False
    return (width_of(before) == 2 or width_of(after) == 2) and clusters_apart(text, at)


def _cut(text: str, start: int, stop: int, room: int) -> int:
    """Return where the row from `start` ends; `stop` is the first code point too many."""
    if text[stop] in _SPACES:
        return _after_spaces(text, stop)
    space = text.rfind(" ", start, stop) + 1
    if not text[start:space].strip():
        space = start
    for at in range(stop, space, -1):
        if _may_break(text, at):
            return at
    longer_than_a_row = text.find(" ", stop, space + room + 1) < 0 and space + room < len(text)
    if space > start and not longer_than_a_row:
        return space
    for at in range(stop, max(space + 4, start + 1), -1):
        if text[at - 1] in _URL_JOINTS and text[at] not in _URL_JOINTS:
            return at
    if space > start:
        return space
    at = stop
    while at > start + 1 and not clusters_apart(text, at):
        at -= 1
    return at if at > start + 1 or clusters_apart(text, at) else stop


def _after_spaces(text: str, at: int) -> int:
    length = len(text)
    while at < length and text[at] in _SPACES:
        at += 1
    return at


def wrap(text: str, width: int, *, widths: list[int] | None = None, indent: int = 0) -> list[int]:
    """Return where each row of one line ends, as offsets into `text`.

    Args:
        text: one line, without its line feed.
        width: cells of the first row.
        widths: cells of each code point, or None where each takes one.
        indent: by how many cells the other rows are narrower.

    Returns:
        Ascending ends; the last is `len(text)`. An empty line has one empty row.
    """
    ends: list[int] = []
    at, length, room = 0, len(text), max(1, width)
    cells = None if widths is None else list(accumulate(widths, initial=0))
    while True:
        if cells is None:
            stop = at + room
        else:
            stop = max(at + 1, bisect_right(cells, cells[at] + room, at) - 1)
        if stop >= length:
            break
        cut = _cut(text, at, stop, room)
        if cut >= length:
            break
        ends.append(cut)
        at, room = cut, max(1, width - indent)
    return [*ends, length]
