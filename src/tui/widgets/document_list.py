"""The left pane: every document of the library, one row each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.style import Style
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from tui.messages import OpenDocument
from tui.text.cleaning import clean
from tui.widgets.rows import RowList, fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.strip import Strip

    from tui.state import ReadState

__all__ = ["DocumentList", "DocumentRow", "Order"]

Order = Literal["path", "title", "date", "outlet", "state", "notes"]
ORDERS: tuple[Order, ...] = ("path", "title", "date", "outlet", "state", "notes")
CERTAINTY_SIGNS = {
    "asserted": "▎",
    "attributed": "”",
    "hedged": "?",
    "predicted": "→",
    "denied": "✗",
}
STATE_SIGNS: dict[str, str] = {"unread": "○", "in progress": "◐", "done": "✓"}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the list shows of one document; `claims` is None until they are counted."""

    path: str
    title: str
    outlet: str = ""
    date: str = ""
    state: ReadState = "unread"
    claims: int | None = None
    judged: int = 0
    notes: int = 0
    certainties: tuple[tuple[str, int], ...] = ()
    problem: str = ""

    def matches(self, words: Sequence[str]) -> bool:
        """Say whether every word stands somewhere in what is known about the document."""
        text = f"{self.title} {self.path} {self.outlet} {self.date} {self.state}".casefold()
        return all(word in text for word in words)


def ordered(rows: Sequence[DocumentRow], order: Order) -> list[DocumentRow]:
    """Return the rows in an order; equal ones by path, documents with problems last."""
    return sorted(rows, key=lambda row: (bool(row.problem), _sort_key(row, order), row.path))


def _sort_key(row: DocumentRow, order: Order) -> tuple[bool, str | int]:
    """Return what a row is sorted by; what is unknown comes last."""
    if order == "notes":
        return (False, -row.notes)
    if order == "state":
        return (False, ("in progress", "unread", "done").index(row.state))
    known = {"path": row.path, "title": row.title, "date": row.date, "outlet": row.outlet}[order]
    return (not known, known.casefold())


