"""A list whose marks stay on what a filter hides, as those of fzf do.

One looks for something, marks it, looks for the next thing and marks that too: what is marked is
what the reader has chosen, not what the last query happens to show.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any, TypeVar

from tui.widgets.card_list import CardList
from tui.widgets.filter_list import PlainList
from tui.widgets.kept_cards import KeptCards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["KeepingList", "KeepingMarks"]

T = TypeVar("T")


class KeepingMarks(CardList[T]):
    """`marked` are the marked cards in view, in order, then those that are hidden."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._marked_in: list[Sequence[T]] = []
        """Lists in which something was marked: the cards that a filter hides are found there."""

    def show(self, cards: Sequence[T], cursor: int | None = None) -> None:
        """Put other cards in the list; what was marked stays so, also where it is not in view."""
        marks, self.marks = self.marks, set()
        super().show(cards, cursor)
        self.marks = marks

    def renew(self, cards: Sequence[T]) -> None:
        """Know what all cards are now, shown or hidden: marks on what is gone go with it."""
        if self.marks:
            self.marks.intersection_update(self.keys_of(cards))
        self._marked_in = [cards] if self.marks else []

    def mark_like(self, other: KeepingMarks[T]) -> None:
        """Have the marks of another list."""
        self.marks, self._marked_in = set(other.marks), [*other._marked_in]

    def keys_of(self, cards: Sequence[T]) -> Iterable[str]:
        """Return what each of the cards is known by; a subclass may have them at hand."""
        return map(self.key_of, cards)

    @property
    def marked(self) -> list[T]:
        """The marked cards; with none marked, the current one."""
        if not self.marks:
            return super().marked
        marks, found = self.marks, dict[str, T]()
        for cards in (self.cards, *self._marked_in):
            if len(found) == len(marks):
                break
            keys = list(self.keys_of(cards))
            is_marked = list(map(marks.__contains__, keys))
            for key, card in zip(
                compress(keys, is_marked), compress(cards, is_marked), strict=True
            ):
                found.setdefault(key, card)
        return [*found.values()] or super().marked

    @property
    def is_all_marked(self) -> bool:
        """Whether every card in view is marked."""
        return self.marks.issuperset(self.keys_of(self.cards))

    def action_mark(self) -> None:
        """Mark the card, or take its mark off, and move on."""
        self._remember()
        super().action_mark()

    def action_mark_all(self) -> None:
        """Mark every card in view as well, or take the marks off those where all have one."""
        self._remember()
        keys = set(self.keys_of(self.cards))
        self.marks = self.marks - keys if keys <= self.marks else self.marks | keys
        self.post_message(self.Marked(self))
        self.refresh()

    def unmark(self, *, keeps: Callable[[T], bool] | None = None) -> None:
        """Take the marks off, shown or hidden, but for those of cards that it `keeps`."""
        kept = [card for card in self.marked if keeps(card)] if keeps and self.marks else []
        self.marks = set(self.keys_of(kept))
        self.refresh()

    def _remember(self) -> None:
        """Know in which cards something is marked now."""
        if not self.marks:
            self._marked_in = []
        if not any(cards is self.cards for cards in self._marked_in):
            self._marked_in.append(self.cards)


class KeepingList(KeptCards, KeepingMarks[T], PlainList[T]):
    """Cards that a function draws; what was drawn of them is kept, too."""

    def extend(self, cards: Sequence[T]) -> None:
        """Know of other cards behind those that are in view: all that is drawn is as it was."""
        first = self.cursor + self.size.height
        beyond = [place for place in self._drawn if place > first]
        self._keep(beyond)
        for place in beyond:
            del self._drawn[place]
            self._strips.pop(place, None)
        self._view = None
        self.set_reactive(KeepingList.cards, cards)  # type: ignore[misc]  # a reactive of a generic class
        self._measure()
