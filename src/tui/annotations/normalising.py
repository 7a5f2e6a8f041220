"""Text without its typography, and the way back to every offset of the original.

Editors, converters and publishers change quotes, dashes, ligatures, accents' encoding, soft
hyphens, line ends and runs of space without changing a word. What is compared here has none
of them. Most of it is one code point for one (`str.translate`); only where the length changes
a piece of the map is kept, so a megabyte takes some hundredths of a second.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

__all__ = ["Normalised"]

_LIKE = {
    **dict.fromkeys("‘’‚‛′‹›`´ʼ＇", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f", ""),
}
_SITES = r" {2,}|(?<=\w)-+ *(?=\w)|-{2,}"


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return what one code point is compared as, without its accents; often itself."""
    like = _LIKE.get(char)
    if like is not None:
        return like
    if char.isspace():
        return " "
    if char < "\x80":
        return char
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char))
    bare = "".join(c for c in apart if not "\u0300" <= c <= "\u036f")
    return unicodedata.normalize("NFC", bare)


class Normalised:
    """A text as it is compared; `text` and `folded` (lower case) have the same offsets."""

    def __init__(self, original: str) -> None:
        table: dict[int, str] = {}
        longer: list[str] = []
        for char in set(original):
            plain = _plain(char)
            if len(plain) != 1:
                longer.append(char)
            elif plain != char:
                table[ord(char)] = plain
        even = original.translate(table) if table else original
        sites = f"{_SITES}|[{re.escape(''.join(longer))}]" if longer else _SITES
        self._here = [0]
        self._there = [0]
        self._fixed = [False]
        self.text = self._squeezed(even, re.compile(sites))
        self.folded = _lower(self.text)

    def _squeezed(self, even: str, sites: re.Pattern[str]) -> str:
        pieces: list[str] = []
        here = there = 0
        for match in sites.finditer(even):
            start, end = match.span()
            found = match[0]
            pieces.append(even[there:start])
            here += start - there
            if found[0] == " ":
                plain = " "
            elif found[0] == "-":
                plain = (
                    ""
                    if end < len(even)
                    and even[end].isalnum()
                    and start
                    and even[start - 1].isalnum()
                    else "-"
                )
            else:
                plain = _plain(found)
            pieces.append(plain)
            self._here += (here, here + len(plain))
            self._there += (start, end)
            self._fixed += (True, False)
            here += len(plain)
            there = end
        pieces.append(even[there:])
        return "".join(pieces)

    def original(self, offset: int) -> int:
        """Return the offset in the original of the code point at `offset` here."""
        piece = bisect_right(self._here, offset) - 1
        start = self._there[piece]
        if self._fixed[piece]:
            return min(start + offset - self._here[piece], self._there[piece + 1] - 1)
        return start + offset - self._here[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original's half-open range for a range here that is not empty."""
        first = self.original(start)
        return first, max(first, self.original(end - 1) + 1)

    def offset(self, original: int) -> int:
        """Return the offset here of what stands at or after `original` there."""
        piece = bisect_right(self._there, original) - 1
        if self._fixed[piece]:
            return self._here[piece + 1] if original > self._there[piece] else self._here[piece]
        return self._here[piece] + original - self._there[piece]


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(low := c.lower()) != 1 else low for c in text)  # such as “İ”
