"""Names beside roles: of “the miller, Ann Rudge, said” the source is who has the name.

A role begins with an article or an owner and ends in small letters; a name is a run of capitals
between two signs of the same kind. Positions are indices of words; ranges are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import UNKNOWN, bit

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["before_day", "is_initial", "is_year", "name_after_role", "role_before_name"]

_DETERMINER, _PREPOSITION = bit("determiner"), bit("preposition")
_PERSON, _BODY, _TITLE = bit("person"), bit("body"), bit("title")
_DATE = bit("weekday", "month", "when")
_NO_ROLE = bit("record", "claimnoun", "unit", "weekday", "month", "when")
_NO_NAME = bit("pronoun", "determiner", "preposition", "conjunction", "subordinator", "auxiliary")
_NO_ADJECTIVE = _NO_NAME | bit("relative", "adverb")
_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "ten",
     "ter", "zu", "bin", "ibn", "al", "el", "ben", "y")
)  # fmt: skip
_YEAR = 4
_WHERE = frozenset(("in", "near", "from", "outside", "off"))
_OF_PLACES = frozenset(
    ("new", "north", "south", "east", "west", "northern", "southern", "rhode", "british", "united",
     "saudi", "costa", "sri")
)  # fmt: skip
"""What names of two words begin with that are rather a place (“in Albany, New York, said”)."""
_SEVERAL = frozenset(("police", "people", "men", "women", "staff", "children", "polizei", "leute"))
_CLOSES = frozenset((",", ".", ";", "–", "—", "--", ")", "!", "?", '"', "”"))
_LONGEST, _WORDS = 8, 5
_TWO = 2
_INITIALS = 5


def is_initial(token: str) -> bool:
    """Say whether a word is an initial or several (“J”, “J.P”)."""
    return len(token) == 1 or (token[1:2] == "." and len(token) <= _INITIALS)


def name_after_role(  # noqa: PLR0911 - a list of rules
    words: Words, role: tuple[int, int], *, body: bool = False
) -> tuple[int, int] | None:
    """Return the name that stands behind a role and a sign, closed by another; else None.

    With `body` the role may be that of a body (“the regulator, Ofwat, said”). Else it must be
    somebody's: “according to the police, Ann Rudge, a miller, …” names whom they speak of.
    """
    first, end = role
    lower, tokens, bits = words.lower, words.tokens, words.bits
    if end >= len(lower) or lower[end] not in _CLOSES or lower[end] == ".":
        return None
    head = _head_of(words, first, end)
    if head is None or bits[head] & _NO_ROLE:
        return None
    if not body and (bits[head] & _BODY or _is_several(lower[head])):
        return None
    last, count = _end_of_name(words, end + 1)
    closed = last == len(lower) or lower[last] in _CLOSES
    if not closed or not count:
        return None
    if (
        end - 1 > head
        and tokens[end - 1][0].isupper()
        and (
            count < _TWO
            or lower[end + 1] in _OF_PLACES
            or (lower[end - 2] in _WHERE and not bits[head] & _PERSON)
        )
    ):
        return None  # “a hospital in Austin, Texas, said”
    if count < _TWO and bits[end + 1] > UNKNOWN:
        return None
    return end + 1, last


def _is_several(noun: str) -> bool:
    return noun in _SEVERAL or (noun.endswith("s") and not noun.endswith("ss"))


def _head_of(words: Words, first: int, end: int) -> int | None:
    """Return the noun of a role (“the chairman of the board”), or None where it is none."""
    bits, tokens = words.bits, words.tokens
    head = end - 1
    german = words.lexicon.capitalised_nouns
    for position in range(first + 1, end):
        if german and bits[position] & (_PERSON | _BODY):
            head = position  # “der Leiter des Stabs”
            break
        if bits[position] & _PREPOSITION:
            head = position - 1
            break
    if words.lexicon.language == "xx":
        head = first + 1  # “le maire de Lyon”
    owned = any(tokens[k].endswith("'s") for k in range(first, head))
    if not (bits[first] & _DETERMINER or owned) or head == first or end - first > _LONGEST * 2:
        return None
    known = words.lexicon.capitalised_nouns and bits[head] & (_PERSON | _BODY)
    known = known or (tokens[head].isupper() and bits[head] & _PERSON)  # “one MP, Ruth Adler, …”
    plain = tokens[head][0].isalpha() and not tokens[head][0].isupper()
    return head if plain or known else None


def _end_of_name(words: Words, start: int) -> tuple[int, int]:
    """Return the word after the name that begins at `start`, and how many capitals it has."""
    tokens, bits, lower = words.tokens, words.bits, words.lower
    position, count = start, 0
    while position < len(tokens) and position - start < _LONGEST:
        word = tokens[position]
        if word == ".":
            before = tokens[position - 1]
            goes_on = position + 1 < len(tokens) and tokens[position + 1][0].isupper()
            if not goes_on or not (is_initial(before) or bits[position - 1] & _TITLE):
                break
        elif word[0].isupper() and not bits[position] & (_DATE | _BODY):
            if position == start and bits[position] & _NO_NAME:
                return start, 0
            count += not is_initial(word)
        elif not (lower[position] in _PARTICLES and position > start):
            break
        position += 1
    return position, count if position > start and tokens[position - 1] not in _PARTICLES else 0


def role_before_name(words: Words, start: int) -> bool:
    """Say whether a role without an article begins at `start` (“lead author Wei Zhang”)."""
    tokens, bits = words.tokens, words.bits
    for position in range(start, min(len(tokens), start + _WORDS)):
        if tokens[position][0].isupper():
            return position > start and bool(bits[position - 1] & _PERSON)
        if bits[position] & _NO_ADJECTIVE or not tokens[position][0].isalpha():
            return False
    return False


_BEFORE_YEAR = frozenset((",", "in", "since", "by", "until"))


def is_year(lower: list[str], position: int) -> bool:
    """Say whether the end of a date stands before a name (“Paris, 4 May, 2015 Norvia said”)."""
    year = lower[position]
    return (
        position > 0
        and len(year) == _YEAR
        and year.isdigit()
        and lower[position - 1] in _BEFORE_YEAR
    )


def before_day(words: Words, start: int, end: int) -> int:
    """Return where a phrase ends before a day (“Jean Dupont le 4 mai”; but “France 24”)."""
    tokens = words.tokens
    for k in range(start + 1, end):
        if tokens[k][0].isdigit() and (
            words.bits[k - 1] & _DETERMINER or (k + 1 < len(tokens) and tokens[k + 1].islower())
        ):
            return k
    return end
