"""Asks before something big is done, and shows what it will change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from tui.screens.prompting import LetterPrompt
from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Confirm"]


class Confirm(LetterPrompt[bool]):
    """Asks yes or no; returns True only for yes, False or None otherwise.

    Args:
        question: what is about to happen, as a question.
        preview: one line for each thing that changes.
        yes: what to call the answer that does it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer('y')", "yes", id="confirm.yes", tooltip="do it"),
        Binding("down,j", "scroll(1)", "down", id="confirm.down", show=False, tooltip="scroll"),
        Binding("up,k", "scroll(-1)", "up", id="confirm.up", show=False, tooltip="scroll back"),
    ]

    def __init__(self, question: str, preview: Sequence[str] = (), *, yes: str = "yes") -> None:
        above = [Content(clean(line)) for line in preview]
        super().__init__(question, {"y": (True, yes), "n": (False, "no")}, above=above)

    def action_scroll(self, by: int) -> None:
        """Scroll what will change."""
        for pane in self.query("VerticalScroll"):
            pane.scroll_relative(y=by, animate=False)
