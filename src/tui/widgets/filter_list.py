"""A list with a line above it that filters it while one types; the list has the cursor keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from tui.widgets.calm_input import CalmInput
from tui.widgets.card_list import CardList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from tui.widgets.card_text import Line

__all__ = ["FilterInput", "FilterList", "FilterQuestion", "PlainList"]

T = TypeVar("T")


class PlainList(CardList[T]):
    """Cards that a function draws, without empty lines between them."""

    GAP: ClassVar[int] = 0

    def __init__(
        self,
        draw: Callable[[T, int], list[Line]],
        key: Callable[[T], str],
        *,
        id: str | None = None,  # noqa: A002 (Textual's name)
        empty: str = "",
    ) -> None:
        super().__init__(id=id, empty=empty)
        self._draw, self._key = draw, key

    def draw_by(self, draw: Callable[[T, int], list[Line]]) -> None:
        """Let another function draw the cards from now on."""
        if draw != self._draw:
            self._draw = draw
            self._forget()

    def draw_card(self, card: T, width: int) -> list[Line]:
        """Return the lines of one card."""
        return self._draw(card, width)

    def key_of(self, card: T) -> str:
        """Return what the card is known by."""
        return self._key(card)


class FilterInput(CalmInput):
    """The line: letters type, keys that mean nothing in a line move the list below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,ctrl+n",
            "pass_on('move(1)')",
            "down",
            id="filter.down",
            show=False,
            tooltip="next of what is left",
        ),
        Binding(
            "up,ctrl+p",
            "pass_on('move(-1)')",
            "up",
            id="filter.up",
            show=False,
            tooltip="the one before",
        ),
        Binding(
            "pagedown",
            "pass_on('page(1)')",
            "page down",
            id="filter.page-down",
            show=False,
            tooltip="a page",
        ),
        Binding(
            "pageup",
            "pass_on('page(-1)')",
            "page up",
            id="filter.page-up",
            show=False,
            tooltip="a page back",
        ),
    ]

    DEFAULT_CSS = """
    FilterInput {
        & > .input--placeholder { color: $text-muted; }
    }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))  # where Textual lays out at every letter
    """How far the words go; the line is one cell high and as wide as it is, whatever they are."""

    @dataclass
    class PassOn(Message):
        """An action for the list."""

        action: str

    def action_pass_on(self, action: str) -> None:
        """Let the list do it."""
        self.post_message(self.PassOn(action))


@dataclass(frozen=True)
class FilterQuestion(Generic[T]):
    """What a filtered list shows, and how it finds among that.

    Args:
        rows: all of them, in the order to show.
        draw: how a row looks at a width in cells.
        find: the rows that answer what was typed, in the order to show, and the best one's place.
        cursor: the row to start on.
        placeholder: what the empty line says.
    """

    rows: Sequence[T]
    draw: Callable[[T, int], list[Line]]
    find: Callable[[str], tuple[Sequence[T], int]]
    cursor: int = 0
    placeholder: str = "type to filter"


class FilterList(Vertical, Generic[T]):
    """Rows of text with a filter; posts `Chosen(row)` on Enter or a double click."""

    DEFAULT_CSS = """
    FilterList {
        height: auto;
        & > FilterInput { height: 1; border: none; padding: 0 1; background: $surface; }
        & > PlainList { height: 1fr; }
    }
    """

    input = query_one(FilterInput)
    rows = query_one(PlainList)

    @dataclass
    class Chosen(Message):
        """This row was chosen."""

        row: Any

    def __init__(self, question: FilterQuestion[T]) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        yield FilterInput(placeholder=self._question.placeholder, compact=True)
        yield PlainList(self._question.draw, lambda row: str(id(row)), empty="nothing matches")

    def on_mount(self) -> None:
        """Fill the list; type at once."""
        self.rows.show(self._question.rows, self._question.cursor)
        self.rows.can_focus = False
        self.input.focus()

    def ask(self, question: FilterQuestion[T]) -> None:
        """Be as a new list is that was made for `question`; rows that stay need no drawing."""
        before, self._question = self._question, question
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.input.placeholder = question.placeholder
        self.rows.draw_by(question.draw)
        if before.rows != self.rows.cards or before.rows != question.rows:
            self.rows.show(question.rows, question.cursor)
        else:
            self.rows.move_to(question.cursor)

    @on(Input.Changed)
    def filter(self, event: Input.Changed) -> None:
        """Show the rows that match, with the cursor on the best one."""
        event.stop()
        if not event.value.strip():
            self.rows.show(self._question.rows)
        else:
            self.rows.show(*self._question.find(event.value))

    @on(FilterInput.PassOn)
    async def pass_on(self, event: FilterInput.PassOn) -> None:
        """Move the cursor of the list from the line."""
        event.stop()
        await self.rows.run_action(event.action)

    @on(Input.Submitted)
    @on(CardList.Chosen)
    def choose(self, event: Message) -> None:
        """Say which row was chosen."""
        event.stop()
        if (row := self.rows.current) is not None:
            self.post_message(self.Chosen(row))

    def clear(self) -> bool:
        """Empty the filter; False where it was empty already."""
        had, self.input.value = bool(self.input.value), ""
        return had
