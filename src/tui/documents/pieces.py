"""The parts an HTML page is cut into, and tables, which are made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.documents.building import flatten, table_text

if TYPE_CHECKING:
    from tui.documents.document import BlockKind

__all__ = ["Piece", "Table", "set_lines"]

_LONGEST_CELL = 400


@dataclass(slots=True)
class Piece:
    """One part of a page; `main` and `article` number the element it stands in, from 1."""

    kind: BlockKind
    text: str
    level: int = 0
    main: int = 0
    article: int = 0
    furniture: bool = False


@dataclass(slots=True)
class Table:
    """A table being read: `rows` of cells of pieces, and where its outcome goes."""

    rows: list[list[list[Piece]]]
    outer: list[Piece]

    def pieces(self) -> list[Piece]:
        """Return one table of data, or the pieces of a table that only arranges a page."""
        inner = [piece for row in self.rows for cell in row for piece in cell]
        cells = [[_cell(cell) for cell in row] for row in self.rows if row]
        arranged = any(text is None for row in cells for text in row)
        if arranged or not inner or len(cells) < 2 or max(map(len, cells)) < 2:
            return inner
        first = inner[0]
        text = table_text([[cell or "" for cell in row] for row in cells])
        return [Piece("table", text, 0, first.main, first.article, first.furniture)]


def _cell(cell: list[Piece]) -> str | None:
    """Return a cell's text, or None when it holds more than a cell of data would."""
    if any(p.kind not in ("paragraph", "item", "heading") for p in cell) or len(cell) > 6:
        return None
    text = " ".join(p.text for p in cell)
    return text if len(text) <= _LONGEST_CELL else None


def set_lines(raw: str) -> str:
    """Flatten white space, with `<br>` (marked by a vertical tab) as line ends."""
    lines = [flatten(line) for line in raw.replace("\v\v", "\v \v").split("\v")]
    return "\n".join(lines)
