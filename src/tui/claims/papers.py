"""Papers that show something, whoever has them (“documents that I have seen show that …”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit
from tui.claims.phrases import phrase_before
from tui.claims.sources import Attribution, is_record
from tui.claims.verbs import NEAR, STOPS

if TYPE_CHECKING:
    from tui.claims.verbs import Cue

__all__ = ["seen_by"]

_SHOW, _PAST, _EDFORM = bit("show"), bit("past"), bit("edform", "participle")
_RECORD, _WHO = bit("record"), bit("pronoun", "determiner", "body", "person", "odd")
_SEEN = frozenset(
    ("seen", "shown", "taken", "written", "drawn", "done", "obtained", "reviewed", "published")
)
_FAR = 12


def seen_by(cue: Cue) -> Attribution | None:
    """Return the papers of “documents seen by the Post show that …”, whoever has them."""
    words = cue.words
    if not cue.own & _SHOW:
        return None
    low = max(1, cue.position - _FAR)
    if "by" not in words.lower[low : cue.position]:
        return _had_by(cue) if cue.previous in _SEEN or cue.before & _PAST else None
    participle = words.lower.index("by", low) - 1
    if not words.bits[participle] & (_EDFORM | _PAST) and words.lower[participle] not in _SEEN:
        return None
    span = phrase_before(words, participle)
    if span is None or not is_record(words, span):
        return None
    closing = cue.following in STOPS
    if not closing or (span[0] > 0 and words.lower[span[0] - 1] == ","):
        return Attribution(span, cue.position, reports=True, closing=closing)
    return None


def _had_by(cue: Cue) -> Attribution | None:
    """Return the papers of “documents that I have seen show that …”, whoever has them."""
    words = cue.words
    for position in range(cue.position - 2, max(-1, cue.position - NEAR), -1):
        if words.bits[position] & _RECORD:
            who = words.find(_WHO, position + 1, cue.position - 1)
            span = phrase_before(words, position + 1) if who >= 0 else None
            return Attribution(span, cue.position, reports=True) if span else None
    return None
