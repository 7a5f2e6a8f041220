"""All notes of the library in one list, to filter, mark and change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tui.screens.notes_narrowing import NotesNarrowing
from tui.widgets.card_list import CardList
from tui.widgets.filter_list import FilterInput
from tui.widgets.key_line import KeyLine
from tui.widgets.note_list import ShelfList, Shown
from tui.widgets.note_shelf import NoteShelf
from tui.widgets.steps import in_steps
from tui.widgets.table_notes import listed_lines
from tui.widgets.tag_colours import colours_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from textual.app import ComposeResult

    from tui.library import Placed
    from tui.screens.all_notes import AllNotes
    from tui.screens.desk import Desk
    from tui.widgets.annotation_panel_rows import NoteRow
    from tui.widgets.card_text import Line

__all__ = ["NotesScreen"]

READING = "reading the notes…"
NONE = "no notes in this library yet: a, t and c make them in the text"


class NotesScreen(NotesNarrowing):
    """Returns the note to open, or None.

    Args:
        desk: the library, with its queue of saves.
        titles: the title of each document by its path.
        filtered: what the filter starts with, such as `says:"the company"`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="notes.filter", tooltip="filter the notes"),
        Binding(
            "x", "delete_notes", "delete", id="notes.delete", tooltip="delete the marked notes"
        ),
    ]
    DEFAULT_CSS = """
    NotesScreen FilterInput { height: 1; border: none; padding: 0 1; background: $surface; }
    """
    OPENED_BY = "notes.open"
    KEYS = (
        ("Enter", "open"),
        ("/", "filter"),
        ("Space", "mark"),
        ("t", "tag"),
        ("c", "judge"),
        ("e", "edit"),
        ("x", "delete"),
        ("u", "undo"),
        ("o", "order"),
        ("?", "help"),
        ("Esc", "back"),
    )

    def __init__(self, desk: Desk, titles: Mapping[str, str], *, filtered: str = "") -> None:
        super().__init__(desk, titles)
        self._filtered = filtered
        self._seen: AllNotes | None = None
        """What it was made from."""
        self._colours: Mapping[str, str | None] = {}

    @cached_property
    def filter_input(self) -> FilterInput:
        """The line that filters, made when it is laid out: what only asks is never shown."""
        return FilterInput(
            self._filtered,
            placeholder="/ filters: words  tag:  verdict:none  doc:  has:note  says:  -not",
            compact=True,
            select_on_focus=False,
        )

    @cached_property
    def cards(self) -> ShelfList:
        """The notes."""
        cards = ShelfList(self._draw, lambda row: row.key, empty=READING)
        cards.beside = self.in_next_order
        return cards

    def compose(self) -> ComposeResult:
        """Lay out the title, the filter and the list."""
        yield Static(classes="list--title")
        yield self.filter_input
        yield self.cards
        yield KeyLine()

    def on_mount(self) -> None:
        """Start in the list."""
        super().on_mount()
        self.set_focus(self.cards)

    def start_like(self, other: Self) -> None:
        """Start with another filter, in the first order, with nothing marked."""
        self._titles = other._titles
        self._order = "place"
        self.cards.marks.clear()
        with self.prevent(Input.Changed):
            self.filter_input.value = other._filtered
            self.filter_input.cursor_position = len(self.filter_input.value)
        self.narrow()
        self.cards.move_to(0)
        self.set_focus(self.cards)

    def go_to_top(self) -> None:
        """Stand on the first note."""
        self.cards.move_to(0)

    def forget(self) -> None:
        """Show no notes."""
        self._shelf, self._seen = NoteShelf(), None
        self.cards.empty = READING

    def _draw(self, row: NoteRow, width: int) -> list[Line]:
        return listed_lines(row, width, self._colours)

    async def reload(self) -> None:
        """Read every note off the screen's thread; what a later key may need is made in pauses."""
        titles, before = self._titles, self._shelf

        def read() -> tuple[AllNotes, NoteShelf] | None:
            notes = self.desk.all_notes(titles)
            if notes is self._seen:
                return None
            former = {tag.name: tag.aliases for tag in notes.tags if tag.aliases}
            return notes, NoteShelf(notes.rows, former, before)

        found = await self.desk.load(read)
        if found is not None and found[0].is_newer(self._seen):
            self._seen, self._shelf = found
            given = colours_of(self._seen.tags).items()
            colours = {name: colour for name, colour in given if colour}
            if self._colours != colours:  # a new tag changes none of those that are drawn
                self._colours = colours
                self.cards.redraw()
            self.cards.renew(Shown(self._shelf, range(len(self._shelf.rows))))
            self.cards.empty = "no note matches" if self._shelf.rows else NONE
            self.narrow()
            self.prepare()

    @work(group="prepare", exclusive=True)
    async def prepare(self) -> None:
        """Make what the filter and other orders need, between keys."""
        await in_steps(self._shelf.preparing(), self.app)
        self.cards.draw_ahead_soon()  # another order can be shown now

    @on(CardList.Marked)
    def tell(self) -> None:
        """Say how many notes there are, are shown, are marked."""
        shown, all_, marked = len(self.cards.cards), len(self._shelf.rows), len(self.cards.marks)
        some = "…" if self._rest is not None else f"{shown:,}"
        self.entitle(
            "All notes",
            f"{some} of {all_:,}" if shown != all_ else f"{all_:,}",
            f"● {marked:,} marked" if marked else "",
            f"by {self._order}",
        )

    @on(Input.Submitted)
    def leave_filter(self) -> None:
        """Go to the list, with the filter as it is."""
        self.set_focus(self.cards)

    @on(FilterInput.PassOn)
    async def pass_on(self, event: FilterInput.PassOn) -> None:
        """Move through the list from the filter line."""
        await self.cards.run_action(event.action)

    @on(CardList.Chosen)
    def open_note(self) -> None:
        """Return the note."""
        if (row := self.cards.current) is not None:
            self.dismiss(row.placed)

    def chosen(self) -> list[Placed]:
        """Return the marked notes, or the current one."""
        return [row.placed for row in self.cards.marked]

    def current_note(self) -> Placed | None:
        """Return the note under the cursor."""
        row = self.cards.current
        return None if row is None else row.placed

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.set_focus(self.filter_input)

    def action_close(self) -> None:
        """Leave the filter line, clear filter and marks, then close."""
        if self.filter_input.has_focus or self.filter_input.value:
            self.filter_input.value = ""
            self.set_focus(self.cards)
        elif self.cards.marks:
            self.cards.marks.clear()
            self.cards.refresh()
            self.tell()
        else:
            self.dismiss(None)
