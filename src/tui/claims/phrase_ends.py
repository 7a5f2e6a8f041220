"""Where a noun phrase begins or ends that stands beside another clause without a comma.

“According to the letter | the contractor had …”, “it is on 3 April and | the mayor said …”.
All positions are indices of words; ranges are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["before_brackets", "before_what", "joins_clauses"]

_WHO, _TOLD_NEXT = bit("person", "body"), bit("adverb", "determiner", "quantity", "figure")
_DETERMINER, _HEAD = bit("determiner"), bit("person", "body", "record")
_ANOTHER = bit("determiner", "pronoun")
_NO_HEAD = bit("preposition", "conjunction", "determiner", "adverb", "relative", "say", "finite")
"""Behind these a determiner goes on with a phrase (“by the bank”); elsewhere another one begins."""
_NOBODY = frozenset(("nobody", "none", "nothing"))
_OWNING = frozenset(("one", "more", "most", "other", "another", "who", "which", "that"))
_FULL_VERB, _NO_FULL_VERB = bit("finite", "past"), bit("auxiliary", "say", "be")
_PREPOSITION, _MONTH, _DAY = bit("preposition"), bit("month"), bit("month", "weekday")


def before_what(words: Words, span: tuple[int, int]) -> tuple[int, int]:
    """Return a phrase without what is told right behind it (“according to the maker only …”)."""
    first, end = span
    bits, lower = words.bits, words.lower
    german = words.lexicon.capitalised_nouns  # there an article goes on: “einer Studie der Bank”
    for k in range(first + 1, end):
        own, following = bits[k - 1], bits[k]
        if own & _WHO and following & _TOLD_NEXT and k + 1 < end:
            return first, k
        begins = (following & _ANOTHER and lower[k] not in _OWNING) or lower[k] in _NOBODY
        if begins and not german and (own & _HEAD or not own & _NO_HEAD):
            return first, k
    return span


def joins_clauses(words: Words, first: int, joined: int) -> bool:
    """Say whether what begins at `first` ends the clause before the conjunction at `joined`.

    It does where it is a date, the object of a verb, or stands behind verb and preposition.
    """
    bits, lower = words.bits, words.lower
    if bits[joined - 1] & _DAY or (lower[joined - 1].isdigit() and bits[first] & _MONTH):
        return True
    if not first or not bits[joined + 1] & _DETERMINER:
        return False
    before = bits[first - 1]
    if before & _FULL_VERB and not before & _NO_FULL_VERB:
        return first > 1
    return bool(before & _PREPOSITION) and words.find(_FULL_VERB, 1, first - 1) >= 0


def before_brackets(lower: list[str], j: int) -> int:
    """Return the word before the brackets that end at word `j`, which is `j` if none do."""
    if j < 0 or lower[j] != ")":
        return j
    while j > 0 and lower[j] != "(":
        j -= 1
    return j - 1
