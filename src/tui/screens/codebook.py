"""The codebook: every tag with its passages, to describe, rename, merge and re-tag in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.reactive import var
from textual.widgets import Input

from tui.library import Placed
from tui.screens.codebook_keys import MATRIX_KEYS, PASSAGE_KEYS, TAG_KEYS
from tui.screens.codebook_panes import NO_TAGS, CodebookPanes
from tui.screens.many import counted
from tui.screens.standing_list import StandingList
from tui.widgets.card_list import CardList
from tui.widgets.filter_list import FilterInput
from tui.widgets.filter_text import filtered
from tui.widgets.table_notes import context_lines
from tui.widgets.table_tags import (
    TagRow,
    matrix_lines,
    notes_by_tag,
    tag_lines,
    tag_rows,
)
from tui.widgets.tag_colours import colours_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from tui.screens.all_notes import AllNotes
    from tui.screens.desk import Desk
    from tui.widgets.annotation_panel_rows import NoteRow
    from tui.widgets.card_text import Line

__all__ = ["CodebookScreen"]


class CodebookScreen(CodebookPanes, StandingList[Placed]):
    """Returns the passage to open, or None.

    Args:
        desk: the library, with its queue of saves.
        titles: the title of each document by its path.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="codebook.filter", tooltip="filter the tags"),
        Binding("tab", "pane", "other pane", id="codebook.pane", show=False, tooltip="other pane"),
        Binding("x", "remove_here", "delete", id="codebook.delete",
                tooltip="delete the tag everywhere, or the note"),
        Binding("e", "edit_here", "edit", id="codebook.edit", tooltip="edit the tag, or the note"),
        Binding("M", "matrix", "matrix", id="codebook.matrix", tooltip="use per document"),
        Binding("right,l", "column(1)", "right", id="codebook.right", show=False, tooltip="right"),
        Binding("left,h", "column(-1)", "left", id="codebook.left", show=False, tooltip="left"),
    ]  # fmt: skip
    OPENED_BY = "codebook.open"
    KEYS = TAG_KEYS

    first: var[int] = var(0, init=False)
    """The first document of the matrix that is in view."""

    def __init__(self, desk: Desk, titles: Mapping[str, str]) -> None:
        super().__init__(desk, titles)
        self._tags: Sequence[TagRow] = ()
        self._notes: Sequence[NoteRow] = ()
        self._bearing: dict[str, list[NoteRow]] = {}
        self._paths: list[str] = []
        self._colours: dict[str, str | None] = {}
        self._shown = ""
        """The tag whose passages are shown."""
        self._seen: AllNotes | None = None

    def on_mount(self) -> None:
        """Start in the tags."""
        super().on_mount()
        self.set_focus(self.codes)

    def start_like(self, other: Self) -> None:
        """Start in the tags, on the first, with nothing marked and no filter."""
        self._titles = other._titles
        self.at_passages = self.has_matrix = False
        with self.prevent(Input.Changed):
            self.filter_input.value = ""
        for cards in (self.tag_list, self.matrix, self.uses):
            cards.marks.clear()
        self.set_reactive(CodebookScreen.first, 0)
        self.list_tags(self._tags, 0)
        self.show_passages()
        self.set_focus(self.codes)

    def go_to_top(self) -> None:
        """Stand on the first tag."""
        if self.codes.cursor:
            self.codes.move_to(0)
            self.show_passages()

    def forget(self) -> None:
        """Show no tags."""
        self._tags, self._notes, self._bearing = (), (), {}
        self._seen = None

    def on_resize(self) -> None:
        """One pane at a time where two do not fit."""
        self.set_class(self.is_narrow, "-narrow")
        self.give_room()
        self.show_passages()

    def draw_tag(self, row: TagRow, width: int) -> list[Line]:
        """Return a tag with its count."""
        return tag_lines(row, width)

    def draw_use(self, row: TagRow, width: int) -> list[Line]:
        """Return a tag with what each document uses."""
        heads = row is self.matrix.cards[0]
        return matrix_lines(row, width, self._paths, self.first, heads=heads)

    def draw_note(self, row: NoteRow, width: int) -> list[Line]:
        """Return a passage in its context."""
        return context_lines(row, width, self._colours)

    # ---- what it shows

    async def reload(self) -> None:
        """Read the codebook and every note off the screen's thread."""
        titles = self._titles

        def read() -> tuple[AllNotes, dict[str, list[NoteRow]], list[TagRow]] | None:
            notes = self.desk.all_notes(titles)
            if notes is self._seen:
                return None
            bearing = notes_by_tag(notes.rows)
            return notes, bearing, tag_rows(notes.tags, bearing)

        found = await self.desk.load(read)
        if found is None or not found[0].is_newer(self._seen):
            return  # nothing new, or an answer that comes after a later one
        self._seen, self._bearing, self._tags = found
        self._notes = found[0].rows
        self._colours = colours_of(row.tag for row in self._tags)
        self._paths = sorted({path for row in self._tags for path in row.use})
        self.codes.renew(self._tags)
        self.narrow()

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show the tags that the filter accepts."""
        typed = self.filter_input.value
        self.list_tags(*(filtered(typed, self._tags, _said) if typed else (self._tags, None)))
        self.show_passages()

    def list_tags(self, rows: Sequence[TagRow], cursor: int | None) -> None:
        """List tags with the cursor on one, or where it is."""
        self.codes.empty = "no tag matches" if self._tags else NO_TAGS
        if rows is self.codes.cards:
            self.codes.move_to(self.codes.cursor if cursor is None else cursor)
        else:
            self.codes.show(rows, cursor)

    @on(CardList.Marked)
    @on(CardList.Moved, "#codes, #matrix")
    def show_passages(self) -> None:
        """Show the passages of the tag under the cursor, and how many are marked."""
        row = self.codes.current
        notes = self.notes_with(name := row.tag.name if row else "")
        if notes is not self.uses.cards:
            self.uses.show(notes, None if name == self._shown else 0)
            self._shown = name
        if self.has_matrix:
            self.legend.show(self._paths, self.first, self._titles)
        else:
            self.uses.beside = self.passages_beside()
            self.head.show(row, self._titles)
        marked = len(self.codes.marks)
        self.entitle(
            "Codebook",
            counted(len(self._tags), "tag"),
            counted(len(self._notes), "note"),
            f"● {marked} marked" if marked else "",
        )

    def watch_has_matrix(self, had: bool, has: bool) -> None:
        """Draw tags, or what each document uses."""
        super().watch_has_matrix(had, has)
        self.key_line.keys = MATRIX_KEYS if has else self.KEYS
        self.show_passages()

    def watch_first(self) -> None:
        """Draw other documents of the matrix."""
        self.matrix.redraw()
        self.legend.show(self._paths, self.first, self._titles)

    # ---- keys

    def known_tags(self) -> dict[str, TagRow]:
        """Return the whole codebook by name."""
        return {row.tag.name: row for row in self._tags}

    def stand_on(self, name: str) -> None:
        """Move the cursor to a tag, where the filter shows it."""
        names = [row.tag.name for row in self.codes.cards]
        if name in names:
            self.codes.move_to(names.index(name))
            self.show_passages()

    def notes_with(self, name: str) -> list[NoteRow]:
        """Return every passage that a tag, or one nested under it, stands on."""
        return self._bearing.get(name, [])

    @on(CardList.Chosen, "#codes, #matrix")
    def go_to_passages(self) -> None:
        """Move to the passages of the tag."""
        if self.uses.cards:
            self.has_matrix = False
            self.at_passages = True
            self.key_line.keys = PASSAGE_KEYS
            self.set_focus(self.uses)

    @on(CardList.Chosen, "#uses")
    def open_passage(self) -> None:
        """Return the passage."""
        if (row := self.uses.current) is not None:
            self.dismiss(row.placed)

    @on(Input.Submitted)
    def leave_filter(self) -> None:
        """Go to the tags, with the filter as it is."""
        self.set_focus(self.codes)

    @on(FilterInput.PassOn)
    async def pass_on(self, event: FilterInput.PassOn) -> None:
        """Move through the tags from the filter line."""
        await self.codes.run_action(event.action)
        self.show_passages()

    def action_edit_here(self) -> None:
        """Edit what the cursor is on: the passage's note, or the tag itself."""
        if self.uses.has_focus:
            self.action_edit_note()
        else:
            self.action_edit_tag()

    def action_remove_here(self) -> None:
        """Delete what the cursor is on: the marked notes, or the tags themselves."""
        if self.uses.has_focus:
            self.action_delete_notes()
        else:
            self.action_remove()

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.set_focus(self.filter_input)

    def action_pane(self) -> None:
        """Go to the other pane."""
        if self.uses.has_focus:
            self.at_passages = False
            self.key_line.keys = self.KEYS
            self.set_focus(self.codes)
        else:
            self.go_to_passages()

    def action_matrix(self) -> None:
        """Show how much each document uses each tag, or the passages again."""
        self.has_matrix = not self.has_matrix

    def action_column(self, by: int) -> None:
        """Show other documents of the matrix; without it, go to the other pane."""
        if self.has_matrix:
            self.first = max(0, min(len(self._paths) - 1, self.first + by))
        elif (by > 0) is not self.uses.has_focus:
            self.action_pane()

    def action_close(self) -> None:
        """Go back one step: filter, passages, matrix, marks; then close."""
        if self.filter_input.has_focus or self.filter_input.value:
            self.filter_input.value = ""
            self.set_focus(self.codes)
        elif self.uses.has_focus:
            self.action_pane()
        elif self.has_matrix:
            self.has_matrix = False
        elif self.codes.marks:
            self.codes.marks.clear()
            self.codes.refresh()
            self.show_passages()
        else:
            self.dismiss(None)


def _said(row: TagRow) -> str:
    """Return what the filter looks in: each level of a name is a word of its own, too."""
    tag = row.tag
    return " ".join((tag.name, *tag.name.split("/")[1:], *tag.aliases, tag.description))
