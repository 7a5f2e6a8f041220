"""Cutting a text into passages, the unit that a search finds and ranks.

A passage is a short paragraph, or a few whole sentences of a long one. Not a sentence: half
remembered words often lie on both sides of a full stop. Not a document: nobody wants to be
told that the words stand somewhere in a book. The cut is coarser and ten times faster than
:mod:`tui.text.sentences`, because a whole library is cut before the first answer; a hit is
narrowed to sentences when it is shown.
"""

from __future__ import annotations

import re

from tui.spans import Span

__all__ = ["LONG", "cuts", "passages"]

LONG = 480
"""Code points above which a paragraph is cut at the ends of sentences."""

_WRAPPED = 200
"""A line longer than this was not wrapped by an editor: it is a paragraph of its own."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_STOP = re.compile(r"[.!?…][\"'”’»)\]*_]{0,4}\s+|[。！？｡][」』”’）》]{0,4}\s*|\n\s*")


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
        if blank.start() > position:
            _paragraph(text, position, blank.start(), found)
        position = blank.end()
    if position < len(text):
        _paragraph(text, position, len(text), found)
    return found


def _paragraph(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append the passages of a block without blank lines."""
    if end - start > _WRAPPED and text.find("\n", start, end) >= 0:
        lines = text[start:end].split("\n")
        if max(map(len, lines)) > _WRAPPED:
            for line in lines:
                _pieces(text, start, start + len(line), found)
                start += len(line) + 1
            return
    _pieces(text, start, end, found)


def _pieces(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append `text[start:end]`, cut at ends of sentences into pieces of about LONG."""
    if end - start > LONG:
        cut = start
        for stop in _STOP.finditer(text, start, end):
            if stop.end() - start > LONG and cut > start:
                _short(text, start, cut, found)
                start = cut
            cut = stop.end()
        if end - start > LONG and start < cut < end:
            _short(text, start, cut, found)
            start = cut
    _short(text, start, end, found)


def _short(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Append a piece without stops, cut at white space (or anywhere) where it is too long."""
    while end - start > 2 * LONG:
        cut = text.rfind(" ", start + LONG // 2, start + LONG) + 1 or start + LONG
        _trimmed(text, start, cut, found)
        start = cut
    _trimmed(text, start, end, found)


def _trimmed(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        found.append((start + left, start + len(piece.rstrip())))
