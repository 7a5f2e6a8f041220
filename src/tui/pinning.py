"""No border moves, whatever a terminal holds for the width of a character.

Of most characters all terminals say the same width; of vowel signs of Indic scripts, emoji,
joined and combining characters and whatever is newer than the terminal they do not, and some drop
what stands behind a character that they do not know. Behind such a one everything on the line
would stand elsewhere, borders too. So it is written on cells wiped before, and what follows is told
where it stands.

Standard: ECMA-48, 8.3.38 (ECH), 8.3.21 (CUP).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.frames import SEQUENCE
from tui.repainting import go_to
from tui.text.cells import disputed, is_narrow, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pinned", "runs"]

_ROW = re.compile(r"(?=\x1b\[\d+;\d+H)")

_GAP = 8
"""Undisputed characters between two others that are written with them: a move takes as many."""


def pinned(frame: str) -> str:
    """Return what draws `frame`, each row of which begins with a move, with nothing shifted.

    A disputed character may still be cut, or leave a cell empty; only its own cells show it.
    """
    if is_narrow(frame.replace("\x1b", "")):
        return frame
    return "".join([_pinned(row) for row in _ROW.split(frame)])


def _pinned(row: str) -> str:
    """Return what draws a row, or what stands before the first, with nothing shifted."""
    if is_narrow(row.replace("\x1b", "")):
        return row
    out: list[str] = []
    place: tuple[int, int] | None = None
    astray = False
    for index, part in enumerate(SEQUENCE.split(row)):
        if index % 2:
            if part[-1] == "H":
                place, astray = _place(part), False
            out.append(part)
            continue
        if "\n" in part or "\r" in part or part.startswith("\x1b"):  # index, reverse index
            place = None
        for text, is_odd in runs(part):
            if place is None:
                out.append(text)
                continue
            if astray:
                out.append(go_to(*place))
            cells = sum(map(width_of, text))
            out.append(f"\x1b[{cells}X{text}" if is_odd and cells else text)
            place, astray = (place[0], place[1] + cells), is_odd
    return "".join(out)


def _place(move: str) -> tuple[int, int] | None:
    """Return row and column, from 0, of a CUP that names both."""
    y, _, x = move[2:-1].partition(";")
    return (int(y) - 1, int(x) - 1) if y.isdecimal() and x.isdecimal() else None


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """Yield parts of a text, and whether terminals may dispute the width of what is in them.

    The character before a disputed one comes with it: it may be what a mark stands on.
    """
    at = start = end = 0
    for place in disputed(text):
        if end and place - end <= _GAP:
            end = place + 1
            continue
        if end:
            yield text[start:end], True
            at = end
        start, end = max(at, place - 1), place + 1
        if start > at:
            yield text[at:start], False
            at = start
    if end:
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
