"""The numbers of lists as word processors write them: 3, c, iv, with what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BULLET", "OpenLists", "label", "numeral"]

BULLET = "• "
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_MOST_ROMAN = 4_000
_NOTE = re.compile(
    r"(?:cite[_-]note|fn|ftn|edn|foot-?note|end-?note)[-_:.]?[\w.-]{0,40}\Z", re.IGNORECASE
)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s{0,3}:\s{0,3}([a-z-]{1,30})", re.IGNORECASE)
_LEVEL = re.compile(r"(?:\A| )lst-kix_[\w]{1,60}-(\d)(?= |\Z)")
"""The class of a list from Google Docs, which nests none: each level is a list of its own."""
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal-leading-zero": "01",
    # The classes that docutils writes.
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
_MOST_DIGITS = 6
_LETTERS = 26
_MOST_LETTERS = 260


def numeral(number: int, kind: str) -> str:
    """Return a number as `kind` writes it: `1`, `01`, `a`, `A`, `i` or `I` (what counts so)."""
    if kind in ("a", "A") and 0 < number <= _MOST_LETTERS:
        letter = chr(ord("a") + (number - 1) % _LETTERS) * ((number - 1) // _LETTERS + 1)
        return letter if kind == "a" else letter.upper()
    if kind in ("i", "I") and 0 < number < _MOST_ROMAN:
        roman = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return roman if kind == "i" else roman.upper()
    return f"{number:02d}" if kind == "01" else str(number)


def label(text: str) -> str:
    """Return what stands before an item, with its blank; a bullet where nothing says more."""
    flat = " ".join(text.split())
    return f"{flat} " if any(map(str.isalnum, flat)) else BULLET


class OpenLists:
    """The lists of a page around the current place, and what stands before their next items."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []  # the next number, -1 for bullets, and its kind
        self._deeper = 0, 0  # how many are open as one says that it is set deeper, and by what

    def __len__(self) -> int:
        return len(self._open)

    @property
    def level(self) -> int:
        """How deep an item of the innermost list is set, from 1."""
        return max(1, len(self._open) + self._deeper[1])

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a list, numbered where it is an `ol`."""
        numbered = name == "ol"
        start = _number(attributes.get("start", ""), 1) if numbered else -1
        style = _LIST_STYLE.search(attributes.get("style", "")[:500])
        named = (style[1].lower(),) if style else attributes.get("class", "")[:200].split()
        kind = next((_STYLES[name] for name in named if name in _STYLES), "1")
        self._open.append((start, attributes.get("type", kind)))
        said = None if self._deeper[1] else _LEVEL.search(attributes.get("class", "")[:200])
        if said:
            self._deeper = len(self._open), int(said[1])

    def end(self) -> None:
        """End the innermost list."""
        if self._open:
            if len(self._open) == self._deeper[0]:
                self._deeper = 0, 0
            self._open.pop()

    def marker(self, attributes: Mapping[str, str]) -> str:
        """Return what stands before an item: a bullet, its number, of a note `[1]`."""
        if not self._open:
            self.begin("ul", {})
        number, kind = self._open[-1]
        if number < 0:
            return BULLET
        number = _number(attributes.get("value", ""), number)
        self._open[-1] = number + 1, kind
        # The ids of notes are the same in all publishing systems.
        what = attributes.get("epub:type", "") + attributes.get("role", "")
        is_note = "note" in what or _NOTE.match(attributes.get("id", "")) is not None
        return f"[{number}] " if is_note else f"{numeral(number, kind)}. "


def _number(said: str, default: int) -> int:
    return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else default
