"""What a document is about: the words of its title, its most frequent names and terms.

Counted once per document, over at most the first few hundred thousand code points, so that a
passage of a very long text is ranked by the same topics wherever one looks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.claims.lexicon import Lexicon
    from tui.claims.words import Words

__all__ = ["SAMPLE", "Topics", "topics"]

SAMPLE = 300_000
"""How many code points of a document are counted."""

_TERM = re.compile(r"[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*")
_MOST = 12
_LEAD = 5
_HEAD = 6
_SENTENCE = 130
_EVERYWHERE = 0.6


@dataclass(frozen=True, slots=True)
class Topics:
    """The words a document is about, in lower case, each with its weight from 0 to 1.

    A word of the title that stands in every other sentence tells nothing, so it weighs less.
    `subject` is the most frequent name.
    """

    title: Mapping[str, float] = field(default_factory=dict)
    terms: Mapping[str, float] = field(default_factory=dict)
    subject: str = ""

    def odds(self, words: Words, start: int, end: int, index: int, w: Mapping[str, float]) -> float:
        """Return what centrality adds to the log-odds of the clause `[start, end)`.

        `index` counts the paragraphs before it.
        """
        part = set(words.lower[start:end])
        part |= {word.partition("'")[0] for word in part if "'" in word}
        title, terms = self.title, self.terms
        value = w["title"] * min(2.5, sum(title[word] for word in part if word in title))
        value += w["topic"] * min(2.5, sum(terms[word] for word in part if word in terms))
        if self.subject and self.subject in part:
            value += w["subject"]
            head = [word.partition("'")[0] for word in words.lower[start : start + _HEAD]]
            if self.subject in head:
                value += w["head"]
        if index < _LEAD:
            value += w["lead"] * (1 - index / _LEAD)
        return value


def topics(text: str, title: str, lexicon: Lexicon) -> Topics:
    """Return what `text` (of a document called `title`) is about."""
    sample = text[:SAMPLE]
    stop = lexicon.stopwords
    found = _TERM.findall(sample)
    sentences = 1 + len(sample) // _SENTENCE
    counts = Counter([_bare(word) for word in map(str.lower, found)])
    names = Counter([_bare(word) for word in found if word[0].isupper() and len(word) > 1])
    least = max(2, sentences // 60)

    def weight(word: str) -> float:
        return max(0.0, 1.0 - counts[word] / sentences / _EVERYWHERE)

    terms: dict[str, float] = {}
    for word, number in counts.most_common(10 * _MOST):
        if len(terms) == _MOST or number < least:
            break
        if len(word) > 2 and word not in stop:
            terms[word] = weight(word)
    subject = ""
    for name, number in names.most_common(40):
        lowered = name.lower()
        if lowered in stop or len(name) < 3 or number < least:
            continue
        if number * 10 >= counts[lowered] * 7 and number < sentences * _EVERYWHERE:
            subject = lowered
            break
    titled = {_bare(word.lower()) for word in _TERM.findall(title) if len(word) > 2} - stop
    return Topics({word: weight(word) for word in titled}, terms, subject)


def _bare(word: str) -> str:
    """Return a word without its genitive ending."""
    return word.partition("'")[0].partition("’")[0] if "'" in word or "’" in word else word
