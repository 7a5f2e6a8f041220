"""What a document is: title, outlet, author, date, address, and whatever else one sorts by.

The dialog knows what the document says of itself and what the reader has said instead; it
returns only what is different now. An emptied field gives the document its own word back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from tui.documents.dates import typed_date
from tui.errors import GlossError, quoted_path
from tui.screens.keeping_up import KeepingUp
from tui.screens.overlay import Overlay
from tui.text.cleaning import clean
from tui.widgets.document_list import DocumentList
from tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

__all__ = ["DescribeScreen", "Describing", "Description", "attributes_from"]

FIELDS = ("title", "outlet", "author", "date", "url")
_NAME = re.compile(r"[^\W\d][\w-]*\Z")


@dataclass(frozen=True, slots=True)
class Description:
    """What the document at `path` says of itself (`own`), and what the reader says (`said`)."""

    path: str
    own: Mapping[str, str]
    said: Mapping[str, str]

    @property
    def attributes(self) -> dict[str, str]:
        """The reader's free attributes."""
        return {name: value for name, value in self.said.items() if name not in FIELDS}


class DescribeScreen(Overlay[dict[str, str | None] | None]):
    """Returns what to change, with None for what to take back; None when given up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", id="describe.cancel", tooltip="change nothing"),
        Binding("f2", "save", "save", id="describe.save", tooltip="save, from any field"),
        Binding("down", "app.focus_next", "next", id="describe.next", show=False,
                tooltip="next field"),
        Binding("up", "app.focus_previous", "previous", id="describe.previous", show=False,
                tooltip="previous field"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    DescribeScreen {
        align: center bottom;
        & > VerticalScroll {
            width: 100%; height: auto; max-height: 100%;
            padding: 0 1; background: $panel; color: $foreground;
            border-top: solid $primary; scrollbar-size-vertical: 1;
        }
        & #describe-of { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & Horizontal { height: 1; }
        & Horizontal > Static { width: 12; color: $text-primary; text-style: bold; }
        & Input, & Input:focus { width: 1fr; background: $surface; }
        & Input > .input--placeholder { color: $text-muted; }
        & #describe-hint { height: auto; color: $text-muted; }
    }
    """

    def __init__(self, description: Description) -> None:
        super().__init__()
        self._of = description

    def compose(self) -> ComposeResult:
        """Lay out a line for each field."""
        with VerticalScroll(can_focus=False):
            yield Static(Content(clean(self._of.path)), id="describe-of")
            for name in FIELDS:
                own = clean(self._of.own.get(name, "")) or "unknown"
                yield self._line(name, self._of.said.get(name, ""), own)
            given = "; ".join(f"{name} = {value}" for name, value in self._of.attributes.items())
            free = [f"{n} = {v}" for n, v in self._of.own.items() if n not in FIELDS]
            example = clean("; ".join(free)) or "case = P07; place = Kyiv"
            yield self._line("attributes", given, example)
            yield Static(id="describe-hint")

    def on_mount(self) -> None:
        """Type at once."""
        self._hint()
        self.query(Input).first().focus()

    @staticmethod
    def _line(name: str, value: str, own: str) -> Horizontal:
        label = Static("address" if name == "url" else name)
        return Horizontal(
            label, LineInput(value, placeholder=own, compact=True, id=f"field-{name}")
        )

    def _hint(self, problem: str = "") -> None:
        words = "Enter saves  Esc cancels  ↑ ↓ fields  an empty field: what the file says"
        hint = Content.styled(problem, "$text-error") if problem else Content(words)
        self.query_one("#describe-hint", Static).update(hint)

    @on(Input.Submitted)
    def save_on_enter(self, event: Input.Submitted) -> None:
        """Save from any field."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Return what is different, unless something is not understood."""
        typed = {i.id or "": " ".join(i.value.split()) for i in self.query(Input)}
        wanted = {name: typed[f"field-{name}"] for name in FIELDS}
        if date := wanted["date"]:
            wanted["date"] = typed_date(date)
            if not wanted["date"]:
                self._hint("a date is 2025, 2025-06 or 2025-06-10")
                return
        attributes = attributes_from(typed["field-attributes"])
        if attributes is None:
            self._hint("attributes are written: case = P07; place = Kyiv")
            return
        wanted |= attributes
        before = self._of.said
        changes: dict[str, str | None] = {
            name: wanted.get(name) or None
            for name in (*wanted, *self._of.attributes)
            if wanted.get(name, "") != before.get(name, "")
        }
        self.dismiss(changes)

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)


def attributes_from(typed: str) -> dict[str, str] | None:
    """Return the attributes of `case = P07; place = Kyiv`, None for what is none of that."""
    attributes: dict[str, str] = {}
    for part in filter(None, map(str.strip, typed.split(";"))):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not value or not _NAME.match(name) or name in (*FIELDS, "path"):
            return None
        attributes[name] = value
    return attributes


class Describing(KeepingUp):
    """`i` in the list: correct what a document says about itself."""

    @on(DocumentList.DescribeAsked)
    def describe_asked(self, event: DocumentList.DescribeAsked) -> None:
        """Open the dialog on the document under the cursor."""
        event.stop()
        self.describe(event.path)

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def describe(self, path: str) -> None:
        """Ask what the document is, save it, and show it in the list and above the text."""
        library, load = self.library, self.desk.load
        entry = library.entry(path)
        try:
            head = (await load(partial(library.heads, [entry]))).get(path, {})
            said = await load(partial(library.said, path))
            known = head.get("metadata", {})
            own = {k: v for k, v in known.items() if k in FIELDS} | known.get("attributes", {})
            asked = DescribeScreen(Description(path, own, said))
            changes = await self.app.push_screen_wait(asked)
            if not changes:
                return
            await self.desk.save(partial(library.describe, path, **changes))
            await self.refresh_rows()
        except GlossError as error:
            self.complain(error)
            return
        self.say(f"saved: {', '.join(changes)} of {quoted_path(path, 60)}")
