"""The line of a filter that is the empty line above a list until somebody opens it.

A line that comes and goes has everything on the screen laid out anew, twice, as the list below it
is another size then, and all cards are drawn again one row further down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tui.widgets.filter_list import FilterInput

if TYPE_CHECKING:
    from textual.geometry import Region

__all__ = ["PanelFilter"]


class PanelFilter(FilterInput):
    """Has its place from the start; closed, it is empty and is given no keys."""

    is_open = False
    """Whether it is in view."""

    def __init__(self, *, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True)
        self.can_focus = False

    def open(self, query: str) -> None:
        """Come into view with a query that the list is narrowed to already."""
        with self.prevent(Input.Changed):
            self.value = query
        self._turn(is_open=True)

    def close(self) -> None:
        """Be the empty line again."""
        self._turn(is_open=False)

    def _turn(self, *, is_open: bool) -> None:
        if self.is_open is not is_open:
            self.is_open = self.can_focus = is_open
            self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the line, or what stands between tabs and cards without it."""
        if self.is_open or not isinstance(self.parent, Widget):
            return super().render_lines(crop)
        strip = Strip.blank(crop.width, self.parent.rich_style)
        for filtering in self.get_line_filters():
            strip = strip.apply_filter(filtering, self.parent.background_colors[1])
        return [strip] * crop.height
