"""All notes of the library in one list, to filter, mark and change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from tui.library import Placed
from tui.screens.bulk import BulkScreen
from tui.screens.standing_list import StandingList
from tui.widgets.annotation_panel_rows import (
    FIELDS,
    ORDERS,
    NoteRow,
    Order,
    facts_of,
    link_ends,
    note_rows,
    ordered,
)
from tui.widgets.card_list import CardList
from tui.widgets.filter_list import FilterInput
from tui.widgets.filter_query import Facts, FilterQuery
from tui.widgets.keeping_list import KeepingList
from tui.widgets.key_line import KeyLine
from tui.widgets.table_notes import listed_lines
from tui.widgets.tag_colours import colours_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from textual.app import ComposeResult

    from tui.screens.desk import Desk
    from tui.widgets.card_text import Line

__all__ = ["NotesScreen"]

READING = "reading the notes…"


class NotesScreen(StandingList[Placed], BulkScreen[Placed]):
    """Returns the note to open, or None.

    Args:
        desk: the library, with its queue of saves.
        titles: the title of each document by its path.
        filtered: what the filter starts with, such as `says:"the company"`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="notes.filter", tooltip="filter the notes"),
        Binding("o", "order", "order", id="notes.order", tooltip="by place, date or tag"),
        Binding(
            "x", "delete_notes", "delete", id="notes.delete", tooltip="delete the marked notes"
        ),
    ]
    DEFAULT_CSS = """
    NotesScreen FilterInput { height: 1; border: none; padding: 0 1; background: $surface; }
    """
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
        super().__init__(desk)
        self._titles = titles
        self._filtered = filtered
        self._order: Order = "place"
        self._rows: Sequence[NoteRow] = ()
        self._in_place: Sequence[NoteRow] = ()
        self._seen: object = None
        """What they were made from."""
        self._known: dict[str, tuple[NoteRow, Facts]] = {}
        """What the filter looks at in each note, by its id."""
        self._former: Mapping[str, Sequence[str]] = {}
        """Other names of tags, by which the filter finds them too."""
        self._facts: Sequence[Facts] = ()
        """The same in the order of the rows: a key of the filter looks nothing up."""
        self._colours: dict[str, str | None] = {}

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
    def cards(self) -> KeepingList[NoteRow]:
        """The notes."""
        return KeepingList(self._draw, lambda row: row.key, empty=READING)

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
        self.cards.marks.clear()
        if self._order != "place":
            self._order = "place"
            if self._rows:
                self._in_order(self._in_place)
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
        self._rows = self._facts = ()
        self._seen = None
        self.cards.empty = READING

    def _draw(self, row: NoteRow, width: int) -> list[Line]:
        return listed_lines(row, width, self._colours)

    async def reload(self) -> None:
        """Read every note, and what the filter looks at, off the screen's thread."""
        titles, before, seen = self._titles, self._known, self._seen

        def facts(row: NoteRow, former: Mapping[str, Sequence[str]]) -> tuple[NoteRow, Facts]:
            known = before.get(row.key)
            same = known is not None and known[0] == row and former == self._former
            return known if known is not None and same else (row, facts_of(row, former))

        def read() -> tuple[list[NoteRow], dict[str, str | None], object] | None:
            placed, tags = self.library.all_placed(), self.library.tags()
            if seen == (now := (placed, tags, titles)):
                return None
            rows = note_rows(placed, link_ends(placed, titles), titles)
            former = {tag.name: tag.aliases for tag in tags if tag.aliases}
            self._known = {row.key: facts(row, former) for row in rows}
            self._former = former
            return rows, colours_of(tags), now

        if (found := await self.desk.load(read)) is not None:
            self._in_place, self._colours, self._seen = found
            await self.put_in_order()

    async def put_in_order(self) -> None:
        """Put the notes in order, off the screen's thread, and show them."""
        rows, order = self._in_place, self._order
        if order != "place":
            rows = await self.desk.load(lambda: ordered(self._in_place, order))
        self._in_order(rows)
        self.cards.renew(rows)
        self.cards.empty = "no note matches" if rows else "no notes in this library yet"
        self.narrow()

    def _in_order(self, rows: Sequence[NoteRow]) -> None:
        self._rows, self._facts = rows, [self._known[row.key][1] for row in rows]

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show the notes that the filter accepts."""
        query = FilterQuery.parse(self.filter_input.value, FIELDS)
        rows = self._rows
        if query:
            rows = query.narrow(rows, self._facts)
        if rows is not self.cards.cards:
            self.cards.show(rows)
        self.tell()

    @on(CardList.Marked)
    def tell(self) -> None:
        """Say how many notes there are, are shown, are marked."""
        shown, all_, marked = len(self.cards.cards), len(self._rows), len(self.cards.marks)
        self.entitle(
            "All notes",
            f"{shown:,} of {all_:,}" if shown != all_ else f"{all_:,}",
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

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.set_focus(self.filter_input)

    def action_order(self) -> None:
        """Order the notes another way."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.rearrange()

    @work(group="order", exclusive=True)
    async def rearrange(self) -> None:
        """Show the notes in another order."""
        await self.put_in_order()

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
