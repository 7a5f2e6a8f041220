"""The passage of a search result in its place: the text around it, the words marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.spans import Span
from tui.widgets.card_text import Line, Piece, piece, wrap
from tui.widgets.filter_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SearchPreview", "around"]

_REACH = 4_000
"""Code points of text looked at on each side of a hit."""


def around(text: str, span: Span, matches: Sequence[Span], width: int) -> tuple[list[Line], int]:
    """Return the text around a hit as lines of at most `width` cells, and the line of the hit.

    `matches` are positions in the text. Only a few thousand code points are looked at, so a
    text of any size costs the same.
    """
    low = max(0, span.start - _REACH)
    high = min(len(text), span.end + _REACH)
    if low and (cut := text.find("\n", low, span.start)) >= 0:
        low = cut + 1
    if high < len(text) and (cut := text.rfind("\n", span.end, high)) >= 0:
        high = cut
    lines: list[Line] = []
    at = 0
    position = low
    for paragraph in text[low:high].split("\n"):
        start, position = position, position + len(paragraph) + 1
        if start <= span.start < position:
            at = len(lines)
            first = next((m for m in matches if m.end > start), span)
            before = text[start : min(max(first.start, start), position - 1)]
            at += max(0, len(wrap([piece(before + "x")], width)) - 1) if before.strip() else 0
        lines += wrap(_marked(text, Span(start, start + len(paragraph)), span, matches), width)
    return lines, at


def _marked(text: str, part: Span, span: Span, matches: Sequence[Span]) -> list[Piece]:
    """Return one paragraph: faint outside the hit, matched words marked inside."""
    inside = part.intersection(span)
    if inside is None:
        return [piece(part.of(text), "muted")]
    pieces = [piece(text[part.start : inside.start], "muted")]
    position = inside.start
    for match in matches:
        if position <= match.start and match.end <= inside.end:
            pieces += [piece(text[position : match.start]), piece(match.of(text), "hit")]
            position = match.end
    pieces += [
        piece(text[position : inside.end]),
        piece(text[inside.end : part.end], "muted"),
    ]
    return pieces


class SearchPreview(PlainList[Line]):
    """Shows where a hit stands; a list of lines that nothing moves through."""

    DEFAULT_CSS = """
    SearchPreview {
        padding: 0 2 0 1;
        scrollbar-size-vertical: 0;
        & > .card--hit { color: $warning; text-style: bold reverse; }
    }
    """
    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(lambda line, _: [line], lambda _: "", id=id)
        self.can_focus = False
        self.quiet = True
        self._hit: tuple[tuple[Piece, ...], str, Span, tuple[Span, ...]] | None = None

    def show_hit(
        self, heading: Sequence[Piece], text: str, span: Span, matches: Sequence[Span]
    ) -> None:
        """Show the text around `span`, below a heading; `matches` are positions in the text."""
        self._hit = tuple(heading), text, span, tuple(matches)
        self._show()

    def clear(self) -> None:
        """Show nothing."""
        self._hit = None
        if self.cards:
            self.show([])

    def on_resize(self) -> None:
        """Wrap anew, with the hit in the middle."""
        super().on_resize()
        self._show()

    def _show(self) -> None:
        if self._hit is None or not self.size.width:
            return
        heading, text, span, matches = self._hit
        width, height = max(10, self.size.width - 2), self.size.height
        lines, at = around(text, span, matches, width)
        room = max(1, height - 2)
        first = max(0, min(at - room // 3, len(lines) - room))
        shown = lines[first : first + room]
        self.show([*wrap(heading, width, 1), (), *shown] if height > 6 else shown, 0)
