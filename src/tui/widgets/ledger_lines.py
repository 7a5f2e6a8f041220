"""What a row of the ledger says, in words: who says it how, what differs, who says nothing.

Pure, so that it can be tested without a screen; the signs in the rows are
:mod:`tui.widgets.ledger_rows`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from tui.text.folding import fold
from tui.text.quoting import in_marks
from tui.widgets.card_text import Line, Piece, cells, piece, wrap
from tui.widgets.ledger_rows import ASIDE, OTHERWISE, SAYS, SIGNS, numbers_of, short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.comparing import Cell, Difference, Pair, Row
    from tui.comparing.opposites import Opposite

__all__ = ["fitting", "in_words", "pair_lines"]

T = TypeVar("T")


def fitting(facts: Sequence[str], room: int) -> str:
    """Return as many of the facts as fit into `room` cells, the first ones first."""
    said = ""
    for fact in facts:
        longer = f"{said} · {fact}" if said else fact
        if cells(longer) > room:
            break
        said = longer
    return said


def in_words(
    row: Row,
    paths: Sequence[str],
    titles: Mapping[str, str],
    *,
    at: int,
    width: int,
    limit: int,
    origins: Mapping[str, str] | None = None,
    places: Mapping[str, int] | None = None,
) -> list[Line]:
    """Return a row in words, in at most `limit` lines: who says it how, and what differs.

    The source of the cursor comes first, and every source has at least one line while there
    is room; then what differs, and who was not found to say anything. `places` are the numbers,
    from 1, of the rows that are shown, by their ids.
    """
    number = numbers_of(tuple(paths))
    here = paths[at] if at < len(paths) else ""
    said = sorted(row.cells, key=lambda c: (c.path != here, number.get(c.path, 0), c.span))
    told: list[Line] = []
    if not row.at(here):
        for one in row.against(here)[:2]:
            told += wrap(_opposite(one, number, titles, places or {}), width, 2)
    rest = _rest(row, paths, number, width, origins or {})
    for alike in _copies(said, origins or {}):
        lines = wrap(_cell(alike, number, titles), width, 2 if alike[0].path == here else 1)
        told += lines
    telling = (pair for pair in row.pairs if pair.differences or pair.relation == "differs")
    within = [
        wrap(_pair(pair, number), width, 1)[0] for pair in _once(telling, _itself, origins or {})
    ]
    against = sorted(row.opposites, key=lambda one: here not in {one.pair.a.path, one.pair.b.path})
    beyond = [
        wrap(_pair(one.pair, number, _where(one, places or {})), width, 1)[0]
        for one in _once(against, attrgetter("pair"), origins or {})
    ]
    differs = [*within[:1], *beyond[:1], *within[1:], *beyond[1:]]
    room = max(1, limit - len(rest) - min(2, len(differs)))
    if len(told) > room == 1:
        told = told[:1]
    elif len(told) > room:
        more = piece(
            f"… and more: {len(said)} passages in all; h l bring a source to the top", "muted"
        )
        told = [*told[: room - 1], (more,)]
    return [*told, *differs[: max(0, limit - len(told) - len(rest))], *rest][:limit]


def _copies(said: Sequence[Cell], origins: Mapping[str, str]) -> list[list[Cell]]:
    """Return the passages, those together that copies of one text have in the same words."""
    alike: dict[object, list[Cell]] = {}
    for cell in said:
        words = " ".join(cell.text.split())
        copied = (origins.get(cell.path), words, cell.stance, cell.proposed, cell.verdict)
        alike.setdefault(copied if cell.path in origins else cell, []).append(cell)
    return [*alike.values()]


def _once(found: Iterable[T], pair_of: Callable[[T], Pair], origins: Mapping[str, str]) -> list[T]:
    """Return what rests on comparisons; of those with several copies of one text only the first."""
    kept: dict[object, T] = {}
    for one in found:
        pair = pair_of(one)
        ends = (origins.get(side.path, side.path) for side in (pair.a, pair.b))
        said = [(found.kind, fold(found.a), fold(found.b)) for found in pair.differences]
        kept.setdefault((*ends, pair.relation, *said), one)
    return [*kept.values()]


def _itself(pair: Pair) -> Pair:
    return pair


def _cell(
    alike: Sequence[Cell], number: Mapping[str, int], titles: Mapping[str, str]
) -> list[Piece]:
    cell = alike[0]
    role = cell.stance if cell.stance in SAYS else "muted"
    said = [
        Piece(f"{number.get(cell.path, 0)} ", "muted"),
        Piece(short(titles.get(cell.path, cell.path), 34), "strong"),
        Piece(f"  {SIGNS[cell.stance]} {SAYS.get(cell.stance, cell.stance)}  ", role),
        piece(in_marks(cell.text), "quote"),
    ]
    if cell.verdict:
        said.insert(3, piece(f"{cell.verdict}  ", "verdict"))
    if cell.otherwise:
        said.insert(2, Piece(f"  {OTHERWISE} otherwise", "differs"))
    if cell.proposed:
        said.insert(2, Piece("  proposed", "muted"))
    if others := sorted(
        {number.get(other.path, 0) for other in alike} - {number.get(cell.path, 0)}
    ):
        said.insert(2, Piece(f" and {_listed(others)}", "muted"))
    return said


def _opposite(
    one: Opposite, number: Mapping[str, int], titles: Mapping[str, str], places: Mapping[str, int]
) -> list[Piece]:
    other = one.pair.b
    sign = Piece(f"  {OTHERWISE} in {_where(one, places)}  ", "differs")
    if one.of_dissent:
        against = number.get(one.pair.a.path, 0)
        sign = Piece(f"  {ASIDE} against {against}, in {_where(one, places)}  ", "muted")
    return [
        Piece(f"{number.get(other.path, 0)} ", "muted"),
        Piece(short(titles.get(other.path, other.path), 34), "strong"),
        sign,
        piece(in_marks(other.text), "quote"),
    ]


def _where(one: Opposite, places: Mapping[str, int]) -> str:
    if one.row is None:
        return "a passage without a row"
    place = places.get(one.row)
    return f"row {place:,}" if place else "a row not shown"


def _pair(pair: Pair, number: Mapping[str, int], where: str = "") -> list[Piece]:
    """Return how two passages relate; `where` the other one stands if not in the row."""
    differs = pair.relation == "differs"
    one, other = number.get(pair.a.path, 0), number.get(pair.b.path, 0)
    word = "differs from" if differs else "is like"
    said = f"{one} conflicts with {where}: {other}" if where else f"{one} {word} {other}"
    line = [Piece(said, "differs" if differs else "same")]
    for found in pair.differences[:3]:
        line += _difference(found)
    return line


def _difference(found: Difference) -> list[Piece]:
    """Return in what two passages differ, both sides alike: neither is right or wrong here."""
    return [
        Piece(f"  {found.kind}: ", "muted"),
        piece(found.a, "strong"),
        Piece(" / ", "muted"),
        piece(found.b, "strong"),
    ]


_RELATES = {
    "same": "= the same",
    "differs": "≠ differs",
    "related": "~ related: the same subject",
    "echo": "« echo: nearly the same words",
}


def pair_lines(
    pair: Pair, width: int, *, flipped: bool = False, quoted: str | None = None
) -> list[Line]:
    """Return in words how two passages relate, in two lines at most.

    `flipped` says what the second one says first; `quoted` is the one that is not on the screen.
    """
    roles = {"same": "same", "differs": "differs"}
    line = [Piece(_RELATES[pair.relation], roles.get(pair.relation, "muted"))]
    for found in pair.differences[:4]:
        line += _difference(replace(found, a=found.b, b=found.a) if flipped else found)
    if quoted is None:
        return wrap(line, width, 2)
    there = [Piece("there ", "muted"), piece(in_marks(quoted), "quote")]
    return [*wrap(line, width, 1), *wrap(there, width, 1)]


def _rest(
    row: Row,
    paths: Sequence[str],
    number: Mapping[str, int],
    width: int,
    origins: Mapping[str, str],
) -> list[Line]:
    """Return the lines on copies, and on the sources that say nothing: by whose word?"""
    lines = [] if row.cells else ["its passages stand in no document any more; they are kept"]
    said = {cell.path for cell in row.cells}
    copies: dict[str, list[int]] = {}
    for path in said:
        if path in origins and path in number:
            copies.setdefault(origins[path], []).append(number[path])
    lines += [
        f"{_listed(shared)}: one origin, they share their text"
        for shared in sorted(map(sorted, copies.values()))
        if len(shared) > 1
    ]
    words = row.word or ("a reader",) * len(row.silent)
    for word in dict.fromkeys(words):
        silent = [
            number[path]
            for path, by in zip(row.silent, words, strict=True)
            if by == word and path in number and row.is_silent(path)
        ]
        if silent:
            lines.append(f"{_listed(silent)}: silent, says {word}")
    taken = said.union(row.silent, (one.pair.b.path for one in row.opposites))
    missing = [str(n) for n in islice((number[p] for p in paths if p not in taken), max(0, width))]
    if missing:
        named = f"{', '.join(missing)}: not found by gloss"
        count = len(paths) - len(taken & number.keys())
        lines.append(named if cells(named) <= width else f"{count:,} sources: not found by gloss")
    return [wrap([piece(line, "muted")], width, 1)[0] for line in lines]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
