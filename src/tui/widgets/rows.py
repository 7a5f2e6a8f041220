"""A list of any length drawn row by row, so that ten thousand documents scroll like five.

Textual's `OptionList` measures every option when it is filled; this list asks for a row
only when the row is in view. It owns a cursor and says what happens to it, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.calm_focus import CalmFocus
from tui.widgets.list_keys import PAGING
from tui.widgets.plain_lines import OneStyle
from tui.widgets.scroll_bar import Scrolls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual import events

__all__ = ["RowList", "fit"]

T = TypeVar("T")


def fit(text: str, width: int) -> str:
    """Return one line of `text` in exactly `width` cells, cut with an ellipsis or padded."""
    from rich.cells import cell_len, set_cell_size

    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)


class RowList(OneStyle, CalmFocus, Scrolls, ScrollView, Generic[T], can_focus=True):
    """A cursor over rows; a subclass says how a row looks by `render_row`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "down", id="list.down", show=False, tooltip="next row"),
        Binding("k,up", "move(-1)", "up", id="list.up", show=False, tooltip="previous row"),
        Binding("g,home", "move_to(0)", "first", id="list.first", show=False, tooltip="first row"),
        Binding("G,end", "move_to(-1)", "last", id="list.last", show=False, tooltip="last row"),
        *PAGING,
        Binding("enter", "choose", "open", id="list.choose", tooltip="open the row"),
    ]

    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > .rows--cursor { background: $block-cursor-background; text-style: bold; }
        & > .rows--blurred { background: $block-cursor-blurred-background; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--blurred"}

    cursor: var[int] = var(0)
    rows: Sequence[T] = ()
    """What is listed, the very sequence that was shown: whoever changes it in place redraws it."""

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row."""

        rows: RowList[Any]
        index: int

        @property
        def control(self) -> RowList[Any]:
            """The list it happened in, for `@on` selectors."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """Enter or a click on a row."""

        rows: RowList[Any]
        index: int

        @property
        def control(self) -> RowList[Any]:
            """The list it happened in, for `@on` selectors."""
            return self.rows

    def render_row(self, row: T, width: int, style: Style, *, selected: bool) -> Strip:
        """Draw one row in `width` cells on a background of `style`."""
        raise NotImplementedError

    @property
    def current(self) -> T | None:
        """The row under the cursor, or None in an empty list."""
        return self.rows[self.cursor] if self.rows else None

    def show(self, rows: Sequence[T], cursor: int = 0) -> None:
        """Put other rows in the list, with the cursor on row `cursor`."""
        self.rows = rows
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))
        self.cursor = max(0, min(cursor, len(rows) - 1))
        self._reveal()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows that changed, and say so."""
        if not self.is_attached:
            return
        self._reveal()
        for row in (old, new):
            self._refresh_row(row)
        self.post_message(self.Highlighted(self, new))

    def _refresh_row(self, row: int) -> None:
        self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Draw the cursor's row anew; no other one shows who has the keys."""
        self._refresh_row(self.cursor)

    def _reveal(self) -> None:
        """Scroll just as far as the cursor needs, at once."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height and not top <= self.cursor < top + height:
            target = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's own cursor belongs: on the row, for who listens or magnifies."""
        return self.content_region.offset + Offset(1, self.cursor - self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        """Draw the row at line `y` of the view."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.plain_style
        if index >= len(self.rows):
            return Strip.blank(width, base)
        selected = index == self.cursor
        cursor = "rows--cursor" if self.has_focus else "rows--blurred"
        style = base + self.get_component_rich_style(cursor) if selected else base
        strip = self.render_row(self.rows[index], width, style, selected=selected)
        return strip.adjust_cell_length(width, style)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows))
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        index = event.y + self.scroll_offset.y
        if index < len(self.rows):
            self.cursor = index
            self.action_choose()

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.cursor += by

    def action_move_to(self, row: int) -> None:
        """Move the cursor to a row; negative counts from the end."""
        self.cursor = row if row >= 0 else len(self.rows) + row

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.cursor += direction * max(1, self.scrollable_content_region.height - 1)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.rows:
            self.post_message(self.Chosen(self, self.cursor))

    @staticmethod
    def segments(parts: Sequence[tuple[str, Style]]) -> Strip:
        """Build a strip from pieces of text that are already clean."""
        return Strip([Segment(text, style) for text, style in parts if text])
