"""How a search result reads in a list: where it is, and its words in their context.

Pure functions from a hit to lines, so that what is shown can be tested without a screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.text.quoting import within_marks
from tui.widgets.card_text import Line, Piece, cells, piece, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.search.hit import Hit
    from tui.spans import Span

__all__ = ["Offer", "Result", "again", "draw_row", "grouped", "in_context", "row_key"]

_WORDS_BEFORE = 24
"""Code points shown before the first matched word, so that it reads as part of a sentence."""


@dataclass(frozen=True, slots=True)
class Result:
    """One hit in the list; the first of a group says how many the group has."""

    hit: Hit
    title: str
    in_group: int = 0
    """With groups: how many hits the document has, at its first hit; 0 elsewhere."""
    is_grouped: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """What the empty box offers: a query to take up, and what it is."""

    query: str
    about: str
    sign: str = " "


def row_key(row: Result | Offer) -> str:
    """Return what a row is known by, so that cursor and marks stay on it while results refine.

    No other row may have the same: a title and what stands under it are a few characters apart.
    Where a passage narrows to the claim that it begins with, the row is still the same.
    """
    if isinstance(row, Offer):
        return f"offer {row.query}"
    hit = row.hit
    return hit.annotation or f"{hit.path} {hit.span.start}"


def grouped(results: Iterable[Result]) -> list[Result]:
    """Return the results document by document, the one with the best hit first."""
    by_path: dict[str, list[Result]] = {}
    for result in results:
        by_path.setdefault(result.hit.path, []).append(result)
    return [
        Result(one.hit, one.title, len(group) if place == 0 else 0, is_grouped=True)
        for group in by_path.values()
        for place, one in enumerate(group)
    ]


def draw_row(row: Result | Offer, width: int) -> list[Line]:
    """Return the lines of one row in at most `width` cells."""
    if isinstance(row, Offer):
        query = Piece(row.sign + " "), piece(row.query, "strong")
        return wrap([*query, piece(f"   {row.about}", "muted")], width, 1)
    lines: list[Line] = []
    if not row.is_grouped or row.in_group:
        count = f"{row.in_group} here" if row.in_group > 1 else ""
        lines.append(_spread(piece(row.title, "strong"), _label(row, count), width))
        lines += _context(row.hit, width, "")
    else:
        lines += _context(row.hit, width, _sign(row.hit))
    return lines


def _sign(hit: Hit) -> str:
    """Return the sign of what kind of hit it is."""
    return {"notes": "✎ ", "tags": "# ", "claims": "▎ "}.get(hit.where, "")


def _label(row: Result, count: str) -> Piece:
    kind = {"notes": "✎ note", "tags": "# tags", "claims": "claim"}.get(row.hit.where, "text")
    return Piece(f"{kind} · {count}" if count else kind, "muted")


def _spread(left: Piece, right: Piece, width: int) -> Line:
    """Return one line with `left` at its start and `right` at its end."""
    room = width - cells(right.text) - 2
    if room < 8:
        return wrap([left], width, 1)[0]
    line = wrap([left], room, 1)[0]
    used = sum(cells(part.text) for part in line)
    return (*line, Piece(" " * (room - used + 2)), right)


def _context(hit: Hit, width: int, sign: str) -> list[Line]:
    """Return the words of the hit in their context: note before quote."""
    indent = 1
    first = [Piece(sign, "muted")] if sign else []
    if hit.annotation is None:
        parts = in_context(hit.text, hit.matches, 2 * width)
        return _indented(wrap([*first, *parts], width - indent, 2), indent)
    lines: list[Line] = []
    if hit.note:
        noted = in_context(hit.note, hit.matches, 2 * width)
        lines += wrap([*first, *noted], width - indent, 2)
    if hit.text and hit.text != hit.note:
        quote = _in_context_of_quote(hit, width)
        lines += wrap([piece("“", "quote"), *quote, piece("”", "quote")], width - indent, 1)
    return _indented(lines, indent)


def _in_context_of_quote(hit: Hit, width: int) -> list[Piece]:
    """Return the matched words of a noted passage in context, without marks of its own."""
    within = within_marks(hit.text)
    found = (match.intersection(within) for match in hit.in_quote)
    matches = [match.shift(-within.start) for match in found if match]
    return in_context(within.of(hit.text), matches, width)


def _indented(lines: list[Line], by: int) -> list[Line]:
    return [(Piece(" " * by), *line) for line in lines]


def in_context(text: str, matches: Sequence[Span], room: int) -> list[Piece]:
    """Return about `room` code points of `text` around the matched words, those marked as hits.

    `matches` are disjoint and in order. Where words are left out there is an ellipsis.
    """
    start, end = _window(text, matches, room)
    pieces: list[Piece] = [Piece("… ", "muted")] if start else []
    position = start
    for match in matches:
        if match.start < position or match.end > end:
            continue
        pieces.append(piece(_flat(text[position : match.start])))
        pieces.append(piece(match.of(text), "hit"))
        position = match.end
    pieces.append(piece(_flat(text[position:end])))
    if end < len(text):
        pieces.append(Piece(" …", "muted"))
    return pieces


def _flat(text: str) -> str:
    """Return `text` with every run of white space as one space."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")


def _window(text: str, matches: Sequence[Span], room: int) -> tuple[int, int]:
    """Return which part of `text` to show: where the most matched words are near each other."""
    if len(text) <= room:
        return 0, len(text)
    start, most = 0, -1
    for match in matches:
        inside = sum(match.start <= m.start and m.end <= match.start + room - 30 for m in matches)
        if inside > most:
            start, most = max(0, match.start - _WORDS_BEFORE), inside
    if start:
        space = text.find(" ", start, start + _WORDS_BEFORE)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + room - 4)
    space = text.rfind(" ", start + 1, end)
    return start, space if space > start and end < len(text) else end


def rows_of(
    hits: Iterable[Hit], title_of: Callable[[str], str], *, by_document: bool
) -> list[Result]:
    """Return hits as rows, ranked flat or document by document."""
    results = [Result(hit, title_of(hit.path)) for hit in hits]
    return grouped(results) if by_document else results


def again(row: Result, rows: Sequence[Result]) -> int | None:
    """Return where a row stands among others, or what has become of it: the note on its passage."""
    keys = [row_key(other) for other in rows]
    if (key := row_key(row)) in keys:
        return keys.index(key)
    hit = row.hit
    there = (place for place, other in enumerate(rows) if _touch(other.hit, hit))
    return next(there, None)


def _touch(one: Hit, other: Hit) -> bool:
    return one.path == other.path and one.span.overlaps(other.span)
