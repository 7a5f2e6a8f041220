"""MathML in pages, e-books and office files as one line, as people write formulas in mails.

Without its signs a formula says something else: a third would read 13.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.documents.building import flatten
from tui.documents.formulas import bracketed
from tui.documents.notemarks import raised
from tui.documents.tags import Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["FormulaReader", "with_formulas"]

_DEEPEST = 100
_SILENT = frozenset(("annotation", "annotation-xml", "mphantom", "mspace"))
_APART = frozenset("=≠<>≤≥≈≡∼→←↔⇒⇔+−-±×÷∈∉⊂⊆∪∩∧∨")
_INDEXED = {"msup": "^", "msub": "_", "mover": "", "munder": "_"}


def with_formulas(tokens: Iterable[Tag | str]) -> Iterator[Tag | str]:
    """Yield the tokens of a page with each `<math>` as the text of its formula."""
    stack: list[tuple[str, list[str]]] = []
    for token in tokens:
        if not stack:
            if isinstance(token, Tag) and token.name == "math" and not token.close:
                stack.append(("math", []))
            else:
                yield token
        elif isinstance(token, str):
            if text := flatten(token):
                stack[-1][1].append(text)
        elif not token.close:
            if len(stack) < _DEEPEST and not token.rest.rstrip().endswith("/"):
                stack.append((token.name, []))
        elif formula := _closed(stack, token.name):
            yield formula
    if stack:
        yield _closed(stack, "math")


class FormulaReader:
    """Reads a formula that has a file of its own; `text` is its line, empty if there is none."""

    def __init__(self) -> None:
        self.text = ""
        self._stack: list[tuple[str, list[str]]] = []
        self._deeper = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element: what stands outside of `math` is none of it."""
        del attributes
        if len(self._stack) >= _DEEPEST:
            self._deeper += 1
        elif self._stack or name == "math":
            self._stack.append((name, []))

    def end(self, name: str) -> None:
        """Write the element as text."""
        if self._deeper:
            self._deeper -= 1
        elif self._stack:
            self.text += _closed(self._stack, name)

    def data(self, text: str) -> None:
        """Take a letter, a figure or a sign of it."""
        if self._stack and (said := flatten(text)):
            self._stack[-1][1].append(said)


def _closed(stack: list[tuple[str, list[str]]], name: str) -> str:
    """Close the open elements up to the last `name`, and return the formula if that was all."""
    if all(name != opened for opened, _ in stack):
        return ""
    while True:
        last, parts = stack.pop()
        said = _written(last, parts)
        if stack:
            stack[-1][1].append(said)
        if last == name or not stack:
            return "" if stack else said


def _written(name: str, parts: list[str]) -> str:  # noqa: PLR0911 - a list of rules
    if name in _SILENT:
        return ""
    if name == "mo":
        sign = "".join(parts)
        return f" {sign} " if sign in _APART else sign
    if name == "mfrac" and len(parts) == 2:
        return f"{bracketed(parts[0])}/{bracketed(parts[1])}"
    if name == "msqrt":
        return f"√{bracketed(''.join(parts).strip())}"
    if name == "mroot" and len(parts) == 2:
        return f"{_small(parts[1], '^')}√{bracketed(parts[0])}"
    if name in _INDEXED and len(parts) == 2:
        return parts[0] + _small(parts[1], _INDEXED[name])
    if name in {"msubsup", "munderover"} and len(parts) == 3:
        return parts[0] + _small(parts[1], "_") + _small(parts[2], "^")
    if name == "mtr":
        return " ".join(parts) + "; "
    text = "".join(parts)
    return flatten(text) if name == "math" else text


def _small(part: str, sign: str) -> str:
    """Return a power or an index: its own signs where there are, else after `sign`."""
    part = part.strip()
    if not sign:
        return part
    return raised(part, lowered=sign == "_", note=False) or f"{sign}{bracketed(part)}"
