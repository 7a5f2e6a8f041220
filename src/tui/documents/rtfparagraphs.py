"""What RTF says of the paragraph being read: its style, its place in a list, its indents."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Layout", "hung_item"]

_HUNG = re.compile(r"([•‣▪◦●○∙·–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)])[ \xa0]{0,4}\t\s{0,9}")
_DEEPEST_ITEM = 9


@dataclass(slots=True)
class Layout:
    """The layout of a paragraph; `depth` is its level in a list, from 0, indents are in twips."""

    style: str = ""
    outline: int = 0
    depth: int = 0
    in_table: bool = False
    left: int = 0
    first: int = 0

    def note(self, word: str, value: int) -> None:
        """Take in a control word; other ones change nothing."""
        if word == "intbl":
            self.in_table = True
        elif word == "s":
            self.style = str(value)
        elif word == "ilvl":
            self.depth = max(0, min(value, _DEEPEST_ITEM - 1))
        elif word == "outlinelevel":
            self.outline = value + 1 if 0 <= value < _DEEPEST_ITEM else 0
        elif word == "li":
            self.left = value
        elif word == "fi":
            self.first = value


def hung_item(text: str, left: int, first: int) -> tuple[str, int] | None:
    """Return an item and its level where a paragraph has only the look of one.

    `left` and `first` are its indents; the sign of an item hangs out and a tab follows it.
    """
    hung = _HUNG.match(text) if first < 0 else None
    if hung is None:
        return None
    sign = hung[1] if any(map(str.isalnum, hung[1])) else "•"
    level = max(1, min(round(left / -first), _DEEPEST_ITEM))
    return f"{sign} {text[hung.end() :]}", level
