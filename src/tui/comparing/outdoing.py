"""Opposite words that agree, for one of them compares: "cheaper than a taxi"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.things import answers

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.spans import Span

__all__ = ["set_above"]

_THAN, _BESIDE, _OUTDONE = 30, 2, 4
"""Code points from a word to a "than" of its own, words beside it, and words that are looked at of
what it sets something above."""


def set_above(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether two opposite words agree: "cheaper than a taxi", "taxis are expensive"."""
    return _set_above(a, b, here, there) or _set_above(b, a, there, here)


def _set_above(mine: Features, other: Features, here: Span, there: Span) -> bool:
    than = mine.text.find(" than ", here.end, here.end + _THAN)
    if than < 0:
        return False
    subject = [key for key in mine.keys if key.span.end <= here.start][-_BESIDE:]
    outdone = [key for key in mine.keys if key.span.start > than][:_OUTDONE]
    near = [key for key in other.keys if key.span.end <= there.start][-_BESIDE:]
    near += [key for key in other.keys if key.span.start >= there.end][:_OUTDONE]
    return any(answers(one, two) for one in outdone for two in near) and not any(
        answers(one, two) for one in subject for two in near
    )
