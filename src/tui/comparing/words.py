"""The words of a passage as they are compared: folded, stemmed, the empty ones marked.

Two desks rarely choose the same form of a word ("delays", "was delayed", "the delay"), so
words are compared by a stem. The stemmer is a short suffix stripper of our own, after the
idea of Lovins (1968) and Porter (1980): it need not be right, only the same on both sides.
It covers English and leaves other languages nearly whole, which costs recall there, not
precision.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

__all__ = [
    "LONGEST",
    "Word",
    "english",
    "fold_word",
    "is_content",
    "light_stems",
    "stem",
    "stem_set",
    "word_set",
    "words",
]

LONGEST = 4_000
"""Code points of a passage that are looked at; what follows cannot change what it is about."""

_WORD = re.compile(  # first names with a number, kept whole: GPT-4, gpt-oss-120b
    r"[^\W\d_]++(?:-[^\W\d_]{1,16}){0,3}-(?=[^\W\d_]{0,16}\d)[^\W_]++(?:\.\d++)*"
    r"|\d++(?:[.,]\d++)*[^\W\d_]*+"
    r"|[^\W_]++(?:['’][^\W_]++)*"
)
_VOWELS = frozenset("aeiouy")
_INFLECTIONS = frozenset(("ed", "es", "ing", "ly", "ies", "ied"))


@cache
def english(name: str) -> tuple[str, ...]:
    """Return the words listed under `name` in `data/english.toml`, in their order there."""
    return tuple(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    data = resources.files("tui.comparing").joinpath("data", "english.toml").read_bytes()
    return tomllib.loads(data.decode())


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words listed under `name`, for looking them up."""
    return frozenset(english(name))


@cache
def stem_set(name: str) -> frozenset[str]:
    """Return the stems of the words listed under `name`."""
    return frozenset(map(stem, english(name)))


def light_stems() -> frozenset[str]:
    """Return the stems of the words that every report has, whatever it is about."""
    return stem_set("light")


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(english("stop"))


@cache
def _irregular() -> dict[str, str]:
    kept = {word: word for word in english("kept")}
    return kept | dict(row.split(":") for row in english("irregular"))


@cache
def _suffixes() -> dict[str, tuple[str, ...]]:
    """Return the endings by their last letter, the longest first."""
    by_last: dict[str, tuple[str, ...]] = {}
    for suffix in sorted(english("suffixes"), key=len, reverse=True):
        by_last[suffix[-1]] = (*by_last.get(suffix[-1], ()), suffix)
    return by_last


@dataclass(frozen=True, slots=True)
class Word:
    """One word: what is compared, and where it stands in the passage (code points)."""

    stem: str
    start: int
    end: int
    low: str
    """As written, in lower case, without accents."""


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """Return `word` in lower case, accents and possessive removed."""
    low = word.casefold().replace("’", "'")
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return low.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=50_000)
def is_content(low: str) -> bool:
    """Say whether a folded word says something about the subject."""
    return low not in _stop_words() and (len(low) > 1 or low.isdigit())


@lru_cache(maxsize=50_000)
def stem(low: str) -> str:
    """Return the stem of a folded word; words with digits and short ones stay as they are.

    "releases", "released" and "releasing" give one stem, and so do "transparent" and
    "transparency", "compete", "competitor" and "competition".
    """
    irregular = _irregular()
    low = irregular.get(low, low)
    if len(low) < 4 or not low.isalpha() or irregular.get(low) == low:
        return low
    for _ in range(3):
        for suffix in _suffixes().get(low[-1], ()):
            if low.endswith(suffix) and _can_stand(low[: -len(suffix)], suffix):
                low = low[: -len(suffix)]
                break
        else:
            break
    if len(low) > 3 and low[-1] == low[-2] and low[-1] not in _VOWELS:
        low = low[:-1]  # "scrapp(ed)"
    if low.endswith("our") and len(low) > 4:
        low = low[:-3] + "or"
    return low


def _can_stand(rest: str, suffix: str) -> bool:
    """Say whether what is left after taking `suffix` off still looks like a stem."""
    if suffix in {"s", "es"} and rest[-1:] in {"s", "u"}:
        return False
    shortest = 3 if len(suffix) == 1 or suffix in _INFLECTIONS else 4
    return len(rest) >= shortest and not _VOWELS.isdisjoint(rest)


def words(text: str) -> list[Word]:
    """Return the words of the first :data:`LONGEST` code points of `text`, in order."""
    found = []
    for match in _WORD.finditer(text[:LONGEST]):
        low = fold_word(match.group()[:64])
        if low:
            found.append(Word(stem(low), match.start(), match.end(), low))
    return found
