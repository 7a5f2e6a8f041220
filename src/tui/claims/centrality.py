"""What a document is about: the words of its title, its most frequent names and terms.

Counted once per document, over at most the first few hundred thousand code points, so that a
passage of a very long text is ranked by the same topics wherever one looks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping  # noqa: TC003 - a compiled dataclass looks its types up
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.claims.lexicon import Lexicon
    from tui.claims.words import Words

__all__ = ["SAMPLE", "Topics", "topics"]

SAMPLE = 300_000
"""How many code points of a document are counted."""

_TERM = re.compile(r"[^\W\d_][^\W_]{2,}(?:[-.][^\W_]+)*")
_LEAST = 3
_MOST = 12
_LEAD = 5
_HEAD = 6
_SENTENCE = 130
_EVERYWHERE = 0.6
_SEEN = 2
_SHORT = 50


@dataclass(frozen=True, slots=True)
class Topics:
    """The words a document is about, in lower case.

    `weights` are those of each word as one of the title and as a frequent one, from 0 to 1: a
    word of the title that stands in every other sentence tells nothing, so it weighs less.
    `subject` is the most frequent name.
    """

    weights: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    subject: str = ""
    bare: Mapping[str, str] = field(default_factory=dict)
    """All of these words, also in the genitive, each with the word that counts."""
    names: frozenset[str] = frozenset()
    """What comes back with a capital, in lower case."""
    known: frozenset[str] = frozenset()
    """The keys of `bare`."""

    def odds(self, words: Words, start: int, end: int, index: int, w: Mapping[str, float]) -> float:
        """Return what centrality adds to the log-odds of the clause `[start, end)`.

        `index` counts the paragraphs before it.
        """
        lower = words.lower
        part = self.known.intersection(lower[start:end] if end - start < len(lower) else lower)
        value = 0.0
        if part:
            titled = often = 0.0
            bare = set(map(self.bare.__getitem__, part))
            weights = self.weights
            for word in bare:
                of_title, of_terms = weights[word]
                titled += of_title
                often += of_terms
            value += w["title"] * min(2.5, titled)
            value += w["topic"] * min(2.5, often)
            if self.subject in bare:
                value += w["subject"]
                head = lower[start : start + _HEAD]
                if self.subject in head or f"{self.subject}'s" in head:
                    value += w["head"]
        if index < _LEAD:
            value += w["lead"] * (1 - index / _LEAD)
        return value


def topics(text: str, title: str, lexicon: Lexicon) -> Topics:
    """Return what `text` (of a document called `title`) is about."""
    sample = text[:SAMPLE]
    stop = lexicon.stopwords
    raw = Counter(sample.split())
    sentences = 1 + len(sample) // _SENTENCE
    least = max(2, sentences // 60)
    counts: dict[str, int] = {}
    names: dict[str, int] = {}
    seen = _SEEN + (sentences > _SHORT)
    often = {token: n for token, n in raw.items() if n >= seen and token not in stop}
    for token, number in often.items():
        word, capital = _term(token)
        if not word or word in stop:
            continue
        counts[word] = counts.get(word, 0) + number
        if capital:
            names[word] = names.get(word, 0) + number

    def weight(word: str) -> float:
        return max(0.0, 1.0 - counts.get(word, 0) / sentences / _EVERYWHERE)

    terms = {word for word, _ in _commonest(counts, least)}
    subject = ""
    for name, number in _commonest(names, least):
        if number < sentences * _EVERYWHERE and number * 10 >= counts[name] * 7:
            subject = name
            break
    titled = {word for word in _TERM.findall(title.lower()) if len(word) > 2} - stop
    known = {*titled, *terms, subject} - {""}
    bare = {f"{word}'s": word for word in known} | {word: word for word in known}
    return Topics(
        {w: (weight(w) * (w in titled), weight(w) * (w in terms)) for w in known},
        subject,
        bare,
        frozenset(n for n, number in names.items() if number * 10 >= counts[n] * 7),
        frozenset(bare),
    )


@lru_cache(maxsize=20_000)
def _term(token: str) -> tuple[str, bool]:
    """Return what counts of a token, in lower case (or nothing), and whether it has a capital."""
    term = token
    if len(token) < _LEAST or not token.isalpha():
        found = _TERM.search(token)
        if found is None:
            return "", False
        term = found.group()
    return term.lower(), term[0].isupper()


def _commonest(counts: Mapping[str, int], least: int) -> list[tuple[str, int]]:
    often = [item for item in counts.items() if item[1] >= least]
    return nlargest(_MOST, often, key=itemgetter(1))
