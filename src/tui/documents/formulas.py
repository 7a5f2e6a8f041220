"""Formulas of Word documents as one line of text: fractions, powers, indices, sums, roots.

Without their signs a formula says something else: a third would read 13.
"""

from __future__ import annotations

from tui.documents.notemarks import raised

__all__ = ["FORMULA", "bracketed", "end_formula"]

FORMULA = {"num": "\1num", "den": "\1den", "sup": "\1sup", "sub": "\1sub", "deg": "\1deg"}
"""The elements whose places count, and what marks their beginning among the parts of a text."""


def end_formula(parts: list[str], name: str) -> None:
    """Write what has been gathered of an element as what it is in a formula."""
    mark = FORMULA[name]
    start = next((at for at in range(len(parts) - 1, -1, -1) if parts[at] == mark), None)
    if start is None:
        return
    inner = "".join(parts[start + 1 :])
    if name in ("sup", "sub"):
        lowered = name == "sub"
        set_so = raised(inner, lowered=lowered, note=False)
        sign = "_" if lowered else "^"
        inner = set_so or (f"{sign}{bracketed(inner)}" if inner else "")
    elif name == "den":
        inner = f"/{bracketed(inner)}"
    elif name == "deg":
        inner = (raised(inner, lowered=False, note=False) or inner) + "√"
    else:
        inner = bracketed(inner)
    parts[start:] = [inner]


def bracketed(inner: str) -> str:
    """Return a part of a formula, in brackets where it is more than one number or name."""
    return inner if inner.replace(".", "").isalnum() or not inner else f"({inner})"
