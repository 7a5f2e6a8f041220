"""What the cards of the annotation panel say: pure functions from a row to its lines."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tui.claims.claim import NORMAL
from tui.text.quoting import in_marks
from tui.widgets.card_text import Line, Piece, piece, wrap
from tui.widgets.tag_colours import tag_colour

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.widgets.annotation_panel_rows import ClaimRow, NoteRow, PairRow

__all__ = [
    "RELATION_SIGNS",
    "SIGNS",
    "claim_lines",
    "facts_line",
    "note_lines",
    "pair_lines",
    "short_date",
    "tag_pieces",
]

SIGNS = {"asserted": "▎", "attributed": "”", "hedged": "?", "predicted": "→", "denied": "✗"}
RELATION_SIGNS = {"same": "=", "differs": "≠", "related": "~", "echo": "«"}

_STATUS = {
    "fuzzy": "the words have changed",
    "moved": "the same words, in other surroundings",
    "ambiguous": "several passages fit",
    "orphan": "not found in the text any more",
}

QUOTE_LINES = 3
NOTE_LINES = 12


def short_date(stamp: str, now: datetime | None = None) -> str:
    """Return an RFC 3339 time as `20 Nov` in local time, with the year where it is another."""
    try:
        when = datetime.fromisoformat(stamp).astimezone()
    except (ValueError, OverflowError):
        return ""
    today = now or datetime.now(when.tzinfo)
    day = f"{when.day} {when:%b}"
    return day if when.year == today.year else f"{day} {when.year}"


def tag_pieces(tags: Sequence[str], colours: Mapping[str, str | None]) -> list[Piece]:
    """Return `#tag` for each tag in its own colour, with spaces between."""
    pieces: list[Piece] = []
    for tag in tags:
        colour = tag_colour(tag, colours.get(tag)).hex6
        pieces += [Piece(" ") if pieces else Piece(""), piece(f"#{tag}", "tag", colour)]
    return pieces


def _quoted(text: str, width: int, limit: int) -> list[Line]:
    marked = in_marks(text)
    lines = wrap([piece(marked, "quote")], width, limit)
    if lines and lines[-1][-1].text == "…":  # cut: close the quotation all the same
        lines = wrap([piece(marked[:-1], "quote")], width - 1, limit)
        lines[-1] = (*lines[-1], Piece("”", "quote"))
    return lines


def facts_line(row: NoteRow, colours: Mapping[str, str | None]) -> list[Piece]:
    """Return `disputed  #tag #tag`: what was decided, in words."""
    note = row.placed.annotation
    pieces = [piece(note.verdict, "verdict")] if note.verdict else []
    if note.tags:
        pieces += [Piece("  ")] if pieces else []
        pieces += tag_pieces(note.tags, colours)
    return pieces


def note_lines(
    row: NoteRow, width: int, colours: Mapping[str, str | None], *, head: str = ""
) -> list[Line]:
    """Return quote, verdict, tags, note, who says so and when, and links; `head` goes above."""
    note = row.placed.annotation
    lines = wrap([piece(head, "strong")], width, 1) if head else []
    lines += (
        _quoted(note.quote, width, QUOTE_LINES)
        if note.quote
        else [(Piece("memo on the document", "muted"),)]
    )
    if facts := facts_line(row, colours):
        lines += wrap(facts, width, 3)
    body: list[Line] = []
    for paragraph in note.note.splitlines():
        body += wrap([piece(paragraph)], width, NOTE_LINES)
    lines += body[:NOTE_LINES]
    if len(body) > NOTE_LINES:
        lines.append((Piece("… e opens the rest", "muted"),))
    says = f"said by {note.attribution}" if note.attribution else ""
    when = short_date(note.modified or note.created)
    last = " · ".join(part for part in (says, note.certainty or "", when, note.creator) if part)
    if last:
        lines += wrap([piece(last, "muted")], width, 2)
    if note.quote and row.placed.status in _STATUS:
        lines += wrap(
            [piece(f"! {row.placed.status}: {_STATUS[row.placed.status]}", "problem")], width
        )
    for end in row.links:
        what = piece(f" {end.title}" if end.title else " a note that is not there any more")
        lines += wrap([piece(end.relation, "link"), what], width, 2)
        if end.quote:
            lines += _quoted(end.quote, width, 1)
    return lines


def claim_lines(
    row: ClaimRow,
    width: int,
    colours: Mapping[str, str | None],
    why: Sequence[str] = (),
) -> list[Line]:
    """Return the claim, then how it is said, its kinds, its speaker, and how it was judged.

    Last comes `why` it was marked, where that is known: its cues.
    """
    claim, note = row.claim, row.annotation
    certainty, who = row.certainty, row.attribution
    role = certainty if certainty in SIGNS else "muted"
    sign = SIGNS.get(certainty, " ")
    lines = wrap([piece(sign + " ", role), piece(" ".join(claim.text.split()))], width, 4)
    kinds = note.kinds if note and note.kinds else claim.kinds
    words = [piece(certainty, role)]
    if kinds:
        words.append(piece(" · " + ", ".join(kinds), "muted"))
    if who:
        words.append(piece(f" · {who}", "muted"))
    if claim.score < NORMAL:
        words.append(piece(" · weak", "muted"))
    lines += wrap(words, width, 2)
    if note is not None and (note.verdict or note.tags):
        pieces = [piece(note.verdict, "verdict"), Piece("  ")] if note.verdict else []
        lines += wrap([*pieces, *tag_pieces(note.tags, colours)], width, 2)
    if why:
        lines += wrap([piece("marked for " + " · ".join(why), "muted")], width, 3)
    return lines


def _where(row: PairRow) -> list[Piece]:
    """Return the title; of copies their number first, and the other titles after it."""
    if not row.copies:
        return [piece(row.title, "strong")]
    others = "".join(f", {one.title}" for one in row.copies)
    return [piece(f"{len(row.copies) + 1} in these words: {row.title}", "strong"), piece(others)]


def pair_lines(row: PairRow, width: int) -> list[Line]:
    """Return how the passage elsewhere relates, where it stands, its words, what differs."""
    pair = row.pair
    role = {"same": "same", "differs": "differs"}.get(pair.relation, "muted")
    sign = f"{RELATION_SIGNS.get(pair.relation, '~')} {pair.relation}  "
    lines = wrap([piece(sign, role), *_where(row)], width, 3 if row.copies else 2)
    lines += _quoted(pair.b.text, width, 4)
    for difference in pair.differences[:4]:
        here = piece(difference.a or "nothing", "strong")
        there = piece(difference.b or "nothing", role)
        arrow = Piece(" here, there ", "muted")
        lines += wrap([piece(f"{difference.kind}: ", "muted"), here, arrow, there], width, 2)
    if row.copies:
        lines += wrap([piece("O opens another of them", "muted")], width, 1)
    lines += wrap([Piece("here ", "muted"), piece(in_marks(pair.a.text), "muted")], width, 1)
    return lines
