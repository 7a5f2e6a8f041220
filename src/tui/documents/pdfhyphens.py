"""Words that were cut at the ends of lines on PDF pages, whole again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.documents.pdfcolumns import CUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.documents.pdfcolumns import Line

__all__ = ["HYPHENS", "CutWords", "with_hyphens"]

HYPHENS = (CUT, "\ufffe")
"""What stands where a word was cut at a line's end."""
# Only from the beginning of a word: from each letter of a long one would be its length squared.
_CUT = re.compile(rf"(?<!\w)(\w++)[{''.join(HYPHENS)}] ?(\0[^\0]*\0)?(\w*)")
_CUT_START = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]{2,}")


def with_hyphens(text: str) -> str:
    """Return a text with plain hyphens where words were cut."""
    for hyphen in HYPHENS:
        text = text.replace(hyphen, "-")
    return text


class CutWords:
    """Puts cut words together: a compound keeps its hyphen, which the words around tell."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def note(self, lines: Iterable[Line]) -> None:
        """Note the whole words of a page."""
        cut = False
        for line in lines:
            whole = _CUT_START.sub("", line.text, count=1) if cut else line.text
            cut = line.text.endswith(CUT)
            self._words.update(w.casefold() for w in _WORD.findall(_CUT.sub(" ", whole)))

    def whole(self, text: str) -> str:
        """Return a text with its cut words whole."""
        return with_hyphens(_CUT.sub(self._joined, text))

    def _joined(self, match: re.Match[str]) -> str:
        """Put one word together; where a page ends in it, the mark of the next one stays there."""
        first, mark, second = match[1], match[2] or "", match[3]
        compound = (
            not second
            or second[0].isupper()
            or second[0].isdigit()
            or first[-1].isdigit()
            or (
                (first + second).casefold() not in self._words
                and first.casefold() in self._words
                and second.casefold() in self._words
            )
        )
        return f"{first}{'-' * compound}{mark}{second}"
