"""What a clause itself says: without what opens it and without relative clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["describes_subject", "main_range"]

_FINITE = bit("finite", "auxiliary", "past")
_SUBJECT = bit("pronoun", "determiner", "hesheit", "person", "body")
_TAKES_THAT = bit(
    "say", "believe", "show", "stance", "claimnoun", "be", "finite", "gerund", "adverb", "hedge"
)
_RELATIVE, _SUBORDINATOR, _DETERMINER = bit("relative"), bit("subordinator"), bit("determiner")
_LIMITS = bit("relative", "limit")
_CLAIMNOUN, _BE = bit("claimnoun"), bit("be")
_BREAKS = frozenset(("because", "unless", "until", "without", "if", "although", "though"))
_PREPOSITION, _NEGATE, _TELLING = bit("preposition"), bit("negate"), bit("say", "believe")
_GOES_ON = bit("finite", "auxiliary", "past", "edform", "modal")
_DESCRIBING = 24
"""Words that a clause may have which describes a subject."""
_LISTENING = frozenset(
    ("told", "tell", "tells", "telling", "informed", "informs", "assured", "assures", "warned",
     "warns", "reminded", "reminds", "notified")
)  # fmt: skip
_WHOM = 5
"""Words from such a verb to its “that”: whoever is told stands between them."""
_WHO, _CHAIN = frozenset(("who", "that", "which")), bit("finite", "auxiliary", "adverb", "edform")
_NO_VERB_AFTER = bit("preposition", "determiner", "subordinator", "relative", "conjunction")
_BEGINS = bit("pronoun", "determiner", "hesheit")
_SUBJECT_ENDS = 5
"""Words among which the “who” of somebody that a sentence begins with stands."""
_ASKED = "asked"
"""“Asked whether …,” opens a sentence as “when” does."""


def _so(words: Words, first: int, position: int) -> bool:
    """Say whether “so” or “such” is what a “that” goes on with."""
    return any(word in {"so", "such"} for word in words.lower[first:position])


def main_range(words: Words, start: int, end: int) -> tuple[int, int]:
    """Return the part of a clause in which negation and modality are about the clause itself.

    An opening subordinate clause (“If …,”) and relative clauses (“…, which …”) are left out.
    """
    opened = words.bits[start] & _SUBORDINATOR or words.lower[start] == _ASKED
    if not (opened or words.union & _LIMITS):
        return start, end
    known = words.main
    if known is None or known[:2] != (start, end):
        words.main = known = (start, end, *_main_range(words, start, end))
    return known[2:]


def _main_range(  # noqa: C901, PLR0912 - a list of rules
    words: Words, start: int, end: int
) -> tuple[int, int]:
    first, last = start, end
    lower, bits = words.lower, words.bits
    opens = bits[start] & _SUBORDINATOR and not bits[start] & _DETERMINER
    if opens and lower[start + 1 : start + 2] in (["that"], ["this"]) and start + 2 < end:
        opens = not bits[start + 2] & _BEGINS  # “After that there may be a gap”
    if opens or lower[start] == _ASKED:
        cleft = lower[start] == "what"
        for position in range(start + 2, end - 2):
            if cleft and lower[position] == "that" and bits[position - 1] & _BE:
                first = position + 1  # “what I can say is that it will open, …”
                break
            if lower[position] == "," and not cleft:
                first = position + 1
                break
    if not words.union & _LIMITS:
        return first, last
    resumed = 0
    opening = first + 4
    for position in [k for k in range(first + 2, end) if bits[k] & _LIMITS]:
        if position < resumed:
            continue
        relative = bits[position] & _RELATIVE
        if relative or lower[position - 1 : position + 1] == [",", "that"]:
            goes_on = _after_apposition(words, first, position, end)
            if goes_on:  # also “the forecast, that trade would fall, has not come true”
                first = resumed = goes_on
                opening = first + 2
                continue
        if relative or lower[position] in _BREAKS:
            if position >= opening:
                last = position
                break
            continue
        if position < opening:
            continue
        if lower[position] == "that" and position + 1 < end:
            following = bits[position + 1]
            if following & _FINITE and not following & _SUBJECT:
                last = position  # “tools that could …”
                break
            if not bits[position - 1] & _TAKES_THAT and lower[position - 1].isalpha():
                if words.find(_CLAIMNOUN, first, position) >= 0 or _so(words, first, position):
                    continue
                if not _LISTENING.isdisjoint(lower[max(first, position - _WHOM) : position]):
                    continue  # “told the court that nobody had been there”
                last = position  # “tools that others cannot offer”
                break
    return first, last


def _after_apposition(words: Words, first: int, relative: int, end: int) -> int:
    """Return where a clause goes on whose subject is described (“Fell, who fell, may stay”), or 0.

    It does so with its verb, which none has come before, past that of whoever says so.
    """
    lower, bits = words.lower, words.bits
    before = relative - 1
    if lower[before] != "," and bits[before] & _PREPOSITION:
        before -= 1  # “the ship, of which …”
    if lower[before] != ",":
        return 0
    for position in range(before - 1, first, -1):
        if bits[position] & _FINITE and not words.tokens[position][0].isupper():
            if not bits[position] & _TELLING:
                return 0
            break
    if words.find(_NEGATE, first, before) >= 0:
        return 0  # “none of the men, who …, was hurt”
    for comma in range(relative + 2, min(end - 2, relative + _DESCRIBING)):
        if lower[comma] == "," and bits[comma + 1] & _GOES_ON:
            return comma + 1
    return 0


def describes_subject(words: Words, first: int, position: int) -> bool:
    """Say whether the word at `position` stands in a relative clause about the subject.

    It does where a verb of its own follows (“fish that do nothing get hit”).
    """
    lower, bits = words.lower, words.bits
    near = range(first + 1, min(position, first + _SUBJECT_ENDS))
    relative = next((k for k in near if lower[k] in _WHO), -1)
    if (
        relative < 0
        or not lower[relative - 1][-1].isalnum()
        or bits[first] & _SUBORDINATOR & ~_SUBJECT
    ):
        return False
    if any(bits[k] & _FINITE for k in range(first, relative)):
        return False
    if not all(bits[k] & _CHAIN for k in range(relative + 1, position)):
        return False
    after = position + 1
    if lower[position] in {"not", "never"} or lower[position].endswith("n't"):
        after += 1  # its own verb
    for k in range(after, len(lower) - 1):
        if not lower[k][0].isalnum() or (bits[k] & _SUBORDINATOR and not bits[k] & _DETERMINER):
            return False
        if bits[k] & _FINITE and not bits[k - 1] & _NO_VERB_AFTER and lower[k - 1] != "to":
            return True
    return False