class DocumentRows(RowList[DocumentRow]):
    """The rows themselves: read state, title, claims, notes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *RowList.COMPONENT_CLASSES,
        "documents--count",
        "documents--notes",
        "documents--done",
        "documents--problem",
    }
    DEFAULT_CSS = """
    DocumentRows {
        & > .documents--count { color: $text-muted; }
        & > .documents--notes { color: $text-warning; }
        & > .documents--done { color: $text-success; }
        & > .documents--problem { color: $text-error; }
    }
    """

    count_width = 4
    notes_width = 0

    def make_room(self, rows: Sequence[DocumentRow]) -> None:
        """Make the columns as wide as these rows need."""
        self.count_width = 1 + max((len(str(row.claims or "")) for row in rows), default=3)
        self.notes_width = max(
            (len(f"✎{row.notes}") if row.notes else 0 for row in rows), default=0
        )

    def render_row(self, row: DocumentRow, width: int, style: Style, *, selected: bool) -> Strip:
        """Draw ` ✓ Title…   14 ✎3`."""
        get = self.get_component_rich_style
        bar = "▌" if selected else " "
        if row.problem:
            colour = Style(color=get("documents--problem").color)
            return self.segments(
                [(bar, style), ("✗ ", style + colour), (fit(clean(row.title), width - 3), style)]
            )
        count = f"{'' if row.claims is None else row.claims:>{self.count_width}}"
        notes = f"✎{row.notes}" if row.notes else ""
        notes = f" {notes:<{self.notes_width}}" if self.notes_width else ""
        sign = Style(color=get("documents--done").color) if row.state == "done" else Style()
        return self.segments(
            [
                (bar, style),
                (STATE_SIGNS[row.state] + " ", style + sign),
                (fit(clean(row.title), width - 4 - len(count) - len(notes)), style),
                (count, style + Style(color=get("documents--count").color)),
                (notes + " ", style + Style(color=get("documents--notes").color)),
            ]
        )


class DocumentList(Vertical):
    """The pane: a heading with count and order, a filter, the rows, and the current one's facts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "filter", id="documents.filter", tooltip="filter the list"),
        Binding("o", "order", "order", id="documents.order", tooltip="sort by something else"),
        Binding("R", "read_state", "read state", id="documents.state", tooltip="unread, done"),
    ]
    DEFAULT_CSS = """
    DocumentList {
        & > #documents-title { height: 1; padding: 0 1; color: $text-muted; }
        & > #documents-facts { height: auto; max-height: 4; padding: 0 3; color: $text-muted; }
        & > Input { display: none; height: 1; border: none; padding: 0 1; }
        & > Input.open { display: block; }
    }
    """

    order: var[Order] = var[Order]("path")
    current: var[str] = var("")

    @dataclass
    class StateChanged(Message):
        """The reader marked a document as read or unread."""

        path: str
        state: ReadState

    @dataclass
    class OrderChanged(Message):
        """The reader wants the list in another order."""

        order: Order

    title_line = query_one("#documents-title", Static)
    facts = query_one("#documents-facts", Static)
    row_list = query_one(DocumentRows)
    filter_box = query_one(Input)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._rows: dict[str, DocumentRow] = {}

    def compose(self) -> ComposeResult:
        """Lay out heading, filter, rows, facts."""
        yield Static(id="documents-title")
        yield Input(placeholder="filter", compact=True)
        yield DocumentRows()
        yield Static(id="documents-facts")

    def show(self, rows: Sequence[DocumentRow]) -> None:
        """Put these documents in the list; the cursor stays on its document."""
        self._rows = {row.path: row for row in rows}
        self._arrange()

    def change(self, path: str, **changes: object) -> None:
        """Show other facts about one document."""
        if row := self._rows.get(path):
            self._rows[path] = replace(row, **changes)  # type: ignore[arg-type]  # names are DocumentRow's
            self._arrange()

    def update_rows(self, rows: Sequence[DocumentRow]) -> None:
        """Show what has been read of these documents meanwhile."""
        for row in rows:
            known = self._rows.get(row.path)
            claims = known.claims if known else None
            certainties = known.certainties if known else ()
            self._rows[row.path] = replace(row, claims=claims, certainties=certainties)
        self._arrange()

    def count_claims(self, path: str, certainties: Sequence[str]) -> None:
        """Show how many claims a document has, and how certain they are."""
        counts = tuple((name, certainties.count(name)) for name in CERTAINTY_SIGNS)
        self.change(path, claims=len(certainties), certainties=counts)

    def known(self) -> list[DocumentRow]:
        """Every document of the list, in view or not."""
        return list(self._rows.values())

    def paths(self) -> tuple[str, ...]:
        """The documents in view order, as `J` and `K` walk them."""
        return tuple(row.path for row in self.row_list.rows if not row.problem)

    def _arrange(self) -> None:
        if not self.is_mounted:
            return
        words = self.filter_box.value.casefold().split()
        shown = ordered([r for r in self._rows.values() if r.matches(words)], self.order)
        here = self.row_list.current.path if self.row_list.current else self.current
        cursor = next((i for i, row in enumerate(shown) if row.path == here), 0)
        self.row_list.make_room(shown)
        self.row_list.show(shown, cursor)
        count = f"{len(shown)} of {len(self._rows)}" if words else str(len(self._rows))
        self.title_line.update(
            Content.assemble(("DOCUMENTS ", "bold $foreground"), count, f"   by {self.order} ▾")
        )
        self._state_facts()

    def _state_facts(self) -> None:
        row = self.row_list.current
        lines: list[str] = []
        if row is not None:
            if row.problem:
                lines.append(row.problem)
            if row.claims:
                per = " ".join(f"{n} {CERTAINTY_SIGNS[c]}" for c, n in row.certainties if n)
                judged = f" · {row.judged} judged" if row.judged else ""
                lines.append(f"claims {row.claims}  {per}{judged}")
            lines.append(" · ".join(part for part in (row.outlet, row.date) if part) or row.path)
        self.facts.update(Content("\n".join(clean(line) for line in lines)))

    def watch_current(self, path: str) -> None:
        """Move the cursor to the document being read."""
        if not self.is_mounted:
            return
        for index, row in enumerate(self.row_list.rows):
            if row.path == path:
                self.row_list.cursor = index
                break

    @on(RowList.Highlighted)
    def state_facts(self, event: RowList.Highlighted) -> None:
        """Show the facts of the row under the cursor."""
        event.stop()
        self._state_facts()

    @on(RowList.Chosen)
    def open_document(self, event: RowList.Chosen) -> None:
        """Ask for the document to be opened."""
        event.stop()
        if row := self.row_list.current:
            self.post_message(OpenDocument(row.path))

    def action_filter(self) -> None:
        """Open the filter."""
        self.filter_box.add_class("open")
        self.filter_box.focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        """Filter as one types."""
        event.stop()
        self._arrange()

    @on(Input.Submitted)
    def close_filter(self, event: Input.Submitted) -> None:
        """Keep the filter and go to the rows."""
        event.stop()
        if not self.filter_box.value:
            self.filter_box.remove_class("open")
        self.row_list.focus()

    def key_escape(self) -> None:
        """Drop the filter."""
        if self.filter_box.has_class("open"):
            self.filter_box.value = ""
            self.filter_box.remove_class("open")
            self.row_list.focus()

    def action_order(self) -> None:
        """Sort by the next thing."""
        self.post_message(self.OrderChanged(ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]))

    def watch_order(self) -> None:
        """Show the rows in the new order."""
        self._arrange()

    def action_read_state(self) -> None:
        """Cycle unread, reading, done."""
        if (row := self.row_list.current) and not row.problem:
            states: tuple[ReadState, ...] = ("unread", "in progress", "done")
            state = states[(states.index(row.state) + 1) % 3]
            self.post_message(self.StateChanged(row.path, state))
