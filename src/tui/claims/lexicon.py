"""Cue lists become one table: a word's classes are the bits of one integer.

The lists are data (`data/<language>.toml`), so that a language is added or a verb corrected
without touching code. Looking a word up costs one dictionary access, which is what keeps
detection quick: everything that a rule asks later is a bit test.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping  # noqa: TC003 - a compiled dataclass looks its types up
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LANGUAGES", "ODD", "UNKNOWN", "Lexicon", "Neighbours", "bit", "lexicon"]

LANGUAGES = ("en", "de", "xx")
"""Languages with cue lists; `xx` knows only figures, dates, quotes and names."""

_CLASSES = """
    odd capital name figure sign phrase opens stop say believe show stance claimnoun hearsay
    according trailing estimating negate determiner finite preposition adverb plain auxiliary base
    pronoun hesheit subordinator conjunction be past limit edform person participle quote nounlike
    weak record me gerund cta we many hedge state topic body relative contrast causal modal predict
    softener capability value greater condition norm compare because superlative title quantity
    unit unnegate small able month weekday when ought abstract listing rhetoric meta boilerplate
    you opinion spoken concession code can artefact verdict money rebut falsehood scheduled
    indirect
"""
"""What a word can be; `odd` is what is not in small letters: a `capital` that may only begin a
sentence, another `name`, a `figure` or a `sign`.

