"""One query, from its words to ranked passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from tui.search.matching import Candidate, Matcher
from tui.search.query import Query
from tui.search.ranking import Group, Scored, score, weigh
from tui.search.segment import Segment, members
from tui.search.selecting import Tally
from tui.spans import Span
from tui.text.folding import fold, word_key, words

__all__ = ["Finder", "Place"]

_RANKED = 200
"""Passages that are ranked word by word."""

_COMPARED = 24
"""The best of them, which are compared letter by letter as well."""

_STEP = 0.5
"""Weights are whole multiples of this when passages are selected."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a segment, and how well it fits."""

    segment: Segment
    passage: int
    score: float


class Finder:
    """Answers one query over some segments."""

    def __init__(self, query: Query, matcher: Matcher, segments: Sequence[Segment]) -> None:
        self._query = query
        self._matcher = matcher
        self._segments = segments
        self._total = sum(s.count for s in segments)

    def _count(self, word: int) -> int:
        return sum(s.frequency(word) for s in self._segments)

    @cached_property
    def groups(self) -> list[Group]:
        """The words of the query with what they may stand for."""
        typed = self._split(list(self._query.words))
        groups = []
        for place, word in enumerate(typed):
            unfinished = self._query.unfinished and place == len(typed) - 1
            found = self._matcher.candidates(word, unfinished=unfinished)
            more = self._joined(typed, place)
            if more:
                found = [*found, *(c for c in more if c.word not in {f.word for f in found})]
            groups.append(weigh(word, found, [self._count(c.word) for c in found], self._total))
        return [g for g in groups if g.weights]

    def _joined(self, typed: list[str], place: int) -> list[Candidate]:
        """Return the words that this one makes together with a neighbour (`open source`)."""
        numbers = self._matcher.vocabulary.numbers
        pairs = [typed[i] + typed[i + 1] for i in (place - 1, place) if 0 <= i < len(typed) - 1]
        return [Candidate(numbers[w], 1.0) for w in pairs if w in numbers]

    def _split(self, typed: list[str]) -> list[str]:
        """Return the words with those cut in two that only make sense so (`opensource`)."""
        numbers = self._matcher.vocabulary.numbers
        found: list[str] = []
        for word in typed:
            whole = numbers.get(word)
            if len(word) < 6 or (whole is not None and self._count(whole) > 2):
                found.append(word)
                continue
            best, cut = 0, 0
            for i in range(2, len(word) - 1):
                a, b = numbers.get(word[:i]), numbers.get(word[i:])
                if a is not None and b is not None and min(i, len(word) - i) >= 3:
                    both = min(self._count(a), self._count(b))
                    if both > best:
                        best, cut = both, i
            close = self._matcher.candidates(word)
            if best >= 2 and not (close and close[0].cost <= 1.0):
                found += [word[:cut], word[cut:]]
            else:
                found.append(word)
        return found

    @cached_property
    def meant(self) -> dict[int, list[tuple[int, float]]]:
        """For each word of the vocabulary that may be meant: by which groups, at what weight."""
        meant: dict[int, list[tuple[int, float]]] = {}
        for index, group in enumerate(self.groups):
            for word, weight in group.weights.items():
                meant.setdefault(word, []).append((index, weight))
        return meant

    def _select(self, segment: Segment) -> list[int]:
        """Return the passages of a segment that are worth ranking."""
        tally = Tally()
        for group in self.groups:
            covered = 0
            levels: dict[int, list[int]] = {}
            for word, weight in group.weights.items():
                levels.setdefault(max(1, round(weight / _STEP)), []).append(word)
            for level in sorted(levels, reverse=True):
                bits = 0
                for word in levels[level]:
                    bits |= segment.holding(word)
                tally.add(bits & ~covered, level)
                covered |= bits
        chosen = tally.heaviest(_RANKED, segment.alive)
        found = list(members(chosen))
        return found

    def places(self, limit: int) -> list[Place]:
        """Return the best passages, best first."""
        ranked: list[tuple[float, Segment, int]] = []
        for segment in self._segments:
            for passage in self._select(segment)[: 2 * _RANKED]:
                scored: Scored = score(segment.words(passage), self.groups, self.meant)
                ranked.append((scored.score, segment, passage))
        most = max(limit, _COMPARED)
        best = nlargest(most, ranked, key=lambda r: r[0])
        return self._compare(best)

    def _compare(self, ranked: list[tuple[float, Segment, int]]) -> list[Place]:
        """Return passages in their final order: letter by letter the likest first."""
        from rapidfuzz.fuzz import partial_ratio

        typed = " ".join(self._query.words)
        places = [
            Place(
                segment,
                passage,
                points + 0.15 * partial_ratio(typed, fold(segment.text(passage))) / 100,
            )
            for points, segment, passage in ranked
        ]
        return sorted(places, key=lambda p: -p.score)

    def matches(self, text: str) -> tuple[Span, ...]:
        """Return the words of `text` that made it a hit."""
        numbers = self._matcher.vocabulary.numbers
        return tuple(s for s in words(text) if numbers.get(word_key(s.of(text))) in self.meant)
