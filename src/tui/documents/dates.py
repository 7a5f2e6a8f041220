"""Dates as sources write them, turned into ISO 8601 as far as they are known."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["iso_date"]

_NAMES = (
    "jan jän janvier enero genna",
    "feb fév fev",
    "mar mär mrz",
    "apr avr abril",
    "may mai mei maggio",
    "jun juin giugno",
    "jul juil luglio",
    "aug aoû aout agost",
    "sep settem setem",
    "oct okt otto outub",
    "nov",
    "dec dez déc dicie dicem",
)
"""How the months begin, in English, German, French, Spanish, Italian, Portuguese and Dutch: as far
as no other word of these begins so."""
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})[^\W\d_]{{0,6}}\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)"
_PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"(?<!\d){_YEAR}-(?P<number>\d\d)(?:-(?P<day>\d\d))?(?!\d)",
        rf"(?<!\d){_YEAR}[/.](?P<number>\d{{1,2}})[/.](?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}(?P<number>\d\d)(?P<day>\d\d)(?:\d{{4}}|\d{{6}})?(?!\d)",
        rf"\b{_MONTH} {{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {{1,3}}{_YEAR}(?!\d)",
        rf"{_DAY}[ -](?:of |de )?{_MONTH}(?: de|,)?[ -]{_YEAR}(?!\d)",
        rf"\b{_MONTH}(?: de|,)? {{1,3}}{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR}(?!\d)",
    )
)
_LONGEST = 200


def iso_date(text: str) -> str:
    """Return the first date in `text` as `2025-06-10`, `2025-06` or `2025`, else an empty text.

    `10/06/2025` is not guessed at: half of the world reads it as October, so only its year is
    kept.
    """
    text = text[:_LONGEST]
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        year = int(parts["year"])
        month = _MONTHS[parts["month"].lower()] if parts.get("month") else 0
        month = month or int(parts.get("number") or 0)
        day = int(parts.get("day") or 0)
        if not month:
            return f"{year:04d}"
        try:
            date(year, month, day or 1)
        except ValueError:
            continue
        return f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}"
    return ""
