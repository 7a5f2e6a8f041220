"""When something happens, as a stretch of time with its operator: by, before, not before.

"By 1 October" and "not before November" name no two dates of one event, they name two
stretches that cannot both hold it. Quarters, seasons and hours of the day are stretches too.
Where a passage says no year, the year counts as unknown and only months are compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from tui.comparing.dates import Date, dates, told
from tui.comparing.reckoning import reckoned
from tui.comparing.words import LONGEST, english
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["Window", "apart", "windows"]

_DAYS, _MONTH = 372, 31
"""A year and a month of the calendar that windows are counted in: every month has 31 days."""

_MOST = 40
"""Stretches of time of a passage that are looked at."""

_ALWAYS = 10**7
_MINUTES = 24 * 60
_MINUTES_APART = 40
"""Clock times nearer than this are one time, told from memory."""

_QUARTERS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}
_SEASONS = {"spring": (2, 5), "summer": (5, 8), "autumn": (8, 11), "fall": (8, 11)}
_PARTS = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}

_NOT = r"(?:\b(?:not|unlikely|never|[Nn]obody|[Nn]o one|hardly|cannot)\b|n['’]t\b|\bno \w+\b)"
_BEFORE = re.compile(
    rf"(?:(?P<later>\bno (?:earlier|sooner) than|{_NOT}[^.;:,]{{0,40}}\b(?:before|until|till|by)"
    r"|\b(?:slip|slips|slipped|delayed|postponed|put off|pushed back|moved) (?:\w+ )?"
    r"(?:to|until|into)|\b(?:slip|delay|postpone|push|put) \w+(?: back| off)? (?:to|until|into))"
    r"|(?P<lasting>\b(?:take|takes|last|lasts|run|runs|continue|continues|stay|stays|remain|remains)"
    r"(?: \w+)? (?:until|till|into))"
    r"|(?P<until>\b(?:by|before|until|till|no later than|ahead of|prior to))"
    r"|(?P<since>\b(?:after|from|since|starting|as of)))"
    r"\s(?:(?:the|early|mid|late|end of|about|around|at least|next|this|that)\s)*\Z"
)
_DOUBTED = re.compile(r"\s(?:is|was|seems|looks)(?: \w+)? (?:unlikely|impossible|doubtful)")
_EARLIEST = re.compile(r",? at the (?:very )?(?:earliest|soonest)")
_STRETCH = re.compile(
    r"\b(?:(?P<quarter>first|second|third|fourth|last) quarter|Q(?P<q>[1-4]))\b"
    r"(?: (?:of )?(?P<year>20\d\d))?"
    r"|(?:(?<=\bthe )|(?<=\bin )|(?<=\bby )|(?<=\btill )|(?<=\buntil )|(?<=\bbefore )|(?<=\bnext )"
    r"|(?<=\bthis )|(?<=\bto )|(?<=\bearly )|(?<=\blate ))"
    r"(?P<season>spring|summer|autumn|fall)\b(?!-)(?: (?:of )?(?P<in>20\d\d))?"
    r"|(?P<half>first|second) half of (?P<of>20\d\d)"
    r"|\b(?P<year_of>spring|summer|autumn)(?: of)? (?P<whole>[12]\d\d\d)\b"
    r"|(?:(?<=\bthe )|(?<=\bin )|(?<=\bthis )|(?<=\bnext ))(?P<winter>winter)\b(?!-| \w+s\b)"
)
_CLOCK = re.compile(
    r"(?<![\d.,:])(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?![\d:]|[.,]\d)(?: ?(?P<pm>[ap])\.?m\b)?"
    r"|\b(?P<n>\d{1,2}) ?(?P<half>[ap])\.?m\b"
    r"|\b(?P<word>\d{1,2}|[a-z]{3,6}) (?:o['’]clock )?(?:in the|at) "
    r"(?P<part>morning|afternoon|evening|night)\b"
    r"|\b(?P<name>midnight|noon|midday)\b"
)
_AROUND = re.compile(
    r"\b(?P<how>shortly before|just before|shortly after|just after|before|after)\s\Z"
)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of time: days of a calendar of 31-day months, or minutes of a day."""

    low: int
    high: int
    unit: Literal["dated", "yearless", "clock"]
    span: Span
    """Where it stands, without the words before it (code points)."""
    bounded: bool = True
    """Whether both ends are named: "in June", but not "by June"."""
    stands_for: tuple[int | None, ...] = ()
    """Year, month and day, where they were told from the day of writing."""

    def told(self, text: str) -> str:
        """Return the time as the passage has it, and what that stands for where it is reckoned."""
        return told(text, self.span, self.stands_for)


def windows(text: str, written: date | None = None) -> list[Window]:
    """Return the stretches of time of the first :data:`~tui.comparing.words.LONGEST` points.

    Those that are told from the day of writing are read where that is known.
    """
    text = text[:LONGEST]
    found = [*islice(_stretches(text), _MOST), *islice(_clocks(text), _MOST)]
    dated = islice(_dated(text, written), 2 * _MOST)
    found += [w for w in dated if not any(w.span.overlaps(other.span) for other in found)]
    return sorted(found, key=lambda w: w.span)[:_MOST]


