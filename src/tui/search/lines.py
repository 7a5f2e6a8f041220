"""Lines in alphabetical order, to find those that begin in some way.

One string takes the memory of its letters. As a list of strings the words of a library take
seven times as much, and finding some takes no less time: a few steps of a binary search.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["SortedLines"]

_FEW, _SHARE = 2_000, 4
"""Lines that are not yet among the others: so many, or one in so many."""

_BEYOND = "\U0010ffff"
"""Comes after whatever a line may go on with: this is no character, and in no word."""


class SortedLines:
    """Lines, each with a line feed at its end; `text` are those of before, in order."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._count = text.count("\n")
        self._late: list[str] = []

    def add(self, lines: Iterable[str]) -> None:
        """Add lines, in any order."""
        self._late += lines
        self._late.sort()
        if len(self._late) > max(_FEW, self._count // _SHARE):
            self.text()

    def text(self) -> str:
        """Return all lines in order."""
        if self._late:
            lines = self._text.split("\n")
            lines[-1:] = self._late
            self._count, self._late = len(lines), []
            lines.sort()  # two runs in order: linear
            self._text = "\n".join((*lines, ""))
        return self._text

    def beginning(self, prefix: str) -> list[str]:
        """Return the lines that begin with `prefix`, in order."""
        low = _first(self._text, prefix, 0)
        found = self._text[low : _first(self._text, prefix + _BEYOND, low)].split("\n")
        del found[-1]
        if late := self._late:
            start = bisect_left(late, prefix)
            if new := late[start : bisect_left(late, prefix + _BEYOND, start)]:
                found = sorted(found + new)
        return found


def _first(text: str, line: str, low: int) -> int:
    """Return where the first line that is not before `line` starts, at or after `low`."""
    high = len(text)
    while low < high:
        middle = (low + high) // 2
        start = max(low, text.rfind("\n", low, middle) + 1)
        end = text.index("\n", middle)
        if text[start:end] < line:
            low = end + 1
        else:
            high = start
    return low
