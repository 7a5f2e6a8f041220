"""Cutting a text into passages, the unit that a search finds and ranks.

A passage is a short paragraph, or a few whole sentences of a long one. Not a sentence: half
remembered words often lie on both sides of a full stop. Not a document: nobody wants to be
told that the words stand somewhere in a book. The cut is coarser and ten times faster than
:mod:`tui.text.sentences`, because a whole library is cut before the first answer; a hit is
narrowed to sentences when it is shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LONG", "cuts", "passages", "windows"]

LONG = 480
"""Code points above which a paragraph is cut at the ends of sentences."""

_WRAPPED = 200
"""A line longer than this was not wrapped by an editor: it is a paragraph of its own."""

_WINDOW = 50_000
"""Code points that are cut, folded and split at once; more saves no time, and takes memory."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
# One set of characters to begin with: a pattern that begins with a choice is five times as slow.
_STOP = re.compile(
    r"[.!?…。！？｡\n](?:(?<=\n)\s*|(?<=[.!?…])[\"'”’»)\]*_]{0,4}\s+|(?<=[。！？｡])[」』”’）》]{0,4}\s*)"
)


def passages(text: str) -> list[Span]:
    """Return the passages of `text`, trimmed and disjoint, in order, in code points.

    Between them lies nothing but white space. Linear in the length of the text.
    """
    return [Span(start, end) for start, end in cuts(text)]


def cuts(text: str) -> list[tuple[int, int]]:
    """Return the :func:`passages` as pairs, for those who need a million of them."""
    found: list[tuple[int, int]] = []
    position = 0
    for blank in _BLANK.finditer(text):
        start = blank.start()
        if start > position:
            if start - position <= LONG and _is_one(text, position, start):
                while text[start - 1].isspace():
                    start -= 1
                found.append((position, start))
            else:
                _paragraph(text, position, start, found)
        position = blank.end()
    if position < len(text):
        _paragraph(text, position, len(text), found)
    return found


def windows(pieces: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield a text that comes in pieces as windows of about 50,000 code points.

    Each comes with the offset at which it starts, and ends where a paragraph does; in a text
    without any, at a line feed or a space.
    """
    start, held = 0, ""
    for piece in pieces:
        low = 0
        while len(held) + len(piece) - low > _WINDOW:
            high = low + _WINDOW - len(held)
            window = held + piece[low:high]
            end = _end(window)
            yield start, window[:end]
            start, held, low = start + end, window[end:], high
        held += piece[low:]
    if held:
        yield start, held


def _end(window: str) -> int:
    """Return where to end a window: in its second half, at the best place there."""
    half = len(window) // 2
    for sign in ("\n\n", "\n", " "):
        if (place := window.rfind(sign, half)) >= 0:
            return place + len(sign)
    return len(window)


def _is_one(text: str, start: int, end: int) -> bool:
    """Say whether a block of at most LONG code points is one passage: nearly all of them are."""
    return not text[start].isspace() and (
        end - start <= _WRAPPED
        or text.find("\n", start, end) < 0
        or not _has_long_line(text, start, end)
    )


def _paragraph(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append the passages of a block without blank lines."""
    if end - start > _WRAPPED and _has_long_line(text, start, end):
        for line in text[start:end].split("\n"):
            _pieces(text, start, start + len(line), found)
            start += len(line) + 1
    else:
        _pieces(text, start, end, found)


def _has_long_line(text: str, start: int, end: int) -> bool:
    """Say whether one of the lines is longer than an editor's: a few steps of 200 code points."""
    while end - start > _WRAPPED:
        start = text.rfind("\n", start, start + _WRAPPED + 1) + 1
        if not start:
            return True
    return False


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append `text[start:end]`, cut at ends of sentences into pieces of about LONG."""
    if end - start > LONG:
        cut = line = start
        for stop in _STOP.finditer(text, start, end):
            if stop.end() - start > LONG and (best := _best(start, cut, line)) > start:
                _short(text, start, best, found)
                start = best
            if text[stop.start()] == "\n":
                line = stop.end()
            else:
                cut = line = stop.end()
        if end - start > LONG and start < (best := _best(start, cut, line)) < end:
            _short(text, start, best, found)
            start = best
    _short(text, start, end, found)


def _best(start: int, cut: int, line: int) -> int:
    """Return where to cut: after a sentence; at a line's end only where none ends before it.

    Paragraphs wrapped by an editor would be cut within a sentence else.
    """
    return cut if cut - start > LONG // 4 else line


def _short(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append a piece without stops, cut at white space (or anywhere) where it is too long."""
    while end - start > 2 * LONG:
        cut = text.rfind(" ", start + LONG // 2, start + LONG) + 1 or start + LONG
        _trimmed(text, start, cut, found)
        start = cut
    _trimmed(text, start, end, found)


def _trimmed(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    if start == end:
        return
    if text[start].isspace() or text[end - 1].isspace():
        piece = text[start:end]
        end = start + len(piece.rstrip())
        start += len(piece) - len(piece.lstrip())
    if start < end:
        found.append((start, end))
