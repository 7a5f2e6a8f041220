"""Noun phrases before and after a cue, without a parser.

A phrase grows word by word until something stands there that cannot belong to it. That is right
for the subjects of verbs of saying, which are names, pronouns and short descriptions of people.
All positions are indices of words; ranges are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.appositions import before_day, is_initial, is_year, name_after_role
from tui.claims.humans import is_human
from tui.claims.lexicon import UNKNOWN, bit
from tui.claims.phrase_ends import before_brackets, joins_clauses
from tui.claims.words import DASHES

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["phrase_after", "phrase_before"]

_SKIPPED = bit("adverb", "auxiliary")
_ENDS = bit("subordinator", "relative", "auxiliary", "finite")
_DETERMINER, _PRONOUN, _PREPOSITION = bit("determiner"), bit("pronoun"), bit("preposition")
_CONJUNCTION, _RELATIVE, _TITLE = bit("conjunction"), bit("relative"), bit("title")
_NOUN = bit("person", "body", "record", "claimnoun", "unit", "month")
_HUMAN = bit("person", "body", "title")
_DATE = bit("weekday", "month", "when")
_VERB = bit("finite", "auxiliary", "gerund")
_LOOSE = _CONJUNCTION | _PREPOSITION | _DATE
_SUBORDINATOR, _WEEKDAY, _AUXILIARY = bit("subordinator"), bit("weekday"), bit("auxiliary")
_FINITE, _BASE, _SAID = bit("finite"), bit("base"), bit("say", "be")
_OPENS_NO_SUBJECT = bit("preposition", "subordinator", "adverb", "conjunction", "when")
_INCORPORATED = frozenset(("inc", "ltd", "llc", "plc", "corp", "co", "gmbh", "ag", "jr", "sr"))
_SOMETIMES = frozenset(("sometimes", "often", "later", "recently", "now", "soon", "earlier"))
_MAYBE = frozenset(("perhaps", "maybe", "possibly", "probably"))
_THINGS = frozenset(("thing", "things", "way", "reason", "part", "point", "words", "story"))
_SO_FAR = frozenset(("so", "far", "yet", "today", "now", "yesterday", "ago"))
_NO_ADVERBS = frozenset(
    ("early", "daily", "weekly", "monthly", "quarterly", "yearly", "family", "elderly", "friendly",
     "ally", "assembly", "supply", "monopoly", "likely", "only", "unlikely", "anomaly", "reply")
)  # fmt: skip
_PERIODS = frozenset(("years", "decades", "months", "weeks", "days"))
"""“For years investors believed …”: not their subject."""
_DESCRIBING = frozenset(("close", "familiar", "briefed"))
_NO_ENDS = _DESCRIBING | {"own", "lead", "work"}
_SUBJECTS = frozenset(("it", "he", "she", "they", "we", "you", "i", "there"))
_NO_PARTICIPLES = frozenset(
    ("took", "fell", "rose", "went", "began", "came", "gave", "ran", "grew", "wrote", "spoke",
     "saw", "knew", "did", "became", "chose", "drove", "broke", "shrank", "sank")
)  # fmt: skip
"""Forms of verbs that end even a phrase with prepositions in it (“by the bank fell by 3%”)."""
_OF_GERMAN = frozenset(
    ("der", "des", "einer", "eines", "dieser", "dieses", "seiner", "ihrer", "beider")
)
"""Articles with which a phrase goes on (“der Sprecher der Stadt”): no other belongs to it."""
_LONGEST = 14
_APPOSITION = 22
_WHOM = frozenset(("them", "us", "these", "those"))
_ONE_OF, _NAME = frozenset(("one", "another")), 4


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def phrase_before(  # noqa: C901, PLR0911, PLR0912 - a list of rules
    words: Words, position: int
) -> tuple[int, int] | None:
    """Return the noun phrase that is the subject of the verb at `position`, or None."""
    lower, bits = words.lower, words.bits
    j = position - 1
    while (
        j >= 0
        and (bits[j] & _SKIPPED or (lower[j].endswith("ly") and lower[j] == words.tokens[j]))
        and not bits[j] & _NOUN
    ):
        if bits[j] & _RELATIVE or lower[j] in {"to", "both", "all"}:
            break
        j -= 1
    if j < 0:
        return None
    sign = lower[j]
    if sign == "," or sign in DASHES:  # the subject, its description, the verb
        if opening := _opening_subject(words, sign, j):
            return opening
        k = j - 1
        low = max(0, j - _APPOSITION)
        while k > low and lower[k] != sign:
            k -= 1
        if k <= low or lower[k] != sign:
            return None
        while k > 2 and lower[k - 1].isdigit():
            k -= 1  # “Benford, 58, who lives there, says”
            while k > 0 and lower[k] != ",":
                k -= 1
        j = before_brackets(lower, k - 1)
        if j > 0 and _is_word(lower[j]) and (role := _grow_left(words, j)):
            named = name_after_role(words, role, body=True)
            if named:
                return named
    elif sign == ")":
        j = before_brackets(lower, j)
    elif bits[j] & _RELATIVE or (sign == "that" and j):
        j -= 2 if j > 1 and lower[j - 1] == "," else 1
    while j > 0 and lower[j] in _SO_FAR:
        j -= 1  # “the largest trial so far, run in Ohio, found”
    if j > 0 and lower[j] == "." and bits[j - 1] & _TITLE:
        j -= 1  # “Northlight Robotics, Inc. said”
    if j < 0 or not _is_word(lower[j]):
        return None
    if words.lexicon.language == "xx" and _opens_with(words, j):
        return 0, j + 1  # “el abogado de uno de los acusados”
    return _grow_left(words, j)


def _opens_with(words: Words, last: int) -> bool:
    """Say whether a sentence opens with a phrase up to `last`, in a language without lists."""
    if last >= _LONGEST or not words.bits[0] & _DETERMINER:
        return False
    return all(map(_is_word, words.lower[: last + 1])) and words.find(_SAID, 0, last + 1) < 0


def _opening_subject(words: Words, sign: str, end: int) -> tuple[int, int] | None:
    """Return the people that a sentence begins with (“Jones, speaking in Austin, Tex., said”)."""
    bits = words.bits
    for comma in range(1, min(end, 9)):
        if words.lower[comma] == sign:
            whole = (0, comma)
            if words.lower[0] in _ONE_OF and (named := _named_one(words, comma, end)):
                return named
            if bits[0] & _OPENS_NO_SUBJECT and not bits[0] & _DETERMINER:
                return None
            if words.find(_VERB, 0, comma) >= 0 or not is_human(words, whole):
                return None
            return name_after_role(words, whole, body=True) or whole
    return None


def _named_one(words: Words, comma: int, end: int) -> tuple[int, int] | None:
    """Return the name between the signs at `comma` and `end` (“One of them, Norvik, said”)."""
    name = range(comma + 1, end)
    capitals = [words.tokens[k][0].isupper() for k in name]
    return (comma + 1, end) if capitals and all(capitals) and len(capitals) <= _NAME else None


def _grow_left(  # noqa: C901, PLR0912 - what ends a phrase
    words: Words, j: int
) -> tuple[int, int] | None:
    lower, bits, tokens = words.lower, words.bits, words.tokens
    first, end, joined = j, j + 1, 0
    if lower[j] in _WHOM and j > 1 and lower[j - 1] == "of":
        return j - 2, end  # “two of them”
    if bits[j] & (_PREPOSITION | _CONJUNCTION) and not bits[j] & _NOUN:
        return None
    while first > 0 and end - first < _LONGEST and not bits[first] & _PRONOUN:
        before = first - 1
        word, own = lower[before], bits[before]
        if not _is_word(word):
            if word == "." and before and bits[before - 1] & _TITLE:
                first -= 1
                continue
            if word == "." and before and is_initial(tokens[before - 1]):
                first -= 1
                continue
            owned = word == "'" and lower[before - 1][-1:] == "s" and tokens[first][0].isupper()
            joins = word == "&" or owned or (word == "," and lower[first] in _INCORPORATED)
            joined = joins and before and tokens[before - 1][0].isupper()
            if joined or (word == "'" and _owns(words, before)):
                first -= 1
                continue
            break
        proper = tokens[before][0].isupper() and before > 0
        if own & _CONJUNCTION:
            if word in {"but", "yet", "so"} or not before or not _joins(words, before):
                break
            joined = joined or before
        elif own & _PREPOSITION and not (proper and tokens[first][0].isupper()):
            if not before or own & _SUBORDINATOR or not _joins(words, before):
                break  # “a day after the bank said so”
        elif (
            (bits[first] & _DETERMINER and not own & _DETERMINER)
            or (
                own & _ENDS
                and not (own & _NOUN or proper or word in _NO_ENDS)
                and not (word == "works" and lower[first] == "council")
                and not (own & _BASE and before and bits[before - 1] & _DETERMINER)
                and not (word == "that" and before and lower[before - 1] == "of")
            )  # but “the fire chief”
            or (own & _PRONOUN and not own & _DETERMINER)
            or (word.endswith("ly") and not proper and word not in _NO_ADVERBS)
            or (word in _PERIODS and bits[first] & _HUMAN)
            or (word in _THINGS and tokens[first][0].isupper())  # “the thing Ann says”
        ):
            break
        first = before
    if not first and end > 1 and lower[0] in _SOMETIMES:
        first = 1
    while first < end - 1 and (
        bits[first] & _LOOSE or is_year(lower, first) or lower[first] in _MAYBE
    ):
        first += 1
    if joined > first and joins_clauses(words, first, joined):
        first = joined + 1
    return first, end


def _owns(words: Words, sign: int) -> bool:
    """Say whether several own what follows (“the teachers' union”)."""
    if sign < 2:
        return False
    noun = words.lower[sign - 1]
    return noun[-1] == "s" and bool(words.bits[sign - 2] & _DETERMINER)


def _joins(words: Words, before: int) -> bool:
    """Say whether the preposition or conjunction at `before` goes on with a noun phrase."""
    own = words.bits[before - 1]
    token = words.tokens[before - 1]
    if not _is_word(token) or own & (_PREPOSITION | _RELATIVE):
        return False
    if words.lower[before - 1] in _DESCRIBING:
        return before > 1  # “two sources close to the talks”
    if words.lower[before - 1] == "work":
        return True  # “earlier work on pigeons”
    if token[0].isupper() and before > 1:
        return True
    return not own & _VERB or bool(own & _NOUN)


def phrase_after(  # noqa: C901, PLR0912 - what ends a phrase
    words: Words, position: int, *, long: bool = False
) -> tuple[int, int] | None:
    """Return the noun phrase that begins at `position`; a `long` one takes prepositions in."""
    lower, bits, tokens = words.lower, words.bits, words.tokens
    count = len(lower)
    german = words.lexicon.capitalised_nouns
    end = position
    while end < count and end - position < _LONGEST:
        word, own = lower[end], bits[end]
        if not _is_word(word):
            if (
                word == "."
                and end > position
                and (bits[end - 1] & _TITLE or is_initial(tokens[end - 1]))
                and end + 1 < count
                and tokens[end + 1][0].isupper()
            ):
                end += 1
                continue
            if word == "'" and end + 1 < count:
                end += 1
                continue
            break
        if end > position:
            proper = tokens[end][0].isupper()
            if own & (_RELATIVE | _SUBORDINATOR) and word != "than":
                break
            if (own & _DATE and not proper) or (german and _ends_german(words, end, own)):
                break
            if own & _WEEKDAY or (own & _AUXILIARY and not own & _NOUN):
                break
            if long and word in _SUBJECTS and not bits[end - 1] & _PREPOSITION:
                break  # “according to the maker it makes no noise”
            if own & _PREPOSITION and word != "of" and not (long or proper):
                break  # but “spokesman Per Dahl”
            finite = own & _FINITE and not own & _NOUN and not proper
            if finite and (not long or word in _NO_PARTICIPLES):
                break
            if bits[end - 1] & _PRONOUN and not bits[end - 1] & _DETERMINER:
                break
        end += 1
    if words.lexicon.language == "xx":
        end = before_day(words, position, end)
    while (
        end > position
        and bits[end - 1] & (_CONJUNCTION | _PREPOSITION | _DETERMINER)
        and not bits[end - 1] & (_NOUN | _PRONOUN)
    ):
        end -= 1
    return (position, end) if end > position else None


def _ends_german(words: Words, end: int, own: int) -> bool:
    """Say whether a phrase ends before word `end`, where all nouns have capitals.

    It does before a verb, and after a name (“sagte Anna Bergmann der Zeitung”).
    """
    if not own & _DETERMINER:
        if words.tokens[end][0].isupper():
            return False
        noun = words.tokens[end - 1][0].isupper()
        return bool(own & _FINITE) or (noun and not own & (_PREPOSITION | _CONJUNCTION))
    if words.lower[end] not in _OF_GERMAN:
        return True
    near = range(max(0, end - 2), end)
    return all(words.tokens[k][0].isupper() and words.bits[k] <= UNKNOWN for k in near)
