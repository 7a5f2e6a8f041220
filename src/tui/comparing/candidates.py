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
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from tui.comparing.features import Features, features
from tui.comparing.figure import kind_of
from tui.comparing.lexicon import lexicon
from tui.comparing.shelf import Shelf
from tui.comparing.subjects import Subjects
from tui.comparing.weights import Weights
from tui.comparing.words import fold_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from tui.comparing.figure import Figure
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

_COUNTED = 3_000
"""Up to so many passages it is counted which figures a document has."""

_LOOKED_THROUGH, _REMEMBERED = 1_000, 20_000
"""Postings of one document that are looked at for one passage, and of how many passages and
documents it is remembered what came of it."""

_SMALL = 400
"""With so few passages every one is a candidate of every other."""


@lru_cache(maxsize=4_096)
def _made(text: str, written: date | None) -> Features:
    """Return the features of a text once, in however many copies a library holds it."""
    return features(text, written)


class Candidates:
    """Passages under their words. Numbers stand for passages, in the order they were added."""

    def __init__(self, passages: Iterable[Passage] = (), weights: Weights | None = None) -> None:
        """File `passages`; words weigh what they do among these, or as `weights` says."""
        self.passages: list[Passage] = []
        self.features = Shelf()
        self._postings: dict[str, array[int]] = {}
        self._sizes = array("H")
        self._concepts: Counter[int] = Counter()
        self._numbers: dict[tuple[str, Span], int] = {}
        self._given = weights
        self._weights: Weights | None = None
        self._subjects: Subjects | None = None
        self._values: dict[str, dict[str, tuple[Figure, ...]]] | None = None
        self._of_path: dict[str, list[int]] | None = None
        self._likeliest: dict[tuple[str, Span, str], list[int]] = {}
        for passage in passages:
            self.add(passage)

    def __len__(self) -> int:
        return len(self.passages)

    def add(
        self, passage: Passage, written: date | None = None, *, terms: Iterable[str] | None = None
    ) -> bool:
        """File a passage; False when :data:`MOST_PASSAGES` are held already.

        `written` is the day on which its document was written, if that is known. Where its
        `terms` are known, nothing else is made of it until it is compared; that its ideas do not
        count in the weights then is the caller's affair.
        """
        if len(self.passages) >= MOST_PASSAGES:
            return False
        number = len(self.passages)
        if terms is None:
            made = _made(passage.text, written)
            self._concepts.update({c for found in made.concepts.values() for c in found})
            self.features.append(made)
            terms = made.terms
        else:
            self.features.append_text(passage.text, written)
        self.passages.append(passage)
        self._numbers[passage.path, passage.span] = number
        size = 0
        for term in terms:
            self._postings.setdefault(term, array("I")).append(number)
            size += 1
        self._sizes.append(size)
        self._weights = self._subjects = self._values = self._of_path = None
        self._likeliest.clear()
        return True

    def number_of(self, passage: Passage) -> int | None:
        """Return the number of a passage that is held, None where it is not."""
        return self._numbers.get((passage.path, passage.span))

    def numbers(self, path: str) -> list[int]:
        """Return the numbers of the passages of a document, in order."""
        if self._of_path is None:
            self._of_path = {}
            for number, passage in enumerate(self.passages):
                self._of_path.setdefault(passage.path, []).append(number)
        return self._of_path.get(path, [])

    def likeliest_in(self, path: str, place: Passage, target: Features, most: int) -> list[int]:
        """Return the passages of a document that share most with another one, the likeliest first.

        The other one is that of `target`, at `place`; `most` is the same number each time.
        """
        key = (place.path, place.span, path)
        known = self._likeliest.get(key)
        if known is None:
            if len(self._likeliest) >= _REMEMBERED:
                self._likeliest.clear()
            known = self._likeliest[key] = self._found_in(self.numbers(path), target, most)
        return known

    def _found_in(self, numbers: Sequence[int], target: Features, most: int) -> list[int]:
        if not numbers:
            return []
        shared = []
        for term in target.terms:
            found = self._postings.get(term, ())
            start, end = bisect_left(found, numbers[0]), bisect_right(found, numbers[-1])
            if start < end:
                shared.append((end - start, term, start))
        worth: defaultdict[int, float] = defaultdict(float)
        left = _LOOKED_THROUGH
        for size, term, start in sorted(shared):
            weight = self.weights.term(term)
            for number in self._postings[term][start : start + min(size, left)]:
                worth[number] += weight
            left -= size
            if left <= 0:
                break
        here, sizes = set(numbers), self._sizes
        ranked = ((total / (_SHORT + sizes[n]), -n) for n, total in worth.items() if n in here)
        return [-n for _, n in heapq.nlargest(most, ranked)]

    @property
    def subjects(self) -> Subjects:
        """Which of the documents are about one thing."""
        if self._subjects is None:
            paths = (passage.path for passage in self.passages)
            self._subjects = Subjects(zip(paths, self.features, strict=True))
        return self._subjects

    def speak_of(self, paths: Collection[str]) -> None:
        """Know only of these documents what they are about, by how rare words are in all."""
        places: dict[str, int] = {}
        numbers = array("I", (places.setdefault(p.path, len(places)) for p in self.passages))
        some = (
            (passage.path, self.features[number])
            for number, passage in enumerate(self.passages)
            if passage.path in paths
        )
        self._subjects = Subjects(
            some,
            among=(
                len(places),
                lambda term: len({numbers[n] for n in self._postings.get(term, ())}),
            ),
        )

    def values(self, path: str) -> Mapping[str, Sequence[Figure]]:
        """Return the figures of each kind of a document, each value once; none of a large library.

        A document that names one sum of money names *the* sum.
        """
        if len(self.passages) > _COUNTED:
            return {}
        if self._values is None:
            seen: defaultdict[str, defaultdict[str, dict[float, Figure]]] = defaultdict(
                lambda: defaultdict(dict)
            )
            for passage, made in zip(self.passages, self.features, strict=True):
                for figure in made.figures:
                    seen[passage.path][kind_of(figure)].setdefault(figure.value, figure)
            self._values = {
                one: {kind: tuple(found.values()) for kind, found in kinds.items()}
                for one, kinds in seen.items()
            }
        return self._values.get(path, {})

    def terms(self) -> list[list[str]]:
        """Return the stems of each passage, in any order."""
        found: list[list[str]] = [[] for _ in self.passages]
        for term, numbers in self._postings.items():
            for number in numbers:
                found[number].append(term)
        return found

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
            terms = {term: len(found) for term, found in self._postings.items()}
            self._weights = self._given or Weights(len(self), terms, self._concepts)
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
        return [n for _, n in self.ranked(target, after=after, kept=kept, visited=visited)]

    def ranked(
        self, target: Features, *, after: int = 0, kept: int = KEPT, visited: int = VISITED
    ) -> list[tuple[float, int]]:
        """Return what :meth:`of` does for a large collection, each with how likely it is."""
        weights, postings = self.weights, self._postings
        shared = sorted(
            (len(found) - start, term, start)
            for term in target.terms
            if (found := postings.get(term)) and (start := bisect_left(found, after)) < len(found)
        )
        worth: defaultdict[int, float] = defaultdict(float)
        seen = 0
        for size, term, start in shared:
            seen += size
            if seen > visited and worth:
                break
            weight = weights.term(term)
            for number in postings[term][start : start + visited]:
                worth[number] += weight
        sizes = self._sizes
        # of equals the one that was filed first
        ranked = ((total / (_SHORT + sizes[n]), -n) for n, total in worth.items())
        return [(likely, -n) for likely, n in heapq.nlargest(kept, ranked)]


def telling_words(text: str, most: int) -> str:
    """Return the words of a passage that are worth asking a search index for, in its order.

    Names and words that are not everyday ones first; signs that mean something to a query
    language are left out.
    """
    made, everyday = features(text), lexicon().everyday
    names = made.names | made.likely_names
    found = [(term, span) for term, span in made.terms.items() if term not in made.frame]

    def worth(item: tuple[str, Span]) -> tuple[bool, bool, int]:
        word = fold_word(item[1].of(text))
        return word not in names, item[0] in everyday, -len(item[1])

    chosen = sorted(sorted(found or made.terms.items(), key=worth)[:most], key=lambda i: i[1].start)
    words = [" ".join(_PLAIN.findall(span.of(text))) for _, span in chosen]
    figures = [figure.span.of(text) for figure in made.figures[:2] if not words]
    return " ".join(filter(None, (*words, *figures)))
