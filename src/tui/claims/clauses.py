"""Where a sentence says two things: the clauses that are claims of their own.

Only contrasts and full stops in disguise part a sentence (“While X, Y”, “A, but B”, “A; B”),
and only where both sides have a verb; lists and relative clauses stay together.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from tui.claims.lexicon import bit
from tui.claims.words import DASHES

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["clauses", "has_verb", "main_range"]

_CONTRAST, _CONCESSION = bit("contrast"), bit("concession")
_FINITE = bit("finite", "auxiliary", "past")
_FINITE_OR_PAST = _FINITE | bit("edform")
_SUBJECT = bit("pronoun", "determiner", "hesheit", "person", "body")
_TAKES_THAT = bit(
    "say", "believe", "show", "stance", "claimnoun", "be", "finite", "gerund", "adverb", "hedge"
)
_RELATIVE, _SUBORDINATOR, _DETERMINER = bit("relative"), bit("subordinator"), bit("determiner")
_LIMITS = bit("relative", "limit")
_CLAIMNOUN = bit("claimnoun")
_BREAKS = frozenset(("because", "unless", "until", "without", "if", "although", "though"))
_PREPOSITION, _NEGATE, _TELLING = bit("preposition"), bit("negate"), bit("say", "believe")
_GOES_ON = bit("finite", "auxiliary", "past", "edform", "modal")
_DESCRIBING = 24
"""Words that a clause may have which describes a subject."""
_BE = bit("be")
_ALSO = frozenset(("and", "or"))
_ASKED = "asked"
"""“Asked whether …,” opens a sentence as “when” does."""
_SHORTEST = 4
_PRONOUN = bit("pronoun")
_UNSURE = bit("negate", "hedge", "predict")
_HOLDS = bit(
    "say", "believe", "show", "stance", "according", "subordinator", "relative", "condition"
)
_DATED = bit("figure", "month", "weekday")
_OPENS_SUBJECT, _NOBODY = bit("determiner", "pronoun", "hesheit"), bit("you", "me", "we")
_PARTING = DASHES | {",", ";"}
_DROPPED = frozenset(("but", "yet", "while", "whereas", "although", "though"))


def has_verb(words: Words, start: int, end: int) -> bool:
    """Say whether the words in `[start, end)` hold a finite verb, as far as words tell."""
    union = words.union
    if not union & _FINITE_OR_PAST:
        return False
    bits = words.bits
    if union & _FINITE and not start and end == len(bits):
        return True
    if start < end and bits[start] & _FINITE:
        return True
    for own in bits[start + 1 : end]:  # noqa: SIM110 - a generator costs twice as much
        if own & _FINITE_OR_PAST:
            return True
    return False


def clauses(  # noqa: C901, PLR0912 - one pass over the words
    words: Words,
) -> list[tuple[int, int]]:
    """Return the claims a sentence can hold, as half-open ranges of words, in order."""
    count = len(words.tokens)
    joined = words.union & _UNSURE and ", and " in words.text
    if count < 2 * _SHORTEST or not (words.union & _CONTRAST or joined or ";" in words.text):
        return [(0, count)]
    lower, bits = words.lower, words.bits
    cuts: list[tuple[int, int]] = []  # (end of the first part, start of the second)
    items: frozenset[int] | None = None
    depth = 0
    outside = words.outside
    for position in words.odd:
        sign = lower[position]
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        if depth or sign not in _PARTING or (outside and not outside[position]):
            continue
        if sign == ";":
            if items is None:
                items = _list_of(words)
            if position not in items:
                cuts.append((position, position + 1))
        elif position + 1 < count:
            after = position + 1
            if lower[after] == "[" and lower[after + 2 : after + 3] == ["]"] and after + 3 < count:
                after += 3  # “…,[6] but …”
            if position and lower[position - 1] == "that":
                continue
            if bits[after] & _CONTRAST and _starts_clause(words, after):
                keep = lower[after] in _DROPPED
                cuts.append((position, after + keep))
            elif joined and lower[after] == "and" and _is_apart(words, position, after + 1):
                cuts.append((position, after + 1))
    if bits[0] & _CONCESSION or (
        count > 1 and bits[1] & _CONCESSION and lower[0] in {"but", "and"}
    ):
        comma = _end_of_opening(words)
        if comma:
            cuts.insert(0, (comma, comma + 1))
    return _parted(words, cuts, count)


def _is_apart(words: Words, comma: int, start: int) -> bool:
    """Say whether a clause with a subject of its own begins at `start` that is otherwise certain.

    “The port lost two cranes, and a third may go” says one thing that is so and one that may be.
    What follows a word of saying, or stands between two commas, may still be what somebody says.
    """
    lower, bits = words.lower, words.bits
    before, after = bits[:comma], bits[start:]
    if comma < _SHORTEST or len(after) < _SHORTEST or "," in lower[:comma]:
        return False
    named = bits[start] & _OPENS_SUBJECT or words.tokens[start][0].isupper()
    dated = bits[start] & _PREPOSITION and words.find(_DATED, start + 1, start + 3) > 0
    if not (named or dated) or bits[start] & _NOBODY or not _starts_clause(words, start - 1):
        return False
    if any(own & _HOLDS for own in before):
        return False
    one, other = reduce(or_, before), reduce(or_, after)
    return has_verb(words, 0, comma) and bool(one & _UNSURE) != bool(other & _UNSURE)


def _list_of(words: Words) -> frozenset[int]:
    """Return the semicolons that part items of a list (“for theft; for arson; and for fraud”)."""
    lower = words.lower
    signs = [k for k in words.odd if lower[k] == ";"]
    last = signs[-1] + 1
    if len(signs) == 1 or last >= len(lower) or lower[last] not in _ALSO:
        return frozenset()
    return frozenset(k for k in signs if not _starts_clause(words, k + (lower[k + 1] in _ALSO)))


def _starts_clause(words: Words, position: int) -> bool:
    """Say whether a subject and a verb follow the conjunction soon."""
    lower = words.lower
    end = min(len(words), position + 12)
    for k in range(position + 1, end):
        if lower[k] in {",", ";"}:
            return False
        if words.bits[k] & _FINITE:
            return k > position + 1
        if k == position + 2 and words.bits[k - 1] & _PRONOUN and lower[k][-1] == "s":
            return True  # “though it counts …”
    return False


def _end_of_opening(words: Words) -> int:
    """Return the comma that ends an opening “While X,”, or 0."""
    for position in range(3, len(words) - _SHORTEST):
        if (
            words.lower[position] == ","
            and has_verb(words, 1, position)
            and (has_verb(words, position + 1, min(len(words), position + 14)))
        ):
            return position
    return 0


def _parted(words: Words, cuts: list[tuple[int, int]], count: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    start = 0
    for end, following in sorted(cuts):
        if end - start < _SHORTEST or count - following < _SHORTEST:
            continue
        if has_verb(words, start, end) and has_verb(words, following, count):
            parts.append((start, end))
            start = following
    parts.append((start, count))
    if len(parts) > 1:
        opening = parts[0][0]
        while opening <= parts[0][1] - _SHORTEST and words.bits[opening] & _CONCESSION:
            opening += max(1, words.lengths.get(opening, 1))
        parts[0] = (opening, parts[0][1])
    return parts


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
        if bits[position] & _RELATIVE or lower[position] in _BREAKS:
            described = bits[position] & _RELATIVE
            goes_on = _after_apposition(words, first, position, end) if described else 0
            if goes_on:
                first = resumed = goes_on
                opening = first + 2
            elif position >= opening:
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
