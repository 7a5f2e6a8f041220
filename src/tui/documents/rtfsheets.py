"""What the head of an RTF file says of its styles and fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["Fonts", "StyleSheet"]

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CHARSETS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
"""The code pages of fonts, by the number that Windows has for their character set."""


@dataclass(slots=True)
class Fonts:
    """By which code page the bytes of a text in each font are read."""

    _pages: dict[int, str] = field(default_factory=dict)
    _open: int = 0

    def note(self, word: str, value: int) -> None:
        """Take in a control word of the font table."""
        if word == "f":
            self._open = value
        elif word == "fcharset" and value in _CHARSETS:
            self._pages[self._open] = _CHARSETS[value]

    def code_page(self, font: int) -> str:
        """Return the code page of a font, empty where that of the file holds."""
        return self._pages.get(font, "")


@dataclass(slots=True)
class StyleSheet:
    """Which style numbers are headings (by level from 1), and which are quotations."""

    headings: dict[str, int] = field(default_factory=dict)
    quotes: set[str] = field(default_factory=set)

    def read(self, text: str) -> None:
        """Take in the sheet; its entries read: 0x01, number, 0x01, name."""
        for entry in text.split(";"):
            parts = entry.split("\x01")
            name = parts[-1].strip()
            match = _HEADING.match(name)
            if len(parts) < 3:
                continue
            if match is not None or name.casefold() == "title":
                self.headings[parts[-2]] = int(match[1]) if match is not None else 1
            elif "quot" in name.casefold():
                self.quotes.add(parts[-2])
