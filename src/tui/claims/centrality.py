"""What a document is about: the words of its title, its most frequent names and terms.

Counted once per document, over at most the first few hundred thousand code points, so that a
passage of a very long text is ranked by the same topics wherever one looks.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.claims.lexicon import Lexicon
    from tui.claims.words import Words

__all__ = ["SAMPLE", "Topics", "topics"]

SAMPLE = 300_000
"""How many code points of a document are counted."""

_TERM = re.compile(r"[^\W\d_][^\W_]*(?:[-'’.][^\W_]+)*")
_MOST = 12
_LEAD = 5


@dataclass(frozen=True, slots=True)
class Topics:
    """The words a document is about, in lower case; `subject` is its most frequent name."""

    title: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    subject: str = ""

    def odds(self, words: Words, start: int, end: int, index: int, w: dict[str, float]) -> float:
        """Return what centrality adds to the log-odds of the clause `[start, end)`."""
        part = set(words.lower[start:end])
        if any("'" in word for word in part):
            part |= {word.partition("'")[0] for word in part if "'" in word}
        value = w["title"] * min(4, len(part & self.title))
        value += w["topic"] * min(4, len(part & self.terms))
        if self.subject and self.subject in part:
            value += w["subject"]
        if index < _LEAD:
            value += w["lead"] * (1 - index / _LEAD)
        return value


def topics(text: str, title: str, lexicon: Lexicon) -> Topics:
    """Return what `text` (of a document called `title`) is about."""
    sample = text[:SAMPLE]
    stop = lexicon.stopwords
    found = _TERM.findall(sample)
    counts = Counter(word.lower().partition("'")[0].partition("’")[0] for word in found)
    names = Counter(
        word.partition("'")[0].partition("’")[0]
        for word in found
        if word[0].isupper() and len(word) > 1
    )
    for word in stop:
        counts.pop(word, None)
    least = max(2, len(found) // 1_500)
    terms = [w for w, n in counts.most_common(_MOST) if n >= least and len(w) > 2]
    subject = ""
    for name, number in names.most_common(20):
        lowered = name.lower()
        if lowered not in stop and number >= least and number * 10 >= counts[lowered] * 7:
            subject = lowered
            break
    titled = frozenset(
        word.lower().partition("'")[0].partition("’")[0]
        for word in _TERM.findall(title)
        if len(word) > 2
    )
    return Topics(titled - stop, frozenset(terms), subject)
