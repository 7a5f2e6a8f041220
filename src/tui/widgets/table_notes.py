"""What a note looks like in a list over many documents: few lines, the document first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.annotation import CONTEXT
from tui.text.quoting import in_marks
from tui.widgets.annotation_panel_cards import facts_line, short_date
from tui.widgets.card_text import Line, Piece, cells, joined, piece, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.widgets.annotation_panel_rows import NoteRow

__all__ = ["context_lines", "listed_lines"]

_LINES = 4
"""Lines for a passage in its context."""
_LEAST = 48
"""Half of these code points stand before a passage however long it is."""
_TITLE = 8
"""Cells from which on a title, or the beginning of it, says something."""


def _head(row: NoteRow, width: int, colours: Mapping[str, str | None]) -> Line:
    """Return verdict and tags on the left, the document and the date on the right.

    A title is cut rather than the date behind it.
    """
    note = row.placed.annotation
    left = facts_line(row, colours)
    if not note.quote:
        left = [Piece("memo on the document", "muted"), *([Piece("  "), *left] if left else [])]
    left = left or [Piece("no tags, not judged", "muted")]
    title = row.title or row.placed.path
    when = short_date(note.modified or note.created)
    room = max(0, width - cells(joined(left)) - 3)
    if room < _TITLE:
        return wrap(left, width, 1)[0]
    day = f" · {when}" if when and room - len(when) - 3 >= _TITLE else ""
    where = wrap([piece(title, "muted")], room - len(day), 1)[0]
    if day:
        where = (*where, piece(day, "muted"))
    gap = width - cells(joined(left)) - cells(joined(where))
    return (*left, Piece(" " * gap), *where)


def listed_lines(row: NoteRow, width: int, colours: Mapping[str, str | None]) -> list[Line]:
    """Return marks and document, the quote on one line, the note on up to two."""
    note = row.placed.annotation
    lines = [_head(row, width, colours)]
    status = row.placed.status
    if note.quote.strip():
        flag = [piece(f"! {status} ", "problem")] if status != "exact" else []
        lines += wrap([Piece("  "), *flag, piece(in_marks(note.quote), "quote")], width, 1)
    said = " ".join(note.note.split())
    if said:
        lines += [(Piece("  "), *line) for line in wrap([piece(said)], width - 2, 2)]
    return lines


def context_lines(row: NoteRow, width: int, colours: Mapping[str, str | None]) -> list[Line]:
    """Return marks and document, the quote within what stands around it, and the note."""
    note = row.placed.annotation
    lines = [_head(row, width, colours)]
    if quote := " ".join(note.quote.split()):
        # a long passage is not pushed out of its lines by what stands before it
        room = max(_LEAST, _LINES * (width - 2) - len(quote)) // 2
        words = [
            piece(_before(note.prefix[-CONTEXT:], room), "muted"),
            piece(quote, "strong"),
            piece(_after(note.suffix[:CONTEXT]), "muted"),
        ]
        lines += [(Piece("  "), *line) for line in wrap(words, width - 2, _LINES)]
    said = " ".join(note.note.split())
    if said:
        lines += [(Piece("  "), *line) for line in wrap([piece(said)], width - 2, 2)]
    return lines


def _before(prefix: str, room: int) -> str:
    """Return what stands before a passage, in whole words, as many as fit into `room`.

    Where no space is between words, as in Chinese, it is cut anywhere.
    """
    text = " ".join(prefix.split())
    if len(prefix) < CONTEXT and len(text) <= room:
        said = text  # the document begins there
    else:
        _, _, said = text[-room:].partition(" ")
        said = f"…{said or text[-room:]}"
    return said + " " * prefix[-1:].isspace()


def _after(suffix: str) -> str:
    """Return what stands behind a passage, in whole words where spaces are between them."""
    text = " ".join(suffix.split())
    if len(suffix) == CONTEXT:  # else the document ends there
        whole = text if suffix[-1].isspace() else text.rpartition(" ")[0]
        text = f"{whole or text}…"
    return " " * suffix[:1].isspace() + text
