"""What the document list shows: the rows, how many, and the facts of the one at the cursor."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Static

from tui.text.cleaning import clean
from tui.widgets.document_order import Arrangement, DocumentRow, Grouping, Order
from tui.widgets.document_rows import (
    CERTAINTY_SIGNS,
    ROOMY,
    Columns,
    DocumentRows,
    facts_of,
    list_title,
)
from tui.widgets.filter_list import FilterInput
from tui.widgets.filter_query import FilterQuery
from tui.widgets.rows import RowList
from tui.widgets.showing import show
from tui.widgets.side_border import SideBorder
from tui.widgets.steps import in_steps

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from tui.documents.duplicates import Duplicate

__all__ = ["DocumentPane"]

AT_ONCE = 2_000
"""Documents that are put in another order before keys have their turn; more are in steps."""
ARRANGING = "arranging"
"""The group of the worker that does it."""


class DocumentPane(SideBorder, Vertical):
    """Rows that change one by one or all at once, under a cursor that stays on its document."""

    DEFAULT_CSS = """
    DocumentPane {
        & > #documents-title { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; }
        & > #documents-facts {
            height: 4; padding: 0 1 0 3; color: $text-muted;
        }
        & > FilterInput { display: none; height: 1; border: none; }
        & > FilterInput.-textual-compact { padding: 0 1; }
        & > FilterInput.open { display: block; }
    }
    """

    order: var[Order] = var[Order]("path")
    group: var[Grouping] = var[Grouping]("none")
    current: var[str] = var("")
    pending: var[int] = var(0)
    """How many documents still show the name of their file."""

    listing: var[int] = var(0)
    """How many documents have been found, as long as the folder is being walked through."""
    title_line = query_one("#documents-title", Static)
    facts = query_one("#documents-facts", Static)
    row_list = query_one(DocumentRows)
    filter_box = query_one(FilterInput)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._shelf = Arrangement()
        self._query = FilterQuery()
        """What the rows shall be narrowed to, as soon as that is done."""
        self._noting: list[set[str]] = []
        self._begun = self._filled = 0

    def compose(self) -> ComposeResult:
        """Lay out heading, filter, rows, facts."""
        yield Static(id="documents-title")
        yield FilterInput(placeholder="words, tag: outlet: date: state: is:copy", compact=True)
        yield DocumentRows()
        yield Static(id="documents-facts")

    def on_resize(self, event: events.Resize) -> None:
        """Give the facts the lines that they take at this width, of those that there are."""
        wanted = 3 if event.size.width >= ROOMY else 6
        self.facts.styles.height = min(wanted, event.size.height // 5)
        self._state_count()

    def show(self, rows: Iterable[DocumentRow]) -> None:
        """Put these documents, in this order, in the list; the cursor stays on its document."""
        with self._cursor_kept():
            self._shelf.fill(rows)
            self.row_list.make_room(self._shelf.rows.values(), anew=True)

    async def fill(
        self,
        rows: Callable[[], Iterable[DocumentRow]],
        beside: Callable[[Callable[[], Any]], Awaitable[Any]],
    ) -> None:
        """As :meth:`show`, put in order `beside` the screen: keys do not wait for thousands.

        What changes in the list meanwhile stays.
        """
        shelf = Arrangement(self._shelf.order, self._shelf.group, self._shelf.query)
        number = self._begun = self._begun + 1

        def arrange() -> Columns:
            shelf.fill(rows())
            return self.row_list.room_for(shelf.rows.values())

        with self._noted() as changed:
            room = await beside(arrange)
            if number > self._filled:  # else a newer list came first
                self._filled = number
                self._take(shelf, changed, room)
        self._arrange()

    def _take(self, shelf: Arrangement, changed: set[str], room: Columns) -> None:
        """Show what was put in order elsewhere, with what has `changed` since it was begun."""
        with self._cursor_kept():
            now = [self._shelf.rows[path] for path in changed & self._shelf.rows.keys()]
            now = [row for row in now if row.path in shelf.rows]
            self._shelf, self.row_list.columns = shelf, room
            self.row_list.make_room(now)
            for row in now:
                shelf.put(row)

    @contextmanager
    def _noted(self) -> Iterator[set[str]]:
        """Keep the paths of the rows that change, while others are put in order elsewhere."""
        changed: set[str] = set()
        self._noting.append(changed)
        try:
            yield changed
        finally:
            self._noting = [each for each in self._noting if each is not changed]

    def change(self, path: str, **changes: object) -> None:
        """Show other facts about one document."""
        if row := self._shelf.rows.get(path):
            self._put([replace(row, **changes)])  # type: ignore[arg-type]  # names are DocumentRow's

    def update_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Show what has been read of these documents meanwhile; what was counted stays."""
        known = self._shelf.rows
        self._put(
            [
                replace(row, claims=old.claims, certainties=old.certainties, copies=old.copies)
                for row in rows
                if (old := known.get(row.path)) is not None
            ]
        )

    def count_claims(self, path: str, certainties: Sequence[str]) -> None:
        """Show how many claims a document has, and how certain they are."""
        counts = tuple((name, certainties.count(name)) for name in CERTAINTY_SIGNS)
        self.change(path, claims=len(certainties), certainties=counts)

    def mark_copies(self, copies: Mapping[str, tuple[Duplicate, ...]]) -> None:
        """Show which documents share most of their text with another."""
        rows = list(self._shelf.rows.values())
        found = [(row, copies.get(row.path, ())) for row in rows]
        self._put([replace(row, copies=now) for row, now in found if row.copies != now])

    def known(self) -> list[DocumentRow]:
        """Every document of the list, in view or not."""
        return list(self._shelf.rows.values())

    def row(self, path: str) -> DocumentRow | None:
        """What is shown of one document."""
        return self._shelf.rows.get(path)

    def step(self, path: str, by: int) -> str | None:
        """Return the document that `J` and `K` go to from another, in view order."""
        return self._shelf.step(path, by)

    @property
    def count(self) -> int:
        """How many documents the filter lets through."""
        return self._shelf.matching

    def in_view(self) -> list[str]:
        """The documents whose rows are drawn."""
        return self.row_list.in_view()

    def _put(self, rows: Sequence[DocumentRow]) -> None:
        """Show changed rows, and move no more of the others than must be."""
        known = self._shelf.rows
        rows = [row for row in rows if known[row.path] != row]
        if not rows:
            return
        for changed in self._noting:
            changed.update(row.path for row in rows)
        self.row_list.make_room(rows)
        if all(self._shelf.stays(row) for row in rows):
            indexes = [self._shelf.put(row) for row in rows]
            self.row_list.redraw_rows([index for index in indexes if index is not None])
            self._state_facts()
            return
        with self._cursor_kept():
            for row in rows:
                self._shelf.put(row)

    @contextmanager
    def _cursor_kept(self) -> Iterator[None]:
        """Let the cursor stand on the same document after the rows have changed."""
        at, row = self.row_list.cursor, self.row_list.document
        path, key = (row.path, self._shelf.key_at(at)) if row else (self.current, None)
        yield
        index = self._shelf.index_of(path, key)
        if index is None:
            index = 0 if path in self._shelf.rows else at
        self.row_list.show(self._shelf.shown, index)
        self._state_count()
        self._state_facts()

    @property
    def _is_arranged(self) -> bool:
        shelf = self._shelf
        wanted = self.order, self.group, self._query
        return wanted == (shelf.order, shelf.group, shelf.query)

    def _arrange(self) -> None:
        """Put the rows in the order that is wanted: at once, or thousands in steps."""
        shelf = self._shelf
        if not self.is_mounted:
            return
        if self._is_arranged:
            self.workers.cancel_group(self, ARRANGING)
        elif len(shelf.rows) <= AT_ONCE:
            with self._cursor_kept():
                shelf.order, shelf.group, shelf.query = self.order, self.group, self._query
                shelf.arrange()
        else:
            self._state_count()
            self._arrange_in_steps()

    @work(group=ARRANGING, exclusive=True)
    async def _arrange_in_steps(self) -> None:
        """Put thousands of rows in order between keys."""
        shelf = self._shelf
        steps = shelf.again(self.order, self.group, self._query)
        with self._noted() as changed:
            made = await in_steps(steps, self.app)
            if self._shelf is shelf:  # else other rows have come, which are in order
                self._take(made, changed, self.row_list.columns)

    def _state_count(self) -> None:
        shelf = self._shelf
        count = f"{shelf.matching} of {len(shelf.rows)}" if shelf.query else str(len(shelf.rows))
        by = () if self.listing else (self.order, self.group)
        room = self.size.width - 2
        title = list_title(
            str(self.listing or count), by, room, pending=self.pending, arranged=self._is_arranged
        )
        self.title_line.update(title, layout=False)

    def _state_facts(self) -> None:
        row = self.row_list.document
        lines = facts_of(row) if row is not None else []
        show(self.facts, Content("\n".join(clean(line) for line in lines)), layout=False)

    def watch_current(self, path: str) -> None:
        """Move the cursor to the document being read."""
        if self.is_mounted and (index := self._shelf.index_of(path)) is not None:
            self.row_list.cursor = index

    @on(RowList.Highlighted)
    def state_facts(self, event: RowList.Highlighted) -> None:
        """Show the facts of the row under the cursor."""
        event.stop()
        self._state_facts()

    def watch_order(self) -> None:
        """Show the rows in the new order."""
        self._arrange()

    def watch_pending(self) -> None:
        """Say how many titles are still to be read."""
        if self.is_mounted:
            self._state_count()

    def watch_listing(self) -> None:
        """Say how many documents have been found."""
        if self.is_mounted:
            self._state_count()

    def watch_group(self) -> None:
        """Show the rows in the new groups."""
        self._arrange()
