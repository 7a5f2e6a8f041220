"""How many terminal cells a code point takes.

Terminals, libraries and Unicode versions disagree about joined emoji, emoji in text
presentation, skin tones and invisible format characters, and one cell of disagreement shifts
every border to the right of it. So whatever they disagree about is drawn apart: :func:`steady`
puts a zero width non-joiner, one code point for one, where a joiner, a variation selector or a
skin tone would change the width of its neighbour. After that a width is a property of one code
point, the same everywhere.

Widths follow Unicode Standard Annex 11 (East Asian Width) and agree with the tables of Rich,
which measures what Textual draws (a test compares every assigned code point).
"""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "PLAIN_WIDE",
    "TAB",
    "UNSEEN",
    "cell_widths",
    "disputed",
    "is_narrow",
    "steady",
    "width_of",
]

UNSEEN = "\u200c"
"""What stands for a code point that is not drawn: leave it away when writing to a terminal.

Some terminals drop the rest of a line behind an invisible character they do not know.
"""

TAB = 4
"""A tab reaches the next multiple of this many cells, counted from its line's first cell."""

_ODD = re.compile(
    "[^ -~\n\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u038e-\u03a1\u03a3-\u0482"
    "\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u218b"
    "\u2190-\u2319\u2500-\u25fc\u2800-\u28ff✎✗✓⏎]"
)
"""Whatever may be wide, have no width, be a control or be unassigned; all else is one cell.

Signs of this program are one cell everywhere, for all that their blocks are mixed.
"""

PLAIN_WIDE = re.compile(
    "[\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]"
)
"""Characters of two cells in every terminal: Han, kana, whole Hangul syllables, fullwidth forms."""

_WIDE = (
    (0x2630, 0x2637),  # trigrams, monograms, hexagrams, counting rods: wide since Unicode 16
    (0x268A, 0x268F),
    (0x4DC0, 0x4DFF),
    (0x1D300, 0x1D356),
    (0x1D360, 0x1D376),
)
_NEW_EMOJI = (
    *((0x1F6DC, 0x1F6DC), (0x1FA75, 0x1FA77), (0x1FA87, 0x1FA89), (0x1FA8F, 0x1FA8F)),
    *((0x1FAAD, 0x1FAAF), (0x1FABB, 0x1FABF), (0x1FAC6, 0x1FAC6), (0x1FACE, 0x1FACF)),
    *((0x1FADA, 0x1FADC), (0x1FADF, 0x1FADF), (0x1FAE8, 0x1FAE9), (0x1FAF7, 0x1FAF8)),
)
"""Emoji of Unicode 15 and 16, which older Pythons hold for unassigned."""

_NONE = ((0x1160, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB), (0x3164, 0x3164), (0xFFA0, 0xFFA0))
"""Hangul vowels and finals, which join the consonant before them, and fillers."""

_SHOWN = (
    *((0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891)),
    *((0x08E2, 0x08E2), (0x110BD, 0x110BD), (0x110CD, 0x110CD)),
)
"""Format characters that take a cell: number signs of Arabic, Syriac and Kaithi."""

_HIDDEN = re.compile(
    "[\u00ad\u034f\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0080-\U000e0fff]"
    "|(?<=[\u2190-\U0001faff])[\U0001f3fb-\U0001f3ff]"
)
"""Invisible characters, and skin tones behind what they colour."""

_FLAGS = {0x1F1E6 + index: chr(ord("A") + index) for index in range(26)}
"""Two letters make a flag of two cells, or of four, or none at all; letters are two everywhere."""

_SWATCH = re.compile("[\U0001f3fb-\U0001f3ff]")


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= code <= high for low, high in ranges)


def _measure(char: str) -> int:
    code = ord(char)
    if _within(code, _WIDE) or _within(code, _NEW_EMOJI):
        return 2
    if _within(code, _NONE):
        return 0
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Mc", "Cf"}:
        return 1 if _within(code, _SHOWN) else 0
    if category == "Cn":
        return 1
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


class _Widths(dict[str, int]):
    """Widths by character, each measured once."""

    def __missing__(self, char: str) -> int:
        width = self[char] = _measure(char)
        return width


_widths = _Widths()


def width_of(char: str) -> int:
    """Return the cells that one steady code point takes: 0, 1 or 2."""
    return _widths[char]


def is_narrow(text: str) -> bool:
    """Say whether every code point of `text` takes exactly one cell, and none is a control."""
    return not _ODD.search(text)


def disputed(text: str) -> list[int]:
    """Return the places of the characters in `text` that terminals may give other widths."""
    return [odd.start() for odd in _ODD.finditer(text) if not PLAIN_WIDE.match(odd[0])]


def cell_widths(text: str) -> list[int]:
    """Return the cells of each code point of one steady line; tabs reach their next stop."""
    found = [_widths[char] for char in text]
    if "\t" in text:
        column = 0
        for index, char in enumerate(text):
            if char == "\t":
                found[index] = TAB - column % TAB
            column += found[index]
    return found


def _assigned(char: str) -> str:
    if unicodedata.category(char) != "Cn" or _within(ord(char), _NEW_EMOJI):
        return char
    return "�"


def steady(text: str) -> str:
    """Return `text` with every code point whose width is disputed drawn as an undisputed one.

    Same length, code point for code point. Joined emoji stand side by side, flags are letters,
    skin tones and variation selectors are dropped from view, unassigned code points become
    U+FFFD.
    """
    if is_narrow(text):
        return text
    text = _SWATCH.sub("■", _HIDDEN.sub(UNSEEN, text)).translate(_FLAGS)
    if text.isprintable():  # unassigned code points are not
        return text
    return "".join(map(_assigned, text))
