"""Dates as far as a passage gives them: a year, a month of it, a day, a weekday.

A date that says less does not clash with one that says more: "in 2025" and "12 June 2025"
agree, "in early 2024" and "June 2025" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tui.comparing.words import LONGEST, english
from tui.spans import Span

__all__ = ["Date", "clash", "dates"]

_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|%|[.,]\d)"


@dataclass(frozen=True, slots=True)
class Date:
    """What is known of a date (None: not said), and where it stands (code points)."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    span: Span


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for name, number in (row.split(":") for row in english("months"))}


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted((name.capitalize() for name in _months()), key=len, reverse=True))
    weekday = "|".join(name.capitalize() for name in english("weekdays"))
    return re.compile(
        rf"(?<![\w.-])(?:(?P<y1>{_YEAR})-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?(?![\w-])"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\ (?:of\ )?(?P<m2>{month})\b\.?"
        rf"(?:,?\ (?P<y2>{_YEAR}))?"
        rf"|(?P<m3>{month})\b\.?\ (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[.,]\d)"
        rf"(?:,?\ (?P<y3>{_YEAR}))?"
        rf"|(?P<m4>{month})\b\.?,?\ (?:of\ )?(?P<y4>{_YEAR})"
        rf"|(?:(?<=[iI]n\ )|(?<=[bB]y\ )|(?<=ince\ )|(?<=ntil\ )|(?<=rom\ )|(?<=ast\ )|(?<=ext\ )"
        rf"|(?<=efore\ )|(?<=fter\ )|(?<=nto\ ))"
        rf"(?P<m5>{month})\b"
        rf"|(?P<y6>{_YEAR})(?!\w|-\w)"
        rf"|(?P<w7>{weekday})\b)"
    )


def dates(text: str) -> list[Date]:
    """Return the dates of the first :data:`~tui.comparing.words.LONGEST` code points."""
    weekdays = [name.capitalize() for name in english("weekdays")]
    found = []
    for match in _pattern().finditer(text[:LONGEST]):
        parts = {key[0]: value for key, value in match.groupdict().items() if value}
        month = parts.get("m", "")
        number = int(month) if month.isdigit() else _months().get(month.casefold())
        found.append(
            Date(
                int(parts["y"]) if "y" in parts else None,
                number,
                int(parts["d"]) if "d" in parts else None,
                weekdays.index(parts["w"]) if "w" in parts else None,
                Span(match.start(), match.end() - match.group().endswith(".")),
            )
        )
    return found


def clash(a: Date, b: Date) -> bool:
    """Say whether something that both dates name differs."""
    parts: tuple[Literal["year", "month", "day", "weekday"], ...] = (
        "year", "month", "day", "weekday",
    )  # fmt: skip
    return any(
        getattr(a, part) is not None
        and getattr(b, part) is not None
        and getattr(a, part) != getattr(b, part)
        for part in parts
    )
