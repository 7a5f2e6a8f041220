"""Papers that show something, whoever has them (“documents that I have seen show that …”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit
from tui.claims.phrases import phrase_before
from tui.claims.sources import Attribution, is_record
from tui.claims.verbs import STOPS

if TYPE_CHECKING:
    from tui.claims.verbs import Cue
    from tui.claims.words import Words

__all__ = ["ARTICLES", "opening_paper", "seen_by"]

_SAY, _WEAK, _SHOW = bit("say"), bit("weak"), bit("show")
_PAST, _EDFORM = bit("past"), bit("edform", "participle")
_RECORD, _WHO = bit("record"), bit("pronoun", "determiner", "body", "person", "odd")
_SEEN = frozenset(
    ("seen", "shown", "taken", "written", "drawn", "done", "obtained", "reviewed", "published")
)
_DESCRIBING = _SEEN | {
    "dated",
    "posted",
    "shared",
    "sent",
    "signed",
    "leaked",
    "released",
    "addressed",
}
_WHICH = frozenset(("that", "which"))
ARTICLES = frozenset(("a", "an", "the", "one", "another", "this"))
_LONGEST, _HEAD = 24, 5
_FAR, _NEAR, _AUXILIARY = 12, 9, bit("auxiliary")
_PREPOSITION = bit("preposition")
_NO_ADJECTIVE = bit("preposition", "auxiliary", "pronoun", "conjunction", "relative")


def seen_by(cue: Cue) -> Attribution | None:
    """Return the papers of “documents seen by the Post show that …”, whoever has them."""
    words = cue.words
    if not cue.own & _SHOW:
        return None
    low = max(1, cue.position - _FAR)
    if "by" not in words.lower[low : cue.position]:
        had = cue.previous in _SEEN or _is_past(cue)
        return (_had_by(cue) if had else None) or _published(cue)
    participle = words.lower.index("by", low) - 1
    if not words.bits[participle] & (_EDFORM | _PAST) and words.lower[participle] not in _SEEN:
        return None
    if words.lower[participle - 1] == ",":  # “minutes of May, seen by the Post, show that …”
        span = _record_before(words, participle - 1)
    else:
        span = phrase_before(words, participle)
    if span is None or not is_record(words, span):
        return None
    return _shows(cue, span)


def opening_paper(cue: Cue) -> Attribution | None:
    """Return the paper that a sentence opens with, whatever describes it before its verb.

    “A memo dated Jan. 17 and seen by the Post says that …”, “A video that has been viewed two
    million times claims that …”. It begins with one of `ARTICLES`.
    """
    words = cue.words
    lower = words.lower
    if not _HEAD < cue.position + 3 < _LONGEST:
        return None
    if not cue.told and (not cue.own & _SAY or cue.own & _WEAK):
        return None
    head = words.find(_RECORD, 1, _HEAD)
    if head < 0 or words.find(_NO_ADJECTIVE, 1, head) >= 0:
        return None
    after = head + 1
    which = lower[after] in _WHICH
    if after >= cue.position or not (which or lower[after] in _DESCRIBING):
        return None
    between = lower[after : cue.position]
    if "," in between or (not which and words.find(_AUXILIARY, after, cue.position) >= 0):
        return None
    return Attribution((0, after), cue.position, reports=True)


def _shows(cue: Cue, span: tuple[int, int]) -> Attribution | None:
    """Return the papers `span` where they speak: before the verb, or beside a whole sentence."""
    closing = cue.following in STOPS
    if not closing or (span[0] > 0 and cue.words.lower[span[0] - 1] == ","):
        return Attribution(span, cue.position, reports=True, closing=closing)
    return None


def _published(cue: Cue) -> Attribution | None:
    """Return the paper of “…, a study published in the journal Tides has found.”."""
    bits = cue.words.bits
    for position in range(cue.position - 3, max(-1, cue.position - _FAR), -1):
        if bits[position] & _RECORD and bits[position + 1] & _EDFORM:
            where = bits[position + 2] & _PREPOSITION
            span = phrase_before(cue.words, position + 1) if where else None
            return _shows(cue, span) if span else None
    return None


def _is_past(cue: Cue) -> bool:
    return bool(cue.before & _PAST) and not cue.before & _AUXILIARY


def _had_by(cue: Cue) -> Attribution | None:
    """Return the papers of “documents that I have seen show that …”, whoever has them."""
    words = cue.words
    span = _record_before(words, cue.position - 1)
    if span and words.find(_WHO, span[1], cue.position - 1) >= 0:
        return Attribution(span, cue.position, reports=True)
    return None


def _record_before(words: Words, end: int) -> tuple[int, int] | None:
    """Return the phrase up to the last word for a paper that stands soon before word `end`."""
    for position in range(end - 1, max(-1, end - _NEAR), -1):
        if words.bits[position] & _RECORD:
            return phrase_before(words, position + 1)
    return None
