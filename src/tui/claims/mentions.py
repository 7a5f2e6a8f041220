"""Whom “he”, “it” and “the company” stand for, where the sentences before make it plain."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from tui.claims.lexicon import UNKNOWN, bit
from tui.claims.names import ANY_BODY, OF_A_FIRM, is_product, is_proper, names_of

if TYPE_CHECKING:
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["Mentions"]

_REACH, _FAR_REACH = 5, 12
_NEAR = 2
"""How many sentences back a body has to be named for “the company” to be rather that one than
the one that the text is about."""
_BODY, _PERSON, _TITLE = bit("body"), bit("person"), bit("title")
_DETERMINER = bit("determiner")
_PERSONAL = frozenset(("he", "she", "er", "who", "his", "her"))
_NEUTRAL = frozenset(("it", "es", "its"))
_PLURAL = frozenset(("they", "their", "them"))
_PART_OF_A_BODY = frozenset(("team", "group", "panel", "staff", "office", "board", "community"))
"""“The team” need not be the body that was named last."""
_VERB = bit("finite", "auxiliary", "edform", "past")
_PARTIES = frozenset(
    ("defendant", "claimant", "plaintiff", "applicant", "respondent", "appellant", "petitioner",
     "prosecution", "defence", "defense", "landlord", "seller", "buyer", "contractor", "insurer")
)  # fmt: skip
"""Roles of a body or of somebody, for which “it” may stand."""
_WHERE = ("in", "in the", "off", "off the", "near", "near the", "outside", "along the")
_PREPOSITION = bit("preposition")
_ONE = frozenset(("a", "an", "the", "another", "his", "her", "their", "its", "one"))
_THREE = 3
_LONGEST = 90
_FEWEST = 4
_CANDIDATES = 4


class Mentions:
    """The names of the last sentences, newest first, and the last source.

    `subject` is the most frequent name of the text, `names` are all that come back, in lower case.
    """

    def __init__(self, subject: str, names: frozenset[str] = frozenset()) -> None:
        self._subject = subject
        self._often = names
        self._sentences: deque[Words] = deque(maxlen=_FAR_REACH)
        self._person = self._body = self._several = ""
        self._role = "", 0
        self._voice = "", 0
        self._spoke = -1
        self._read = 0

    def note(self, words: Words) -> None:
        """Remember a sentence that has been read."""
        self._sentences.appendleft(words)
        self._read += 1

    def resolve(self, words: Words, said: Attribution) -> str:  # noqa: PLR0911 - a list of rules
        """Return the source in the words of the text: a name instead of a pronoun if plain."""
        first, last = said.source
        lower = words.lower
        source = words.span_text(first, last - 1).removesuffix("'s")
        if last - first == 1 and "-t-" in source:  # “…, a-t-elle déclaré”
            return self._named(person=True) or source.rpartition("-")[2]
        if last - first == 1 and lower[first] in _PERSONAL:
            return self._own_subject(words, first) or self._named(person=True) or source
        if last - first == 1 and lower[first] in _PLURAL:
            return self._several or source
        if last - first == 1 and lower[first] in _NEUTRAL:
            return (
                self._role_just_named() or self._voice_near() or self._named(person=False) or source
            )
        if self._is_definite(words, first, last):
            noun = lower[last - 1]
            if noun not in ANY_BODY:
                called = self._called(noun) or source  # “the union” is no company named before
                self._role = self._voice = called, self._read
                return called
            called = (
                self._subject_before(words, first)
                or self._named(person=False)
                or self._subject_in(words, first)
                or source
            )
            self._role = self._voice = called, self._read
            return called
        self._remember(words, first, last)
        if lower[first] == "the" and lower[last - 1] in _PARTIES:
            self._role = source, self._read  # “the defendant admits it. It says …”
        return source if len(source) <= _LONGEST else source[:_LONGEST].rsplit(" ", 1)[0]

    def _is_definite(self, words: Words, first: int, last: int) -> bool:
        """Say whether a source is a body named before (“the company”, “the Swedish company”)."""
        if last - first not in {2, 3} or words.lower[first] != "the":
            return False
        if last - first == _THREE and not words.tokens[first + 1][0].isupper():
            return False
        noun = words.lower[last - 1]
        if words.tokens[last - 1] != noun and not words.lexicon.capitalised_nouns:
            return False  # a name of its own: “the Environment Agency”
        return bool(words.bits[last - 1] & _BODY) and noun not in _PART_OF_A_BODY

    def _role_just_named(self) -> str:
        """Return “the ministry” if it has spoken in the sentence before, else nothing."""
        name, place = self._role
        return name if name and self._read - place <= 1 else ""

    def _voice_near(self) -> str:
        """Return the body that has spoken last, if no sentence since begins with another one."""
        name, place = self._voice
        since = self._read - place - 1
        if not name or since >= _REACH:
            return ""
        for words in islice(self._sentences, max(0, since)):  # below: it spoke in this very one
            if any(self._begins_with(words, other) for other, _, _ in self._names_in(words)):
                return ""
        return name

    @staticmethod
    def _begins_with(words: Words, name: str) -> bool:
        return words.text.lstrip('"“„«').startswith((name, f"The {name}"))

    def _called(self, noun: str) -> str:
        """Return the newest name with the word `noun` (“Karlshavn Port Authority”), or empty."""
        for words in islice(self._sentences, _REACH):
            if noun in words.lower:
                for name, _, _ in self._names_in(words):
                    if noun in name.lower().split() and " " in name:
                        return name
        return ""

    def _names_in(self, words: Words) -> list[tuple[str, bool, bool]]:
        """Return the names of a sentence, looked for once: each “he” asks for them again."""
        if words.names is None:
            words.names = names_of(words, self._often)
        return words.names

    def _subject_before(self, words: Words, end: int) -> str:
        """Return the name a sentence begins with itself (“Microsoft …, the company said”)."""
        if end < _FEWEST or not words.tokens[0][0].isupper() or words.bits[0] > UNKNOWN:
            return ""
        name, position = _leading_name(words)
        return name if words.bits[position] & _VERB else ""

    def _own_subject(self, words: Words, end: int) -> str:
        """Return the person that a sentence is about (“Fell left after he said …”), or nothing."""
        if end < _FEWEST or not words.tokens[0][0].isupper():
            return ""
        bits, tokens = words.bits, words.tokens
        verb = next((k for k in range(1, end) if bits[k] & _VERB and tokens[k].islower()), 0)
        if not verb:
            return ""
        if _role(words, 0, verb):
            return words.span_text(0, verb - 1)
        for name, personal, _ in self._names_in(words):
            if personal and words.text.startswith(name) and name.count(" ") == verb - 1:
                return name
        return ""

    def _subject_in(self, words: Words, end: int) -> str:
        """Return the text's most frequent name, if a sentence has it before word `end`."""
        if not self._subject or self._subject not in words.lower[:end]:
            return ""
        names = [name for name, _, _ in self._names_in(words)]
        return next((name for name in names if self._subject in name.lower().split()), "")

    def _remember(self, words: Words, first: int, last: int) -> None:
        """Keep a named source for the pronouns that follow."""
        tokens, bits = words.tokens, words.bits
        proper = [
            k for k in range(first, last) if tokens[k][0].isupper() and not bits[k] & _DETERMINER
        ]
        text = words.span_text(first, last - 1)
        lower = words.lower[first:last]
        if "and" in lower or (bits[last - 1] & _PERSON and lower[-1].endswith("s")):
            self._several = text
        if role := _role(words, first, last):
            self._person, self._spoke = text, self._read
            proper = [k for k in proper if k > role]
            if proper and proper[-1] - proper[0] < len(proper):  # “a spokesman for Norvia Rail”
                self._body = words.span_text(proper[0], proper[-1]).removesuffix("'s")
                self._voice = self._body, self._read
            return
        if not proper:
            return
        if any(bits[k] & _BODY for k in range(first, last)) or (
            len(proper) == 1
            and not any(bits[k] & (_TITLE | _PERSON) for k in range(first, last))
            and not self._is_surname(text)
        ):
            self._body = text
            self._voice = text, self._read
        elif lower[-1] in OF_A_FIRM and tokens[last - 1][0].isupper():
            self._body = text
            self._voice = text, self._read
            return
        if not any(bits[k] & _BODY for k in range(first, last)):
            self._person, self._spoke = text, self._read

    def _is_surname(self, name: str) -> bool:
        """Say whether a name is that of the person who spoke last (“Anna Keller … Keller”)."""
        return self._person.endswith(name) and self._person[: -len(name)][-1:] in {"", " "}

    def _is_thing(self) -> bool:
        """Say whether the most frequent name is also a word (“the Old Bridge … the bridge”)."""
        return any(self._subject in words.tokens for words in self._sentences)

    def _is_sold(self, name: str) -> bool:
        """Say whether the last sentences tell of a product rather than of who makes it."""
        if not name or " " in name:
            return False
        told = [is_product(words, name) for words in self._sentences]
        return max(told, default=0) > 0 and min(told) >= 0

    def _named(self, *, person: bool) -> str:
        """Return the newest name of a person or of a body, with its first mention's words."""
        kept = self._person if person else self._body
        subject = (
            "" if person or self._is_thing() or self._is_sold(self._subject) else self._subject
        )
        for back, words in enumerate(islice(self._sentences, _REACH)):
            every = self._names_in(words)
            spoke = person and kept and back == self._read - 1 - self._spoke
            if spoke and not any(personal for _, personal, _ in every):
                return kept  # “spokesman Per Dahl said”: no name that looks like one
            if not every:
                continue
            names = [name for name, personal, _ in every if personal == person]
            if person and len(names) == 1 and _is_of(words, names[0]):
                continue  # “the board of Lower Sill”: a place, or not whom the sentence is about
            if not person:
                for name, _, _ in every:
                    if subject and subject in name.lower().split() and not _is_where(words, name):
                        return name
                names = [
                    name
                    for name, personal, place in every
                    if not (personal or place or any(c.isdigit() for c in name))
                    and not self._is_surname(name)
                ]
                del names[_CANDIDATES:]
                names = [name for name in names if not self._is_sold(name)]
            if names:
                main = self._main_body() if subject and back >= _NEAR else ""
                return main or (kept if kept.endswith(names[0]) else names[0])
        return kept

    def _main_body(self) -> str:
        """Return the name of the body that the text is about, as it was last written."""
        if self._subject in self._person.lower().split():
            return ""
        for words in self._sentences:
            if self._subject in words.lower:
                for name, _, _ in self._names_in(words):
                    if self._subject in name.lower().split():
                        return name
        return ""


def _role(words: Words, first: int, last: int) -> int:
    """Return the noun by which one person is meant without a name (“a spokesman for …”), or 0."""
    if words.lower[first] not in _ONE:
        return 0
    head = words.find(_PREPOSITION, first, last)
    noun = (last if head < 0 else head) - 1
    token = words.tokens[noun]
    alone = words.bits[noun] & _PERSON and token.islower() and not token.endswith(("s", "men"))
    return noun if alone and noun > first else 0


def _is_of(words: Words, name: str) -> bool:
    """Say whether a name only says what something belongs to, or where it is."""
    return any(f" {word} {name}" in words.text for word in ("of", "in", "at", "near", "from"))


def _is_where(words: Words, name: str) -> bool:
    """Say whether a name only says where something is (“off the Kestrel Bank”)."""
    return any(f" {word} {name}" in words.text for word in _WHERE)


def _leading_name(words: Words) -> tuple[str, int]:
    """Return the capitalised run that a sentence begins with, and the word after it."""
    position = 1
    while position < len(words) - 1 and is_proper(words, position):
        position += 1
    return words.span_text(0, position - 1), position
