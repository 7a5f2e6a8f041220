"""A list whose marks stay on what a filter hides, as those of fzf do.

One looks for something, marks it, looks for the next thing and marks that too: what is marked is
what the reader has chosen, not what the last query happens to show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.widgets.filter_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.widgets.card_text import Line

__all__ = ["KeepingList"]

T = TypeVar("T")


class KeepingList(PlainList[T]):
    """`marked` are the marked cards in view, in order, then those that are hidden."""

    def __init__(
        self,
        draw: Callable[[T, int], list[Line]],
        key: Callable[[T], str],
        *,
        id: str | None = None,  # noqa: A002 (Textual's name)
        empty: str = "",
    ) -> None:
        super().__init__(draw, key, id=id, empty=empty)
        self._hidden: dict[str, T] = {}
        self._earlier: dict[int, tuple[T, list[Line]]] = {}
        """What was drawn of the cards that were shown before these, by address."""

    def draw_card(self, card: T, width: int) -> list[Line]:
        """Return the lines of one card, which a filter may have left where it was."""
        known = self._earlier.get(id(card))
        if known is not None and known[0] is card:
            return known[1]
        return super().draw_card(card, width)

    def _make_way(self, cards: Sequence[T]) -> None:
        before, drawn = self.cards, self._drawn
        earlier = {id(before[at]): (before[at], lines) for at, lines in drawn.items()}
        super()._make_way(cards)
        self._earlier = earlier

    def _forget(self) -> None:
        super()._forget()
        self._earlier = {}

    def show(self, cards: Sequence[T], cursor: int | None = None) -> None:
        """Put other cards in the list; what was marked stays so, also where it is not in view."""
        marks, known = set(self.marks), dict(self._hidden)
        if marks:
            known |= {self.key_of(card): card for card in self.cards}
        super().show(cards, cursor)
        self.marks = marks
        shown = {self.key_of(card) for card in cards} if marks else set()
        self._hidden = {key: known[key] for key in known if key in marks and key not in shown}

    def renew(self, cards: Sequence[T]) -> None:
        """Know what all cards are now, shown or hidden: marks on what is gone go with it."""
        if self.marks:
            known = {self.key_of(card): card for card in cards}
            self.marks &= known.keys()
            self._hidden = {key: known[key] for key in self._hidden if key in known}

    @property
    def marked(self) -> list[T]:
        """The marked cards; with none marked, the current one."""
        hidden = [card for key, card in self._hidden.items() if key in self.marks]
        shown = [card for card in self.cards if self.key_of(card) in self.marks]
        return [*shown, *hidden] or super().marked

    @property
    def is_all_marked(self) -> bool:
        """Whether every card in view is marked."""
        return all(self.key_of(card) in self.marks for card in self.cards)

    def action_mark_all(self) -> None:
        """Mark every card in view as well, or take the marks off those where all have one."""
        keys = {self.key_of(card) for card in self.cards}
        self.marks = self.marks - keys if keys <= self.marks else self.marks | keys
        self.post_message(self.Marked(self))
        self.refresh()
