"""Where pages, chapters and minutes begin, as one cites them: beside the text, in the margin.

Where the margin is narrow they are said shorter; where there is none the gutter shows the number
alone, of a time the minute, unless a sign stands there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents.document import Block

__all__ = ["place_beside", "places_in"]

_ROOMY = 5
"""Cells of a margin in which numbers of all lengths can stand below each other."""
_TIME = re.compile(r"(\d\d):(\d\d):(\d\d)")


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
    forms = [form for form in (said, *_shorter(said)) if form and form.isascii()]
    fitting = next((form for form in forms if len(form) < margin), "")
    is_short = bare and bool(forms) and len(forms[-1]) < gutter - 1
    if fitting and (margin >= _ROOMY or not is_short):
        return f"{fitting:>{margin - 1}} ", ""
    return ("", f"{forms[-1]:<{gutter - 1}}") if is_short else ("", "")


def _shorter(label: str) -> tuple[str, ...]:
    """Return shorter ways to say a label: `p.12` and `12`, of a time `14:02` and its minute."""
    if time := _TIME.fullmatch(label):
        hours, minutes = int(time[1]), int(time[2])
        exact = f"{hours}:{time[2]}:{time[3]}" if hours else f"{minutes}:{time[3]}"
        return exact, f"{60 * hours + minutes}'"
    kind, _, number = label.rpartition(" ")
    if kind.endswith("."):
        return f"{kind}{number}", number
    return (number,) if number.isdecimal() else ()  # but no chapter is called by its last word