def apart(a: Window, b: Window) -> bool:
    """Say whether nothing can lie in both."""
    if a.unit == "clock" or b.unit == "clock":
        return a.unit == b.unit and max(a.low - b.high, b.low - a.high) > _MINUTES_APART
    if a.unit != b.unit:  # one of them says no year
        a, b = _yearless(a), _yearless(b)
    if a.unit == "yearless" and a.bounded and b.bounded:  # winter goes on in the next year
        turns = (-_DAYS, 0, _DAYS)
        return all(a.low > b.high + turn or b.low + turn > a.high for turn in turns)
    return a.low > b.high or b.low > a.high


def _yearless(window: Window) -> Window:
    if window.unit == "yearless" or not window.bounded:
        # "before 2028" is no month; "by June 2027" is none either, whatever the year
        whole = window.unit != "yearless"
        return Window(-_ALWAYS, _ALWAYS, "yearless", window.span) if whole else window
    low, high = window.low % _DAYS, window.high % _DAYS
    if window.high - window.low >= _DAYS - 1:
        low, high = -_ALWAYS, _ALWAYS
    return Window(low, high, "yearless", window.span)


def _operated(
    text: str, span: Span, low: int, high: int, unit: Literal["dated", "yearless"]
) -> Window:
    before = _BEFORE.search(text, max(0, span.start - 90), span.start)
    kind = before.lastgroup if before else None
    if _EARLIEST.match(text, span.end):
        kind = "later"
    if kind == "until" and _DOUBTED.match(text, span.end):
        kind = "later"
    if kind == "later":
        return Window(low, _ALWAYS, unit, span, bounded=False)
    if kind == "until":
        exact = before is not None and before.group().lstrip().startswith(
            ("before", "prior", "ahead")
        )
        return Window(-_ALWAYS, low - 1 if exact else high, unit, span, bounded=False)
    if kind == "since":
        return Window(low, _ALWAYS, unit, span, bounded=False)
    return Window(low, high, unit, span)


def _dated(text: str, written: date | None) -> Iterator[Window]:
    for found in dates(text, written):
        if found.year is None and found.month is None:
            continue
        window = _operated(text, found.span, *_days(found))
        if found.reckoned:
            window = replace(window, stands_for=(found.year, found.month, found.day))
        yield window
    if written is not None:
        for week in reckoned(text, written):
            if 1 < (week.last - week.first).days < 28:
                yield _operated(text, week.span, _number(week.first), _number(week.last), "dated")


def _number(day: date) -> int:
    return day.year * _DAYS + (day.month - 1) * _MONTH + day.day - 1


def _days(found: Date) -> tuple[int, int, Literal["dated", "yearless"]]:
    start = (found.year or 0) * _DAYS
    unit: Literal["dated", "yearless"] = "dated" if found.year else "yearless"
    if found.month is None:
        return start, start + _DAYS - 1, unit
    start += (found.month - 1) * _MONTH
    if found.day is None:
        return start, start + _MONTH - 1, unit
    return start + found.day - 1, start + found.day - 1, unit


def _stretches(text: str) -> Iterator[Window]:
    for match in _STRETCH.finditer(text):
        year = int(match["year"] or match["in"] or match["of"] or match["whole"] or 0)
        unit: Literal["dated", "yearless"] = "dated" if year else "yearless"
        if match["season"] or match["year_of"]:
            first, after = _SEASONS[match["season"] or match["year_of"]]
        elif match["winter"]:
            first, after = 10, 15  # of one year or of the next: its year is left to its date
        elif match["half"]:
            first, after = (0, 6) if match["half"] == "first" else (6, 12)
        else:
            number = int(match["q"]) - 1 if match["q"] else _QUARTERS[match["quarter"]]
            first, after = 3 * number, 3 * number + 3
        low, high = year * _DAYS + first * _MONTH, year * _DAYS + after * _MONTH - 1
        yield _operated(text, Span(match.start(), match.end()), low, high, unit)


@cache
def _numbers() -> dict[str, int]:
    return {word: int(value) for word, value in (row.split(":") for row in english("numbers"))}


def _clocks(text: str) -> Iterator[Window]:
    for match in _CLOCK.finditer(text):
        minute = _minute(match)
        if minute is None:
            continue
        low = high = minute
        around = _AROUND.search(text, max(0, match.start() - 20), match.start())
        how = around["how"] if around else ""
        if how in {"shortly before", "just before"}:
            low = minute - _MINUTES_APART // 2
        elif how in {"shortly after", "just after"}:
            high = minute + _MINUTES_APART // 2
        elif how == "before":
            low = 0
        elif how == "after":
            high = _MINUTES
        yield Window(low, high, "clock", Span(match.start(), match.end()))


def _minute(match: re.Match[str]) -> int | None:
    if match["name"]:
        return _MINUTES if match["name"] == "midnight" else _MINUTES // 2
    if match["h"]:
        hour, minute, half = int(match["h"]), int(match["m"]), match["pm"]
        if match.group()[len(match["h"])] == "." and not half:
            return None  # "4.31" is a length as often as a time
    elif match["n"]:
        hour, minute, half = int(match["n"]), 0, match["half"]
    else:
        word = match["word"]
        hour = int(word) if word.isdigit() else _numbers().get(word, 0)
        minute, half = 0, "p" if _PARTS[match["part"]] else "a"
    if not 0 <= hour < 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return 60 * hour + minute
