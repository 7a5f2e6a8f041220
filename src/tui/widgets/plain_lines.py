"""Lines that reach the screen as a widget makes them.

Textual makes each line of a widget anew for borders, padding, outlines and opacity, and looks up
the rules for each of them line by line. A list that moves on by a page spent as long on that as on
its own lines, though nothing stands around them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawn_rows import read_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.style import Style
    from textual.geometry import Region
    from textual.strip import Strip
    from textual.widget import Widget

    _Base = Widget
else:
    _Base = object  # a style sheet is inherited from the first base that is a widget, no other

__all__ = ["OneStyle", "PlainLines", "finish_ahead"]


def finish_ahead(widget: Widget, strips: Iterable[Strip]) -> None:
    """Do with strips of a widget all that a frame would; they remember it."""
    filters, background = widget.get_line_filters(), widget.background_colors[1]
    console = widget.app.console
    for strip in strips:
        for filtering in filters:
            strip = strip.apply_filter(filtering, background)  # noqa: PLW2901 - it is that one
        read_ahead(strip.render(console))


class OneStyle(_Base):
    """Looks its own style up once for all lines that are drawn in one go; a class beside it."""

    _plain: Style | None = None
    _in_one_go = False

    @property
    def plain_style(self) -> Style:
        """The widget's own style, blended with what stands behind it."""
        if self._plain is None or not self._in_one_go:
            self._plain = self.rich_style
        return self._plain

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget."""
        self._plain, self._in_one_go = None, True
        try:
            return super().render_lines(crop)
        finally:
            self._in_one_go = False


class PlainLines(_Base):
    """Draws what :meth:`render_line` returns, where nothing stands around it; a class beside it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the widget, through the filters of the terminal."""
        outer = self.outer_size
        if self.content_size != outer:
            return super().render_lines(crop)
        filters, background = self.get_line_filters(), self.background_colors[1]
        lines = [self.render_line(y) for y in crop.line_range]
        for filtering in filters:
            lines = [strip.apply_filter(filtering, background) for strip in lines]
        if crop.column_span == (0, outer.width):
            return lines
        return [strip.crop(crop.x, crop.right) for strip in lines]
