"""The scroll bar of a list, of which a frame takes no more than its few different rows.

Textual makes every row of a scroll bar anew whenever it moves: a strip for its text, another for
its background, one for each filter of the terminal. In a list that shows something else after each
letter of a filter, that took more than the list itself. A bar has five kinds of rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from tui.widgets.plain_lines import PlainLines

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Region
    from textual.scroll_view import ScrollView

    _Base = ScrollView
else:
    _Base = object  # a style sheet is inherited from the first base that is a widget, no other

__all__ = ["FewRows", "Scrolls"]

_KEPT = 64
"""Rows that are kept, of bars in a few colours."""


class FewRows(PlainLines, ScrollBar):
    """A vertical scroll bar, drawn as Textual draws it."""

    def __init__(self, *, thickness: int = 1) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._kept: dict[tuple[str, Style], Strip] = {}
        self._shown: list[Strip] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return rows of the bar as it stands now."""
        self._shown = self._rows()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return one row of it."""
        if y < len(self._shown):
            return self._shown[y]
        return Strip.blank(self.size.width, self.visual_style.rich_style)

    def _rows(self) -> list[Strip]:
        if len(self._kept) > _KEPT:
            self._kept.clear()
        options = self.app.console_options.update(width=self.size.width, height=self.size.height)
        drawing: Any = self.render()
        (bar,) = drawing.__rich_console__(self.app.console, options)
        under = self.visual_style.rich_style
        seen: dict[int, Strip] = {}
        rows: list[Strip] = []
        for segment in bar.segments:
            row = seen.get(id(segment))
            if row is None:
                row = seen[id(segment)] = self._row(segment.text, under + segment.style)
            rows.append(row)
        return rows

    def _row(self, text: str, style: Style) -> Strip:
        row = self._kept.get((text, style))
        if row is None:
            row = self._kept[text, style] = Strip([Segment(text, style)], self.size.width)
        return row


class Scrolls(_Base):
    """Has such a bar; a class beside a view that scrolls."""

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The bar, made when it is asked for first."""
        if self._vertical_scrollbar is None:
            bar = self._vertical_scrollbar = FewRows(thickness=self.scrollbar_size_vertical)
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001 - as Textual does; there is no public way
        return self._vertical_scrollbar
