"""A small chooser, for when a key could mean several things under the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Static

from tui.screens.standby import StandingDialog
from tui.text.cleaning import clean
from tui.widgets.card_list import CardList
from tui.widgets.card_text import Line, Piece, piece, wrap
from tui.widgets.filter_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual import events
    from textual.app import ComposeResult

__all__ = ["Choice", "Chooser"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is returned for it, its words, more about it, its colour."""

    id: str
    label: str
    detail: str = ""
    colour: str | None = None


class Chooser(StandingDialog[str | None]):
    """Returns the id of the choice, by its digit or by Enter, or None.

    Args:
        choices: what there is; the first nine have digits.
        question: what stands above them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "cancel", id="chooser.cancel", tooltip="choose nothing"),
    ]
    DEFAULT_CSS = """
    Chooser {
        & > Static, & > PlainList { background: $panel; color: $foreground; padding: 0 1; }
        & > Static { height: 1; color: $text-primary; text-style: bold; }
        align: left bottom;
    }
    """

    def __init__(self, choices: Sequence[Choice], question: str = "which one?") -> None:
        super().__init__()
        self._choices = choices
        self._question = question
        self._places = {choice.id: place for place, choice in enumerate(choices, 1)}

    def compose(self) -> ComposeResult:
        """Lay out the question and the choices at the foot of the screen."""
        yield Static(clean(self._question), markup=False)
        yield PlainList(self._draw, lambda choice: choice.id)

    def on_mount(self) -> None:
        """Fill the list, and make it just as high as it needs to be."""
        rows = self.query_one(PlainList)
        rows.show(self._choices)
        rows.focus()

    def ask_again(self, other: Self) -> None:
        """Offer other choices."""
        self._choices, self._question = other._choices, other._question
        self._places = other._places
        self.query_one(Static).update(clean(self._question), layout=False)
        self._fit(self.app.size.height)
        self.query_one(PlainList).show(self._choices, 0)

    def on_resize(self, event: events.Resize) -> None:
        """Keep room for the text above."""
        self._fit(event.size.height)

    def _fit(self, height: int) -> None:
        needed = (1 + self._has_details) * len(self._choices)
        self.query_one(PlainList).styles.height = min(max(1, height // 2), needed)

    @property
    def _has_details(self) -> bool:
        """Whether there is more to say of any choice: then each has a second line."""
        return any(choice.detail for choice in self._choices)

    def _draw(self, choice: Choice, width: int) -> list[Line]:
        """Return `1 label` and below it the detail."""
        place = self._places[choice.id]
        digit = Piece(f"{place} " if place <= 9 else "  ", "key")
        role = "tag" if choice.colour else "strong"
        lines = wrap([digit, piece(choice.label, role, choice.colour)], width, 1)
        if self._has_details:
            lines += wrap([Piece("  "), piece(choice.detail, "muted")], width, 1)
        return lines

    def on_key(self, event: events.Key) -> None:
        """Choose by digit at once."""
        digit = event.character or ""
        if digit in "123456789" and digit and int(digit) <= len(self._choices):
            event.stop()
            event.prevent_default()
            self.dismiss(self._choices[int(digit) - 1].id)

    @on(CardList.Chosen)
    def choose(self, event: CardList.Chosen) -> None:
        """Return the choice under the cursor."""
        event.stop()
        self.dismiss(self._choices[event.index].id)

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)
