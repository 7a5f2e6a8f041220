"""Lines in alphabetical order, to find those that begin in some way.

One string takes the memory of its letters. As a list of strings the words of a library take
seven times as much, and finding some takes no less time: a few steps of a binary search. There
is one string for each first letter, put in order when somebody asks for that letter: all at once
would take the memory of all as a list after all, and a first answer wants a few letters.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["SortedLines", "each_line", "portions"]

_AT_ONCE = 16_384
"""Lines that are objects at once."""

_BEYOND = "\U0010ffff"
"""Comes after whatever a line may go on with: this is no character, and in no word."""


class SortedLines:
    """Lines without line feeds; `text` are those of before, in order, each with one at its end."""

    def __init__(self, text: str = "") -> None:
        self._parts: defaultdict[str, list[str]] = defaultdict(list)
        """By first letter; those of one part are in order."""
        start = 0
        while start < len(text):
            letter = text[start].rstrip("\n")
            # Empty lines come first of all.
            end = _first(text, letter + _BEYOND, start) if letter else start + 1
            self._parts[letter].append(text[start:end])
            start = end

    def add(self, lines: Iterable[str]) -> None:
        """Add lines, in any order."""
        for some in portions(lines):
            new: defaultdict[str, list[str]] = defaultdict(list)
            for line in some:
                new[line[:1]].append(line)
            for letter, listed in new.items():
                listed.sort()
                self._parts[letter].append("\n".join((*listed, "")))

    def _sorted(self, letter: str) -> str:
        """Return the lines that begin with a letter in order."""
        if letter not in self._parts:
            return ""
        if len(parts := self._parts[letter]) > 1:
            lines = "".join(parts).split("\n")
            del lines[-1]
            lines.sort()  # a few runs in order: linear
            parts[:] = ["\n".join((*lines, ""))]
        return parts[0]

    def text(self) -> str:
        """Return all lines in order."""
        return "".join(map(self._sorted, sorted(self._parts)))

    def beginning(self, prefix: str) -> list[str]:
        """Return the lines that begin with `prefix`, in order."""
        if not prefix:
            return self.text().split("\n")[:-1]
        text = self._sorted(prefix[0])
        low = _first(text, prefix, 0)
        return text[low : _first(text, prefix + _BEYOND, low)].split("\n")[:-1]


def portions(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield some thousand lines at a time."""
    rest = iter(lines)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def each_line(text: str) -> Iterator[str]:
    """Yield the lines of a text, which are never all objects at once."""
    while True:
        *lines, text = text.split("\n", _AT_ONCE)
        yield from lines
        if len(lines) < _AT_ONCE:
            break
    yield text


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
