"""Whom “he”, “it” and “the company” stand for, where the sentences before make it plain."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from tui.claims.lexicon import bit
from tui.claims.names import (
    ANY_BODY,
    OF_A_FIRM,
    OF_FIRMS,
    begins_with,
    is_of,
    is_product,
    is_public,
    is_where,
    names_of,
    place_of,
    subject_before,
)
from tui.claims.people import (
    People,
    is_definite_body,
    is_german_she,
    is_unnamed_body,
    one_role,
    opening_body,
    role,
    whom_asked,
)

if TYPE_CHECKING:
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["Mentions"]

_REACH, _FAR_REACH = 5, 12
_NEAR = 2
"""How many sentences back a body has to be named for “the company” to be rather that one than
the one that the text is about."""
_BODY, _PERSON, _TITLE = bit("body"), bit("person"), bit("title")
_DETERMINER, _PREPOSITION = bit("determiner"), bit("preposition")
_PERSONAL = frozenset(("he", "she", "er", "who", "his", "her"))
_NEUTRAL = frozenset(("it", "es", "its"))
_PLURAL = frozenset(("they", "their", "them"))
_COLLECTIVE = frozenset(("police", "people", "staff", "crew", "crews", "firefighters"))
_VERB = bit("finite", "auxiliary", "edform", "past")
_ONE = frozenset(("a", "an", "the", "another", "his", "her", "their", "its", "one"))
_LONGEST, _FEWEST, _CANDIDATES = 90, 4, 4
_NOBODY, _NEVER = "\n", 1 << 60
"""What no name ends with, and what no turn begins with."""


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
        self._spoke: deque[tuple[str, int]] = deque(maxlen=_REACH)
        self._people = People()
        self._read, self._turn = 0, _NEVER
        self._self = _NOBODY

    def note(self, words: Words) -> None:
        """Remember a sentence that has been read."""
        self._sentences.appendleft(words)
        self._read += 1

    def begin_turn(self, speaker: str) -> None:
        """Remember that `speaker` says what follows (empty: nobody but the author)."""
        self._self = f" {speaker.rpartition(' ')[2].lower()}" if speaker else _NOBODY
        self._turn = self._read if speaker else _NEVER

    def resolve(self, words: Words, said: Attribution) -> str:  # noqa: PLR0911 - a list of rules
        """Return the source in the words of the text: a name instead of a pronoun if plain."""
        first, last = said.source
        lower = words.lower
        source = words.span_text(first, last - 1).removesuffix("'s")
        alone = last - first == 1
        if alone and "-t-" in source:  # “…, a-t-elle déclaré”
            return self._one() or source.rpartition("-")[2]
        if alone and (lower[first] in _PERSONAL or is_german_she(words, first, said.cue)):
            named = self._own_subject(words, first) or whom_asked(words, first)
            return named or self._one(lower[first]) or source
        if alone and lower[first] in _PLURAL:
            return self._several or source
        if alone and lower[first] in _NEUTRAL:
            spoke = self._role_just_named() or self._voice_near() or self._body_named()
            return spoke or (opening_body(self._sentences[0]) if self._sentences else "") or source
        if is_definite_body(words, first, last):
            noun = lower[last - 1]
            if noun not in ANY_BODY:
                called = self._called(noun) or source  # “the union” is no company named before
                self._role = self._voice = called, self._read
                return called
            called = (
                subject_before(words, first)
                or self._body_named(firm=noun in OF_FIRMS)
                or self._subject_in(words, first)
                or source
            )
            self._role = self._voice = called, self._read
            return called
        self._remember(words, first, last)
        if is_unnamed_body(words, first, last):
            self._role = source, self._read  # “the union of hauliers disputes it. It says …”
        return source if len(source) <= _LONGEST else source[:_LONGEST].rsplit(" ", 1)[0]

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
            if any(begins_with(words, other) for other, _, _ in self._names_in(words)):
                return ""
        return name

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
            for name, personal, _ in words.names:
                if personal and " " in name:
                    self._people.note(name)
        return words.names

    def _persons_in(self, words: Words) -> list[str]:
        """Return the people of a sentence by their full names, as far as these are known."""
        names = [name for name, personal, _ in self._names_in(words) if personal]
        full = {self._people.full(name): place_of(words, name) for name in names}
        for k in words.large:  # “Rudge does not believe it”: who she is was said before
            token = words.tokens[k].removesuffix("'s")
            if self._people.is_surname(token) and not any(token in name for name in names):
                full[self._people.full(token)] = words.start(k)
        return sorted(full, key=full.__getitem__)

    def _own_subject(self, words: Words, end: int) -> str:
        """Return the person that a sentence is about (“Fell left after he said …”), or nothing."""
        if end < _FEWEST or not words.tokens[0][0].isupper():
            return ""
        bits, tokens = words.bits, words.tokens
        verb = next((k for k in range(1, end) if bits[k] & _VERB and tokens[k].islower()), 0)
        if not verb:
            return ""
        if role(words, 0, verb):
            return words.span_text(0, verb - 1)
        for name in self._persons_in(words):
            own = words.text.startswith(name) and name.count(" ") == verb - 1
            own = own or (verb == 1 and name.endswith(f" {words.tokens[0]}"))
            if own and self._people.may_be(name, words.lower[end]):
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
        people = bits[last - 1] & _PERSON and lower[-1].endswith("s")
        if people or "and" in lower or lower[-1] in _COLLECTIVE:
            self._several = text
        if noun := role(words, first, last):
            self._speaks(text)
            proper = [k for k in proper if k > noun]
            if proper and proper[-1] - proper[0] < len(proper):  # “a spokesman for Norvia Rail”
                self._body = words.span_text(proper[0], proper[-1]).removesuffix("'s")
                self._voice = self._body, self._read
            return
        if not proper or (people and last - first == 1):
            return
        if any(bits[k] & _BODY for k in range(first, last)) or (
            len(proper) == 1
            and not any(bits[k] & (_TITLE | _PERSON) for k in range(first, last))
            and not self._is_surname(text)
            and not (first == 0 and bits[first] & _VERB)
        ):
            self._body = text
            self._voice = text, self._read
        elif lower[-1] in OF_A_FIRM and tokens[last - 1][0].isupper():
            self._body = text
            self._voice = text, self._read
            return
        if not any(bits[k] & _BODY for k in range(first, last)):
            self._speaks(text)

    def _speaks(self, name: str) -> None:
        """Remember a person who has said something."""
        self._person = name
        self._spoke.append((name, self._read))

    def _is_surname(self, name: str) -> bool:
        """Say whether a name is that of somebody named in full before (“Anna Keller … Keller”)."""
        last = self._person
        spoke = last.endswith(name) and last[: -len(name)][-1:] in {"", " "}
        return spoke or self._people.is_surname(name)

    def _is_thing(self) -> bool:
        """Say whether the most frequent name is also a word (“the Old Bridge … the bridge”)."""
        return any(self._subject in words.tokens for words in self._sentences)

    def _is_sold(self, name: str) -> bool:
        """Say whether the last sentences tell of a product rather than of who makes it."""
        if not name or " " in name:
            return False
        told = [is_product(words, name) for words in self._sentences]
        return max(told, default=0) > 0 and min(told) >= 0

    def _one(self, pronoun: str = "") -> str:
        """Return the newest person for whom `pronoun` can stand, by the fullest name known."""
        full = self._people.full
        fitting = [spoke for spoke in self._spoke if self._may_be(spoke[0], pronoun)]
        kept, place = fitting[-1] if fitting else ("", -1)
        for words in self._sentences:
            self._names_in(words)  # full names may stand further back
        for back, words in enumerate(islice(self._sentences, _REACH)):
            every = self._persons_in(words)
            if kept and not every and back == self._read - 1 - place:
                break  # “spokesman Per Dahl said”: no name that looks like one
            names = [name for name in every if self._may_be(name, pronoun)]
            if len(names) == 1 and is_of(words, names[0]):
                continue  # “the board of Lower Sill”: a place, or not whom the sentence is about
            if names:
                return kept if kept.endswith(names[0]) else names[0]
            own = back < self._read - self._turn
            if own and not every and (by_role := one_role(words, pronoun)):
                return by_role  # “I have it from the caretaker. He …”
        if kept:
            return full(kept)
        return one_role(self._sentences[0], pronoun, opening=True) if self._sentences else ""

    def _may_be(self, name: str, pronoun: str) -> bool:
        """Say whether a pronoun can stand for somebody: nobody calls himself “he”."""
        return self._people.may_be(name, pronoun) and not f" {name.lower()}".endswith(self._self)

    def _body_named(self, *, firm: bool = False) -> str:
        """Return the newest name of a body, with its first mention's words; `firm`: no office."""
        kept = "" if firm and is_public(self._body) else self._body
        subject = "" if self._is_thing() or self._is_sold(self._subject) else self._subject
        for back, words in enumerate(islice(self._sentences, _REACH)):
            every = [n for n in self._names_in(words) if not self._people.is_known(n[0])]
            for name, _, _ in every:
                if subject and subject in name.lower().split() and not is_where(words, name):
                    return name
            names = [
                name
                for name, personal, place in every
                if not (personal or place or (firm and is_public(name)))
                and not any(c.isdigit() for c in name)
                and not self._is_surname(name)
            ]
            names = [name for name in names[:_CANDIDATES] if not self._is_sold(name)]
            if names:
                main = self._main_body() if subject and back >= _NEAR else ""
                return main or (kept if kept.endswith(names[0]) else names[0])
        return kept

    def _main_body(self) -> str:
        """Return the name of the body that the text is about, as it was last written."""
        if self._subject in self._person.lower().split():
            return ""
        found = (self._subject_in(words, len(words)) for words in self._sentences)
        return next(filter(None, found), "")
