"""The outline of a document: its headings, filtered as one types."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.screens.dialog import Dialog
from tui.widgets.card_text import Line, Piece, piece, wrap
from tui.widgets.filter_list import FilterList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

__all__ = ["Heading", "OutlineScreen"]

HIGHEST = 36
"""Lines of the outline at most, its filter included."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where it starts (code points), its depth from 1, its words, what it holds."""

    offset: int
    level: int
    title: str
    note: str = ""


class OutlineScreen(Dialog[int | None]):
    """Returns the offset of the chosen heading, or None.

    Args:
        headings: in the order of the text.
        offset: where the reader is, so that the list opens on the heading above.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="outline.close", tooltip="clear, then close"),
    ]
    DEFAULT_CSS = """
    OutlineScreen {
        align: center middle;
        & > FilterList {
            width: 100%; max-width: 90; max-height: 100%;
            padding: 0 1; background: $panel; color: $foreground;
        }
    }
    """

    def __init__(self, headings: Sequence[Heading], offset: int = 0) -> None:
        super().__init__()
        self._headings = headings
        self._top = min((heading.level for heading in headings), default=1)
        starts = [heading.offset for heading in headings]
        self._cursor = max(0, bisect_right(starts, offset) - 1)

    def compose(self) -> ComposeResult:
        """Nothing but the filtered list, as high as all of its rows."""
        headings = FilterList(
            self._headings,
            self._draw,
            lambda heading: heading.title,
            cursor=self._cursor,
            placeholder="go to which heading? type to filter, ↑↓ Ctrl+N Ctrl+P move",
        )
        headings.styles.height = min(HIGHEST, 1 + max(1, len(self._headings)))
        yield headings

    def _draw(self, heading: Heading, width: int) -> list[Line]:
        """Return the title, set in by its depth, on one line."""
        depth = min(heading.level - self._top, 8)
        role = "strong" if depth == 0 else ""
        note = [Piece("  "), piece(heading.note, "muted")] if heading.note else []
        return wrap([Piece("  " * depth), piece(heading.title, role), *note], width, 1)

    @on(FilterList.Chosen)
    def go(self, event: FilterList.Chosen) -> None:
        """Return where the heading starts."""
        event.stop()
        self.dismiss(event.row.offset)

    def action_close(self) -> None:
        """Empty the filter; close where it is empty."""
        if not self.query_one(FilterList).clear():
            self.dismiss(None)
