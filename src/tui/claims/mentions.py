"""Whom “he”, “it” and “the company” stand for, where the sentences before make it plain."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from tui.claims.lexicon import UNKNOWN, bit

if TYPE_CHECKING:
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["Mentions"]

_REACH, _FAR_REACH = 5, 12
_NEAR = 2
"""How many sentences back a body has to be named for “the company” to be rather that one than
the one that the text is about."""
_BODY, _PERSON, _TITLE, _SIGN = (bit(n) for n in ("body", "person", "title", "sign"))
_DETERMINER, _RELATIVE = bit("determiner"), bit("relative")
_FUNCTION = bit("pronoun", "determiner", "preposition", "conjunction", "auxiliary", "subordinator")
_DATE = bit("weekday", "month")
_COUNTED = bit("unit", "quantity")
_PERSONAL = frozenset(("he", "she", "er", "who", "his", "her"))
_NEUTRAL = frozenset(("it", "es", "its"))
_PLURAL = frozenset(("they", "their", "them"))
_PART_OF_A_BODY = frozenset(("team", "group", "panel", "staff", "office", "board", "community"))
"""“The team” need not be the body that was named last."""
_PLACE = frozenset(("in", "from", "near", "at", "outside", "across", "its", "their", "his", "her"))
_VERB = bit("finite", "auxiliary", "edform", "past")
_DOES = bit("say", "believe", "show", "stance", "finite", "past")
_CAPITAL, _AUXILIARY = bit("capital"), bit("auxiliary", "be")
_OPENS = frozenset(('"', "“", "„", "«", "'", "‘", ":", "—", "–", "*"))
_ANY_BODY = frozenset(
    ("company", "firm", "corporation", "startup", "organisation", "organization", "vendor",
     "provider", "maker", "manufacturer", "developer", "publisher", "operator", "carrier",
     "retailer", "automaker", "carmaker", "chipmaker", "lender", "conglomerate", "subsidiary",
     "charity", "nonprofit", "outlet", "newspaper", "magazine", "paper", "publication", "site",
     "website", "airline", "broadcaster", "utility", "bank", "agency")
)  # fmt: skip
"""What stands for whichever body was named last; any other (“the union”) is itself."""
_OF_A_FIRM = frozenset(
    ("lines", "airlines", "airways", "motors", "systems", "labs", "laboratories", "works", "foods",
     "holdings", "holding", "partners", "industries", "rail", "railways", "energy", "power",
     "media", "press", "news", "wire", "times", "post", "herald", "gazette", "networks",
     "software", "technologies", "pharma", "pharmaceuticals", "steel", "mining", "shipping",
     "ferries", "robotics", "dynamics", "logistics", "insurance", "capital", "ventures",
     "studios", "records", "pictures", "solutions", "services", "inc", "ltd", "plc", "corp")
)  # fmt: skip
"""Last words of names of two or three words that are no person's."""
_NOT_NAMES = frozenset(
    ("nobody", "everybody", "somebody", "everyone", "someone", "anyone", "none", "nothing")
)
_TOLD = frozenset(("told", "tells", "tell", "telling"))
"""Whom somebody tells something is not who is meant by “the company”."""
_THREE = 3
_LONGEST = 90
_FEWEST = 4


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
            return self._named(person=True) or source
        if last - first == 1 and lower[first] in _PLURAL:
            return self._several or source
        if last - first == 1 and lower[first] in _NEUTRAL:
            return self._role_just_named() or self._named(person=False) or source
        if self._is_definite(words, first, last):
            noun = lower[last - 1]
            if noun not in _ANY_BODY:
                called = self._called(noun) or source  # “the union” is no company named before
                self._role = called, self._read
                return called
            called = (
                self._subject_before(words, first)
                or self._named(person=False)
                or self._subject_in(words, first)
                or source
            )
            self._role = called, self._read
            return called
        self._remember(words, first, last)
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
            words.names = _names(words, self._often)
        return words.names

    def _subject_before(self, words: Words, end: int) -> str:
        """Return the name a sentence begins with itself (“Microsoft …, the company said”)."""
        if end < _FEWEST or not words.tokens[0][0].isupper() or words.bits[0] > UNKNOWN:
            return ""
        name, position = _leading_name(words)
        return name if words.bits[position] & _VERB else ""

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
        if not proper:
            return
        if any(bits[k] & _BODY for k in range(first, last)) or (
            len(proper) == 1
            and not any(bits[k] & (_TITLE | _PERSON) for k in range(first, last))
            and not self._is_surname(text)
        ):
            self._body = text
        elif lower[-1] in _OF_A_FIRM and tokens[last - 1][0].isupper():
            self._body = text
            return
        if not any(bits[k] & _BODY for k in range(first, last)):
            self._person = text

    def _is_surname(self, name: str) -> bool:
        """Say whether a name is that of the person who spoke last (“Anna Keller … Keller”)."""
        return self._person.endswith(name) and self._person[: -len(name)][-1:] in {"", " "}

    def _is_thing(self) -> bool:
        """Say whether the most frequent name is also a word (“the Old Bridge … the bridge”)."""
        return any(self._subject in words.tokens for words in self._sentences)

    def _named(self, *, person: bool) -> str:
        """Return the newest name of a person or of a body, with its first mention's words."""
        kept = self._person if person else self._body
        subject = "" if person or self._is_thing() else self._subject
        for back, words in enumerate(islice(self._sentences, _REACH)):
            every = self._names_in(words)
            if not every:
                continue
            names = [name for name, personal, _ in every if personal == person]
            if person and len(names) == 1 and _is_of(words, names[0]):
                continue  # “the board of Lower Sill”: a place, or not whom the sentence is about
            if not person:
                for name, _, _ in every:
                    if subject and subject in name.lower().split():
                        return name
                names = [
                    name
                    for name, personal, place in every
                    if not (personal or place or any(c.isdigit() for c in name))
                    and not self._is_surname(name)
                ]
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


