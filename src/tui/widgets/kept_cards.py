"""What was drawn of a card is shown again, whatever list it stands in next.

A filter leaves most of what is in view where it is, the letter that is taken back brings the rest
again, and so does another order; wrapping the words of the same cards anew took a third of such a
key. A card is known by itself, not by its place or its name: one that has changed is another one.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.widgets.card_text import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

    from tui.widgets.card_text import Line
    from tui.widgets.card_view import CardView

    _Base = CardView[Any]
else:
    _Base = object  # a style sheet is inherited from the first base that is a widget, no other

__all__ = ["KeptCards"]

_MOST = 300
"""Cards that are kept: some ten views."""


class KeptCards(_Base):
    """Keeps what was drawn of cards that never change; a class beside a view of them."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._whose: dict[int, Any] = {}
        """The card of which the lines at a place were drawn."""
        self._kept: dict[int, tuple[Any, list[Line], dict[tuple[int, int, str, bool], Strip]]] = {}
        """What was drawn of cards that were shown before these, by address; the last ones last."""

    def looks_the_same(self, card: Any) -> bool:
        """Say whether a card looks the same wherever it stands; a subclass may know better."""
        del card
        return True

    def _make_way(self, cards: Sequence[Any]) -> None:
        """Keep what is drawn."""
        del cards
        self._keep(list(self._drawn))
        super()._forget()
        self._whose.clear()

    def _keep(self, places: Sequence[int]) -> None:
        """Keep what is drawn at these places."""
        kept = self._kept
        for place in places:
            card = self._whose.get(place)
            if card is not None and self.looks_the_same(card):
                kept.pop(id(card), None)
                kept[id(card)] = card, self._drawn[place], self._strips.get(place, {})
        for old in list(islice(kept, max(0, len(kept) - _MOST))):
            del kept[old]

    def drawn_before(self, card: Any) -> Sequence[Strip]:
        """Draw a card that stands in no list yet, and keep it; nothing where it is drawn already.

        As it looks where the cursor is elsewhere, and without a mark.
        """
        if id(card) in self._kept or self._drawn_width != self._width:
            return ()
        width, bar = self._room.width, Piece("│" if self.GAP else " ", "rule")
        lines = self.draw_card(card, self._width) or [()]
        strips = {
            (number, width, "", False): self._styles.strip((bar, Piece(" "), *line), width, "")
            for number, line in enumerate(lines[: self._height])
        }
        self._kept[id(card)] = card, lines, strips
        return [*strips.values()]

    def lines_kept(self, card: Any) -> int:
        """Return how many lines of a card are kept, 1 where none is."""
        known = self._kept.get(id(card))
        return len(known[1]) if known else 1

    def _lines(self, index: int) -> list[Line]:
        if index in self._drawn:
            return super()._lines(index)
        card = self.cards[index]
        if (known := self._kept.get(id(card))) is not None:
            _, self._drawn[index], self._strips[index] = known
        lines = super()._lines(index)
        self._whose[index] = card
        return lines

    def _forget(self) -> None:
        super()._forget()
        self._whose.clear()
        self._kept.clear()

    def notify_style_update(self) -> None:
        """Keep nothing in the colours of another theme."""
        look = self._look
        super().notify_style_update()
        if self._look != look:
            self._kept.clear()
