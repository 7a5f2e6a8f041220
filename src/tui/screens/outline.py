"""The outline of a document: its headings, filtered as one types."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.screens.filter_dialog import FilterDialog
from tui.widgets.card_text import Line, Piece, piece, wrap
from tui.widgets.filter_list import FilterList, FilterQuestion
from tui.widgets.filter_text import filtered

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Heading", "OutlineScreen"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where it starts (code points), its depth from 1, its words, what it holds."""

    offset: int
    level: int
    title: str
    note: str = ""


class OutlineScreen(FilterDialog[int | None]):
    """Returns the offset of the chosen heading, or None.

    Args:
        headings: in the order of the text.
        offset: where the reader is, so that the list opens on the heading above.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="outline.close", tooltip="clear, then close"),
    ]
    DEFAULT_CSS = """
    OutlineScreen > FilterList { max-width: 90; }
    """
    HIGHEST = 36

    def __init__(self, headings: Sequence[Heading], offset: int = 0) -> None:
        starts = [heading.offset for heading in headings]
        question = FilterQuestion(
            headings,
            partial(_draw, min((heading.level for heading in headings), default=1)),
            lambda query: filtered(query, headings, lambda heading: heading.title),
            cursor=max(0, bisect_right(starts, offset) - 1),
            placeholder="go to which heading? type to filter, ↑↓ Ctrl+N Ctrl+P move",
        )
        super().__init__(question)

    @on(FilterList.Chosen)
    def go(self, event: FilterList.Chosen) -> None:
        """Return where the heading starts."""
        event.stop()
        self.dismiss(event.row.offset)


def _draw(top: int, heading: Heading, width: int) -> list[Line]:
    """Return the title, set in by its depth below `top`, on one line."""
    depth = min(heading.level - top, 8)
    role = "strong" if depth == 0 else ""
    note = [Piece("  "), piece(heading.note, "muted")] if heading.note else []
    return wrap([Piece("  " * depth), piece(heading.title, role), *note], width, 1)
