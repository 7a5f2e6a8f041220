"""The parts an HTML page is cut into, and tables, which are made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.documents.building import flatten, table_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.documents.document import BlockKind

__all__ = ["Open", "Piece", "Table", "hung", "set_lines"]

_LONGEST_CELL = 400
_SHORT = 60  # as a cell of data
_STOPS = (".", "!", "?", "…", ":", ".”", ".’")
_MOST_COLUMNS, _MOST_ROWS = 20, 200
"""That one cell may stretch over."""
_MOST_STRETCHED = 100
_HUNG = re.compile(
    r"(?:(?P<sign>[·•§▪‣o\uf0b7\uf0a7-])|(?P<number>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]))"
    r"(?=[\xa0 ]{0,60}\xa0\xa0)[\xa0 ]{2,60}(?=\S)",
    re.IGNORECASE,
)
"""The sign of an item and the blanks that do not break which Word and Outlook set behind it."""
_NUMBERS = {most: frozenset(map(str, range(1, most + 1))) for most in (_MOST_COLUMNS, _MOST_ROWS)}


@dataclass(slots=True)
class Open:
    """An open element, and the state before it, to be put back at its end."""

    name: str
    before: tuple[bool, bool, int, int, int]
    mark: int = -1  # where the inline text stood when a <sup>, <sub> or <a> opened
    note: bool = False  # refers to a footnote, where its number is raised
    refers: bool = False  # refers to a footnote, however it looks
    target: str = ""  # what the link leads to within a page
    author: int = -1  # where the inline text stood when an element began that names one
    table: bool = False  # has a sink of its own
    only_name: bool = False  # what it says must look like a name
    heading: bool = False  # is one, though its name does not say so


@dataclass(slots=True)
class Piece:
    """One part of a page; `main` and `article` number the element it stands in, from 1.

    `furniture` is what the page marks as around its content, `by_name` how surely its name
    says so.
    """

    kind: BlockKind
    text: str
    level: int = 0
    main: int = 0
    article: int = 0
    furniture: bool = False
    by_name: int = 0


@dataclass(slots=True)
class Table:
    """A table being read: `rows` of cells of pieces, and where its outcome goes."""

    rows: list[list[list[Piece]]]
    outer: list[Piece]
    _stretched: dict[int, int] = field(
        default_factory=dict
    )  # by column: the last row covered, from 1

    def enter(self, name: str, attributes: Mapping[str, str]) -> list[Piece] | None:
        """Begin a row or a cell; return where the pieces of a cell go."""
        if name == "tr" or not self.rows:
            self.add_row()
        if name == "tr":
            return None
        return self.add_cell(attributes.get("colspan", ""), attributes.get("rowspan", ""))

    def add_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def add_cell(self, columns: str, rows: str) -> list[Piece]:
        """Add a cell to the last row and return where its pieces go.

        `columns` and `rows` are how far it stretches, as the page says; the places that it
        covers beside and below are empty.
        """
        row = self.rows[-1]
        this = len(self.rows)
        while self._stretched.get(len(row), 0) >= this:
            row.append([])
        cell: list[Piece] = []
        wide = _number(columns, _MOST_COLUMNS)
        high = _number(rows, _MOST_ROWS)
        for column in range(len(row), len(row) + wide):
            if high > 1 and column < _MOST_STRETCHED:
                self._stretched[column] = this + high - 1
        row.append(cell)
        row.extend([] for _ in range(wide - 1))
        return cell

    def pieces(self) -> list[Piece]:
        """Return one table of data, or the pieces of a table that only arranges a page."""
        inner = [piece for row in self.rows for cell in row for piece in cell]
        cells = [[_cell(cell) for cell in row] for row in self.rows if row]
        arranged = any(text is None for row in cells for text in row)
        if arranged or not inner or max(map(len, cells)) < 2:
            return inner
        if len(cells) < 2 and not _is_data(cells[0]):
            return inner
        first = inner[0]
        text = table_text([[cell or "" for cell in row] for row in cells])
        where = (first.main, first.article, first.furniture, first.by_name)
        return [Piece("table", text, 0, *where)]


def _is_data(row: Sequence[str | None]) -> bool:
    """Say whether the only row of a table is one of data: a few words in each of some cells."""
    said = [cell for cell in row if cell]
    return len(said) > 1 and all(len(c) <= _SHORT and not c.endswith(_STOPS) for c in said)


def _number(said: str, most: int) -> int:
    """Return how far a cell stretches; what cannot be is 1."""
    return int(said) if said in _NUMBERS[most] else 1


def _cell(cell: list[Piece]) -> str | None:
    """Return a cell's text, or None when it holds more than a cell of data would."""
    if any(p.kind not in ("paragraph", "item", "heading") for p in cell) or len(cell) > 6:
        return None
    text = " ".join(p.text for p in cell)
    return text if len(text) <= _LONGEST_CELL else None


def hung(text: str) -> tuple[BlockKind, str, int]:
    """Return what a paragraph is: one that only looks like an item of a list is one."""
    found = _HUNG.match(text)
    if found is None:
        return "paragraph", text, 0
    return "item", f"{found['number'] or '•'} {text[found.end() :]}", 1


def set_lines(raw: str) -> str:
    """Flatten white space, with `<br>` (marked by a vertical tab) as line ends."""
    lines = [flatten(line) for line in raw.replace("\v\v", "\v \v").split("\v")]
    return "\n".join(lines)
