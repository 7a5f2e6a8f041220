"""The parts of a document that may hold prose, and its headings where its format knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.claims.cells import prose_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.documents.document import Block
    from tui.spans import Span

__all__ = ["Part", "without_blocks"]

_NO_PROSE = frozenset(("code", "table", "matter", "heading"))


class Part(NamedTuple):
    """A part of a text that may hold prose, or a heading that its format knows."""

    start: int
    end: int
    heading: bool = False


def without_blocks(text: str, span: Span, blocks: Iterable[Block]) -> list[Part]:
    """Return the parts of `span` outside code, tables and front matter, and headings, in order.

    A page, a chapter or a subtitle is a block too (`locator`), around prose like any other; a
    cell of a table is prose where it holds a whole sentence.
    """
    left_out = sorted(
        (b.span, b.kind) for b in blocks if b.kind in _NO_PROSE and b.span.overlaps(span)
    )
    found: list[Part] = []
    position = span.start
    for block, kind in left_out:
        if block.start > position:
            found.append(Part(position, block.start))
        low, high = max(position, block.start), min(block.end, span.end)
        if kind == "table":
            found += [Part(cell.start, cell.end) for cell in prose_cells(text, low, high)]
        elif kind == "heading" and low < high:
            found.append(Part(low, high, heading=True))
        position = max(position, block.end)
    if position < span.end:
        found.append(Part(position, span.end))
    return found
