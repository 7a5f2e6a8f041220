"""Formulas as one line of text, as people write them in mails; those of Word documents (OMML).

Without their signs a formula says something else: a third would read 13, and a square of a sum
that of its last number. Elements by ECMA-376, part 1, 22.1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.documents.notemarks import raised

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["OfficeFormula", "bracketed", "small"]

_DEEPEST = 100
"""Elements within each other that are built: what is built is copied for each one around it."""
_PARTS = frozenset(("num", "den", "e", "sup", "sub", "deg", "lim", "fName"))
_BUILT = _PARTS.union(
    ("oMath", "f", "sSup", "sSub", "sSubSup", "sPre", "nary", "rad", "d", "m", "mr", "eqArr"),
    ("acc", "bar", "func", "limLow", "limUpp", "groupChr"),
)
_HELD = {
    "f": {"num", "den"},
    "sSup": {"e", "sup"},
    "sSub": {"e", "sub"},
    "sSubSup": {"e", "sub", "sup"},
    "sPre": {"e", "sub", "sup"},
    "nary": {"e", "sub", "sup"},
    "rad": {"e", "deg"},
    "d": {"e"},
    "limLow": {"e", "lim"},
    "limUpp": {"e", "lim"},
    "func": {"e", "fName"},
    "acc": {"e"},
    "bar": {"e"},
}
"""What these elements hold; one that holds anything else is damaged, and its words are kept."""
_SIGNS = frozenset(("chr", "begChr", "endChr", "sepChr", "type"))


class _Open(NamedTuple):
    """An open element: what was written in it, by what it is there, and its own signs."""

    name: str
    parts: list[tuple[str, str]]
    signs: dict[str, str]

    def of(self, *names: str) -> str:
        """Return what was written in these elements."""
        return "".join(text for name, text in self.parts if name in names)


class OfficeFormula:
    """Reads the elements of an `oMath`; `text` is its line as soon as it has ended."""

    def __init__(self) -> None:
        self.text = ""
        self._stack = [_Open("oMath", [], {})]
        self._deeper = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element; one that only says how it looks is none of the text."""
        if name in _BUILT and len(self._stack) >= _DEEPEST:
            self._deeper += 1
        elif name in _BUILT:
            self._stack.append(_Open(name, [], {}))
        elif name in _SIGNS:
            self._stack[-1].signs[name] = attributes.get("val", "")

    def end(self, name: str) -> bool:
        """Close an element; say whether that was the formula."""
        if name not in _BUILT:
            return False
        if self._deeper:
            self._deeper -= 1
            return False
        last = self._stack.pop()
        if not self._stack:
            self.text = _written(last)
            return True
        self._stack[-1].parts.append((name, _written(last)))
        return False

    def data(self, text: str) -> None:
        """Take letters, figures and signs of it."""
        self._stack[-1].parts.append(("", text))


def _written(element: _Open) -> str:  # noqa: C901, PLR0911, PLR0912 - a list of rules
    name, parts, signs = element
    of, base = element.of, element.of("e")
    if any(part not in _HELD.get(name, _BUILT) for part, _ in parts):
        return "".join(text for _, text in parts)
    if name == "f":
        if signs.get("type") == "noBar":  # as in binomial coefficients
            return f"{of('num')}; {of('den')}"
        return f"{bracketed(of('num'))}/{bracketed(of('den'))}"
    if name in ("sSup", "sSub", "sSubSup"):
        return base + small(of("sub"), "_") + small(of("sup"), "^")
    if name == "sPre":
        return small(of("sub"), "_") + small(of("sup"), "^") + base
    if name == "nary":
        return signs.get("chr", "∫") + small(of("sub"), "_") + small(of("sup"), "^") + base
    if name == "rad":
        degree = of("deg")
        return (raised(degree, lowered=False, note=False) or degree) + "√" + bracketed(base)
    if name == "d":
        inner = signs.get("sepChr", "|").join(text for part, text in parts if part == "e")
        return signs.get("begChr", "(") + inner + signs.get("endChr", ")")
    if name in ("limLow", "limUpp"):
        return base + small(of("lim"), "_" if name == "limLow" else "^")
    if name == "func":
        return of("fName") + ("" if base.startswith("(") else " ") + base
    if name == "acc":
        return base + signs.get("chr", "\u0302")
    if name == "bar":
        return base + "\u0305" * (len(base) == 1)
    if name in ("m", "eqArr"):
        return "; ".join(text for _, text in parts)
    if name == "mr":
        return " ".join(text for _, text in parts)
    return "".join(text for _, text in parts)


def bracketed(inner: str) -> str:
    """Return a part of a formula, in brackets where it is more than one number or name."""
    return inner if inner.replace(".", "").isalnum() or not inner else f"({inner})"


def small(part: str, sign: str) -> str:
    """Return a power or an index: with its own signs where there are, else after `sign`."""
    part = part.strip()
    if not sign or not part:
        return part
    return raised(part, lowered=sign == "_", note=False) or f"{sign}{bracketed(part)}"
