"""Where the codebook's tags, passages and matrix stand.

What is shown comes and goes by `display`: a class for that would style every widget anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widgets import Static

from tui.library import Placed
from tui.screens.codebook_changes import CodebookChanges
from tui.widgets.annotation_panel_rows import NoteRow
from tui.widgets.filter_list import FilterInput, PlainList
from tui.widgets.key_line import KeyLine
from tui.widgets.table_tags import Legend, TagRow

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.screens.desk import Desk
    from tui.widgets.card_text import Line

__all__ = ["CodebookPanes"]

BOTH = 100
"""Columns from which on tags and passages stand side by side."""


class CodebookPanes(CodebookChanges[Placed]):
    """Tags on the left, the passages of the chosen one on the right, or a matrix."""

    DEFAULT_CSS = """
    CodebookPanes {
        & FilterInput { height: 1; border: none; padding: 0 1; }
        & #codebook-left { width: 45%; }
        & #codebook-right { width: 1fr; padding-left: 1; border-left: solid $border; }
        & #codebook-head { height: auto; max-height: 8; padding: 0 1; color: $foreground; }
        &.-narrow #codebook-right { border-left: none; }
    }
    """

    at_passages: var[bool] = var(False, init=False)
    """Whether the passages are shown where only one pane fits."""
    has_matrix: var[bool] = var(False, init=False)
    """Whether the tags stand in a matrix, which takes all of the width."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.filter_input = FilterInput(placeholder="which tags?", compact=True)
        self.filter_input.display = False
        self.codes = PlainList[TagRow](
            self.draw_tag, lambda row: row.tag.name, id="codes", empty="no tags yet"
        )
        """The list of tags."""
        self.uses = PlainList[NoteRow](self.draw_note, lambda row: row.key, id="uses")
        """The list of passages."""
        self.head = Static(id="codebook-head")
        """What the chosen tag means."""
        self.legend = Legend()
        self._left = Vertical(self.filter_input, self.codes, self.legend, id="codebook-left")
        self._right = Vertical(self.head, self.uses, id="codebook-right")

    def compose(self) -> ComposeResult:
        """Lay out the tags on the left, the passages of the chosen one on the right."""
        yield Static(classes="list--title")
        yield Horizontal(self._left, self._right)
        yield KeyLine()

    def draw_tag(self, row: TagRow, width: int) -> list[Line]:
        """Return the lines of a tag; a subclass must say."""
        raise NotImplementedError

    def draw_note(self, row: NoteRow, width: int) -> list[Line]:
        """Return the lines of a passage; a subclass must say."""
        raise NotImplementedError

    @property
    def is_narrow(self) -> bool:
        """Whether only one of the panes fits."""
        return self.size.width < BOTH

    def watch_at_passages(self) -> None:
        """Show the other pane."""
        self.give_room()

    def watch_has_matrix(self) -> None:
        """Show the matrix, or the panes again."""
        self.give_room()

    def give_room(self) -> None:
        """Let what is to be seen have the room there is."""
        alone = self.is_narrow or self.has_matrix
        passages = self.at_passages and not self.has_matrix
        self._left.display = not (alone and passages)
        self._right.display = passages or not alone
        self._left.styles.width = "100%" if alone else "45%"
        self.legend.display = self.has_matrix
