"""The cards of one tab of the annotation panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.annotation_panel_cards import claim_lines, note_lines, pair_lines
from tui.widgets.annotation_panel_places import Places
from tui.widgets.annotation_panel_rows import ClaimRow, NoteRow, PanelRow
from tui.widgets.claim_reasons import ClaimReasons
from tui.widgets.claim_rows import ClaimRows
from tui.widgets.drawing_ahead import DrawingAhead
from tui.widgets.keeping_list import KeepingMarks
from tui.widgets.kept_cards import KeptCards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.spans import Span
    from tui.widgets.card_text import Line

__all__ = ["PanelCards"]


class PanelCards(DrawingAhead, KeptCards, KeepingMarks[PanelRow], ClaimReasons):
    """A list of notes, claims or pairs that follows the reader's target."""

    def __init__(
        self,
        colours: Mapping[str, str | None],
        *,
        id: str | None = None,  # noqa: A002 (Textual's name)
        empty: str = "",
    ) -> None:
        super().__init__(id=id, empty=empty)
        self._colours = colours
        self._places: Places | None = None
        self._why: dict[str, tuple[str, ...]] = {}

    is_filtered = False
    """Whether there are more cards, which a filter hides."""
    are_near = False
    """Whether these are only the cards of what is near the view, in a very long text."""

    @property
    def said_of_none(self) -> str:
        """What is said where there is no card."""
        if not self.is_filtered:
            return self.empty
        return f"nothing {'near here ' if self.are_near else ''}matches: Esc shows all"

    def draw_card(self, card: PanelRow, width: int) -> list[Line]:
        """Return the lines of one card."""
        if isinstance(card, NoteRow):
            return note_lines(card, width, self._colours)
        if isinstance(card, ClaimRow):
            return claim_lines(card, width, self._colours, self._why_marked(card))
        return pair_lines(card, width)

    def _why_marked(self, card: ClaimRow) -> tuple[str, ...]:
        """Return the cues of the claim under the cursor."""
        return self.why_marked(card.claim) if card is self.current else ()

    def why_told(self, text: str) -> None:
        """Draw the card under the cursor again where it was waiting for them."""
        if isinstance(self.current, ClaimRow) and self.current.claim.text == text:
            self.redraw()

    def watch_cursor(self, old: int, new: int) -> None:
        """Say of the claim under the cursor alone why it was marked."""
        if self.cards and isinstance(self.cards[new], ClaimRow):
            self._drawn.pop(old, None)
            self._drawn.pop(new, None)
            self._view = None
            self.refresh()
        super().watch_cursor(old, new)

    def looks_the_same(self, card: PanelRow) -> bool:
        """Say whether it is no claim: only the one under the cursor says why it was marked."""
        return not isinstance(card, ClaimRow)

    def _place_among(self, cards: Sequence[PanelRow], card: PanelRow) -> int:
        """Return where a card stands among others; a claim is found without a look at all."""
        if isinstance(cards, ClaimRows) and isinstance(card, ClaimRow):
            place = cards.place_of(card.span.start, card.span.end)
            return self.cursor if place is None else place
        return super()._place_among(cards, card)

    def key_of(self, card: PanelRow) -> str:
        """Return what the card is known by."""
        return card.key

    def show_rows(self, rows: Sequence[PanelRow], places: Places) -> None:
        """Show other rows; `places` says where all rows stand, or more than these."""
        self._places = places  # good for these rows only; see `_nearest`
        self.show(rows)

    def follow(self, span: Span, name: str | None = None) -> None:
        """Put the cursor on the card of a passage, else on the nearest one before it.

        `name` is an annotation's id where several may stand on the passage. A card is only
        marked as the current one where it touches the passage.
        """
        row = self.current
        if row is None:
            return
        if _is(row, span, name):
            self.quiet = False
            return
        index, touches = self._nearest(span, name)
        if index is not None:
            self.move_to(index)
        self.quiet = not touches

    def _nearest(self, span: Span, name: str | None) -> tuple[int | None, bool]:
        """Return the card of a passage, else one that touches it, else the last one before."""
        if self._places is None or self._places.rows is not self.cards:
            self._places = Places(self.cards)
        touching = self._places.at(span)
        for index in touching:
            if _is(self.cards[index], span, name):
                return index, True
        if touching:
            return touching[0], True
        return self._places.before(span.start), False


def _is(card: PanelRow, span: Span, name: str | None) -> bool:
    """Say whether a card is the one of a passage."""
    if name is not None and isinstance(card, NoteRow):
        return card.key == name
    return card.span == span
