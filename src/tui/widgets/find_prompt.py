"""The find box: one line above the keys, live as one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Static

from tui.text.cleaning import clean
from tui.widgets.calm_input import CalmInput

if TYPE_CHECKING:
    from textual.app import ComposeResult

__all__ = ["FindBox", "FindPrompt"]


class FindBox(CalmInput):
    """A field in which letters typed in one go arrive as one change.

    A search of a large text for each of them would be given up for the next one.
    """


class FindPrompt(Horizontal):
    """Asks for a pattern; F3 toggles regular expressions; `&` asks for paragraphs to keep."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", id="find.cancel", tooltip="back to where one was"),
        Binding("f3", "toggle_regex", "regex", id="find.regex", tooltip="regular expression"),
        Binding("down,ctrl+n", "step(1)", "next", id="find.next", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", "previous", id="find.previous", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    FindPrompt {
        display: none;
        height: 1;
        background: $panel;
        &.open { display: block; }
        & > #find-sign { width: auto; padding: 0 0 0 1; color: $primary; text-style: bold; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
        & > #find-count { width: auto; padding: 0 1; color: $text-muted; }
    }
    """

    regex: var[bool] = var(False, init=False)
    keep: var[bool] = var(False, init=False)
    count: var[str] = var("", init=False)

    sign = query_one("#find-sign", Static)
    box = query_one(FindBox)
    counter = query_one("#find-count", Static)

    @dataclass
    class Changed(Message):
        """The pattern changed; `regex` as F3 says, `keep` when opened by `&`."""

        pattern: str
        regex: bool
        keep: bool

    @dataclass
    class Done(Message):
        """Enter: stay at the hit; with an empty `pattern` nothing was asked for."""

        pattern: str
        keep: bool

    @dataclass
    class Cancelled(Message):
        """Esc: go back to where the search began."""

    @dataclass
    class Step(Message):
        """Go to the next or previous hit while typing."""

        by: int

    def compose(self) -> ComposeResult:
        """Lay out sign, field and count."""
        yield Static("/", id="find-sign")
        yield FindBox(compact=True, select_on_focus=False)
        yield Static("", id="find-count")

    def open(self, *, keep: bool = False) -> None:
        """Show the empty box and take the keys."""
        self.keep = keep
        with self.prevent(Input.Changed):
            self.box.value = ""
        self.count = ""
        self._show_sign()
        self.add_class("open")
        self.box.focus()

    def close(self) -> None:
        """Hide the box."""
        self.remove_class("open")

    def _show_sign(self) -> None:
        self.sign.update(("&" if self.keep else "/") + (" regex " if self.regex else ""))

    def watch_regex(self) -> None:
        """Say which kind of pattern it is, and search again."""
        self._show_sign()
        self.post_message(self.Changed(self.box.value, self.regex, self.keep))

    def watch_count(self, count: str) -> None:
        """Show `3/17`, or what is wrong with the pattern: its own words, which are no markup."""
        self.counter.update(Content(clean(count)))

    @on(Input.Changed)
    def change_pattern(self, event: Input.Changed) -> None:
        """Pass on what was typed."""
        event.stop()
        self.post_message(self.Changed(event.value, self.regex, self.keep))

    @on(Input.Submitted)
    def finish(self, event: Input.Submitted) -> None:
        """Stay at the hit."""
        event.stop()
        self.close()
        self.post_message(self.Done(event.value, self.keep))

    def action_cancel(self) -> None:
        """Give up."""
        self.close()
        self.post_message(self.Cancelled())

    def action_toggle_regex(self) -> None:
        """Switch between words and regular expressions."""
        self.regex = not self.regex

    def action_step(self, by: int) -> None:
        """Go to another hit without leaving the box."""
        self.post_message(self.Step(by))
