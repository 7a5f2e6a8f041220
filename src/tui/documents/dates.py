"""Dates as sources write them, turned into ISO 8601 as far as they are known."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["iso_date", "typed_date"]

_NAMES = (
    "january jan januar jänner jän janvier janv enero gennaio genn janeiro januari",
    "february febr feb februari februar février févr fév fevrier fev febrero febbraio fevereiro",
    "march mar märz mär mrz maerz mars marzo março marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio magg maio mei",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet juil julio luglio julho",
    "august aug août aoû aout agosto augustus",
    "september septemb sept sep septembre septiembre settembre sett setembro",
    "october octob oct oktober okt octobre octubre ottobre ott outubro",
    "november novemb nov novembre noviembre novembro",
    "december decemb dec dezember dez décembre déc decembre diciembre dicembre dezembro",
)
"""The months in English, German, French, Spanish, Italian, Portuguese and Dutch, whole and as they
are usually shortened."""
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W\d_])\.?"
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
_ANY_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
"""Every pattern asks for a year, which few lines have."""
_TYPED = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_SAME = str.maketrans("ſıİ", "sii")
"""Letters that a pattern without regard to case takes for plain ones, ſ as in old print."""
_LONGEST = 200


def typed_date(text: str) -> str:
    """Return a date that a person has typed as it is kept; empty where it is none, or may be two.

    A year alone must be all that there is: that of `3/5/2026` is less than was meant.
    """
    if _TYPED.fullmatch(text):
        return text if _is_real(text) else ""
    found = iso_date(text)
    return found if len(found) > len("2026") else ""


def _is_real(text: str) -> bool:
    """Say whether there is such a day, month or year."""
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def iso_date(text: str) -> str:
    """Return the first date in `text` as `2025-06-10`, `2025-06` or `2025`, else an empty text.

    `10/06/2025` is not guessed at: half of the world reads it as October, so only its year is
    kept.
    """
    text = text[:_LONGEST]
    if not _ANY_YEAR.search(text):
        return ""
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        year = int(parts["year"])
        month = _month(parts["month"]) if parts.get("month") else 0
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


def _month(name: str) -> int:
    return _MONTHS[name.translate(_SAME).lower()]
