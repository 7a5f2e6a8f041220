"""Putting a passage between quotation marks once, also where it has marks of its own.

What is quoted stays as it is wherever it is stored or exported: this is for what is drawn and
printed. All of it is linear in the passage.
"""

from __future__ import annotations

import re

from tui.spans import Span

__all__ = ["in_marks", "unmarked", "within_marks"]

_PAIRS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "”": "”",  # as in Swedish and Finnish
    "«": "»",
    "»": "«»",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
}
"""What closes after an opening mark, by language."""

_LONE_OPENING = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«»"}
_LONE_CLOSING = {'"': '"', "”": "“„", "“": "„“", "»": "«", "«": "»«"}
"""Marks that are dropped at one end, and what would be their other half: the rest of what is
quoted stands beyond the passage. A single mark at one end may be an apostrophe.
"""
_CLOSINGS = frozenset("".join(_PAIRS.values()))
_STOPS = ".,;:!?…"


def within_marks(passage: str) -> Span:
    """Return which code points of `passage` stand within the quotation marks around all of it.

    That is all but white space at its ends where no marks are around it: those of `“No,” she
    said, “never.”` are two pairs. A mark whose other half is beyond the passage counts, too.
    """
    start = len(passage) - len(passage.lstrip())
    end = max(start, len(passage.rstrip()))
    bare = len(passage[:end].rstrip(_STOPS))  # “so they say”.
    last = bare if passage[start:bare][-1:] in _CLOSINGS else end
    if last - start <= 1:
        return Span(start, end)
    first, closing = passage[start], passage[last - 1]
    if closing in _PAIRS.get(first, ""):
        whole = _partner(passage, start, last) == last - 1
        return Span(start + 1, last - 1) if whole else Span(start, end)
    if first in _LONE_OPENING:
        alone = not _has(passage, _LONE_OPENING[first], start + 1, end)
        return Span(start + alone, end)
    if closing in _LONE_CLOSING and not passage[last - 2].isdigit():  # but 10" of rain
        alone = not _has(passage, _LONE_CLOSING[closing], start, last - 1)
        return Span(start, last - 1 if alone else end)
    return Span(start, end)


def unmarked(passage: str) -> str:
    """Return `passage` without the quotation marks around all of it, on one line."""
    within = within_marks(passage)
    return " ".join(passage[within.start : within.end].split())


def in_marks(passage: str, most: int | None = None) -> str:
    """Return `passage` on one line between one pair of marks, cut to `most` code points."""
    flat = unmarked(passage)
    if most is not None and len(flat) > most:
        flat = f"{flat[: most - 1]}…"
    return f"“{flat}”"


def _partner(passage: str, start: int, end: int) -> int:
    """Return where the mark at `start` is closed first, or `end`."""
    opening = passage[start]
    closings = _PAIRS[opening]
    depth = 0
    for mark in re.finditer(f"[{opening}{closings}]", passage[start:end]):
        at = start + mark.start()
        if depth and mark[0] in closings:
            if mark[0] in "'’" and passage[at - 1].isalnum() and passage[at + 1 : at + 2].isalnum():
                continue  # an apostrophe
            depth -= 1
            if not depth:
                return at
        else:
            depth += 1
    return end


def _has(passage: str, marks: str, start: int, end: int) -> bool:
    return any(passage.find(mark, start, end) >= 0 for mark in marks)
