"""Figures and states that are of two occasions, though they are of one thing.

What somebody offered, asked or sued for is not what was paid or ruled in the end. And how things
stand on Monday ("5,200 homes have no electricity", "the bridge is closed") does not contradict how
they stand on Friday: reports written some days apart are both right.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.spans import Span

__all__ = ["LASTING", "STATE", "asked_and_done", "on_other_days", "would_have_been"]

_REACH, _BESIDE = 80, 24
"""Code points before and after a place in its clause that are looked at, for what somebody asks and
for how things stand."""

_DAYS = 2
"""From how many days between two reports on things may have changed."""

_ASKED = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|bids?|bidding|ask(?:s|ed|ing)? for|s[eo]ek(?:s|ing)?|sought"
    r"|demand(?:s|ed|ing)?|su(?:e|es|ed|ing)|appl(?:y|ies|ied) (?:in \w+ )?for|wanted|requested)\b"
)

STATE = re.compile(
    r"\b(?:(?:is|are|stays?|remains?)(?! (?:to|set|due|expected|said|believed)\b)"
    r"|leads?|trails?|ha(?:s|ve) been\b[^.;:]{0,40}\bsince"
    r"|ha(?:s|ve)(?= (?:\d|no\b|only\b|just\b|about\b|almost\b|some\b|an?\b)))\b"
)

_NEVER_WAS = re.compile(r"\b(?:would|could|might)(?: not|n't)? have (?:been|\w+ed|cost|had)\b")

LASTING = re.compile(r"\b(?:since|still|now|again|no longer|for the time being)\b")
"""What shows that an opposite is a state of some days: "closed since Monday"."""


def asked_and_done(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether just one of two figures is what somebody offers or asks for."""
    return (_ASKED.search(_near(a, here)) is None) != (_ASKED.search(_near(b, there)) is None)


def on_other_days(
    a: Features, b: Features, here: Span, there: Span, state: re.Pattern[str] = STATE
) -> bool:
    """Say whether one of two reports written on other days says how things stand on its own."""
    if a.written is None or b.written is None or abs((a.written - b.written).days) < _DAYS:
        return False
    return any(state.search(_near(one, place, _BESIDE)) for one, place in ((a, here), (b, there)))


def would_have_been(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether just one of two passages tells what would have been, and never was."""
    return (_NEVER_WAS.search(_near(a, here)) is None) != (
        _NEVER_WAS.search(_near(b, there)) is None
    )


def _near(passage: Features, place: Span, reach: int = _REACH) -> str:
    """Return the text of a place's clause around it."""
    at = bisect_right(passage.clauses, place.start)
    start = passage.clauses[at - 1] if at else 0
    end = passage.clauses[at] if at < len(passage.clauses) else len(passage.text)
    return passage.text[max(start, place.start - reach) : min(end, place.end + reach)]
