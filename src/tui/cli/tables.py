"""A plain table for people: columns that line up, whatever script the text is in."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from tui.cli.console import printable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tui.cli.console import Console

__all__ = ["cells", "short", "table"]

_WIDEST = 60
"""The cells that a column lines up for."""


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes, near enough for lining up columns."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def short(text: str, limit: int = 100) -> str:
    """Return `text` on one line of at most `limit` code points."""
    flat = printable(text[: 10 * limit])
    return flat if len(flat) <= limit else f"{flat[: limit - 1]}…"


def table(
    console: Console,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Collection[int] = (),
) -> None:
    """Print `rows` under `heads`; the columns in `right` are figures. The last one runs free.

    No column is made wide for all by the few cells that are very long: these move their own row.
    """
    if not rows:
        return
    lines = [[printable(cell) for cell in row] for row in rows]
    sizes = [list(map(cells, column)) for column in zip(heads, *lines, strict=True)]
    widths = [max(size for size in column if size <= _WIDEST) for column in sizes]
    console.styled([(_line(heads, widths, right), "2")])
    for line in lines:
        console.line(_line(line, widths, right))


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    parts = []
    for index, (cell, width) in enumerate(zip(row, widths, strict=True)):
        room = " " * (width - cells(cell))
        last = index == len(row) - 1
        parts.append(cell if last else room + cell if index in right else cell + room)
    return "  ".join(parts).rstrip()
