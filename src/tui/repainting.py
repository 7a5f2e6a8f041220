"""From the cells that stand on a row to those that are to stand there, in few bytes.

Half a wide character is never written: where either row has one at the edge of what differs,
its other half is written too.
"""

from __future__ import annotations

from itertools import compress, groupby
from operator import itemgetter, ne
from typing import TYPE_CHECKING

from tui.frames import change

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["UNKNOWN", "Cell", "Row", "go_to", "repaint"]

Cell = tuple[str, str]
"""What is drawn and how; the right half of a wide character is drawn with an empty string."""

Row = list[Cell]

UNKNOWN: Cell = ("", "?")
"""What is not known, or may stay whatever it is."""

_GAP = 4
"""Cells that may be written again, because moving over them takes as many bytes."""

_char = itemgetter(0)
_style = itemgetter(1)


def repaint(rows: Iterable[tuple[int, Row, Row]]) -> str:
    """Return what brings rows from what they are to what they are to be: `(y, is, to be)`."""
    out: list[str] = []
    current = ""
    for y, old, new in rows:
        for x, end in _runs(old, new) if old != new else ():
            there = False
            for style, group in groupby(new[x:end], _style):
                text = "".join(cells := list(map(_char, group)))
                if text and not there:
                    out.append(go_to(y, x))
                if text and style != current:
                    out.append(change(current, style))
                    current = style
                out.append(text)
                there = bool(text)  # what is unknown is stepped over
                x += len(cells)  # noqa: PLW2901 - where the next group stands
    if current:
        out.append("\x1b[0m")
    return "".join(out)


def _runs(old: Row, new: Row) -> list[tuple[int, int]]:
    """Return the cells to write, as `[start, end)`, never half a wide character of either row."""
    places = compress(range(len(new)), map(ne, old, new))
    differing = [x for x in places if new[x] != UNKNOWN]
    if not differing:
        return []
    if len(differing) * 2 > differing[-1] - differing[0]:
        runs = [(differing[0], differing[-1] + 1)]
    else:
        runs = _joined(((x, x + 1) for x in differing), _GAP)
    if not (all(map(_char, new)) and all(map(_char, old))):
        runs = _joined((_whole(old, new, start, end) for start, end in runs), 0)
    return runs


def _joined(runs: Iterable[tuple[int, int]], gap: int) -> list[tuple[int, int]]:
    """Return runs with those joined that are `gap` cells apart at most."""
    out: list[tuple[int, int]] = []
    for start, end in runs:
        if out and start <= out[-1][1] + gap:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _whole(old: Row, new: Row, start: int, end: int) -> tuple[int, int]:
    """Return `[start, end)` with the other halves of the wide characters at its edges."""

    def is_apart(x: int) -> bool:
        return bool(new[x][0] and (old[x][0] or old[x] == UNKNOWN))

    while start > 0 and not is_apart(start):
        start -= 1
    while end < len(new) and not is_apart(end):
        end += 1
    return start, end


def go_to(y: int, x: int) -> str:
    """Return the sequence that moves the cursor; rows and columns count from 0."""
    return f"\x1b[{y + 1};{x + 1}H"
