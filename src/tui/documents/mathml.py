"""MathML in pages, e-books and office files as one line, as people write formulas in mails.

Without its signs a formula says something else: a third would read 13.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.documents.building import flatten
from tui.documents.elements import BLOCKS
from tui.documents.formulas import bracketed, small
from tui.documents.tags import Tag, attributes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["FormulaReader", "with_formulas"]

_DEEPEST = 100
_SILENT = frozenset(("annotation", "annotation-xml", "mphantom", "mspace"))
_APART = frozenset("=≠<>≤≥≈≡∼→←↔⇒⇔+−-±×÷∈∉⊂⊆∪∩∧∨")
_INDEXED = {"msup": "^", "msub": "_", "mover": "", "munder": "_"}
_PROSE = frozenset(("mtext", "annotation-xml"))
"""Elements of a formula that may hold those of a page."""


class _Open(NamedTuple):
    """An open element: its name, what was written in it, and the signs that stand around that."""

    name: str
    parts: list[str]
    fence: tuple[str, str, str]  # before, after, between


def with_formulas(tokens: Iterable[Tag | str]) -> Iterator[Tag | str]:
    """Yield the tokens of a page with each `<math>` as the text of its formula.

    As in browsers a formula without an end is over where a paragraph or the like begins or ends.
    """
    reader: FormulaReader | None = None
    for token in tokens:
        if reader and isinstance(token, Tag) and reader.is_beyond(token):
            yield reader.finish()
            reader = None
        if reader:
            reader.take(token)
            if not reader.is_open:
                yield reader.text
                reader = None
        elif isinstance(token, Tag) and _local(token) == "math" and not token.close:
            reader = FormulaReader()
            reader.take(token)
        else:
            yield token
    if reader:
        yield reader.finish()


class FormulaReader:
    """Reads one formula; `text` is its line when it has ended, empty if there is none."""

    def __init__(self) -> None:
        self.text = ""
        self._stack: list[_Open] = []
        self._deeper = 0

    @property
    def is_open(self) -> bool:
        """Whether the end of the formula is still to come."""
        return bool(self._stack)

    def take(self, token: Tag | str) -> None:
        """Take a token of a page."""
        if isinstance(token, str):
            self.data(token)
        elif token.close:
            self.end(_local(token))
        else:
            name = _local(token)
            self.start(name, attributes_of(token) if name == "mfenced" else {})
            if token.rest.rstrip().endswith("/"):
                self.end(name)  # it is empty, but has its place

    def is_beyond(self, tag: Tag) -> bool:
        """Say whether a tag is of the page around, not of the formula."""
        if tag.name not in BLOCKS:
            return False
        return not any(o.name in _PROSE or o.name == tag.name for o in self._stack)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element: what stands outside of `math` is none of it."""
        if len(self._stack) >= _DEEPEST:
            self._deeper += 1
        elif self._stack or name == "math":
            self._stack.append(_Open(name, [], _fence(attributes)))

    def end(self, name: str) -> None:
        """Write the element as text."""
        if self._deeper:
            self._deeper -= 1
        elif self._stack:
            self.text += _closed(self._stack, name)

    def data(self, text: str) -> None:
        """Take a letter, a figure or a sign of it."""
        if self._stack and (said := flatten(text)):
            self._stack[-1].parts.append(said)

    def finish(self) -> str:
        """Return what has been read of a formula without an end."""
        return self.text + _closed(self._stack, "math")


def _local(tag: Tag) -> str:
    """Return an element's name without the prefix that e-books give it."""
    return tag.name.rpartition(":")[2]


def _fence(attributes: Mapping[str, str]) -> tuple[str, str, str]:
    """Return what stands before, after and between the parts of an `<mfenced>`."""
    get = attributes.get
    return get("open", "("), get("close", ")"), get("separators", ",").strip()[:1]


def _closed(stack: list[_Open], name: str) -> str:
    """Close the open elements up to the last `name`, and return the formula if that was all."""
    if all(name != element.name for element in stack):
        return ""
    while True:
        last = stack.pop()
        said = _written(last)
        if stack:
            stack[-1].parts.append(said)
        if last.name == name or not stack:
            return "" if stack else said


def _written(element: _Open) -> str:  # noqa: C901, PLR0911 - a list of rules
    name, parts, (before, after, between) = element
    if name in _SILENT:
        return ""
    if name == "mo":
        sign = "".join(parts)
        return f" {sign} " if sign in _APART else sign
    if name == "mfenced":
        return before + f"{between} ".join(part.strip() for part in parts) + after
    if name == "mfrac" and len(parts) == 2:
        return f"{bracketed(parts[0])}/{bracketed(parts[1])}"
    if name == "msqrt":
        return f"√{bracketed(''.join(parts).strip())}"
    if name == "mroot" and len(parts) == 2:
        return f"{small(parts[1], '^')}√{bracketed(parts[0])}"
    if name in _INDEXED and len(parts) == 2:
        return parts[0] + small(parts[1], _INDEXED[name])
    if name in {"msubsup", "munderover"} and len(parts) == 3:
        return parts[0] + small(parts[1], "_") + small(parts[2], "^")
    if name == "mtable":
        return "; ".join(parts)
    if name == "mtr":
        return " ".join(parts)
    text = "".join(parts)
    return flatten(text) if name == "math" else text
