"""The lines of a card: pieces of text that each play a role, wrapped to a width in cells.

Pure, so that what a card says can be tested without a screen. Every piece is cleaned when it
is made: nothing that a document, a note or a tag holds reaches the terminal as anything but
text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from tui.spans import Span
from tui.text.cells import cell_widths, is_narrow, steady
from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Line", "Piece", "breaks", "cells", "cut", "joined", "piece", "wrap"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: its text, its role (a component class), a colour of its own."""

    text: str
    role: str = ""
    colour: str | None = None


Line: TypeAlias = tuple[Piece, ...]


def piece(text: str, role: str = "", colour: str | None = None) -> Piece:
    """Return foreign `text` as a piece that is safe to draw; line breaks become spaces."""
    if not (text.isascii() and text.isprintable()):
        text = steady(clean(text.replace("\n", " ").replace("\t", " ")))
    return Piece(text, role, colour)


def cells(text: str) -> int:
    """Return how many cells clean `text` takes."""
    return len(text) if is_narrow(text) else sum(cell_widths(text))


def joined(line: Iterable[Piece]) -> str:
    """Return the text of a line."""
    return "".join(part.text for part in line)


def breaks(text: str, width: int) -> list[Span]:
    """Return the spans of the lines into which `text` wraps at spaces, in code points.

    A word longer than `width` cells is cut; the spaces at a break belong to no line.
    """
    if not text:
        return [Span(0, 0)]
    width = max(1, width)
    edges = None if is_narrow(text) else [0, *accumulate(cell_widths(text))]
    lines: list[Span] = []
    start = 0
    while start < len(text):
        if edges is None:
            end = min(len(text), start + width)
        else:
            end = max(start + 1, bisect_right(edges, edges[start] + width) - 1)
        if end < len(text):
            space = text.rfind(" ", start, end + 1)
            if space > start:
                end = space
        lines.append(Span(start, end))
        start = end
        while start < len(text) and text[start] == " ":
            start += 1
    return lines


def wrap(pieces: Sequence[Piece], width: int, limit: int | None = None) -> list[Line]:
    """Return `pieces`, one paragraph, as lines of at most `width` cells.

    With more than `limit` lines the last one ends in an ellipsis.
    """
    text = joined(pieces)
    spans = breaks(text, width)
    cut = limit is not None and len(spans) > limit
    lines = [_slice(pieces, span) for span in spans[:limit]]
    if cut and lines:
        lines[-1] = _with_ellipsis(lines[-1], width)
    return lines


def cut(pieces: Sequence[Piece], width: int) -> Line:
    """Return as much of one line as `width` cells hold, words or not, then an ellipsis."""
    text = joined(pieces)
    if cells(text) <= width:
        return tuple(pieces)
    edges = [0, *accumulate(cell_widths(text))]
    return _with_dots(_slice(pieces, Span(0, bisect_right(edges, max(0, width - 1)) - 1)), width)


def _slice(pieces: Sequence[Piece], span: Span) -> Line:
    line: list[Piece] = []
    start = 0
    for part in pieces:
        window = Span(start, start + len(part.text)).intersection(span)
        if window is not None:
            line.append(Piece(window.shift(-start).of(part.text), part.role, part.colour))
        start += len(part.text)
    return tuple(line)


def _with_ellipsis(line: Line, width: int) -> Line:
    text = joined(line)
    room = breaks(text, max(1, width - 1))[0] if cells(text) >= width else Span(0, len(text))
    return _with_dots(_slice(line, room), width)


def _with_dots(kept: Line, width: int) -> Line:
    last = kept[-1] if kept else Piece("")
    return (*kept, Piece("…" if width > 1 else "", last.role, last.colour))
