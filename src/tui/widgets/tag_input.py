"""The line of a tag field: the few keys that mean something else there than in any other line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.calm_input import CalmInput

if TYPE_CHECKING:
    from textual import events

__all__ = ["TagInput"]


class TagInput(CalmInput):
    """The line itself: the few keys that mean something else than in any text field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,ctrl+n", "choose(1)", "next", id="tags.next", show=False, tooltip="next offer"
        ),
        Binding(
            "up,ctrl+p",
            "choose(-1)",
            "back",
            id="tags.previous",
            show=False,
            tooltip="offer before",
        ),
    ]

    TINT: ClassVar[float] = 0
    BETWEEN: ClassVar[str] = ", "

    @dataclass
    class Choose(Message):
        """Move the choice among the offered tags by so many places."""

        by: int

    @dataclass
    class Quick(Message):
        """A digit was typed into the empty field."""

        digit: str

    class TakeOff(Message):
        """Backspace in the empty field: the last tag goes."""

    digits = ""
    """The digits that set a tag in the empty field; any other one is typed."""

    def __init__(self, *, tab_chooses: bool, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, compact=True, select_on_focus=False)
        self._tab_chooses = tab_chooses

    def action_choose(self, by: int) -> None:
        """Move among the offers."""
        self.post_message(self.Choose(by))

    def on_key(self, event: events.Key) -> None:
        """Take digits and Backspace in the empty field, and Tab where it is free."""
        message: Message | None = None
        if not self.value and event.character and event.character in self.digits:
            message = self.Quick(event.character)
        elif not self.value and event.key == "backspace":
            message = self.TakeOff()
        elif self._tab_chooses and event.key in ("tab", "shift+tab"):
            message = self.Choose(1 if event.key == "tab" else -1)
        if message is not None:
            event.stop()
            event.prevent_default()
            self.post_message(message)
