"""Where a sentence says two things: the clauses that are claims of their own.

Only contrasts and full stops in disguise part a sentence (“While X, Y”, “A, but B”, “A; B”),
and only where both sides have a verb; lists and relative clauses stay together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit
from tui.claims.words import DASHES

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["clauses", "has_verb"]

_CONTRAST, _CONCESSION = bit("contrast"), bit("concession")
_FINITE = bit("finite", "auxiliary", "past")
_FINITE_OR_PAST = _FINITE | bit("edform")
_SUBJECT = bit("pronoun", "determiner", "hesheit", "person", "body")
_PREPOSITION, _SUBORDINATOR = bit("preposition"), bit("subordinator")
_ALSO = frozenset(("and", "or"))
_SHORTEST = 4
_PRONOUN, _NEGATE, _RELATIVE = bit("pronoun"), bit("negate"), bit("relative")
_UNSURE = bit("negate", "hedge", "predict")
_HOLDS = bit(
    "say", "believe", "show", "stance", "according", "subordinator", "relative", "condition"
)
_SAYING = frozenset(
    ("said", "says", "say", "added", "adds", "denied", "denies", "insisted", "insists", "warned",
     "warns", "stressed", "conceded", "admitted", "acknowledged", "argued", "argues", "cautioned")
)  # fmt: skip
_TELLS, _SOON_TOLD = bit("say", "show", "believe"), 6
_QUANTITY, _HEDGE = bit("quantity", "figure"), bit("hedge")
_REASON = (["because"], ["since"])
_AND, _NONE = frozenset(("and",)), frozenset[str]()
_REASONS = frozenset(("and", "since", "because"))
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
    joined = _joins(words)
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
            if bits[after] & _HEDGE and lower[after + 1 : after + 2] in _REASON:
                cuts.append((position, after))
            elif bits[after] & _CONTRAST and (
                _starts_clause(words, after) or _says_on(words, position, after)
            ):
                keep = lower[after] in _DROPPED
                cuts.append((position, after + keep))
            elif joined and lower[after] in joined and _is_apart(words, position, after + 1):
                cuts.append((position, after + 1))
    if bits[0] & _CONCESSION or (
        count > 1 and bits[1] & _CONCESSION and lower[0] in {"but", "and"}
    ):
        comma = _end_of_opening(words)
        if comma:
            cuts.insert(0, (comma, comma + 1))
    return _parted(words, cuts, count)


def _joins(words: Words) -> frozenset[str]:
    """Return the words behind a comma that may join a clause with a certainty of its own."""
    text = words.text
    if not words.union & _UNSURE:
        return _AND if words.union & _TELLS and ", and " in text else _NONE
    if ", since " in text or ", because " in text:
        return _REASONS
    if words.union & _HEDGE and " because " in text:
        return _AND
    return _AND if ", and " in text else _NONE


def _is_apart(words: Words, comma: int, start: int) -> bool:
    """Say whether a clause with a subject of its own begins at `start` that is otherwise certain.

    “The port lost two cranes, and a third may go” says one thing that is so and one that may be;
    so does “few may go, since two firms own them all”. What follows a word of saying, or stands
    between two commas, may still be what somebody says, unless somebody else speaks there.
    """
    lower, bits = words.lower, words.bits
    opened = _end_of_place(words, comma) if bits[0] & _PREPOSITION else 0
    before, after = bits[opened:comma], bits[start:]
    alone = lower[start - 1] == "and" and lower[0] != "there"
    if len(before) + alone <= _SHORTEST or len(after) < _SHORTEST or "," in lower[opened:comma]:
        return False  # “There was one meeting, and no vote was taken”: too little by itself
    named = bits[start] & _OPENS_SUBJECT or words.tokens[start][0].isupper()
    many = lower[start - 1] != "and" and bits[start] & _QUANTITY
    dated = bits[start] & _PREPOSITION and words.find(_DATED, start + 1, start + 3) > 0
    if bits[start] & _NOBODY or not _starts_clause(words, start - 1):
        return False
    if any(own & _HOLDS and not _is_when(words, k, comma) for k, own in enumerate(before, opened)):
        return lower[start - 1] == "and" and _speaks(words, comma, start)
    if not (named or dated or many):
        return False
    one, other = _surest(words, 0, comma), _surest(words, start, len(words))
    whole = lower[start - 1] == "and" and not bits[start] & _PRONOUN
    apart = one != other if whole else bool(one) != bool(other)
    return apart and has_verb(words, 0, comma)


def _end_of_place(words: Words, end: int) -> int:
    """Return where a clause begins behind its place or time (“In Scotland, …”), before `end`."""
    comma = next((k for k in range(2, min(end, _SHORTEST + 1)) if words.lower[k] == ","), -1)
    return 0 if comma < 0 or has_verb(words, 1, comma) else comma + 1


def _surest(words: Words, first: int, last: int) -> int:
    """Return how sure a clause is: 0 plainly, 1 perhaps, 2 that it is not so."""
    bits, sure = words.bits, 0
    while first < last:
        own = bits[first]
        if own & _HEDGE:
            sure = sure or 1
            first += words.lengths.get(first, 1)  # “cannot be ruled out” denies nothing
            continue
        sure = 2 if own & _NEGATE else sure or bool(own & _UNSURE)
        first += 1
    return sure


def _is_when(words: Words, position: int, end: int) -> bool:
    """Say whether a word only says when something was (“before Advent”), up to word `end`."""
    own = words.bits[position]
    return bool(own & _PREPOSITION and own & _SUBORDINATOR) and not has_verb(
        words, position + 1, end
    )


def _speaks(words: Words, comma: int, start: int) -> bool:
    """Say whether somebody else says what the clause at `start` does, and not what is told before.

    “He said that it was safe, and its own papers show that it was not.”
    """
    if words.lower[start] == "that" or words.find(_TELLS, 1, min(comma, _SOON_TOLD)) < 0:
        return False
    verb = words.find(_TELLS, start + 1, start + _SOON_TOLD)
    own = start + 1 + (words.lower[start + 1] == "own")
    if verb < 0 or words.find(_FINITE, own, verb) >= 0 or words.outside:
        return False
    if words.bits[start] & _NEGATE or words.find(_RELATIVE, verb + 1, verb + 2) >= 0:
        return False  # “nobody knew which …”
    following = words.lower[verb + 1 : verb + 2]
    return following == ["that"] or words.find(_SUBJECT, verb + 1, verb + 2) >= 0


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


def _says_on(words: Words, comma: int, position: int) -> bool:
    """Say whether somebody says two things (“said it was old, but denied that it leaked”)."""
    following = words.lower[position + 1 : position + 2]
    if words.lower[position] != "but" or _SAYING.isdisjoint(following):
        return False
    return 0 < words.find(_TELLS, 1, comma) <= _SOON_TOLD


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
