"""Dates as far as a passage gives them: a year, a month of it, a day, a weekday.

A date that says less does not clash with one that says more: "in 2025" and "12 June 2025"
agree, "in early 2024" and "June 2025" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from tui.comparing.reckoning import day_of, reckoned
from tui.comparing.words import LONGEST, english
from tui.spans import Span

if TYPE_CHECKING:
    from datetime import date

    from tui.comparing.reckoning import Reckoned

__all__ = ["Date", "agree", "clash", "dates"]

_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|%|[.,]\d)"


@dataclass(frozen=True, slots=True)
class Date:
    """What is known of a date (None: not said), and where it stands (code points)."""

    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    span: Span
    reckoned: bool = False
    """Whether it was told from the day of writing: "on Tuesday", "last month"."""

    def told(self, text: str) -> str:
        """Return the date as the passage has it, and what that stands for where it is reckoned."""
        return told(text, self.span, (self.year, self.month, self.day) if self.reckoned else ())


def told(text: str, span: Span, stands_for: tuple[int | None, ...]) -> str:
    """Return a stretch of a passage with the year, month and day that it stands for, if any."""
    known = "-".join(f"{part:02}" for part in stands_for if part is not None)
    return f"{span.of(text)} ({known})" if known else span.of(text)


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


def dates(text: str, written: date | None = None) -> list[Date]:
    """Return the dates of the first :data:`~tui.comparing.words.LONGEST` code points.

    Those that are told from the day of writing are read where that is known.
    """
    text = text[:LONGEST]
    found = [_read(match) for match in _pattern().finditer(text)]
    if written is None:
        return found
    found = [_reckoned_weekday(text, one, written) for one in found]
    found += filter(None, (_whole(one) for one in reckoned(text, written)))
    return sorted(found, key=lambda one: one.span)


def _reckoned_weekday(text: str, found: Date, written: date) -> Date:
    if found.weekday is None:
        return found
    day = day_of(text, found.span, found.weekday, written)
    if day is None:
        return found
    return Date(day.year, day.month, day.day, found.weekday, found.span, reckoned=True)


def _whole(found: Reckoned) -> Date | None:
    """Return a day, a month or a year as a date; a week is none."""
    first, last = found.first, found.last
    month = first.month if first.month == last.month else None
    if first == last:
        day = first.day
        return Date(first.year, month, day, first.weekday(), found.span, reckoned=True)
    if first.day != 1 or (month is None and first.month != 1):
        return None
    return Date(first.year, month, None, None, found.span, reckoned=True)


def _read(match: re.Match[str]) -> Date:
    weekdays = [name.capitalize() for name in english("weekdays")]
    parts = {key[0]: value for key, value in match.groupdict().items() if value}
    month = parts.get("m", "")
    return Date(
        int(parts["y"]) if "y" in parts else None,
        int(month) if month.isdigit() else _months().get(month.casefold()),
        int(parts["d"]) if "d" in parts else None,
        weekdays.index(parts["w"]) if "w" in parts else None,
        Span(match.start(), match.end() - match.group().endswith(".")),
    )


_PARTS: tuple[Literal["year", "month", "day", "weekday"], ...] = ("year", "month", "day", "weekday")


def clash(a: Date, b: Date) -> bool:
    """Say whether something that both dates name differs."""
    return any(
        getattr(a, part) is not None
        and getattr(b, part) is not None
        and getattr(a, part) != getattr(b, part)
        for part in _PARTS
    )


def agree(a: Date, b: Date) -> bool:
    """Say whether two dates may be one, and name something alike: a Tuesday is in any year."""
    return not clash(a, b) and any(
        getattr(a, part) is not None and getattr(b, part) is not None for part in _PARTS
    )
