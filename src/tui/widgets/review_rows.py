"""What waits for review, as text: what was annotated, what stands there now, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.widgets.annotation_panel_cards import tag_pieces
from tui.widgets.card_text import Line, Piece, cells, joined, piece, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.library import Unsettled
    from tui.spans import Span

__all__ = ["ReviewRow", "in_its_place", "review_lines", "review_rows", "status_in_words"]

QUOTE_LINES = 4
"""Lines of the old text, and of the new one."""
_SAME = 60
"""Code points of what both texts say that are shown around a change."""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One note that waits; the first of its document also names that."""

    item: Unsettled
    title: str
    of_document: int
    """How many wait in this document, on its first row; else 0."""

    @property
    def key(self) -> str:
        """What the row is known by when the list is filled anew."""
        return self.item.placed.annotation.id


def review_rows(items: Sequence[Unsettled], titles: Mapping[str, str]) -> list[ReviewRow]:
    """Return rows in the order of `items`, with the title of each document on its first."""
    counts: dict[str, int] = {}
    for item in items:
        counts[item.placed.path] = counts.get(item.placed.path, 0) + 1
    rows: list[ReviewRow] = []
    for item in items:
        path = item.placed.path
        rows.append(ReviewRow(item, titles.get(path) or path, counts.pop(path, 0)))
    return rows


def status_in_words(item: Unsettled) -> str:
    """Return in a few words what happened to the passage."""
    placed = item.placed
    if item.gone:
        return "its document is gone or cannot be read"
    if placed.status == "fuzzy":
        return "its words changed"
    if placed.status == "ambiguous":
        return "unsure: gloss cannot tell which passage it is"
    if placed.status == "moved":
        if placed.found == placed.annotation.quote:
            return "the same words, but other text around them"
        return "only similar words, in another place"
    return "not found in the text any more"


def review_lines(row: ReviewRow, width: int, colours: Mapping[str, str | None]) -> list[Line]:
    """Return document, status and confidence, the old text, the one now, and the note."""
    placed, note = row.item.placed, row.item.placed.annotation
    lines = _title(row, width) if row.of_document else []
    # Of several places that are all alike none is sure, however much it says the same.
    word = "alike" if placed.status == "ambiguous" else "sure"
    sure = f"{placed.confidence * 100:.0f} % {word}" if placed.span is not None else ""
    lines.append(_ends([piece(placed.status, "problem"), Piece("  "),
                        piece(status_in_words(row.item))], sure, width))  # fmt: skip
    was, now = _texts(row.item)
    lines += _labelled("was ", was, width)
    if now:
        lines += _labelled("now ", now, width)
    said: list[Piece] = [piece(f"{note.verdict}  ", "verdict")] if note.verdict else []
    said += [*tag_pieces(note.tags, colours), Piece("  ")] if note.tags else []
    said += [piece(" ".join(note.note.split()))] if note.note else []
    if said:
        lines += _labelled("note", said, width, limit=2)
    return lines


def _title(row: ReviewRow, width: int) -> list[Line]:
    count = f"{row.of_document} to review"
    return [_ends([piece(row.title, "key")], count, width)]


def _ends(left: Sequence[Piece], right: str, width: int) -> Line:
    """Return a line with something at both ends; where both do not fit, the left one."""
    room = width - cells(right) - 2
    if not right or room < 12:
        return wrap(left, width, 1)[0]
    start = wrap(left, room, 1)[0]
    return (
        *start,
        Piece(" " * (width - cells(right) - cells(joined(start)))),
        Piece(right, "muted"),
    )


def _labelled(
    label: str, said: Sequence[Piece], width: int, limit: int = QUOTE_LINES
) -> list[Line]:
    """Return wrapped pieces with a label before the first line."""
    if width < 20:
        return wrap(said, width, limit)
    heads = [Piece(f"  {label} ", "muted")] + [Piece(" " * 7)] * limit
    return [(head, *line) for head, line in zip(heads, wrap(said, width - 7, limit), strict=False)]


def _texts(item: Unsettled) -> tuple[list[Piece], list[Piece]]:
    """Return what was annotated, and what is proposed: what differs is marked in both."""
    placed = item.placed
    note = placed.annotation
    if placed.found is None:
        return _in_context(note.prefix, note.quote, note.suffix), []
    if placed.found == note.quote:
        return (
            _in_context(note.prefix, note.quote, note.suffix),
            _in_context(item.before, placed.found, item.after),
        )
    from tui.comparing import word_diff

    changes = word_diff(note.quote, placed.found)
    return (
        _marked(note.quote, [(c.a, c.kind == "equal") for c in changes], "differs"),
        _marked(placed.found, [(c.b, c.kind == "equal") for c in changes], "same"),
    )


def in_its_place(item: Unsettled) -> str:
    """Return what stands around a proposal, in one line."""
    before, after = " ".join(item.before.split()), " ".join(item.after.split())
    start = f"…{_last_words(before)}" if before else "at the start of the text:"
    return f"{start} […] " + (f"{_first_words(after)}…" if after else "and nothing more")


def _in_context(before: str, quote: str, after: str) -> list[Piece]:
    start, end = " ".join(before.split()), " ".join(after.split())
    return [
        piece(f"…{_last_words(start)} " if start else "", "muted"),
        piece(" ".join(quote.split()), "strong"),
        piece(f" {_first_words(end)}…" if end else "", "muted"),
    ]


def _first_words(text: str) -> str:
    """Return the first words of a line, whole ones where it has spaces."""
    return text if len(text) <= _SAME // 2 else text[: _SAME // 2].rsplit(" ", 1)[0]


def _last_words(text: str) -> str:
    """Return the last words of a line, whole ones where it has spaces."""
    return text if len(text) <= _SAME // 2 else text[-_SAME // 2 :].split(" ", 1)[-1]


def _marked(text: str, stretches: Iterable[tuple[Span, bool]], role: str) -> list[Piece]:
    """Return `text` with what is not in the other one in `role`; long equal parts shortened."""
    said: list[Piece] = []
    last = 0
    kept = [(span, same) for span, same in stretches if span]
    for number, (span, same) in enumerate(kept):
        said.append(
            Piece(" " if text[last : span.start].strip() == "" and last < span.start else "")
        )
        words = " ".join(span.of(text).split())
        if same and len(words) > 2 * _SAME:
            head = "" if number == 0 else _first_words(words)
            tail = "" if number == len(kept) - 1 else _last_words(words)
            words = f"{head} … {tail}".strip()
        said.append(piece(words, "" if same else role))
        last = span.end
    return said
