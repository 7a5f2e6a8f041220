"""Asks for one line of text at the foot of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.standby import StandingDialog
from tui.text.cleaning import clean
from tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from typing import Self

    from textual.app import ComposeResult

__all__ = ["LinePrompt"]


class LinePrompt(StandingDialog[str | None]):
    """Returns the line, without the spaces around it, or None when given up.

    Args:
        label: what is asked for.
        value: what the line holds at first.
        hint: what an empty line says.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", id="prompt.cancel", tooltip="change nothing"),
    ]
    DEFAULT_CSS = """
    LinePrompt {
        & > Horizontal {
            dock: bottom; height: 1; padding: 0 1; background: $panel; color: $foreground;
        }
        & Static { width: auto; max-width: 60%; color: $text-primary; text-style: bold; }
        & Input > .input--placeholder { color: $text-muted; }
        & Input, & Input:focus {
            width: 1fr; min-width: 8; background: transparent; background-tint: transparent 0%;
        }
    }
    """

    def __init__(self, label: str, value: str = "", *, hint: str = "") -> None:
        super().__init__()
        self._label, self._value, self._hint = label, value, hint

    def compose(self) -> ComposeResult:
        """Nothing but the line."""
        with Horizontal():
            yield Static(Content(clean(self._label) + " "))
            yield LineInput(
                self._value, placeholder=self._hint, compact=True, select_on_focus=False
            )

    def ask_again(self, other: Self) -> None:
        """Ask for another line."""
        self._label, self._value, self._hint = other._label, other._value, other._hint
        self.query_one(Static).update(Content(clean(self._label) + " "))
        line = self.query_one(Input)
        line.placeholder, line.value = self._hint, self._value
        line.cursor_position = len(self._value)

    @on(Input.Submitted)
    def finish(self, event: Input.Submitted) -> None:
        """Return what was typed."""
        event.stop()
        self.dismiss(" ".join(event.value.split()))

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)
