"""Quotations and their speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.appositions import name_after_role, role_before_name
from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.phrases import phrase_after
from tui.claims.sources import NO_SOURCE, VERBS, Attribution
from tui.claims.words import CLOSING, DASHES, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.claims.words import Words

__all__ = ["Speakers", "beside_quotation", "is_scrap"]

_SAY, _GERUND = bit("say"), bit("gerund")
_ADVERB = bit("adverb")
_OPENS_PHRASE = bit("pronoun", "determiner")
_ANY_VERB = VERBS | bit("auxiliary", "be")
_INDIRECT, _FIRST_PERSON = bit("indirect"), bit("me", "opinion")
_REACH = 3
"""How many sentences before or after a quotation its speaker may be named."""

_PREPOSITION, _PEOPLE = bit("preposition"), bit("person", "body")
_THINGS = frozenset(("it", "this", "that", "these", "those", "which", "there"))
_COLON = 9
_UNKNOWN_VERB = 3
_ROLE_AND_NAME = 2
_BEHIND = DASHES | {","}
_OPENS, _SCRAP = OPENING | {'"'}, 3
_CLOSED = frozenset(('."', ".”", ".»"))
"""With these a quotation ends and its sentence with it: what follows does not say whose it is."""


def beside_quotation(words: Words, outside: Sequence[bool]) -> Attribution | None:
    """Return the speaker beside a quotation, whatever the verb (“…,” Smith quipped).

    `outside` says of each word whether it stands outside quotation marks.
    """
    lower, bits = words.lower, words.bits
    last = len(lower) - 1
    for position in words.odd:
        if not 0 < position < last:
            continue
        sign = lower[position]
        closes = sign in CLOSING or (sign == '"' and outside[position])
        if closes and words.lexicon.language == "xx" and lower[position + 1] in _BEHIND:
            dash = position + 2 < last and lower[position + 2] in DASHES  # “», — сказал X”
            if speaker := _after_unknown_verb(words, position + 2 + dash):
                return speaker
            continue
        if not closes or lower[position - 1] not in {",", "?", "!"}:
            continue
        start = position + 1
        if bits[start] & _GERUND:
            continue
        if bits[start] & _SAY and start + 1 < len(lower):
            start += 1
        span = phrase_after(words, start)
        if span and (_can_speak(words, span) or _says(words, span)):
            return Attribution(name_after_role(words, span) or span, start, reports=True)
    return _before_colon(words)


def _after_unknown_verb(words: Words, start: int) -> Attribution | None:
    """Return the name after a quotation and one or two words of any language (“», dijo X”)."""
    tokens, bits = words.tokens, words.bits
    verb = start + 1 if start < len(bits) and bits[start] & _ADVERB else start  # “a déclaré”
    if verb + 1 < len(bits) and bits[verb] & _SAY:
        span = phrase_after(words, verb + 1)
        return (
            Attribution(name_after_role(words, span) or span, verb, reports=True) if span else None
        )
    name = start
    while name < min(len(tokens), start + _UNKNOWN_VERB) and tokens[name].islower():
        name += 1
    if start < name < len(tokens) and tokens[name][0].isupper():
        span = phrase_after(words, name)
        return Attribution(span, start, reports=True) if span else None
    return None


def _can_speak(words: Words, span: tuple[int, int]) -> bool:
    first = span[0]
    if words.lower[first] in NO_SOURCE:
        return False
    begins = words.bits[first] & _OPENS_PHRASE or words.tokens[first][0].isupper()
    return bool(begins or role_before_name(words, first)) and is_human(words, span)


def _says(words: Words, span: tuple[int, int]) -> bool:
    """Say whether a verb of saying follows whoever a quotation is of (“…,” the glaziers wrote)."""
    first, end = span
    if end >= len(words) or not words.bits[end] & _SAY or words.lower[first] in NO_SOURCE:
        return False
    if end - first > _ROLE_AND_NAME and all(words.tokens[k].istitle() for k in (end - 2, end - 1)):
        return words.tokens[first].islower()  # “…,” superintendent Carla Dean said
    return bool(words.bits[first] & _OPENS_PHRASE) and words.lower[first] not in _THINGS


def _before_colon(words: Words) -> Attribution | None:
    """Return the speaker in “Smith: “…””."""
    lower = words.lower
    if ":" not in lower[:_COLON]:
        return None
    colon = lower.index(":")
    following = lower[colon + 1 : colon + 2]
    if not colon or not following or not (following[0] in OPENING or following[0] == '"'):
        return None
    if words.find(_ANY_VERB, 0, colon) > 0 or _is_subject(words, colon):
        return None
    if is_human(words, (0, colon)) or words.tokens[0][0].isupper():
        return Attribution((0, colon), colon, reports=True)
    return None


def _is_subject(words: Words, colon: int) -> bool:
    """Say whether a label names what a quotation is about (“On floods: “…””), not who says it."""
    if words.bits[0] & _PREPOSITION and not words.bits[0] & _OPENS_PHRASE:
        return True
    owned = any(word.endswith("'s") for word in words.lower[: colon - 1])
    return owned and words.tokens[colon - 1].islower() and not words.bits[colon - 1] & _PEOPLE


class Speakers:
    """Who speaks in each sentence of a paragraph: of one inside a quotation, the nearest source.

    Of two that are equally near the next counts before the last. With each sentence
    comes the source that it names itself.
    """

    def __init__(self, sentences: Iterable[tuple[Words, Attribution | None]]) -> None:
        self._quoted: list[bool] = []
        self._indirect: list[bool] = []
        self._closed: list[bool] = []
        self._speaking: set[int] = set()
        inside = False
        for position, (words, said) in enumerate(sentences):
            if said and said.reports:
                self._speaking.add(position)
            text = words.text
            opened = _opened(words)
            if opened == 0 and text.count('"') % 2:
                opened = -1 if inside else 1
            self._quoted.append(inside or text[:1] in {"“", "„", '"'})
            self._closed.append(text[-2:] in _CLOSED)
            self._indirect.append(_is_indirect(words))
            inside = opened > 0 or (inside and opened == 0)

    @property
    def named(self) -> bool:
        """Whether any sentence of the paragraph names a source itself."""
        return bool(self._speaking)

    def quotes(self, position: int) -> bool:
        """Say whether the sentence at `position` begins inside a quotation, or with one."""
        return self._quoted[position]

    def nearest(self, position: int) -> int:
        """Return the sentence that names who speaks in the one at `position`, else -1."""
        if self._quoted[position]:
            if position in self._speaking:
                return position
            if (before := self._before_run(position)) >= 0:
                return before
            for distance in range(_REACH + 1):
                for near in (position + distance, position - distance):
                    if near in self._speaking:
                        return near
        if self._indirect[position]:
            before = position - 1
            while before >= 0 and before not in self._speaking and self._indirect[before]:
                before -= 1
            return before if before in self._speaking else -1
        return -1

    def _before_run(self, position: int) -> int:
        """Return who spoke right before a quotation that ends before the next one speaks, else -1.

        “Norvik said it would appeal. "The fine is too high. It ruins us." The court said …”
        """
        quoted, count = self._quoted, len(self._quoted)
        first, last = position, position
        while first > 0 and quoted[first] and first not in self._speaking:
            first -= 1
        while last < count and quoted[last]:
            if last in self._speaking:
                return -1
            last += 1
        near = first in self._speaking and position - first <= 2 * _REACH
        return first if near and last < count and self._closed[last - 1] else -1


def _opened(words: Words) -> int:
    """Return how many more quotations a sentence opens than it closes, but for straight marks."""
    text = words.text
    if words.lexicon.capitalised_nouns:
        return text.count("„") - text.count("“") - text.count("”")
    return text.count("“") - text.count("”")


def _is_indirect(words: Words) -> bool:
    """Say whether a sentence is in the mood of reported speech (“Man habe 2019 begonnen.”)."""
    if not words.union & _INDIRECT or words.union & _FIRST_PERSON or words.lower[-1] == "?":
        return False
    at = words.find(_INDIRECT)
    return words.lower[at : at + 2] not in (["sei", "es"], ["sei", "denn"])


def is_scrap(words: Words) -> bool:
    """Say whether all that a sentence quotes are a few words at its beginning (“Oh well,” …)."""
    outside = words.outside
    if outside is None or words.lower[0] not in _OPENS:
        return False
    quoted = [k for k, out in enumerate(outside) if not out and words.lower[k][0].isalnum()]
    return 0 < len(quoted) <= _SCRAP
