"""Styles and list numbering of Word documents, as far as they give paragraphs a role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Numbering", "Style", "Styles"]

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|rubrik|kop)\s{0,2}([1-9])\Z", re.IGNORECASE
)
_QUOTE = re.compile(
    r"(?:block |intense )?(?:quote|text|citation|zitat)\Z|quotations?\Z", re.IGNORECASE
)
_DEEPEST = 20


@dataclass(slots=True)
class Style:
    """A paragraph style: its heading level from 1 (0 for none), list, and whether it quotes."""

    name: str = ""
    based_on: str = ""
    heading: int = 0
    list_id: str = ""
    quote: bool = False


class Styles:
    """`word/styles.xml`: styles by id, with what they inherit."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._open = Style()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in an element of the style sheet."""
        value = attributes.get("val", "")
        if name == "style":
            self._open = self._styles.setdefault(attributes.get("styleId", ""), Style())
        elif name == "name":
            self._open.name = value
            heading = _HEADING.match(value)
            if heading is not None:
                self._open.heading = int(heading[1])
            elif value.lower() == "title":
                self._open.heading = 1
            self._open.quote = "quot" in value.lower() and _QUOTE.search(value) is not None
        elif name == "basedOn":
            self._open.based_on = value
        elif name == "outlineLvl" and value.isdecimal():
            self._open.heading = self._open.heading or int(value[:2]) + 1
        elif name == "numId":
            self._open.list_id = value

    def end(self, name: str) -> None:
        """Nothing hangs on ends."""

    def data(self, text: str) -> None:
        """There is no text in a style sheet."""

    def of(self, style_id: str) -> Style:
        """Return a style with what it inherits; ids without a style sheet still speak."""
        found = self._styles.get(style_id)
        if found is None:
            heading = _HEADING.match(style_id)
            return Style(heading=int(heading[1]) if heading else int(style_id == "Title"))
        merged = Style(found.name, "", found.heading, found.list_id, found.quote)
        parent = found.based_on
        for _ in range(_DEEPEST):
            above = self._styles.get(parent)
            if above is None:
                break
            merged.heading = merged.heading or above.heading
            merged.list_id = merged.list_id or above.list_id
            merged.quote = merged.quote or above.quote
            parent = above.based_on
        return merged


class Numbering:
    """`word/numbering.xml`, and the counters of the lists while a document is read."""

    def __init__(self) -> None:
        self._formats: dict[tuple[str, int], str] = {}
        self._abstract: dict[str, str] = {}
        self._open_abstract = self._open_number = ""
        self._depth = 0
        self._counters: dict[str, list[int]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in an element of the numbering part."""
        if name == "abstractNum":
            self._open_abstract = attributes.get("abstractNumId", "")
        elif name == "lvl":
            depth = attributes.get("ilvl", "")
            self._depth = int(depth) if depth.isdecimal() and len(depth) < 3 else 0
        elif name == "numFmt":
            self._formats[self._open_abstract, self._depth] = attributes.get("val", "")
        elif name == "num":
            self._open_number = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._abstract[self._open_number] = attributes.get("val", "")

    def end(self, name: str) -> None:
        """Nothing hangs on ends."""

    def data(self, text: str) -> None:
        """There is no text in the numbering part."""

    def marker(self, list_id: str, depth: int) -> str:
        """Return the marker of a list's next item (`• `, `3. `, `b. `) and count it."""
        kind = self._formats.get((self._abstract.get(list_id, ""), depth), "bullet")
        counters = self._counters.setdefault(list_id, [])
        counters[depth + 1 :] = []
        counters.extend([0] * (depth + 1 - len(counters)))
        counters[depth] += 1
        if kind in ("bullet", "none", ""):
            return "• "
        number = counters[depth]
        if kind in ("lowerLetter", "upperLetter") and number <= 26:
            return f"{chr(number + (96 if kind == 'lowerLetter' else 64))}. "
        return f"{number}. "
