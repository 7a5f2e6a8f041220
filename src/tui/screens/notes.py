"""All notes of the library in one list, to filter, mark and change."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import Input, Static

from tui.library import Placed
from tui.screens.bulk import BulkScreen
from tui.screens.standing_list import StandingList
from tui.screens.type_ahead import TypeAhead
from tui.widgets.annotation_panel_rows import FIELDS, ORDERS, NoteRow, Order
from tui.widgets.card_list import CardList
from tui.widgets.filter_list import FilterInput
from tui.widgets.filter_query import FilterQuery
from tui.widgets.key_line import KeyLine
from tui.widgets.note_list import ShelfList, Shown
from tui.widgets.note_shelf import NoteShelf
from tui.widgets.steps import in_steps
from tui.widgets.table_notes import listed_lines
from tui.widgets.tag_colours import colours_of

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from typing import Self

    from textual.app import ComposeResult
    from textual.events import Key

    from tui.screens.all_notes import AllNotes
    from tui.screens.desk import Desk
    from tui.widgets.card_text import Line

__all__ = ["NotesScreen"]

READING = "reading the notes…"
NONE = "no notes in this library yet"
AT_ONCE = 0.008
"""Seconds of work that a key may take to look through the notes; more is done between keys."""
SOON = 0.001
"""Seconds after which the first notes are shown, where they fill the screen."""
NARROWING = "narrowing"
"""The group of the worker that does it."""


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
        super().__init__(desk, titles)
        self._filtered = filtered
        self._order: Order = "place"
        self._shelf = NoteShelf()
        self._seen: AllNotes | None = None
        """What it was made from."""
        self._colours: dict[str, str | None] = {}
        self._rest: Generator[Sequence[int], None, Sequence[int]] | None = None
        """What is still to be looked through, where the list shows the first notes of many."""

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
        return ShelfList(self._draw, lambda row: row.key, empty=READING)

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
            if self._colours != (colours := colours_of(self._seen.tags)):
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

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show the notes that the filter accepts, in their order: the first of them at once."""
        self.workers.cancel_group(self, NARROWING)
        self._rest = None
        query = FilterQuery.parse(self.filter_input.value, FIELDS)
        steps = self._shelf.narrowing(query, self._order)
        here = self._here()
        if here is not None and not self._shelf.accepts(query, here):
            here = None
        begun = time.thread_time()
        try:
            while (spent := time.thread_time() - begun) < AT_ONCE:
                found = next(steps)
                if spent > SOON and self._fills(found, here):
                    self._rest = steps
                    self._show(list(found))
                    break
        except StopIteration as end:
            self._show(end.value)
        else:
            self._rest = steps
            self._narrow_on(steps)

    @work(group=NARROWING, exclusive=True, description="looks for what was typed")
    async def _narrow_on(self, steps: Generator[Sequence[int], None, Sequence[int]]) -> None:
        """Go on between keys, where that takes longer than a key may."""
        if isinstance(self.app, TypeAhead):
            await self.app.drawn()  # it has something to show already
        places = await in_steps(steps, self.app)
        self._rest = None
        self._show(places)

    def before_key(self, event: Key | Paste) -> None:
        """Let no key act on a part of the notes; whoever goes on typing asks for other ones."""
        types = isinstance(event, Paste) or event.is_printable or event.key == "backspace"
        if (rest := self._rest) is None or (types and self.filter_input.has_focus):
            return
        self.workers.cancel_group(self, NARROWING)
        self._rest = None
        try:
            while True:
                next(rest)
        except StopIteration as end:
            self._show(end.value)

    def _here(self) -> int | None:
        """Return the place of the note under the cursor."""
        current = self.cards.current
        return self._shelf.place_of(current) if current is not None else None

    def _fills(self, found: Sequence[int], here: int | None) -> bool:
        """Say whether notes fill the view with the cursor on `here`, else where it is."""
        cursor = self.cards.cursor
        if here is not None:
            cursor = found.index(here) if here in found else len(found)
        return len(found) > cursor + self.cards.size.height

    def _show(self, places: Sequence[int]) -> None:
        """Show the notes at these places; the cursor stays on its note."""
        shown, cards, here = Shown(self._shelf, places), self.cards, self._here()
        before = cards.cards
        in_view = cards.cursor + cards.size.height + 1
        if not (isinstance(before, Shown) and before.agrees(shown, in_view)):
            cards.show(shown, places.index(here) if here in places else cards.cursor)
        elif before.places != places:
            cards.extend(shown)
        self.tell()

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

    def action_filter(self) -> None:
        """Go to the filter line."""
        self.set_focus(self.filter_input)

    def action_order(self) -> None:
        """Order the notes another way."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        self.narrow()

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