A word with the bit `phrase` is the rarest of a phrase, one with `opens` its first. What is asked
of every word, and what the commonest are, comes first: Python tests numbers below 2**30 far
quicker. The last ones are rare, and asked for rarely: compiled, only numbers below 2**62 are tested
without asking Python.
"""

_BITS = {name: 1 << position for position, name in enumerate(_CLASSES.split())}

ODD = _BITS["odd"]
UNKNOWN = 2 * _BITS["phrase"] - 1
"""The smallest bits, all together: no more has a word that no list says anything of."""

_NEGATE, _EDFORM, _CODED = _BITS["negate"], _BITS["edform"], _BITS["code"]
_CAPITAL, _NAME, _FIGURE, _SIGN = (_BITS[n] for n in ("capital", "name", "figure", "sign"))
_QUOTE, _MONEY = _BITS["quote"], _BITS["money"]
_BASE_FORM = _BITS["base"] | _BITS["finite"]
_PAST_FORM = _BITS["finite"] | _BITS["participle"]

_WHOSE = _BITS["person"] | _BITS["body"] | _BITS["record"]
_SHORTEST_HEAD, _LONGEST_FIRST = 6, 3
"""Letters that the parts of a German compound have at least (“Handels|kammer”), last and first."""
_SIGNS = (",", ".", ":")
_QUOTES = frozenset('"“”„«»‘')
_CURRENCIES = frozenset("$€£¥")
_MOST = 100_000
_CODE = re.compile(r"[^\W\d].*\d{2,}[a-z]?\Z")
_MEASURED = re.compile(
    r"\d[\d.,]*(?:x|bn|mn|tn|bps?|pp|pc|p|[ck]?m|mm|[km]?g|[kmgt]b|[mk]ph|[kmg]wh?|[kmg]?hz|ft|hrs?"
    r"|mins?|ms)\Z|\d{2,}k\Z|\d[\d.,]*-(?:[ck]m|mm|metre|meter|kilometre|kilometer|mile|inch|foot|ft"
    r"|tonne?|litre|liter|acre|hectare|watt|megawatt|degree|percent|million|billion)\Z"
)
"""A figure with its unit in one word (“3.25x”, “90bp”)."""
_VOWELS = frozenset("aeiou")


Neighbours: TypeAlias = "dict[str, list[tuple[list[str], int, int, int]]]"
"""Phrases by a word beside their rarest: all words, their number, its place in them, bits."""


def bit(*names: str) -> int:
    """Return the bits of the classes `names` together."""
    return sum(_BITS[name] for name in names)


class Seen(dict[str, int]):
    """Words as they stand in texts (not where one begins), with their bits, looked up once.

    Forgets everything when a text has brought it more words than a language has.
    """

    def __init__(
        self,
        words: Mapping[str, int],
        negating: tuple[str, ...],
        capitalised: Mapping[str, int],
        *,
        compounds: bool = False,
    ) -> None:
        known = {w: own for w, own in words.items() if own > UNKNOWN and w.isalpha()}
        super().__init__(known)
        self._words = words
        self._negating = negating
        self._capitalised = capitalised
        whose = {w: own & _WHOSE for w, own in words.items() if len(w) >= _SHORTEST_HEAD}
        self._heads = {w: own for w, own in whose.items() if own} if compounds else {}

    def __missing__(self, token: str) -> int:
        if len(self) >= _MOST:
            self.clear()
        if token.islower():
            bits = self._words.get(token, 0)
            if token.isalpha():
                if token[-2:] == "ed" and bits <= UNKNOWN:
                    bits |= _EDFORM
            elif self._negating and token.endswith(self._negating):
                bits |= _NEGATE
            elif bits <= UNKNOWN:
                if token.endswith("ed"):
                    bits |= _EDFORM
                elif _MEASURED.match(token):
                    bits |= ODD | _FIGURE
                elif _CODE.search(token):
                    bits |= _CODED
        else:
            bits = self._of_odd(token)
        self[token] = bits
        return bits

    def _of_odd(self, token: str) -> int:
        """Return the bits of what is not in small letters."""
        lower = token.lower()
        bits = self._words.get(lower, 0)
        if token[0].isalpha() and lower == token.upper():
            return bits  # of a script without capitals
        if lower in self._capitalised:
            bits = self._capitalised[lower] | bits & UNKNOWN  # “in May”
        elif self._negating and lower.endswith(self._negating):
            bits |= _NEGATE
        elif bits <= UNKNOWN and lower == token and _CODE.search(lower):
            bits |= _CODED  # a figure or a sign
        elif self._heads and bits <= UNKNOWN:
            bits |= self._of_compound(lower)
        return bits | ODD | _shape(token)

    def _of_compound(self, word: str) -> int:
        """Return the bits of the people, body or paper that a German compound ends with."""
        ends = range(_LONGEST_FIRST, len(word) - _SHORTEST_HEAD + 1)
        return next((own for k in ends if (own := self._heads.get(word[k:]))), 0)


def _shape(token: str) -> int:
    """Return the bit that says what a word is which is not in small letters."""
    if token[0].isalpha():
        return _CAPITAL if token[1:].islower() or len(token) == 1 else _NAME
    if token[0].isdigit():
        return _FIGURE
    return _SIGN | (_QUOTE if token in _QUOTES else _MONEY if token in _CURRENCIES else 0)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the words of a language signal.

    `words` maps a lower-case word to its bits, and `phrases` maps the rarest word of a phrase to
    all that it stands in, by the word that must follow it there, and by the one that must stand
    before it where it is the last.
    `tails` are headings after which nothing belongs to the text any more. `capitalised` are
    the bits of words that mean something else with a capital (“in May”); `seen` looks words up
    as they stand. `parted` are the first parts of verbs in two parts (“teilte … mit”), each with
    what can be its second part.
    """

    language: str
    words: Mapping[str, int]
    phrases: Mapping[str, tuple[Neighbours, Neighbours]]
    stopwords: frozenset[str]
    tails: frozenset[str]
    capitalised: Mapping[str, int]
    seen: Seen
    capitalised_nouns: bool = False
    parted: Mapping[str, frozenset[str]] = field(default_factory=dict)


def _entries(listed: str) -> Iterator[str]:
    for entry in listed.split(","):
        word = " ".join(entry.split())
        if word:
            yield word


