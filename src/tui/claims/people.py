"""People whom a text has named in full: who has which surname, and who is a he or a she."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.phrases import phrase_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.claims.words import Words

__all__ = [
    "People",
    "is_definite_body",
    "is_first_name",
    "is_german_she",
    "is_unnamed_body",
    "one_role",
    "opening_body",
    "role",
    "whom_asked",
]

_SHE, _HE = "she", "he"
_PRONOUNS = {"she": _SHE, "her": _SHE, "sie": _SHE, "he": _HE, "his": _HE, "er": _HE}
_TITLES = {
    "mr": _HE,
    "sir": _HE,
    "herr": _HE,
    "lord": _HE,
    "mrs": _SHE,
    "ms": _SHE,
    "miss": _SHE,
    "dame": _SHE,
    "lady": _SHE,
    "frau": _SHE,
}
_ONE = frozenset(("a", "an", "the", "another", "his", "her", "their", "its", "one"))
_OWNED = _ONE | {"my", "our", "your", "this", "that"}
_OF_HER = frozenset(
    (
        "sister",
        "mother",
        "daughter",
        "wife",
        "aunt",
        "woman",
        "girl",
        "lady",
        "grandmother",
        "niece",
    )
)
_OF_HIM = frozenset(
    ("brother", "father", "son", "husband", "uncle", "man", "boy", "grandfather", "nephew")
)
_COLLECTIVE = frozenset(
    ("police", "people", "staff", "public", "crew", "nobody", "victim", "world")
)
_ADJECTIVES, _THREE = 3, 3
_PART_OF_A_BODY = frozenset(("team", "group", "panel", "staff", "office", "board", "community"))
"""“The team” need not be the body that was named last."""
_WHEN, _ASKED = frozenset(("when", "after", "before", "as")), 5
_BODY = bit("body")
_PERSON, _PREPOSITION = bit("person"), bit("preposition")
_SPEAKS, _DETERMINER = bit("body", "record"), bit("determiner")
_VERB = bit("finite", "auxiliary", "past")
_PARTIES = frozenset(
    ("defendant", "claimant", "plaintiff", "applicant", "respondent", "appellant", "petitioner",
     "prosecution", "defence", "defense", "landlord", "seller", "buyer", "contractor", "insurer")
)  # fmt: skip
"""Roles of a body or of somebody, for which “it” may stand."""


class People:
    """Full names by their last word; those that two people share stand for nobody."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}

    def note(self, name: str) -> None:
        """Remember a person's full name."""
        surname = name.rpartition(" ")[2]
        known = self._full.setdefault(surname, name)
        if known != name and not (known.endswith(f" {name}") or name.endswith(f" {known}")):
            self._full[surname] = ""

    def is_surname(self, name: str) -> bool:
        """Say whether somebody of that surname has been named in full."""
        return name in self._full

    def is_known(self, name: str) -> bool:
        """Say whether one word is surely somebody's name (“Lena”, “Lunde” after “Gerd Lunde”)."""
        return " " not in name and is_first_name(self.full(name).partition(" ")[0].lower())

    def full(self, name: str) -> str:
        """Return the full name of whoever has the surname `name`, or `name` itself."""
        return self._full.get(name) or name

    def may_be(self, name: str, pronoun: str) -> bool:
        """Say whether `pronoun` (in small letters) can stand for a person of that name."""
        wanted = _PRONOUNS.get(pronoun)
        return not wanted or _sex(self.full(name)) in {"", wanted}


@lru_cache(maxsize=256)
def _sex(name: str) -> str:
    """Return `he`, `she` or nothing for what a name begins with."""
    known = _first_names()
    for word in name.lower().split()[:-1]:  # “Jo Martin” is told by neither
        told = _TITLES.get(word.rstrip(".")) or known.get(word)
        if told:
            return told
    return ""


