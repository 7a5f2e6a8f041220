"""Which cells of a table hold prose: interviews and findings are often set in tables.

A cell that is a sentence, or several, is read like a paragraph; names, figures and headings of
columns are not.
"""

from __future__ import annotations

import re

from tui.spans import Span

__all__ = ["prose_cells"]

_CELL = re.compile(r"[^|\n]+")
_FEWEST = 4  # spaces between the words of a sentence
_STOPS = (".", "!", "…", "。", '."', ".”", ".»", ".)", ".]", ".*")


def prose_cells(text: str, start: int, end: int) -> list[Span]:
    """Return the cells of the table `text[start:end]` that are whole sentences, trimmed."""
    found = []
    for cell in _CELL.finditer(text, start, end):
        words = cell[0].strip()
        if words.count(" ") < _FEWEST or not any(map(str.isalpha, words[:3])):
            continue
        if words.endswith(_STOPS):
            begin = cell.start() + cell[0].index(words[0])
            found.append(Span(begin, begin + len(words)))
    return found
