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
_SPACES = r"  +"
_HYPHENS = r"-(?<=\w-)-* *(?=\w)|--+"
_FEW = 40
"""Code points up to which replacing one after the other is faster than one translation."""


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
        even = _translated(original, table)
        # Every way to begin is one sign: so the text between the sites is skipped fast.
        sites = [_SPACES] if "  " in even else []
        sites += [_HYPHENS] if "-" in even else []
        sites += [f"[{re.escape(''.join(longer))}]"] if longer else []
        self._here = [0]
        self._there = [0]
        self._fixed = [False]
        self.text = self._squeezed(even, re.compile("|".join(sites))) if sites else even
        self.folded = _lower(self.text)

    def _squeezed(self, even: str, sites: re.Pattern[str]) -> str:
        pieces: list[str] = []
        here, there, fixed = self._here, self._there, self._fixed
        shrunk = done = 0  # by how many code points the text so far is shorter, and its end
        for match in sites.finditer(even):
            start, end = match.span()
            found = even[start]
            if found == " ":
                plain = " "
            elif found == "-":
                between = start and even[start - 1].isalnum() and even[end : end + 1].isalnum()
                plain = "" if between else "-"
            else:
                plain = _plain(found)
            pieces.append(even[done:start])
            pieces.append(plain)
            at = start - shrunk
            then = at + len(plain)
            here += (at, then)
            there += (start, end)
            fixed += (True, False)
            shrunk = end - then
            done = end
        pieces.append(even[done:])
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


def _translated(text: str, table: dict[int, str]) -> str:
    """Return `text.translate(table)`, which takes long where there is more than ASCII."""
    if len(table) > _FEW or text.isascii() or any(ord(to) in table for to in table.values()):
        return text.translate(table) if table else text
    for char, plain in table.items():
        text = text.replace(chr(char), plain)
    return text


def _lower(text: str) -> str:
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c if len(low := c.lower()) != 1 else low for c in text)  # such as “İ”