def _forms(lemma: str, irregular: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Yield the forms of an English verb, `point out` by its first word, with what they are."""
    head, _, rest = lemma.partition(" ")
    tail = f" {rest}" if rest else ""
    yield lemma, _BASE_FORM
    if head in irregular:
        for form in irregular[head].split():
            yield form + tail, _BITS["gerund" if form.endswith("ing") else "finite"]
        return
    consonant_y = head.endswith("y") and head[-2:-1] not in _VOWELS
    if consonant_y:
        singular, past = head[:-1] + "ies", head[:-1] + "ied"
    else:
        singular = head + ("es" if head.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = head + ("d" if head.endswith("e") else "ed")
    stem = head[:-1] if head.endswith("e") and not head.endswith(("ee", "oe", "ye")) else head
    yield singular + tail, _BITS["finite"]
    yield past + tail, _PAST_FORM
    yield stem + "ing" + tail, _BITS["gerund"]


def _pairs(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield every word or phrase of a language with its bits."""
    irregular: dict[str, str] = data.get("irregular", {})
    inflected = data.get("inflect", "") == "en"
    for name, listed in data.get("verbs", {}).items():
        own = _BITS[name]
        for lemma in _entries(listed):
            if not inflected:
                yield lemma, own | _BITS["finite"]
            elif name == "cta":
                yield lemma, own
            else:
                for form, grammar in _forms(lemma, irregular):
                    yield form, own | grammar
    for name, listed in data.get("cues", {}).items():
        own = _BITS[name]
        for word in _entries(listed):
            yield word, own
    for word in _entries(data.get("stopwords", "")):
        yield word, _BITS["stop"]


@lru_cache(maxsize=len(LANGUAGES))
def lexicon(language: str) -> Lexicon:
    """Return the cue lists of `language`, one of :data:`LANGUAGES`."""
    source = files("tui.claims").joinpath("data", f"{language}.toml").read_text("utf-8")
    data = tomllib.loads(source)
    tails = frozenset(_entries(data.get("cues", {}).pop("tail", "")))
    words: dict[str, int] = {}
    whole: dict[tuple[str, ...], int] = {}
    for entry, bits in _pairs(data):
        if " " in entry:
            parts = tuple(entry.split(" "))
            whole[parts] = whole.get(parts, 0) | bits
        else:
            words[entry] = words.get(entry, 0) | bits
    parted: dict[str, frozenset[str]] = {}
    for entry in _entries(data.get("parted", "")):
        head, particle = entry.split(" ")
        parted[head] = parted.get(head, frozenset()) | {particle}
        words[head] = words.get(head, 0) | _BITS["estimating"]
    phrases: dict[str, tuple[Neighbours, Neighbours]] = {}
    negating = tuple(_entries(data.get("negating", "")))
    for word in words:
        if negating and word.endswith(negating):
            words[word] |= bit("negate")
    stopwords = list(_entries(data.get("stopwords", "")))
    rarity = {word: place for place, word in enumerate([*_SIGNS, *stopwords])}
    for parts, bits in whole.items():
        rarest = max(parts, key=lambda word: (rarity.get(word, len(rarity)), len(word)))
        at = parts.index(rarest)
        after, before = phrases.setdefault(rarest, ({}, {}))
        ends = at == len(parts) - 1
        beside = before.setdefault(parts[-2], []) if ends else after.setdefault(parts[at + 1], [])
        beside.append((list(parts), len(parts), at, bits))
        words[rarest] = words.get(rarest, 0) | _BITS["phrase"]
        words[parts[0]] = words.get(parts[0], 0) | _BITS["opens"]
    capitalised = {
        word: bit(name)
        for name, listed in data.get("capitalised", {}).items()
        for word in _entries(listed)
    }
    return Lexicon(
        language=language,
        words=words,
        phrases=phrases,
        stopwords=frozenset(stopwords),
        tails=tails,
        seen=Seen(
            words, negating, capitalised, compounds=bool(data.get("capitalised_nouns", False))
        ),
        capitalised=capitalised,
        capitalised_nouns=bool(data.get("capitalised_nouns", False)),
        parted=parted,
    )
