"""A list of cards that keys move through, mark and open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.card_view import CardView
from tui.widgets.list_keys import PAGING

if TYPE_CHECKING:
    from textual import events

__all__ = ["CardList"]

T = TypeVar("T")


class CardList(CardView[T], can_focus=True):
    """A cursor over cards, some of them marked.

    `show` fills it, `current` is the card under the cursor. Keys and clicks post `Moved`,
    Enter and a double click `Chosen`, Space `Marked`; moving it from outside (`move_to`)
    posts nothing, so that two panes can follow each other without a loop.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "down", id="list.down", show=False, tooltip="next"),
        Binding("k,up", "move(-1)", "up", id="list.up", show=False, tooltip="the one before"),
        Binding("g,home", "go(0)", "first", id="list.first", show=False, tooltip="first"),
        Binding("G,end", "go(-1)", "last", id="list.last", show=False, tooltip="last"),
        *PAGING,
        Binding("enter", "choose", "open", id="list.choose", tooltip="open this one"),
        Binding("space", "mark", "mark", id="list.mark", tooltip="mark it, for acting on many"),
        Binding("ctrl+a", "mark_all", "mark all", id="list.mark-all", show=False, tooltip="all"),
    ]

    @dataclass
    class Moved(Message):
        """The reader moved the cursor to another card."""

        cards: CardList[Any]
        index: int

        @property
        def control(self) -> CardList[Any]:
            """The list it happened in, for `@on` selectors."""
            return self.cards

    @dataclass
    class Chosen(Message):
        """Enter or a double click on a card."""

        cards: CardList[Any]
        index: int

        @property
        def control(self) -> CardList[Any]:
            """The list it happened in, for `@on` selectors."""
            return self.cards

    @dataclass
    class Marked(Message):
        """Other cards are marked now."""

        cards: CardList[Any]

        @property
        def control(self) -> CardList[Any]:
            """The list it happened in, for `@on` selectors."""
            return self.cards

    def on_click(self, event: events.Click) -> None:
        """Move to the card that was clicked; choose it on the second click."""
        view = self._visible()
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(view):
            return
        self.cursor = view[offset.y][0]
        self.post_message(self.Moved(self, self.cursor))
        if event.chain == 2:
            self.action_choose()

    # --- keys -------------------------------------------------------------------------

    def _move(self, index: int) -> None:
        if not self.cards:
            return
        before, self.cursor = self.cursor, index
        if self.cursor != before:
            self.post_message(self.Moved(self, self.cursor))

    def action_move(self, by: int) -> None:
        """Move by so many cards."""
        self._move(self.cursor + by)

    def action_go(self, index: int) -> None:
        """Move to a card; negative counts from the end."""
        self._move(index if index >= 0 else len(self.cards) + index)

    def action_page(self, direction: int) -> None:
        """Move by as many cards as are in view."""
        self._move(self.cursor + direction * max(1, len({i for i, _ in self._visible()}) - 1))

    def action_choose(self) -> None:
        """Open the card under the cursor."""
        if self.cards:
            self.post_message(self.Chosen(self, self.cursor))

    def action_mark(self) -> None:
        """Mark the card, or take its mark off, and move on."""
        if (card := self.current) is not None:
            self.marks ^= {self.key_of(card)}
            self.post_message(self.Marked(self))
            self._move(self.cursor + 1)
            self.refresh()

    def action_mark_all(self) -> None:
        """Mark every card that is shown, or none where all are."""
        keys = {self.key_of(card) for card in self.cards}
        self.marks = set() if keys <= self.marks else keys
        self.post_message(self.Marked(self))
        self.refresh()