def _is_of(words: Words, name: str) -> bool:
    """Say whether a name only says what something belongs to, or where it is."""
    return any(f" {word} {name}" in words.text for word in ("of", "in", "at", "near", "from"))


def _leading_name(words: Words) -> tuple[str, int]:
    """Return the capitalised run that a sentence begins with, and the word after it."""
    position = 1
    while position < len(words) - 1 and _proper(words, position):
        position += 1
    return words.span_text(0, position - 1), position


def _names(words: Words, often: frozenset[str]) -> list[tuple[str, bool, bool]]:
    """Return the capitalised runs of a sentence that are names, as far as words tell.

    One word that a sentence begins with need not be one (“Safety has never been …”): it is if
    it comes back with a capital, as those in `often` do, or does what only somebody can do.

    With each: whether it looks like a person's name, and whether like a place or a thing's
    (“in Dresden”, “its Dresden plant”).
    """
    tokens, bits = words.tokens, words.bits
    found: list[tuple[str, bool, bool]] = []
    count = len(tokens)
    last = -1
    for position in words.large:  # only there is a capital
        if position <= last or not _proper(words, position):
            continue
        if words.lower[position] in _NOT_NAMES:
            continue
        last = position
        while last + 1 < count and _proper(words, last + 1):
            last += 1
        name = words.span_text(position, last).removesuffix("'s")
        if last == position and _begins(words, position) and name.lower() not in often:
            after = bits[last + 1] if last + 1 < count else 0
            described = after & _SIGN and last + 2 < count and bits[last + 2] & _RELATIVE
            if not described and (not after & _DOES or after & _AUXILIARY):
                continue
        titled = position > 1 and (
            bits[position - 1] & _TITLE
            or (tokens[position - 1] == "." and bits[position - 2] & _TITLE)
        )
        plain = all(
            tokens[k].isalpha() and tokens[k][1:].islower() and not bits[k] & _COUNTED
            for k in range(position, last + 1)
        )
        two = last - position in {1, 2} and plain and words.lower[last] not in _OF_A_FIRM
        place = position > 0 and words.lower[position - 1] in _PLACE
        place = place or not _TOLD.isdisjoint(words.lower[max(0, position - 2) : position])
        place = place or (last + 1 < count and tokens[last + 1].isdigit())  # “the Tolan 3”
        found.append((name, bool(titled or two), place))
    return found


def _begins(words: Words, position: int) -> bool:
    """Say whether a word has a capital only because a sentence or a quotation begins."""
    return bool(words.bits[position] & _CAPITAL) and (
        position == 0
        or (words.bits[position - 1] & _SIGN != 0 and words.lower[position - 1] in _OPENS)
    )


def _proper(words: Words, position: int) -> bool:
    token = words.tokens[position]
    if not token[0].isupper() or words.bits[position] & _DATE:
        return False
    return words.bits[position] <= UNKNOWN or (
        position > 0 and len(token) > 1 and not words.bits[position] & _FUNCTION
    )
