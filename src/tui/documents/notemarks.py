"""Raised and lowered numbers and the marks of notes, set so that they cannot run into a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.documents.building import flatten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.documents.pieces import Open

__all__ = ["is_note", "linked", "place_of", "raised", "refers_to_note", "set_mark"]

_MOST_NOTES = 20_000
_FEW_PARTS = 8  # of the text of a mark: more is none

_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_LONGEST = 12
_TO_HEADING = frozenset(("¶", "#", "§", "\U0001f517", "Link to this heading"))
_BACK = "¶↩↵⏎↑⤴^\ufe0e\ufe0f "
_REFERS = re.compile(
    r"(?:foot|end)?note-?ref|fn-?ref|footnote-reference|footnote-anchor", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:\A|\s)footnote-number(?:\s|\Z)")
_NOTE = re.compile(r"\b(?:doc-)?(?:foot|end|rear)note\b(?!s)")


def refers_to_note(attributes: Mapping[str, str]) -> bool:
    """Say whether a link within a page says that it leads to a footnote."""
    what = attributes.get("epub:type", "") + attributes.get("role", "")
    return "noteref" in what or _REFERS.search(attributes.get("class", "")[:200]) is not None


def is_note(attributes: Mapping[str, str]) -> bool:
    """Say whether an element says that it is a footnote, or the number of one."""
    what = f"{attributes.get('epub:type', '')} {attributes.get('role', '')}"
    if _NOTE.search(what[:200]) is not None:
        return True
    return _NUMBER.search(attributes.get("class", "")[:200]) is not None


def raised(inner: str, *, lowered: bool, note: bool) -> str | None:
    """Return what stands for a `<sup>` or `<sub>`, None where it stays as it is.

    `note` says that it leads to a footnote: `[1]`, not `¹`.
    """
    if not inner or len(inner) > _LONGEST:
        return None
    table = _SUBSCRIPT if lowered else _SUPERSCRIPT
    if set(inner) & set("[]*†‡§") or not all(ord(c) in table for c in inner):
        return None
    return f"[{inner}]" if note else inner.translate(table)


def linked(inner: str, *, refers: bool, in_heading: bool = False) -> str | None:
    """Return what stands for a link within the page, None where it stays as it is.

    `refers` says that it leads to a footnote, whose number is set apart. The arrow that leads
    back from one is left out, and so is the sign by which a heading links to itself.
    """
    if in_heading and inner in _TO_HEADING:
        return ""
    if refers and 0 < len(inner) <= _LONGEST and not inner.startswith(("[", "(")):
        return f"[{inner}]"
    return "" if inner and not inner.strip(_BACK) else None


def place_of(attributes: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Return the label of the place that begins with an element, empty where none does.

    `places` are the labels that are known from elsewhere, by id. Books that ebook-lib has made
    list their notes as pages.
    """
    known = places.get(attributes.get("id", ""), "") if places else ""
    if not known and "pagebreak" in attributes.get("epub:type", "") + attributes.get("role", ""):
        said = flatten(attributes.get("title") or attributes.get("aria-label") or "")[:20]
        return f"p. {said}" if said else ""
    return "" if known.startswith("p. ") and is_note(attributes) else known


def set_mark(inline: list[str], element: Open, noted: dict[str, str], *, in_heading: bool) -> None:
    """Set what was raised, lowered or a link to a note as that, at the end of `inline`.

    `noted` gets the numbers of notes by what the references to them lead to.
    """
    if not 0 <= len(inline) - element.mark <= _FEW_PARTS:
        return
    inner = flatten("".join(inline[element.mark :]))
    if element.name == "a":
        new = linked(inner, refers=element.refers, in_heading=in_heading)
        if element.refers and len(noted) < _MOST_NOTES:
            noted[element.target] = (new or inner).strip("[]() ")
    else:
        new = raised(inner, lowered=element.name == "sub", note=element.note)
    if new is not None:
        inline[element.mark :] = [new]
