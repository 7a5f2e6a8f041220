"""The list of the notes on a shelf: ten thousand of them, of which a dozen are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from tui.widgets.annotation_panel_rows import NoteRow
from tui.widgets.drawing_ahead import DrawingAhead
from tui.widgets.filter_list import PlainList
from tui.widgets.keeping_list import KeepingList
from tui.widgets.kept_cards import KeptCards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from textual.strip import Strip

    from tui.widgets.note_shelf import NoteShelf

__all__ = ["PassageList", "ShelfList", "Shown"]


class Shown(Sequence[NoteRow]):
    """Some rows of a shelf in an order, each of them looked at only when it is asked for.

    To go through ten thousand of them for the twelve that are drawn takes a third of a frame.
    """

    def __init__(self, shelf: NoteShelf, places: Sequence[int]) -> None:
        self.shelf = shelf
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[NoteRow]:
        return map(self.shelf.rows.__getitem__, self.places)

    @overload
    def __getitem__(self, at: int) -> NoteRow: ...

    @overload
    def __getitem__(self, at: slice) -> list[NoteRow]: ...

    def __getitem__(self, at: int | slice) -> NoteRow | list[NoteRow]:
        rows = self.shelf.rows
        if isinstance(at, slice):
            return [rows[place] for place in self.places[at]]
        return rows[self.places[at]]

    def agrees(self, other: Shown, first: int) -> bool:
        """Say whether the `first` of others are the very same rows: those that are in view."""
        return (
            other.shelf is self.shelf
            and other.places[:first] == self.places[:first]
            and (len(self) == len(other) or min(len(self), len(other)) >= first)
        )

    def keys(self) -> list[str]:
        """Return what each of them is known by."""
        keys = self.shelf.keys
        return [keys[place] for place in self.places]

    def known_by(self, keys: set[str]) -> list[NoteRow] | None:
        """Return the rows of these keys, in their order; None where some are not among them.

        None, too, where two rows have the same key.
        """
        if self.shelf.has_copies:
            return None
        if len(keys) == len(self):
            return list(self) if keys.issuperset(self.keys()) else None
        wanted, rows = self.shelf.places_of(keys), self.shelf.rows
        found = [rows[place] for place in self.places if place in wanted]
        return found if len(found) == len(keys) else None


class _Ahead(DrawingAhead, KeptCards):
    """Draws cards of other lists, too, which a key may show instead."""

    def _page_of(
        self, cards: Sequence[NoteRow], places: Iterable[int]
    ) -> Iterator[Sequence[Strip]]:
        """Yield what is not drawn of as many cards as there is room for."""
        left = self._height
        for card in (cards[at] for at in places):
            if strips := self.drawn_before(card):
                yield strips
            left -= self.lines_kept(card)
            if left <= 0:
                return


class ShelfList(_Ahead, KeepingList[NoteRow]):
    """The notes of a shelf, which knows their keys; and as they are ordered next."""

    beside: Callable[[], tuple[Sequence[NoteRow], int] | None] | None = None
    """Says what the key for another order shows instead, and where the cursor stands then."""

    def _due(self) -> Iterator[Sequence[Strip]]:
        yield from super()._due()
        if self.beside is None or (other := self.beside()) is None:
            return
        cards, at = other
        count = len(cards)
        up = at >= self.scroll_offset.y  # as far as the list scrolls to its cursor
        yield from self._page_of(cards, range(at, -1, -1) if up else range(at, count))
        yield from self._page_of(cards, range(count - 1, -1, -1))

    def keys_of(self, cards: Sequence[NoteRow]) -> Iterable[str]:
        """Return the ids of notes."""
        return cards.keys() if isinstance(cards, Shown) else super().keys_of(cards)

    @property
    def marked(self) -> list[NoteRow]:
        """The marked notes; with none marked, the current one."""
        rows = self.cards.known_by(self.marks) if isinstance(self.cards, Shown) else None
        return rows or super().marked

    def extend(self, cards: Sequence[NoteRow]) -> None:
        """Know of other notes behind those that are in view, and draw some of them in a pause."""
        super().extend(cards)
        self.draw_ahead_soon()


class PassageList(_Ahead, PlainList[NoteRow]):
    """The passages of a tag; those of the tags beside it are drawn before they are asked for."""

    beside: Sequence[Sequence[NoteRow]] = ()
    """The passages that the next key may show instead of these."""

    def _due(self) -> Iterator[Sequence[Strip]]:
        yield from super()._due()
        for cards in self.beside:
            count = len(cards)
            yield from self._page_of(cards, range(count))
            yield from self._page_of(cards, range(count - 1, -1, -1))
