"""Styles and list numbering of Word documents, as far as they give paragraphs a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.documents.numbering import BULLET, label, numeral

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Numbering", "Paragraph", "Style", "Styles", "Table", "small"]

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|rubrik|kop)\s{0,2}([1-9])\Z", re.IGNORECASE
)
_QUOTE = re.compile(
    r"(?:block |intense )?(?:quote|text|citation|zitat)\Z|quotations?\Z", re.IGNORECASE
)
_LIST = re.compile(r"list (?:bullet|number|continue) ([2-5])\Z", re.IGNORECASE)
_DEEPEST = 20


@dataclass(slots=True)
class Paragraph:
    """One paragraph as it is read."""

    parts: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str = ""
    depth: int = -1
    outline: int = 0
    goes_on: bool = False  # the end of it was deleted: what follows is more of it

    def note(self, name: str, value: str) -> None:
        """Note a property of the paragraph."""
        if name == "pStyle":
            self.style = value
        elif name == "numId":
            self.list_id = value
        elif name == "ilvl":
            self.depth = small(value)
        else:
            self.outline = small(value) + 1


@dataclass(slots=True)
class Table:
    """One table as it is read."""

    rows: list[list[list[str]]] = field(default_factory=list)
    span: int = 1  # columns that the open cell takes


@dataclass(slots=True)
class Style:
    """A paragraph style: its heading level from 1 (0 for none), list, and whether it quotes."""

    name: str = ""
    based_on: str = ""
    heading: int = 0
    list_id: str = ""
    quote: bool = False
    depth: int = 0
    """The level of its list that it is numbered on, from 0."""
    indent: int = 0
    """The level that its name says, from 0: `List Bullet 2` is a list of its own, set deeper."""
    contents: bool = False
    """Whether it belongs to a table of contents."""


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
            deeper = _LIST.match(value)
            self._open.indent = int(deeper[1]) - 1 if deeper is not None else 0
            self._open.contents = value.lower().startswith("toc ")
            self._open.quote = "quot" in value.lower() and _QUOTE.search(value) is not None
        elif name == "basedOn":
            self._open.based_on = value
        elif name == "outlineLvl" and value.isdecimal():
            self._open.heading = self._open.heading or int(value[:2]) + 1
        elif name == "numId":
            self._open.list_id = value
        elif name == "ilvl":
            self._open.depth = _number(value)

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
        merged = replace(found)
        parent = found.based_on
        for _ in range(_DEEPEST):
            above = self._styles.get(parent)
            if above is None:
                break
            merged.heading = merged.heading or above.heading
            if not merged.list_id:
                merged.list_id, merged.depth = above.list_id, merged.depth or above.depth
            merged.indent = merged.indent or above.indent
            merged.quote = merged.quote or above.quote
            parent = above.based_on
        return merged


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered; `text` is such as `%1.%2)`."""

    kind: str = "bullet"
    text: str = ""
    first: int = 1


_KINDS = {
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "decimalZero": "01",
}
_BOXES = frozenset("☐☑☒✓✔✗✘")
_LEVEL = re.compile(r"%([1-9])")


class Numbering:
    """`word/numbering.xml`, and the counters of the lists while a document is read."""

    def __init__(self) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._styles: dict[str, str] = {}  # list styles: what links to them, and what they are
        self._links: dict[str, str] = {}
        self._open: dict[int, _Level] = {}
        self._open_abstract = self._open_number = ""
        self._depth = 0
        self._counters: dict[str, list[int]] = {}
        self._begun: set[str] = set()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in an element of the numbering part."""
        value = attributes.get("val", "")
        if name == "abstractNum":
            self._open_number, self._open_abstract = "", attributes.get("abstractNumId", "")
            self._open = self._levels.setdefault(self._open_abstract, {})
        elif name in ("lvl", "lvlOverride"):
            self._depth = _number(attributes.get("ilvl", ""))
            if not self._open_number:
                self._open[self._depth] = _Level()
        elif name == "num":
            self._open_number = attributes.get("numId", "")
        elif name == "abstractNumId":
            self._abstract[self._open_number] = value
        elif name == "startOverride":
            self._overrides.setdefault(self._open_number, {})[self._depth] = _number(value)
        elif name == "styleLink":
            self._styles[value] = self._open_abstract
        elif name == "numStyleLink":
            self._links[self._open_abstract] = value
        elif not self._open_number:
            self._level(name, value)

    def _level(self, name: str, value: str) -> None:
        level = self._open.get(self._depth)
        if level is None:
            return
        if name == "numFmt":
            level.kind = value
        elif name == "lvlText":
            level.text = value
        elif name == "start":
            level.first = _number(value)

    def end(self, name: str) -> None:
        """Nothing hangs on ends."""

    def data(self, text: str) -> None:
        """There is no text in the numbering part."""

    def marker(self, list_id: str, depth: int) -> str:
        """Return the marker of a list's next item (`• `, `3. `, `b) `, `2.1 `) and count it.

        Lists made from one pattern go on counting, unless one of them says where it begins.
        """
        abstract = self._abstract.get(list_id, "")
        abstract = self._styles.get(self._links.get(abstract, ""), abstract)
        levels = self._levels.get(abstract, {})
        starts = self._overrides.get(list_id, {})
        counters = self._counters.setdefault(abstract or f"num {list_id}", [])
        if starts and list_id not in self._begun:
            del counters[min(starts) :]
        self._begun.add(list_id)
        del counters[depth + 1 :]
        for each in range(len(counters), depth + 1):
            first = starts.get(each, levels.get(each, _Level()).first)
            counters.append(first - 1 if each == depth else first)
        counters[depth] += 1
        level = levels.get(depth, _Level())
        if level.kind in ("bullet", "none", ""):
            if level.text.isspace():
                return ""  # goes on with the item above
            return f"{level.text} " if level.text in _BOXES else BULLET

        def written(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at >= len(counters):
                return ""
            kind = levels.get(at, level).kind
            return numeral(counters[at], _KINDS.get(kind, "1"))

        return label(_LEVEL.sub(written, level.text or f"%{depth + 1}."))


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 5 else 0


def small(value: str) -> int:
    """Return a number of at most two digits, 0 for anything else."""
    return int(value) if value.isdecimal() and len(value) <= 2 else 0
