"""Making a text out of a container's parts, with the place of each part noted.

Every extractor writes through one Builder, so that all extracted texts are set alike: a
blank line between paragraphs, items and rows on lines of their own, no signs of markup.
The same calls always give the same text; that is what makes offsets into it last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.documents.document import Block, BlockKind, Metadata
from tui.errors import DocumentError
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Builder", "Extracted", "flatten", "only_marks", "page_mark", "table_text"]

MAX_CHARS = 60_000_000
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_MARK = re.compile("\0([^\0]*)\0")
_COUNTED = "\1"
_MOST_DIGITS = 9
_WIDEST_TABLE = 100
_DEEPEST_ITEM = 9
_MOST_PADDED = 100_000


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor makes of a file; `partial` when only the beginning was asked for."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] = ()
    partial: bool = False


def page_mark(label: str, number: int = 0) -> str:
    """Return a mark to put into a block's text where a new page or the like begins.

    `number` is that of a page from the first, whatever is printed on it; 0 where it has none.
    """
    said = label.replace("\0", "").replace(_COUNTED, "")
    return f"\0{said}{_COUNTED}{number}\0" if number else f"\0{said}\0"


def only_marks(text: str) -> bool:
    """Say whether nothing but marks is in a block's text: what begins there comes yet."""
    return text.startswith("\0") and not _MARK.sub("", text).strip()


def flatten(text: str) -> str:
    """Return `text` with every run of ASCII white space as one blank, none at the ends."""
    return _BLANKS.sub(" ", text).strip(" ")


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Return a table as lines: columns aligned where it is narrow, else cells between bars."""
    cells = [[flatten(cell) for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    if not cells:
        return ""
    # A sheet may have a thousand empty cells to the right of what it says.
    columns = max(max(i for i, cell in enumerate(row, 1) if cell) for row in cells)
    cells = [row[:columns] for row in cells]
    if columns * len(cells) > _MOST_PADDED + 10 * sum(map(len, cells)):
        return "\n".join(" | ".join(row) for row in cells)  # no table of data is that ragged
    cells = [row + [""] * (columns - len(row)) for row in cells]
    widths = [max(_width(row[i]) for row in cells) for i in range(columns)]
    aligned = sum(widths) + 3 * columns <= _WIDEST_TABLE
    return "\n".join(
        " | ".join(
            cell + " " * (width - _width(cell) if aligned else 0)
            for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    )


def _width(cell: str) -> int:
    """Return how many code points of a cell are text, not marks of pages."""
    return len(_MARK.sub("", cell) if "\0" in cell else cell)


class Builder:
    """Writes blocks one after another and remembers where each one went."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = self._written = 0  # with and without the blank lines at the end
        self._last = ""
        self.blocks: list[Block] = []
        self._locator: tuple[str, int] | None = None
        self._locators: list[Block] = []

    @property
    def length(self) -> int:
        """The code points written so far."""
        return self._length

    def since(self, start: int) -> str:
        """Return what was written from `start` on."""
        kept: list[str] = []
        before = self._length
        for part in reversed(self._parts):
            if before <= start:
                break
            kept.append(part)
            before -= len(part)
        return "".join(reversed(kept))[max(0, start - before) :]

    def add(self, kind: BlockKind, text: str, *, level: int = 0, label: str = "") -> None:
        """Write one block; empty ones are left out. A paragraph needs no Block of its own.

        An item of a list within a list is indented by two blanks for each list around it.
        A label between two NULs (:func:`page_mark`) is not text: a new place to cite starts
        there, in the middle of the block.

        Raises:
            DocumentError: when the text grows beyond what a document may hold.
        """
        # The first line of a listing or of a table may begin with blanks that count.
        bare = text.strip("\n").rstrip(" ") if kind in ("code", "table") else text.strip("\n ")
        parts = _MARK.split(bare)
        if not any(part.strip() for part in parts[::2]):  # nor is a no-break space a paragraph
            for mark in parts[1::2]:
                self.locate(mark)
            return
        if self._length:
            self._write("\n" if kind == self._last == "item" else "\n\n")
        if kind == "item":
            self._write("  " * (min(level, _DEEPEST_ITEM) - 1))
        start = self._length
        for index, part in enumerate(parts):
            if index % 2:
                self.locate(part)
            elif part:
                # In a listing and at the beginning of a table a page's first blanks count too.
                kept = kind == "code" or (kind == "table" and self._length == start)
                doubled = index and self._blank_before and not kept
                self._write(part.lstrip(" ") if doubled else part)
        self._last = kind
        if kind != "paragraph":
            self.blocks.append(Block(kind, Span(start, self._length), level, label))

    def locate(self, label: str) -> None:
        """Start a new place to cite (a page, a chapter, a time) with the next block.

        A label may be what stands in a :func:`page_mark`.
        """
        self._end_locator()
        self._locator = (label, -1)

    def result(self, metadata: Metadata, *, partial: bool = False) -> Extracted:
        """Return everything written, blocks sorted by start, wider ones first."""
        self._end_locator()
        text = "".join(self._parts)
        blocks = sorted([*self._locators, *self.blocks], key=lambda b: (b.span.start, -b.span.end))
        return Extracted(text + "\n" if text else "", metadata, tuple(blocks), partial)

    def _end_locator(self) -> None:
        if self._locator is not None and 0 <= self._locator[1] < self._written:
            (mark, start), end = self._locator, self._written
            label, _, counted = mark.partition(_COUNTED)
            # A title of a chapter may hold this character too, with anything behind it.
            number = int(counted) if counted.isdecimal() and len(counted) <= _MOST_DIGITS else 0
            self._locators.append(Block("locator", Span(start, end), number, label))
        self._locator = None

    @property
    def _blank_before(self) -> bool:
        return bool(self._parts) and self._parts[-1].endswith((" ", "\n"))

    def _write(self, text: str) -> None:
        if self._locator is not None and self._locator[1] < 0 and text.strip("\n "):
            self._locator = (self._locator[0], self._length)
        self._length += len(text)
        if self._length > MAX_CHARS:
            raise DocumentError(
                f"its text is longer than {MAX_CHARS // 1_000_000} million characters"
            )
        self._parts.append(text)
        if text.strip("\n"):
            self._written = self._length
