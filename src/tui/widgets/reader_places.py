"""Where pages, chapters and minutes begin, as one cites them: beside the text, in the margin.

Where the margin is too narrow the gutter shows the number alone, unless a sign stands there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.document import Block

__all__ = ["place_beside", "places_in"]


def places_in(
    rows: list[int], end: int, blocks: Sequence[Block], starts: list[int]
) -> dict[int, str]:
    """Return on which rows a place to cite begins, and its label.

    `rows` are the starts of the rows in view, `end` is where the last ends, `starts` are those
    of the blocks; all in code points.
    """
    found: dict[int, str] = {}
    for block in blocks[bisect_left(starts, rows[0]) :]:
        if block.span.start >= end:
            break
        if block.kind == "locator":
            found[bisect_right(rows, block.span.start) - 1] = block.label
    return found


def place_beside(label: str, margin: int, gutter: int, *, bare: bool) -> tuple[str, str]:
    """Return what the margin shows of a label, and what the gutter behind its pointer does.

    `margin` and `gutter` are their cells, `bare` says that no signs stand in the gutter.
    """
    said = clean(label)
    if said and said.isascii() and len(said) < margin:
        return f"{said:>{margin - 1}} ", ""
    short = said.rpartition(" ")[2]
    if bare and short and short.isascii() and len(short) < gutter - 1:
        return "", f"{short:<{gutter - 1}}"
    return "", ""
