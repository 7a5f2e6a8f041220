"""What can be checked in a clause: figures, dates, names, events."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tui.claims.lexicon import UNKNOWN, bit
from tui.claims.words import union_of

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["Evidence", "evidence", "figure_with_unit", "first_name"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|-\d\d(?:\d\d)?)?\Z")
_CODE = re.compile(r"\d{2,}[A-Za-z]?\Z")
_FIGURE = bit("quantity", "unit")
_QUANTITY, _SMALL, _DATE, _PAST = (
    bit("quantity"),
    bit("small"),
    bit("month", "weekday"),
    bit("past", "edform"),
)
_FUNCTION = bit(
    "stop", "pronoun", "determiner", "preposition", "conjunction", "auxiliary", "adverb"
)
_CODED = bit("code")
_SIGN, _NUMBER, _CAPITAL = bit("sign"), bit("figure"), bit("capital")
_NAME, _MONEY = bit("name"), bit("money")
_KNOWN = frozenset(("the", "these", "those", "between", "other"))
_VERSION = 4  # “3.11”
_NUMBERED = frozenset(
    ("page", "pages", "version", "firmware", "chapter", "section", "article", "step", "part",
     "release", "phase", "stage", "level", "row", "line", "route", "room", "issue", "volume")
)  # fmt: skip
_OPENING = frozenset(('"', "“", "„", "«", ".", "!", "?", ":", "--", "—", "(", "…"))
"""After these a word has a capital in any case."""


class Evidence:
    """Positions of words (-1: none) and counts in one clause; `union` are all its bits."""

    __slots__ = ("count", "date", "event", "figure", "names", "number", "union")

    def __init__(  # noqa: PLR0917 - one is made of every clause: names cost time
        self, union: int, count: int, figure: int, number: int, date: int, names: list[int]
    ) -> None:
        self.union = union
        self.count = count
        self.figure = figure
        self.number = number
        self.date = date
        self.names = names
        self.event = bool(union & _PAST)

    @property
    def specific(self) -> bool:
        """Whether anything stands there that can be looked up."""
        return bool(self.names) or self.figure >= 0 or self.number >= 0 or self.date >= 0


def evidence(words: Words, start: int, end: int) -> Evidence:  # noqa: C901, PLR0912 - one pass over the words
    """Return what can be checked in the words `[start, end)`."""
    bits, tokens = words.bits, words.tokens
    whole = start == 0 and end == len(tokens)
    union = words.union if whole else union_of(bits[start:end])
    figure = number = date = -1
    names: list[int] = []
    nouns = words.lexicon.capitalised_nouns
    odd, telling = words.odd, words.large
    if not whole:
        odd = [k for k in odd if start <= k < end]
        telling = [k for k in telling if start <= k < end]
    count = end - start - len(odd) + len(telling)
    if union & _MONEY:
        telling = [k for k in odd if not bits[k] & _SIGN or bits[k] & _MONEY]
    for position in telling:
        own = bits[position]
        if own & _SIGN:
            figure = position
        elif own & _NUMBER:
            kind = _kind_of_number(words, position, end)
            if kind == "figure":
                figure = position
            elif kind == "date":
                date = position
            elif kind == "number":
                number = position
        else:
            plain = own & _CAPITAL
            if plain and (own & _FUNCTION or position == start or tokens[position - 1] in _OPENING):
                continue  # a capital only because a sentence begins
            if own & _DATE or (nouns and plain and not _named(words, position)):
                continue
            names.append(position)
            if not plain and own <= UNKNOWN and _CODE.search(tokens[position]):
                number = position
    if number < 0 and union & _CODED:
        number = words.find(_CODED, start, end)  # “gpt-oss-120b”
    if union & _QUANTITY and figure < 0:
        place = words.find(_QUANTITY, start, end)
        if bits[place] & _SMALL:
            if not place or words.lower[place - 1] not in _KNOWN:
                number = place  # “two”, but not “the two”
        else:
            figure = place
    if date < 0 and union & _DATE:
        date = _named_date(words, start, end)
    return Evidence(union, count, figure, number, date, names)


def _named(words: Words, position: int) -> bool:
    """Say whether a capital word stands beside another, where all nouns have capitals."""
    tokens = words.tokens
    near = tokens[max(0, position - 1) : position + 2]
    return sum(1 for token in near if token[0].isupper() and token.isalpha()) > 1 and not (
        words.bits[position] > UNKNOWN or (words.bits[position - 1] & _FUNCTION and position == 1)
    )


def _kind_of_number(
    words: Words, position: int, end: int
) -> Literal["date", "figure", "name", "number"]:
    token = words.tokens[position]
    following = words.bits[position + 1] if position + 1 < end else 0
    before = words.bits[position - 1] if position else 0
    if _is_of_a_name(words, position, following):
        return "name"
    if (following | before) & _DATE or (_YEAR.match(token) and not following & _FIGURE):
        return "date"
    if following & _FIGURE or words.lower[position + 1 : position + 2] == ["%"] or len(token) > 1:
        return "figure"
    return "number"


def _is_of_a_name(words: Words, position: int, following: int) -> bool:
    """Say whether a number belongs to a name or a place in a text (“Llama 2”, “page 88”)."""
    if not position or following & (_FIGURE | _DATE) or len(words.tokens[position]) > _VERSION:
        return False
    if words.lower[position + 1 : position + 2] == ["%"]:
        return False
    before = words.bits[position - 1]
    named = position > 1 and before & (_CAPITAL | _NAME) and before <= UNKNOWN
    return bool(named) or words.lower[position - 1] in _NUMBERED


def _named_date(words: Words, start: int, end: int) -> int:
    """Return a month or weekday that is written as a name, else -1 (“may”, “march”)."""
    for position in range(start, end):
        if words.bits[position] & _DATE and words.tokens[position][0].isupper():
            return position
    return -1


def figure_with_unit(words: Words, position: int, end: int) -> str:
    """Return a figure with its currency and unit, as it stands."""
    lower, bits = words.lower, words.bits
    last = position
    if position and bits[position - 1] & _MONEY:
        position -= 1
    while last + 1 < end and last < position + 3:
        following = last + 1
        joined = lower[last][0] in "$€£¥" or lower[following] == "%"
        if not (joined or bits[following] & _FIGURE):
            break
        last = min(following + words.lengths.get(following, 1), end) - 1
    return words.span_text(position, last)


def first_name(words: Words, names: list[int]) -> str:
    """Return the first run of capitalised words."""
    first = last = names[0]
    for position in names[1:]:
        if position != last + 1:
            break
        last = position
    return words.span_text(first, last)
