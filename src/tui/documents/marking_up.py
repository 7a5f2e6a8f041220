"""A page's pieces as Markdown: what is kept of a page where no other extractor reads it well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.documents.pieces import Piece

__all__ = ["as_markdown"]

_NUMBERED = re.compile(r"\d{1,6}\. ")
_SIGN = re.compile(r"\d{1,6}(?=\. )|(?=[#>|+-]|```|~~~)")
"""What a line of prose may begin with that would be a sign: the backslash goes behind it, as
Markdown knows none before a digit."""
_FENCE = re.compile(r"`{3,}")
_PLACE = re.compile("\0[^\0]*\0")
_BULLET = "• "


def as_markdown(pieces: Iterable[Piece]) -> str:
    """Return the text with the signs of Markdown; prose that begins like one is marked as prose."""
    parts: list[str] = []
    last = ""
    for piece in pieces:
        parts.append("" if not parts else "\n" if last == piece.kind == "item" else "\n\n")
        parts.append(_marked(piece))
        last = piece.kind
    return _PLACE.sub("", "".join(parts))


def _marked(piece: Piece) -> str:
    lines = piece.text.split("\n")
    if piece.kind == "heading":
        return f"{'#' * min(max(piece.level, 1), 6)} {piece.text}"
    if piece.kind == "code":
        fence = max(("```", *(f"{run}`" for run in _FENCE.findall(piece.text))), key=len)
        return "\n".join((fence, *lines, fence))
    if piece.kind == "quote":
        return "\n".join(f"> {line}".rstrip() for line in lines)
    if piece.kind == "item":
        indent = "  " * (min(max(piece.level, 1), 9) - 1)
        first = lines[0].removeprefix(_BULLET)
        sign = "" if _NUMBERED.match(first) or first.startswith("[") else "- "
        return f"\n{indent}  ".join((indent + sign + first, *lines[1:]))
    if piece.kind == "table":
        rows = [[cell.strip() for cell in line.split(" | ")] for line in lines]
        rows.insert(1, ["---"] * len(rows[0]))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return "\n".join(_as_prose(line) for line in lines)


def _as_prose(line: str) -> str:
    sign = _SIGN.match(line)
    return f"{sign[0]}\\{line[sign.end() :]}" if sign else line
