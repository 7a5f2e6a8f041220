"""Which of all notes are shown, in which order: what is typed and chosen, within a frame.

Words are looked for a few milliseconds at a time; the first notes that have them are shown at
once, where they fill the view, and the rest is found between keys.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import Input

from tui.library import Placed
from tui.screens.bulk import BulkScreen
from tui.screens.standing_list import StandingList
from tui.screens.type_ahead import TypeAhead
from tui.widgets.annotation_panel_rows import FIELDS, ORDERS, Order
from tui.widgets.filter_query import FilterQuery
from tui.widgets.note_list import Shown
from tui.widgets.note_shelf import NoteShelf
from tui.widgets.steps import in_steps

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from textual.events import Key

    from tui.screens.desk import Desk
    from tui.widgets.filter_list import FilterInput
    from tui.widgets.note_list import ShelfList

__all__ = ["NotesNarrowing"]

AT_ONCE = 0.008
"""Seconds of work that a key may take to look through the notes; more is done between keys."""
SOON = 0.001
"""Seconds after which the first notes are shown, where they fill the screen."""
NARROWING = "narrowing"
"""The group of the worker that does it."""


class NotesNarrowing(StandingList[Placed], BulkScreen[Placed]):
    """The filter and the order of a list of all notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "order", "order", id="notes.order", tooltip="by place, date or tag"),
    ]

    def __init__(self, desk: Desk, titles: Mapping[str, str]) -> None:
        super().__init__(desk, titles)
        self._order: Order = "place"
        self._shelf = NoteShelf()
        self._rest: Generator[Sequence[int], None, Sequence[int]] | None = None
        """What is still to be looked through, where the list shows the first notes of many."""

    @property
    def filter_input(self) -> FilterInput:
        """The line that filters; a subclass must say."""
        raise NotImplementedError

    @property
    def cards(self) -> ShelfList:
        """The notes; a subclass must say."""
        raise NotImplementedError

    def tell(self) -> None:
        """Say how many notes there are, are shown, are marked; a subclass must say it."""
        raise NotImplementedError

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

    def action_order(self) -> None:
        """Order the notes another way."""
        self._order = self._next_order
        self.narrow()

    @property
    def _next_order(self) -> Order:
        return ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]

    def in_next_order(self) -> tuple[Shown, int] | None:
        """Return the notes in the next order, and where the cursor stands then; None unknown."""
        places, here = self._shelf.in_order(self._next_order), self._here()
        if places is None or here is None or self.filter_input.value:
            return None
        return Shown(self._shelf, places), places.index(here)
