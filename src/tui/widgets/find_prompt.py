"""The find box: one line in place of the keys, live as one types.

It stands over the last line, as in `less` and `vi`, and is laid out before all others: nothing
else has another place for it, nor is drawn anew. A line of its own made every pane one line
shorter, and each key that opened or left it had the whole screen styled, laid out and drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.reactive import Reactive, var
from textual.widgets import Input, Static

from tui.text.cleaning import clean
from tui.widgets.calm_input import CalmInput
from tui.widgets.showing import show

if TYPE_CHECKING:
    from textual.app import ComposeResult

__all__ = ["FindBox", "FindPrompt"]


class FindBox(CalmInput):
    """A field in which letters typed in one go arrive as one change.

    A search of a large text for each of them would be given up for the next one.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))  # where Textual lays out at every letter
    """How far the words go; the field is as wide as it is, whatever they are."""


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
        layer: above;
        dock: bottom;
        height: 1;
        background: $panel;
        & > #find-sign { width: auto; padding: 0 0 0 1; color: $primary; text-style: bold; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
        & > #find-count {
            width: auto; max-width: 70%; height: 1; padding: 0 1; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    regex: var[bool] = var(False, init=False)
    keep: var[bool] = var(False, init=False)
    count: var[str] = var("", init=False)
    kept: var[str] = var("", init=False)
    """How much is left in view: it stands in place of the count."""
    notice: var[str] = var("", init=False)
    """What is said in the last line, below this one: it stands in place of both."""

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
        self.count = self.kept = self.notice = ""
        self._show_sign()
        self._turn(is_open=True)
        self.screen.set_focus(self.box)

    def close(self) -> None:
        """Hide the box."""
        self._turn(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether it is in view."""
        return bool(self.display)

    def _turn(self, *, is_open: bool) -> None:
        # no class says so: for one, the line and the field in it would be styled anew
        self.styles.display = "block" if is_open else "none"

    def _show_sign(self) -> None:
        sign = ("&" if self.keep else "/") + (" regex " if self.regex else "")
        show(self.sign, Content(sign), layout=len(sign) != self.sign.content_size.width)

    def watch_regex(self) -> None:
        """Say which kind of pattern it is, and search again."""
        self._show_sign()
        self.post_message(self.Changed(self.box.value, self.regex, self.keep))

    def watch_count(self) -> None:
        """Show `3/17`, or what is wrong with the pattern: its own words, which are no markup."""
        show(self.counter, Content(clean(self.notice or self.kept or self.count)))

    def watch_kept(self) -> None:
        """Show how much is left."""
        self.watch_count()

    def watch_notice(self) -> None:
        """Show what is said, or the rest again."""
        self.watch_count()

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
