"""Which passages are worth a look: posting lists instead of every passage against every other.

Each passage is filed under its stems. A passage's candidates share its rarest stems, counted
by how rare they are and by how much else they say; stems of so many passages that they say
nothing are passed over. Work per passage is bounded by :data:`VISITED` and :data:`KEPT`,
memory by :data:`MOST_PASSAGES`, so comparing a library grows with its size and not with its
square, and a text made of one word costs no more than any other.
"""

from __future__ import annotations

import heapq
import re
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from tui.comparing.features import Features, features
from tui.comparing.lexicon import lexicon
from tui.comparing.subjects import Subjects
from tui.comparing.weights import Weights
from tui.comparing.words import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tui.comparing.relation import Passage
    from tui.spans import Span

__all__ = ["KEPT", "MOST_PASSAGES", "VISITED", "Candidates", "telling_words"]

VISITED = 40_000
"""Postings looked at for one passage, its rarest entries first."""

KEPT = 60
"""Candidates compared in full for one passage."""

MOST_PASSAGES = 60_000
"""Passages held at most; what is added beyond is not taken."""

_SHORT = 25
"""Words that a passage is allowed before its length counts against it."""

_PLAIN = re.compile(r"[^\W_]+")

_NEXT = 120
"""Code points between two passages of which the second may say "they" of the first."""

_SMALL = 400
"""With so few passages every one is a candidate of every other."""


class Candidates:
    """Passages under their words. Numbers stand for passages, in the order they were added."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self.passages: list[Passage] = []
        self.features: list[Features] = []
        self._postings: dict[str, array[int]] = {}
        self._numbers: dict[tuple[str, Span], int] = {}
        self._weights: Weights | None = None
        self._subjects: Subjects | None = None
        for passage in passages:
            self.add(passage)

    def __len__(self) -> int:
        return len(self.passages)

    def add(self, passage: Passage, written: date | None = None) -> bool:
        """File a passage; False when :data:`MOST_PASSAGES` are held already.

        `written` is the day on which its document was written, if that is known.
        """
        if len(self.passages) >= MOST_PASSAGES:
            return False
        number, made = len(self.passages), features(passage.text, written)
        self.passages.append(passage)
        self._numbers[passage.path, passage.span] = number
        self.features.append(made)
        for term in made.terms:
            self._postings.setdefault(term, array("I")).append(number)
        self._weights = self._subjects = None
        return True

    def number_of(self, passage: Passage) -> int | None:
        """Return the number of a passage that is held, None where it is not."""
        return self._numbers.get((passage.path, passage.span))

    @property
    def subjects(self) -> Subjects:
        """Which of the documents are about one thing."""
        if self._subjects is None:
            paths = (passage.path for passage in self.passages)
            self._subjects = Subjects(zip(paths, self.features, strict=True))
        return self._subjects

    def before(self, number: int) -> Features | None:
        """Return the passage of the same document that leads to this one, if one does."""
        if not number:
            return None
        last, this = self.passages[number - 1], self.passages[number]
        near = 0 <= this.span.start - last.span.end <= _NEXT
        return self.features[number - 1] if last.path == this.path and near else None

    @property
    def weights(self) -> Weights:
        """How rare words are among the passages held."""
        if self._weights is None:
            self._weights = Weights.of(self.features)
        return self._weights

    def of(
        self, target: Features, *, after: int = 0, kept: int = KEPT, visited: int = VISITED
    ) -> list[int]:
        """Return the passages worth comparing with `target`, the likeliest first.

        Args:
            target: The features of a passage, held here or not.
            after: Only passages with this number or a higher one.
            kept: How many at most.
            visited: How many postings are looked at for it.
        """
        if len(self.passages) <= _SMALL:
            return list(range(after, len(self.passages)))
        weights = self.weights
        shared = [term for term in target.terms if term in self._postings]
        found: defaultdict[int, float] = defaultdict(float)
        seen = 0
        for term in sorted(shared, key=lambda t: len(self._postings[t])):
            postings = self._postings[term]
            seen += len(postings)
            if seen > visited and found:
                break
            weight = weights.term(term)
            for number in postings[:visited]:
                found[number] += weight
        return heapq.nlargest(
            kept,
            (n for n in found if n >= after),
            key=lambda n: (found[n] / (_SHORT + len(self.features[n].terms)), -n),
        )


def telling_words(text: str, most: int) -> str:
    """Return the words of a passage that are worth asking a search index for, in its order.

    Names and words that are not everyday ones first; signs that mean something to a query
    language are left out.
    """
    made, everyday = features(text), lexicon().concepts
    names = made.names | made.likely_names
    found = [(term, span) for term, span in made.terms.items() if term not in made.frame]

    def worth(item: tuple[str, Span]) -> tuple[bool, bool, int]:
        word = fold_word(item[1].of(text))
        return word not in names, item[0] in everyday, -len(item[1])

    chosen = sorted(sorted(found or made.terms.items(), key=worth)[:most], key=lambda i: i[1].start)
    words = [" ".join(_PLAIN.findall(span.of(text))) for _, span in chosen]
    figures = [figure.span.of(text) for figure in made.figures[:2] if not words]
    return " ".join(filter(None, (*words, *figures)))
