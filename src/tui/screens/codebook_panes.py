"""Where the codebook's tags, passages and matrix stand.

What is shown comes and goes by `display`: a class for that would style every widget anew.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.reactive import var
from textual.widgets import Static

from tui.library import Placed
from tui.screens.codebook_changes import CodebookChanges
from tui.widgets.filter_list import FilterInput, PlainList
from tui.widgets.keeping_list import KeepingMarks
from tui.widgets.key_line import KeyLine
from tui.widgets.note_list import PassageList
from tui.widgets.table_tags import Legend, TagHead, TagRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.widgets.annotation_panel_rows import NoteRow
    from tui.widgets.card_text import Line
    from tui.widgets.tag_completion import KnownTag

__all__ = ["NO_TAGS", "CodebookPanes"]

NO_TAGS = "no tags yet: n makes one here, t in the text"
"""What the list says before there are any."""
BOTH = 100
"""Columns from which on tags and passages stand side by side."""


class TagList(KeepingMarks[TagRow], PlainList[TagRow]):
    """Tags, of which marked ones stay so when a filter hides them."""


class Matrix(TagList):
    """Tags with what each document uses, below the documents' numbers."""

    HEADING = 1


class CodebookPanes(CodebookChanges[Placed]):
    """Tags on the left, the passages of the chosen one on the right, or a matrix."""

    DEFAULT_CSS = """
    CodebookPanes {
        & FilterInput { height: 1; border: none; padding: 0 1; background: $surface; }
        & #codes { width: 45%; }
        & #codebook-right { width: 1fr; padding-left: 1; border-left: solid $border; }
        &.-narrow #codes { width: 100%; }
        &.-narrow #codebook-right { border-left: none; }
    }
    """

    at_passages: var[bool] = var(False, init=False)
    """Whether the passages are shown where only one pane fits."""
    has_matrix: var[bool] = var(False, init=False)
    """Whether the matrix is shown, which takes all of the width."""

    @cached_property
    def filter_input(self) -> FilterInput:
        """The line that filters, made when it is laid out: what only asks is never shown."""
        return FilterInput(placeholder="/ filters: which tags?", compact=True)

    @cached_property
    def tag_list(self) -> TagList:
        """The tags beside their passages."""
        return TagList(self.draw_tag, lambda row: row.tag.name, id="codes", empty=NO_TAGS)

    @cached_property
    def matrix(self) -> Matrix:
        """The tags with what each document uses; a list of its own, which need not be laid out."""
        return Matrix(self.draw_use, lambda row: row.tag.name, id="matrix", empty=NO_TAGS)

    @cached_property
    def uses(self) -> PassageList:
        """The passages of a tag."""
        return PassageList(self.draw_note, lambda row: row.key, id="uses")

    @cached_property
    def head(self) -> TagHead:
        """What the chosen tag means."""
        return TagHead()

    @cached_property
    def legend(self) -> Legend:
        """The names of the documents in the matrix."""
        return Legend()

    @property
    def codes(self) -> TagList:
        """The list of tags that is in view."""
        return self.matrix if self.has_matrix else self.tag_list

    def chosen_tags(self) -> list[TagRow]:
        """Return the marked tags, or the current one."""
        return self.codes.marked

    def current_tag(self) -> KnownTag | None:
        """Return the tag under the cursor."""
        row = self.codes.current
        return None if row is None else row.tag

    def chosen(self) -> list[Placed]:
        """Return the marked passages, or the current one."""
        return [row.placed for row in self.uses.marked]

    def current_note(self) -> Placed | None:
        """Return the passage under the cursor."""
        row = self.uses.current
        return None if row is None else row.placed

    def compose(self) -> ComposeResult:
        """Lay out the tags on the left, the passages of the chosen one on the right."""
        self._right = Vertical(self.head, self.uses, id="codebook-right")
        self._panes = Horizontal(self.tag_list, self._right)
        self._matrix = Vertical(self.matrix, self.legend)
        self._matrix.display = False
        yield Static(classes="list--title")
        yield self.filter_input
        yield self._panes
        yield self._matrix
        yield KeyLine()

    def passages_beside(self) -> list[Sequence[NoteRow]]:
        """Return the passages of the tag below the cursor, and of the one above."""
        at, rows = self.codes.cursor, self.codes.cards
        near = (rows[place] for place in (at + 1, at - 1) if 0 <= place < len(rows))
        return [self.notes_with(row.tag.name) for row in near]

    def draw_tag(self, row: TagRow, width: int) -> list[Line]:
        """Return the lines of a tag; a subclass must say."""
        raise NotImplementedError

    def draw_use(self, row: TagRow, width: int) -> list[Line]:
        """Return the lines of a tag in the matrix; a subclass must say."""
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

    def watch_has_matrix(self, _had: bool, has: bool) -> None:
        """Show the matrix, or the panes again: with the same tags, and the cursor on the same."""
        before, now = (self.tag_list, self.matrix) if has else (self.matrix, self.tag_list)
        now.mark_like(before)
        if now.cards is before.cards:
            now.move_to(before.cursor)
        else:
            now.show(before.cards, before.cursor)
        self._panes.display, self._matrix.display = not has, has
        self.set_focus(now)

    def give_room(self) -> None:
        """Let what is to be seen have the room there is."""
        self.tag_list.display = not (self.is_narrow and self.at_passages)
        self._right.display = self.at_passages or not self.is_narrow
