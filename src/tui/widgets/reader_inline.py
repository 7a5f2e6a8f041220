"""Emphasis, code, links and headings of Markdown in the rows in view.

A mark may begin in one source line and end in the next, so whole paragraphs are looked at: once,
and a few thousand code points of them at most.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from tui.layers import Run
from tui.text.markup import heading_level, inline_marks, paragraph_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.spans import Span
    from tui.text.layout import Piece, Row
    from tui.text.source import TextSource

__all__ = ["Inline"]

_KEPT = 400
"""Source lines whose runs stay known."""


class Inline:
    """Finds the runs, and remembers those of the last lines."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, list[Run]] = OrderedDict()
        self._paragraph: tuple[int, int, list[Run]] = (0, 0, [])

    def runs(self, rows: Sequence[Row], source: TextSource, literal: Sequence[Span]) -> list[Run]:
        """Return the runs in `rows`; none in what is `literal`: code, and what stands before."""
        found: list[Run] = []
        seen = -1
        for row in rows:
            start = row.piece.start
            if start != seen and not any(start in span for span in literal):
                found += self._of(row.piece, source)
            seen = start
        return found

    def _of(self, piece: Piece, source: TextSource) -> list[Run]:
        found = self._known.get(piece.start)
        if found is None:
            found = [*_heading(piece), *self._marks(piece, source)]
            self._known[piece.start] = found
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return found

    def _marks(self, piece: Piece, source: TextSource) -> Iterator[Run]:
        start, end = piece.start, piece.end
        is_line = start == 0 or source.slice(start - 1, start) == "\n"
        if not is_line or source.slice(end - 1, end) != "\n":  # a part of a very long line
            yield from _shifted(piece.text, start)
            return
        low, high, runs = self._paragraph
        if not low <= start < high:
            low, high, whole = paragraph_around(source, start, end)
            runs = list(_shifted(source.slice(low, high), low))
            self._paragraph = (low, high, runs) if whole else (0, 0, [])
        for left, right, style in runs:
            if left < end and right > start:
                yield Run(max(left, start), min(right, end), style)


def _heading(piece: Piece) -> Iterator[Run]:
    base, text = piece.start, piece.text
    if level := heading_level(text):
        yield Run(base, base + len(text), "heading" if level <= 2 else "subheading")
        yield Run(base, base + len(text) - len(text.lstrip(" #")), "faint")


def _shifted(text: str, base: int) -> Iterator[Run]:
    for left, right, name in inline_marks(text):
        yield Run(base + left, base + right, "faint" if name == "sign" else name)
