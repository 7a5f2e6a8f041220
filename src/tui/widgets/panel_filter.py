"""The line of a filter that is there before somebody opens it, and says what narrows the list.

A line that comes and goes has everything on the screen laid out anew, twice, as the list below it
is another size then, and all cards are drawn again one row further down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tui.widgets.filter_list import FilterInput

if TYPE_CHECKING:
    from textual.geometry import Region

__all__ = ["PanelFilter"]

_GAP = 2
"""Cells at least between what is typed and what is said of the list."""


class PanelFilter(FilterInput):
    """Has its place from the start; closed, it is no field, and is given no keys."""

    is_open = False
    """Whether it is in view."""
    said: tuple[str, ...] = ()
    """What narrows the list, what matters most last: alone in the closed line, at the end of the
    open one as much of it as there is room for."""

    def __init__(self, *, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True)
        self.can_focus = False

    def open(self, query: str) -> None:
        """Come into view with a query that the list is narrowed to already."""
        with self.prevent(Input.Changed):
            self.value = query
        self._turn(is_open=True)

    def close(self) -> None:
        """Be no field again."""
        self._turn(is_open=False)

    def say(self, *parts: str) -> None:
        """Say what narrows the list."""
        if parts != self.said:
            self.said = parts
            self.refresh()

    def _turn(self, *, is_open: bool) -> None:
        if self.is_open is not is_open:
            self.is_open = self.can_focus = is_open
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the line, or what stands between tabs and cards without it."""
        parent, width = self.parent, self.outer_size.width
        if self.is_open or not isinstance(parent, Widget):
            line = super().render_lines(self.outer_size.region)[0]
            said = self._fitting(width - cell_len(self.value) - _GAP - 2)
            words = self._in_colours(f"{'':{_GAP}}{said} ", self) if said else None
            at = width - cell_len(said) - _GAP - 1
        else:
            line, at = self._in_colours(" " * width, parent), 1
            said = Content(" · ".join(self.said)).truncate(max(1, width - 2), ellipsis=True).plain
            words = self._in_colours(said, parent) if said else None
        if words is not None:
            end = at + words.cell_length
            line = Strip.join([line.crop(0, at), words, line.crop(end, width)])
        return [line.crop(crop.x, crop.right)] * crop.height

    def _fitting(self, room: int) -> str:
        """Return as much of what there is to say as fits into so many cells."""
        ends = (" · ".join(self.said[start:]) for start in range(len(self.said)))
        return next((said for said in ends if cell_len(said) <= room), "")

    def _in_colours(self, words: str, on: Widget) -> Strip:
        """Return words in the colour of a placeholder, on the background of a widget."""
        colour = self.get_component_rich_style("input--placeholder").color
        strip = Strip([Segment(words, on.rich_style + Style(color=colour))])
        for filtering in self.get_line_filters():
            strip = strip.apply_filter(filtering, on.background_colors[1])
        return strip
