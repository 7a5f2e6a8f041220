"""What the ledger says, as lines of text: its header, a row, and a row in words.

Pure, so that it can be tested without a screen. One sign stands in each cell, so that fifty
sources fit beside the claims; the words behind the signs stand below, for one row at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.text.cells import cell_widths
from tui.widgets.card_text import Line, Piece, cells, piece, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.comparing import Cell, Difference, Ledger, Pair, Row

__all__ = [
    "SIGNS",
    "Layout",
    "fitting",
    "head_line",
    "in_words",
    "legend_line",
    "pair_lines",
    "row_line",
]

SIGNS = {
    "asserted": "▎",
    "attributed": "”",
    "hedged": "?",
    "predicted": "→",
    "denied": "✗",
    "not found": "·",
    "silent": "∅",
}
"""The sign of each stance, the same as in the gutter of the text."""

_SAYS = {
    "asserted": "asserts",
    "attributed": "quotes",
    "hedged": "hedges",
    "predicted": "predicts",
    "denied": "denies",
}
_ROLES = {"≠": "differs", "=": "same", "~": "muted", "«": "muted", "": "muted"}
_COUNTS = 8
_MOST_VERDICT = 12


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns stand, in cells; `first` and `shown` are the sources in view."""

    claim: int
    column: int
    first: int
    shown: int
    verdict: int

    @classmethod
    def of(cls, width: int, sources: int, at: int) -> Layout:
        """Fit `sources` columns into `width` cells, with the column `at` in view.

        Claims keep a third of the width; the columns shrink from four cells to one, and only
        where even that is too much do they scroll.
        """
        verdict = _MOST_VERDICT if width >= 76 else 0
        counts = _COUNTS if width >= 60 else 0
        room = width - 2 - verdict - counts - max(16, width // 3)
        column = next((w for w in (4, 3, 2, 1) if w * sources <= room), 1)
        shown = max(1, min(sources, room // column))
        first = max(0, min(at - shown // 2, sources - shown)) if shown < sources else 0
        claim = max(8, width - 2 - verdict - counts - shown * column)
        return cls(claim, column, first, shown, verdict)

    @property
    def columns(self) -> range:
        """The numbers of the sources in view, from 0."""
        return range(self.first, self.first + self.shown)


def _fit(text: str, width: int, *, right: bool = False) -> str:
    """Return clean `text` cut or filled up to exactly `width` cells."""
    shown = _short(text, width)
    space = " " * max(0, width - cells(shown))
    return space + shown if right else shown + space


def _short(text: str, width: int) -> str:
    """Return foreign `text` in at most `width` cells, cut with an ellipsis."""
    shown = piece(text).text
    if cells(shown) <= width:
        return shown
    room, kept = width - 1, 0
    for size in cell_widths(shown):
        if size > room:
            break
        room, kept = room - size, kept + 1
    return f"{shown[:kept].rstrip()}…" if width > 0 else ""


def fitting(facts: Sequence[str], room: int) -> str:
    """Return as many of the facts as fit into `room` cells, the first ones first."""
    said = ""
    for fact in facts:
        longer = f"{said} · {fact}" if said else fact
        if cells(longer) > room:
            break
        said = longer
    return said


def head_line(layout: Layout, at: int) -> Line:
    """Return the header: the number of each source, the one of the cursor marked."""
    line = [Piece(_fit("  CLAIM", layout.claim + 2), "strong")]
    for column in layout.columns:
        number = str(column + 1)
        if layout.column < 3 and len(number) > layout.column:
            number = number[-layout.column :]  # the legend says the whole number
        role = "key" if column == at else "muted"
        # over the sign, which stands one cell before the end of a wide column
        wide = layout.column > 2
        shown = _fit(number, layout.column - wide, right=wide) + " " * wide
        line.append(Piece(shown, role))
    if layout.verdict:
        line += [Piece("ORIGINS ", "muted"), Piece(_fit("VERDICT", layout.verdict), "muted")]
    return tuple(line)


def row_line(row: Row, paths: Sequence[str], layout: Layout, at: int | None) -> Line:
    """Return one row; `at` is the column of the cursor if the row has it."""
    line = [
        Piece(f"{row.sign or ' '} ", _ROLES[row.sign]),
        Piece(_fit(row.claim, layout.claim), "strong" if at is not None else ""),
    ]
    # neighbours that look alike are one piece: fifty of them are slow to draw
    for role, alike in groupby(_signs(row, paths, layout, at), attrgetter("role")):
        line.append(Piece("".join(sign.text for sign in alike), role))
    if layout.verdict:
        counts = f"{row.says} vs {row.otherwise}" if row.otherwise else str(row.says)
        line.append(Piece(_fit(counts, _COUNTS - 1, right=True) + " ", "muted"))
        line.append(Piece(_fit(row.verdict or "", layout.verdict), "verdict"))
    return tuple(line)


def _signs(row: Row, paths: Sequence[str], layout: Layout, at: int | None) -> Iterator[Piece]:
    cells_of: dict[str, list[Cell]] = {}
    for cell in row.cells:
        cells_of.setdefault(cell.path, []).append(cell)
    wide = layout.column > 2
    for column in layout.columns:
        said = cells_of.get(paths[column])
        stance = (
            said[0].stance if said else row.stance(paths[column]) if row.silent else "not found"
        )
        text = SIGNS[stance]
        if column == at and wide:
            yield Piece(f"{'[' + text + ']':>{layout.column}}", "mark")
            continue
        open_ = said and all(cell.proposed for cell in said)
        role = "muted" if open_ or stance not in _SAYS else stance
        sign = (text + " " * wide).rjust(layout.column) if wide else text.ljust(layout.column)
        yield Piece(sign, "hit" if column == at else role)


def in_words(
    row: Row,
    paths: Sequence[str],
    titles: Mapping[str, str],
    *,
    at: int,
    width: int,
    limit: int,
    origins: Mapping[str, str] | None = None,
) -> list[Line]:
    """Return a row in words, in at most `limit` lines: who says it how, and what differs.

    The source of the cursor comes first, and every source has at least one line while there
    is room; then what differs, and who was not found to say anything.
    """
    number = _numbers(tuple(paths))
    here = paths[at] if at < len(paths) else ""
    said = sorted(row.cells, key=lambda c: (c.path != here, number.get(c.path, 0), c.span))
    told: list[Line] = []
    rest = _rest(row, paths, number, width, origins or {})
    for cell in said:
        lines = wrap(_cell(cell, number, titles), width, 2 if cell.path == here else 1)
        told += lines
    telling = (pair for pair in row.pairs if pair.differences or pair.relation == "differs")
    differs = [wrap(_pair(pair, number), width, 1)[0] for pair in telling]
    room = max(1, limit - len(rest) - min(2, len(differs)))
    if len(told) > room == 1:
        told = told[:1]
    elif len(told) > room:
        more = piece(
            f"… and more: {len(said)} passages in all; h l bring a source to the top", "muted"
        )
        told = [*told[: room - 1], (more,)]
    return [*told, *differs[: max(0, limit - len(told) - len(rest))], *rest][:limit]


def _cell(cell: Cell, number: Mapping[str, int], titles: Mapping[str, str]) -> list[Piece]:
    role = cell.stance if cell.stance in _SAYS else "muted"
    said = [
        Piece(f"{number.get(cell.path, 0)} ", "muted"),
        Piece(_short(titles.get(cell.path, cell.path), 34), "strong"),
        Piece(f"  {SIGNS[cell.stance]} {_SAYS.get(cell.stance, cell.stance)}  ", role),
        piece(f"“{' '.join(cell.text.split())}”", "quote"),
    ]
    if cell.proposed:
        said.insert(2, Piece("  proposed", "muted"))
    return said


def _pair(pair: Pair, number: Mapping[str, int]) -> list[Piece]:
    differs = pair.relation == "differs"
    word = "differs from" if differs else "is like"
    said = f"{number.get(pair.a.path, 0)} {word} {number.get(pair.b.path, 0)}"
    line = [Piece(said, "differs" if differs else "same")]
    for found in pair.differences[:3]:
        line += _difference(found)
    return line


def _difference(found: Difference) -> list[Piece]:
    return [
        Piece(f"  {found.kind}: ", "muted"),
        piece(found.a, "differs"),
        Piece(" → ", "muted"),
        piece(found.b, "same"),
    ]


def pair_lines(pair: Pair, width: int, *, flipped: bool = False) -> list[Line]:
    """Return in words how two passages relate; `flipped` says what the second one says first."""
    said = {"same": "= the same", "differs": "≠ differs", "related": "~ related", "echo": "« echo"}
    roles = {"same": "same", "differs": "differs"}
    line = [Piece(said[pair.relation], roles.get(pair.relation, "muted"))]
    for found in pair.differences[:4]:
        line += _difference(replace(found, a=found.b, b=found.a) if flipped else found)
    return wrap(line, width, 2)


def _rest(
    row: Row,
    paths: Sequence[str],
    number: Mapping[str, int],
    width: int,
    origins: Mapping[str, str],
) -> list[Line]:
    """Return the lines on copies, and on the sources that say nothing: by whose word?"""
    lines = []
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
            if by == word and path in number and path not in said
        ]
        if silent:
            lines.append(f"{_listed(silent)}: silent, says {word}")
    taken = said.union(row.silent)
    missing = [str(n) for n in islice((number[p] for p in paths if p not in taken), width)]
    if missing:
        named = f"{', '.join(missing)}: not found by gloss"
        count = len(paths) - len(taken & number.keys())
        lines.append(named if cells(named) <= width else f"{count:,} sources: not found by gloss")
    return [wrap([piece(line, "muted")], width, 1)[0] for line in lines]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


@lru_cache(maxsize=2)
def _numbers(paths: tuple[str, ...]) -> dict[str, int]:
    """Return the number of each source: of ten thousand too it is asked for at every key."""
    return {path: place + 1 for place, path in enumerate(paths)}


def legend_line(
    ledger: Ledger, titles: Mapping[str, str], layout: Layout, at: int, width: int
) -> Line:
    """Return which source each number means, the one of the cursor first."""
    line: list[Piece] = []
    used = 0
    order = [at, *(c for c in layout.columns if c != at)] if ledger.paths else []
    if layout.shown <= 12:
        order = list(layout.columns)
    room = max(12, width // max(1, min(len(order), 6)) - 6)
    for column in order:
        path = ledger.paths[column]
        short = _short(titles.get(path, path), room)
        used += cells(short) + len(str(column + 1)) + 4
        if used > width and line:
            line.append(Piece("…", "muted"))
            break
        role = "strong" if column == at else "muted"
        line += [Piece(f"{column + 1} ", "key" if column == at else "muted"), Piece(short, role)]
        line.append(Piece("   "))
    return tuple(line)
