"""Figures of which one is told of a year long past, and the other of nothing of the kind.

"The flood of 2002 had cost insurers 48 million" says nothing against "damage amounted to 68
million": reports look back, and what they find there they measure as they measure the news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.spans import Span

__all__ = ["look_back_apart"]

_PAST = 2
"""From how many years before the day of writing a year is long past."""

_SINCE = 8
"""The same of what has been so since that year: it may well be of the news."""

_IN_PASSING = re.compile(r"[,(] ?(?:\w+ )?\w+(?:ed|t|n) (?:in|on|since) [^,;()]*\Z")
"""What leads to a year that is told in passing: ", built in 1931,"."""

_BESIDE = 40
"""Code points before a year in which that stands."""


def look_back_apart(a: Features, b: Features) -> bool:
    """Say whether just one of two passages speaks of a year long past.

    Nothing is known where a passage has no day of writing.
    """
    if a.written is None or b.written is None:
        return False
    return _looks_back(a) != _looks_back(b)


def _looks_back(passage: Features) -> bool:
    if passage.written is None:
        return False
    this = passage.written.year
    return any(
        one.year is not None
        and one.year <= this - (_SINCE if _goes_on(passage.text, one.span) else _PAST)
        and not one.reckoned
        and not _IN_PASSING.search(passage.text, max(0, one.span.start - _BESIDE), one.span.start)
        for one in passage.dates
    )


def _goes_on(text: str, year: Span) -> bool:
    return text[: year.start].rstrip().casefold().endswith("since")
