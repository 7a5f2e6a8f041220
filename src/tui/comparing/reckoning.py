"""Dates told from the day of writing: "on Tuesday", "last month", "two weeks ago".

What "Tuesday" is hangs on the day the document was written and on the tense: "he signed on
Tuesday" looks back, "the hearing opens on Tuesday" looks ahead. Where the tense says neither, a
weekday stays a weekday, for a wrong date is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from tui.comparing.negation import is_verb
from tui.comparing.numerals import pairs
from tui.comparing.words import fold_word, word_set
from tui.spans import Span

__all__ = ["Reckoned", "day_of", "day_of_writing", "reckoned"]

_LOOK = 120
"""Code points on each side of a weekday in which the tense is looked for."""

_FAR = 400
"""Units that "ago" reaches back at most; more is no date."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_BREAK = re.compile(r"[.;!?\n]\s|[,:]\s")
_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)?")
_RELATIVE = re.compile(
    r"(?<![\w'’-])(?:(?P<day>[Yy]esterday|[Tt]omorrow|[Ll]ast night)"
    r"|(?<!\bthe )(?<!\b[Tt]he )(?P<which>[Ll]ast|[Nn]ext|(?:[Ee]arlier |[Ll]ater )?[Tt]his)"
    r" (?P<unit>week|month|year)"
    r"|(?P<count>\d{1,3}|[A-Za-z]{1,8}) (?P<of>day|week|month|year)s? ago)\b"
)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The days, first and last, that words such as "last week" stand for."""

    first: date
    last: date
    span: Span


def day_of_writing(iso: str) -> date | None:
    """Return the day of an ISO 8601 date, None where it names no day."""
    match = _ISO.match(iso)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def reckoned(text: str, written: date) -> list[Reckoned]:
    """Return what `text` tells from the day it was written, weekdays left out."""
    found = []
    for match in _RELATIVE.finditer(text):
        try:
            days = _days(match, written)
        except (OverflowError, ValueError):
            continue  # before the year 1
        if days:
            found.append(Reckoned(*days, Span(match.start(), match.end())))
    return found


def _days(match: re.Match[str], written: date) -> tuple[date, date] | None:
    if match["day"]:
        day = written + timedelta(1 if match["day"].casefold() == "tomorrow" else -1)
        return day, day
    if match["which"]:
        step = {"last": -1, "next": 1}.get(match["which"].casefold(), 0)
        return _stretch(written, match["unit"], step)
    low = match["count"].casefold()
    count = 1 if low in {"a", "an"} else int(low) if low.isdigit() else pairs("numbers").get(low)
    if count is None or count > _FAR:
        return None
    if match["of"] == "day":
        day = written - timedelta(int(count))
        return day, day
    first, last = _stretch(written, match["of"], -int(count))
    if match["of"] == "week":  # "two weeks ago" is seldom said of a Monday to a Sunday
        return first - timedelta(3), last + timedelta(3)
    return first, last


def _stretch(written: date, unit: str, step: int) -> tuple[date, date]:
    """Return the first and last day of the week, month or year `step` units away."""
    if unit == "week":
        monday = written - timedelta(written.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6)
    if unit == "month":
        year, month = divmod(12 * written.year + written.month - 1 + step, 12)
        first = date(year, month + 1, 1)
        return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
    return date(written.year + step, 1, 1), date(written.year + step, 12, 31)


def day_of(text: str, place: Span, weekday: int, written: date) -> date | None:
    """Return the day that a weekday of `text` stands for, None where the tense says nothing."""
    before = text[max(0, place.start - _LOOK) : place.start]
    before = before[max((m.end() for m in _BREAK.finditer(before)), default=0) :]
    after = text[place.end : place.end + _LOOK]
    end = _BREAK.search(after)
    after = after[: end.start()] if end else after
    tense = _tense(_WORD.findall(before)[::-1], backwards=True)
    tense = tense or _tense(_WORD.findall(after), backwards=False)
    if tense == "past":
        return written - timedelta((written.weekday() - weekday) % 7)
    if tense == "future":
        return written + timedelta((weekday - written.weekday()) % 7)
    return None


@cache
def _tense_of(low: str) -> Literal["past", "future", "present", ""]:
    if low in word_set("looks_ahead"):
        return "future"
    if low in word_set("looks_back"):
        return "past"
    if low in word_set("looks_nowhere"):
        return "present"
    return "past" if is_verb(low) else ""


def _tense(words: list[str], *, backwards: bool) -> Literal["past", "future", ""]:
    """Return the tense of the first of `words` that has one: "be played" has none itself."""
    lows = [fold_word(word) for word in words]
    for at, low in enumerate(lows):
        tense = _tense_of(low)
        if tense == "past" and backwards and lows[at + 1 : at + 2] in (["be"], ["is"], ["are"]):
            continue
        if tense:
            return "" if tense == "present" else tense
    return ""
