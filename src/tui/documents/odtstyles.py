"""Styles of OpenDocument texts, as far as they give paragraphs a role and items a number."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.documents.numbering import BULLET, label, numeral

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["OdtStyles", "ParagraphStyle", "small"]

_DEEPEST = 20
_CODE = frozenset(("preformatted text", "source code", "html preformatted", "code block"))


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph's role: its heading level from 1 (0 for none), its list, whether it quotes."""

    heading: int = 0
    list_style: str = ""
    quote: bool = False
    code: bool = False


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered; `shown` levels stand in the number (`2.1`)."""

    kind: str = ""
    prefix: str = ""
    suffix: str = ""
    first: int = 1
    shown: int = 1


@dataclass(slots=True)
class _Named:
    parent: str = ""
    shown: str = ""
    outline: int = 0
    list_style: str = ""


@dataclass(slots=True)
class OdtStyles:
    """Told of `styles.xml` and of the styles in `content.xml`, answers by name."""

    _paragraphs: dict[str, _Named] = field(default_factory=dict)
    _lists: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _open: dict[int, _Level] = field(default_factory=dict)
    _shifts: dict[str, int] = field(default_factory=dict)
    _style: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in an element of the style sheet."""
        get = attributes.get
        if name == "style":
            self._style = get("name", "") if get("family") == "text" else ""
        elif name == "text-properties" and self._style:
            place = get("text-position", "").split(" ")[0]
            below = -1 if place.startswith(("sub", "-")) else 1
            self._shifts[self._style] = below if place not in ("", "0%") else 0
        if name == "style" and get("family") == "paragraph":
            self._paragraphs[get("name", "")] = _Named(
                get("parent-style-name", ""),
                get("display-name", "") or get("name", ""),
                small(get("default-outline-level", "")),
                get("list-style-name", ""),
            )
        elif name == "list-style":
            self._open = self._lists.setdefault(get("name", ""), {})
        elif name in ("list-level-style-number", "list-level-style-bullet"):
            self._open[small(get("level", "1"))] = _Level(
                get("num-format", "") if name.endswith("number") else "",
                get("num-prefix", ""),
                get("num-suffix", ""),
                small(get("start-value", "1")),
                small(get("display-levels", "1")),
            )

    def end(self, name: str) -> None:
        """Nothing hangs on ends."""

    def data(self, text: str) -> None:
        """There is no text in a style sheet."""

    def shift(self, name: str) -> int:
        """Return 1 where a style of characters raises them, -1 where it lowers them."""
        return self._shifts.get(name, 0)

    def paragraph(self, name: str) -> ParagraphStyle:
        """Return what a paragraph style means, with what it inherits."""
        heading, list_style, quote, code = 0, "", False, False
        for _ in range(_DEEPEST):
            style = self._paragraphs.get(name)
            # The names of styles that come with the program say what they are, sheet or none.
            shown = (style.shown if style else name).replace("_20_", " ").casefold()
            quote = quote or "quot" in shown
            code = code or shown in _CODE
            heading = heading or (style.outline if style else 0) or int(shown == "title")
            if style is None:
                break
            list_style = list_style or style.list_style
            name = style.parent
        return ParagraphStyle(heading, list_style, quote, code)

    def first(self, style: str, depth: int) -> int:
        """Return the number that a list begins with, `depth` from 1."""
        return self._lists.get(style, {}).get(depth, _Level()).first

    def marker(self, style: str, counts: Sequence[int]) -> str:
        """Return what stands before an item; `counts` are the numbers of its levels, its own last.

        A list that nothing is known of has bullets.
        """
        levels = self._lists.get(style, {})
        level = levels.get(len(counts), _Level())
        if not level.kind:
            return BULLET
        above = len(counts) - max(1, level.shown)
        numbers = [
            numeral(count, levels.get(depth, level).kind or "1")
            for depth, count in enumerate(counts, start=1)
            if depth > above
        ]
        return label(f"{level.prefix}{'.'.join(numbers)}{level.suffix}")


def small(value: str) -> int:
    """Return a small number that a file names, 0 where it names none."""
    return int(value) if value.isdecimal() and len(value) < 7 else 0
