"""Finding: in the document as one types, and over everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.getters import query_one

from tui.screens.base import ReadingBase
from tui.widgets.find_prompt import FindPrompt

if TYPE_CHECKING:
    from tui.search.hit import Hit

__all__ = ["Finding"]


class Finding(ReadingBase):
    """`/ n N &` in the document, `s` over the library."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "find", id="find.open", tooltip="find in this document"),
        Binding("n", "find_next(1)", "next hit", id="find.forward", show=False),
        Binding("N", "find_next(-1)", "previous hit", id="find.backward", show=False),
        Binding("ampersand", "keep", "only matching", id="find.keep", show=False),
        Binding("s", "search", "search all", id="search.open", tooltip="search everything"),
    ]

    find_prompt = query_one(FindPrompt)

    _hits: list[Hit]
    _hit: int = -1
    _before_find: int | None = None

    def action_find(self) -> None:
        """Open the find box."""
        self._before_find = self.reader.cursor
        self.find_prompt.open()

    def action_keep(self) -> None:
        """Ask which paragraphs to keep; an empty pattern shows all again."""
        self._before_find = self.reader.cursor
        self.find_prompt.open(keep=True)

    def clear_find(self) -> None:
        """Draw the hits no more."""
        self.reader.set_hits(())