@lru_cache(maxsize=1)
def _first_names() -> Mapping[str, str]:
    source = files("tui.claims").joinpath("data", "first_names.toml").read_text("utf-8")
    listed: dict[str, str] = tomllib.loads(source)
    return {name.strip(): pronoun for pronoun, names in listed.items() for name in names.split(",")}


def is_first_name(word: str) -> bool:
    """Say whether a word in small letters is a first name that hardly anything else is."""
    return word in _first_names()


def role(words: Words, first: int, last: int) -> int:
    """Return the noun by which one person is meant without a name (“a spokesman for …”), or 0."""
    if words.lower[first] not in _ONE:
        return 0
    head = words.find(_PREPOSITION, first, last)
    noun = (last if head < 0 else head) - 1
    token = words.tokens[noun]
    alone = words.bits[noun] & _PERSON and token.islower() and not token.endswith(("s", "men"))
    return noun if alone and noun > first else 0


def one_role(words: Words, pronoun: str, *, opening: bool = False) -> str:
    """Return the one person whom a sentence names by a role (“from the caretaker”), or empty.

    `pronoun` (in small letters) is what stands for that person later. With `opening` the sentence
    must begin with the role.
    """
    if not words.union & _PERSON:
        return ""
    found: list[str] = []
    wrong = _OF_HER if _PRONOUNS.get(pronoun) == _HE else _OF_HIM
    for noun, own in enumerate(words.bits):
        word = words.tokens[noun]
        if not own & _PERSON or word.endswith(("s", "men")) or not word.islower():
            continue
        if word in _COLLECTIVE or word in wrong:
            continue
        first = noun - 1
        while first > max(0, noun - _ADJECTIVES) and words.lower[first] not in _OWNED:
            first -= 1
        if first >= 0 and words.lower[first] in _OWNED and not (opening and first):
            found.append(words.span_text(first, noun))
    return found[0] if len(found) == 1 else ""


def whom_asked(words: Words, end: int) -> str:
    """Return whom the author has asked before word `end` (“When I called the clerk, she …”)."""
    lower = words.lower
    if end < _ASKED or lower[0] not in _WHEN or lower[1] not in {"i", "we", "reporters"}:
        return ""
    span = phrase_after(words, 3 + bool(words.bits[3] & _PREPOSITION))
    return words.span_text(span[0], span[1] - 1) if span and is_human(words, span) else ""


def is_german_she(words: Words, position: int, cue: int) -> bool:
    """Say whether German “sie” is one person: its verb is singular (“…, sagte sie”)."""
    return words.lower[position] == "sie" and not words.lower[cue].endswith("n")


def is_definite_body(words: Words, first: int, last: int) -> bool:
    """Say whether a source is a body named before (“the company”, “the Swedish company”)."""
    if last - first not in {2, 3} or words.lower[first] != "the":
        return False
    if last - first == _THREE and not words.tokens[first + 1][0].isupper():
        return False
    noun = words.lower[last - 1]
    if words.tokens[last - 1] != noun and not words.lexicon.capitalised_nouns:
        return False  # a name of its own: “the Environment Agency”
    return bool(words.bits[last - 1] & _BODY) and noun not in _PART_OF_A_BODY


def is_unnamed_body(words: Words, first: int, last: int) -> bool:
    """Say whether a body or a paper speaks that has no name (“the teachers' union”)."""
    if not words.bits[first] & _DETERMINER:
        return False
    at = words.find(_PREPOSITION, first, last)
    head = (last if at < 0 else at) - 1
    if words.lower[first] == "the" and words.lower[head] in _PARTIES:
        return True
    noun = words.tokens[head]
    return bool(words.bits[head] & _SPEAKS) and noun.islower() and not noun.endswith("s")


def opening_body(words: Words) -> str:
    """Return the nameless body that a sentence is about (“The department accepts it”), or empty."""
    if not words.bits[0] & _DETERMINER:
        return ""
    for last in range(2, min(4, len(words))):
        if words.bits[last] & _VERB or words.lower[last].endswith("s"):
            return words.span_text(0, last - 1) if is_unnamed_body(words, 0, last) else ""
    return ""
