"""One line of words above or below the panes, said again and again.

Textual wraps, aligns and pads it each time, and writes into every word where it stands, lest
somebody chooses it with the mouse: half a millisecond or more, with nearly every key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

__all__ = ["OneLine"]

if TYPE_CHECKING:
    from collections.abc import Hashable

_KEPT = 32
"""Lines that are kept, in one width and the colours of one theme."""


class OneLine(Static):
    """Draws its line once, however often it is said; where nobody can choose it, in short."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept: dict[Hashable, Strip] = {}
        self._look: object = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the line, drawn as Textual draws it."""
        content, size = self.visual, self.outer_size
        if size.height != 1 or not isinstance(content, Content) or self.text_selection is not None:
            return super().render_lines(crop)
        look = self.app.theme, self.visual_style, size
        if self._look != look or len(self._kept) >= _KEPT:
            self._look = look
            self._kept.clear()
        words = content.plain, *content.spans
        strip = self._kept.get(words)
        if strip is None:
            strip = None if self.ALLOW_SELECT else self._in_short(content)
            if strip is None:
                [strip] = super().render_lines(Region(0, 0, size.width, 1))
            self._kept[words] = strip
        return [strip.crop(crop.x, crop.right)] if crop.height and not crop.y else []

    def _in_short(self, content: Content) -> Strip | None:
        """Return the line without the places of its words; None where it does not fit as it is."""
        style, padding, width = self.visual_style, self.styles.padding, self.outer_size.width
        rest = width - padding.width - content.cell_length
        if rest < 0 or "\n" in content.plain or self.content_size.width != width - padding.width:
            return None
        under = style.background_style.rich_style
        words = content.render(style, end="", parse_style=self._get_style)
        strip = Strip(
            [
                Segment(" " * padding.left, under),
                *(Segment(text, (style + part).rich_style) for text, part in words),
                Segment(" " * (rest + padding.right), under),
            ],
            width,
        )
        for filtering in self.get_line_filters():
            strip = strip.apply_filter(filtering, self.background_colors[1])
        return strip
