"""What a few words are worth that a speaker says, beside the same words of an author.

Who answers says little at a time (“They never asked us.”), and an author who did so would chat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.claims.claim import Certainty
    from tui.claims.evidence import Evidence
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["denies_shortly", "of_turn", "told_by_another"]

_ME, _WE, _OPINION, _GREATER = bit("me"), bit("we"), bit("opinion"), bit("greater")
_IDLE = bit("you", "norm", "ought", "value", "rhetoric", "meta")
_NEGATE = bit("negate")
_VERB = bit("finite", "auxiliary", "past", "edform")
_THEY = frozenset(("he", "she", "they", "they'll", "they've", "they're", "he's", "she's"))
_FEELING = frozenset(
    ("know", "sure", "matter", "mind", "care", "point", "remember", "want", "like", "complain",
     "say", "easy", "sense", "seen", "idea", "call", "understand", "forget", "help", "wish",
     "worry", "love", "hate", "agree", "thing", "surprised", "angry", "afraid",
     "scared", "worried", "tired", "ready", "weiß", "egal", "sicher", "verstehe", "sagen")
)  # fmt: skip
"""What is denied of these (“I don't know”, “that doesn't matter”) nobody can look up."""
_NOW = frozenset(("i", "i'm", "we", "we're", "wir", "ich"))
_MINE = frozenset(("my", "our", "meine", "mein", "unser", "unsere"))
_JOINING = frozenset(('"', "“", "„", "and", "but", "so", "no", "yes", "well", ",", "und", "aber"))
_SHORT, _LEAST, _MOST, _TOLD = 5, 3, 14, 6


def denies_shortly(words: Words) -> bool:
    """Say whether a sentence quotes no more than that something is not so (“That's not true”)."""
    quoted = [k for k, out in enumerate(words.outside or ()) if not out]
    bits = [words.bits[k] for k in quoted]
    if not any(own & _VERB for own in bits) or any(own & (_IDLE | _ME | _WE) for own in bits):
        return False
    return any(own & _NEGATE for own in bits) and _FEELING.isdisjoint(words.lower)


def told_by_another(words: Words, told: Attribution | None, speaker: str) -> Attribution | None:
    """Return the source that a sentence names unless only its `speaker` (empty: none) says so.

    “My daughter wants to open a shop there” is what the speaker says of her.
    """
    own = told and speaker and not told.reports and words.lower[told.source[0]] in _MINE
    return None if own else told


def of_turn(  # noqa: PLR0917 - runs for many clauses: names cost time
    words: Words, start: int, end: int, seen: Evidence, sure: Certainty, w: Mapping[str, float]
) -> float:
    """Return what the clause `[start, end)` of a speaker gains, in log-odds; `w` are the weights.

    What is denied or foretold in a few words answers somebody; what a speaker tells of his or her
    own life can be looked up where it has a date or a figure.
    """
    union = seen.union
    measured = seen.figure >= 0 or seen.number >= 0 or seen.date >= 0
    odds = 0.0
    if union & _ME and (seen.date >= 0 or seen.figure >= 0):
        odds -= w["me"]
        union &= ~_ME
    if union & _IDLE or not _LEAST <= seen.count <= _MOST:
        return odds
    if sure in {"denied", "predicted"}:
        return odds + _of_answer(words, start, end, seen, sure, w)
    if sure == "hedged":
        if union & _OPINION and measured and seen.count > _TOLD:
            odds -= w["opinion"] + (w["me"] if union & _ME else 0.0)
    elif measured and not union & _OPINION:
        odds += w["told"]
    elif union & _GREATER and not union & _OPINION and seen.count >= _SHORT:
        if _is_of_others(words, start, end):
            odds += 2 * w["told"] - (w["me"] if union & _ME else 0.0)
    elif seen.event and union & _ME and _is_of_others(words, start, end):
        odds -= w["me"]  # “my brother sold his”
    return odds


def _is_of_others(words: Words, start: int, end: int) -> bool:
    """Say whether a clause is not about the speaker (“I'm ashamed”)."""
    return words.lower[_subject(words, start, end)] not in _NOW


def _subject(words: Words, start: int, end: int) -> int:
    """Return where a clause begins past its quotation mark and what only joins it."""
    while start < end - 1 and words.lower[start] in _JOINING:
        start += 1
    return start


def _of_answer(  # noqa: PLR0917 - as above
    words: Words, start: int, end: int, seen: Evidence, sure: Certainty, w: Mapping[str, float]
) -> float:
    """Return what a clause gains that says what is not, or what will be."""
    lower, union = words.lower, seen.union
    if words.find(_VERB, start, end) < 0 or not _FEELING.isdisjoint(lower[start:end]):
        return 0.0
    told = union & _OPINION
    first = lower[_subject(words, start, end)]
    if first in _NOW and (sure == "predicted" or not (told or seen.event)):
        return 0.0  # “I'm not a doctor”
    odds = w["answer"]
    if told:
        if seen.count <= _TOLD:
            return 0.0
        odds -= w["opinion"]
    if union & (_ME | _WE):
        odds -= w["me"] if union & _ME else w["we"]
    if first in _THEY:
        odds -= w["narrative"]
    if seen.count < _SHORT:
        odds += w["brief"] - w["short"]
    return odds
