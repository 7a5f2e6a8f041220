"""The annotation panel folded to one card under the text, for screens of few columns.

Mount one `CompactCard()` below the reader and give it what the panel knows of the target:
`card.show_around(panel.around(target))`. Its height is the reader's choice, whatever it shows, so
the text above never jumps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from tui.widgets.annotation_panel_cards import (
    RELATION_SIGNS,
    SIGNS,
    facts_line,
    short_date,
)
from tui.widgets.annotation_panel_model import Around
from tui.widgets.card_text import Line, Piece, piece, wrap
from tui.widgets.card_view import CardView
from tui.widgets.claim_reasons import ClaimReasons
from tui.widgets.tag_colours import colours_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.widgets.annotation_panel_rows import ClaimRow, LinkEnd, NoteRow, PairRow
    from tui.widgets.tag_completion import KnownTag

__all__ = ["CompactCard", "compact_lines"]


class CompactCard(CardView[Around], ClaimReasons):
    """One card: verdict, tags, the note, who says the same or otherwise elsewhere, and why."""

    GAP: ClassVar[int] = 0
    DEFAULT_CSS = """
    CompactCard {
        height: 6;
        border-top: solid $border;
        background: $panel;
        scrollbar-size-vertical: 0;
    }
    """

    class Appeared(Message):
        """It is on the screen now, and shows what was on the target when it went."""

    def on_show(self) -> None:
        """Ask for what is there now."""
        self.post_message(self.Appeared())

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, empty="no note here: a writes one, t tags, c judges")
        self._colours: dict[str, str | None] = {}
        self._why = {}
        self.quiet = True

    def show_tags(self, tags: Sequence[KnownTag]) -> None:
        """Draw tags in the colours of the codebook."""
        colours = colours_of(tags)
        if colours != self._colours:
            self._colours = colours
            self.redraw()

    def show_around(self, around: Around) -> None:
        """Show what there is on the reader's target."""
        something = around.note or around.claim or around.pairs
        self.show([around] if something else [], 0)

    def draw_card(self, card: Around, width: int) -> list[Line]:
        """Return as many lines as fit."""
        height = max(1, self.size.height)
        why = self.why_marked(card.claim.claim) if card.claim is not None else ()
        return compact_lines(card, width, self._colours, height, why)

    def why_told(self, text: str) -> None:
        """Draw the card again if it was waiting for them."""
        if self.cards and (row := self.cards[0].claim) is not None and row.claim.text == text:
            self.redraw()


def compact_lines(
    around: Around,
    width: int,
    colours: dict[str, str | None],
    height: int,
    why: Sequence[str] = (),
) -> list[Line]:
    """Return the most important lines about a passage: decisions, note, disagreement first.

    Where there is room left they end in `why` the passage was marked: its cues.
    """
    head = _head(around, colours)
    lines = wrap(head, width, 1) if head else []
    order = ("differs", "same", "echo", "related")
    pairs = sorted(around.pairs, key=lambda row: order.index(row.pair.relation))
    told = [_pair_line(row, width) for row in pairs]
    links = [_link_line(end.relation, end.title, end.quote, width) for end in _links(around.note)]
    # What the reader has linked is a decision; of what was merely found, the first line is seen.
    below = links[:1] + told[:1] + links[1:] + told[1:]
    room = max(1, height - len(lines) - len(below[:2]))
    if around.note is not None:
        body = " ".join(around.note.placed.annotation.note.split())
        if body:
            lines += wrap([piece(body)], width, room)
    lines += below
    if why and len(lines) < height:
        lines += wrap([piece("marked for " + " · ".join(why), "muted")], width, height - len(lines))
    return lines[:height]


def _head(around: Around, colours: dict[str, str | None]) -> list[Piece]:
    note, claim = around.note, around.claim
    pieces: list[Piece] = []
    if note is not None:
        pieces += facts_line(note, colours)
        stamp = note.placed.annotation.modified or note.placed.annotation.created
        where = f"{around.place} of {around.total}"
        said = note.placed.annotation.attribution
        facts = [where, f"said by {said}" if said else "", short_date(stamp)]
        gap = "   " if pieces else ""
        pieces.append(piece(gap + " · ".join(part for part in facts if part), "muted"))
    if claim is not None:
        told = note is not None and bool(note.placed.annotation.attribution)
        pieces += _claim_pieces(claim, gap="   " if pieces else "", named=not told)
    return pieces


def _claim_pieces(claim: ClaimRow, gap: str, *, named: bool) -> list[Piece]:
    sign = SIGNS.get(claim.certainty, "")
    said = f" · {claim.attribution}" if claim.attribution and named else ""
    role = claim.certainty if claim.certainty in SIGNS else "muted"
    return [Piece(gap), piece(f"{sign} {claim.certainty}", role), piece(said, "muted")]


def _links(note: NoteRow | None) -> Sequence[LinkEnd]:
    return note.links if note is not None else ()


def _pair_line(row: PairRow, width: int) -> Line:
    role = {"same": "same", "differs": "differs"}.get(row.pair.relation, "muted")
    sign = RELATION_SIGNS.get(row.pair.relation, "~")
    words = " ".join(row.pair.b.text.split())
    copies = f"{len(row.copies) + 1} in these words: " if row.copies else ""
    parts = [piece(f"{sign} ", role), piece(f"{copies}{row.title}  "), piece(words, "muted")]
    return wrap(parts, width, 1)[0]


def _link_line(relation: str, title: str, quote: str, width: int) -> Line:
    parts = [piece(f"{relation} ", "link"), piece(f"{title}  "), piece(quote, "quote")]
    return wrap(parts, width, 1)[0]
