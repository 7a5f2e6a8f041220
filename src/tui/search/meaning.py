"""What the words of a query may mean in this library: the numbers to look for, weighed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tui.search.matching import Candidate
from tui.search.ranking import score, weigh
from tui.search.vocabulary import NOTHING
from tui.spans import Span
from tui.text.folding import keyed, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.search.matching import Matcher
    from tui.search.query import Query
    from tui.search.ranking import Group

__all__ = ["Meaning"]

_JOINED = 0.8
"""What it costs to take two words for one (`open source` for `opensource`)."""

_PLAIN = {2: 50, 3: 10}
"""By the letters of the shorter half: how much rarer it counts when a word is cut in two."""

_LONG = 4
"""Letters above which both halves are no accident, though each stands there but once."""

_ONE_SLIP = 2.7
"""The cost up to which a candidate differs by one slip."""

_SHOWN = 0.2
"""Matches that weigh less than this share of the heaviest word are found, but not shown."""


class Meaning:
    """A query in terms of one vocabulary.

    `count` tells in how many of `total` passages a word stands. `known` remembers groups from
    one query to the next: while somebody types, only the last word is new.
    """

    def __init__(
        self,
        query: Query,
        matcher: Matcher,
        count: Callable[[int], int],
        total: int,
        known: dict[object, Group],
    ) -> None:
        self._query = query
        self._matcher = matcher
        self._number = matcher.vocabulary.number
        self._count = count
        self._total = total
        self._known = known

    @cached_property
    def groups(self) -> list[Group]:
        """The words of the query that may be meant in any way, with what they may stand for."""
        typed = self._split(self._query.words)
        found: list[Group] = []
        for place, word in enumerate(typed):
            unfinished = self._query.unfinished and place == len(typed) - 1
            joined = self._joined(typed, place)
            key = (word, unfinished, self._query.spelt, tuple(joined))
            group = self._known.pop(key, None) or self._group(word, unfinished, joined)
            self._known[key] = group  # the last one now: others are forgotten first
            found.append(group)
        if self.phrases:
            found.extend(self._exactly(word) for phrase in self._query.phrases for word in phrase)
        return [group for group in found if group.weights]

    def _group(self, word: str, unfinished: bool, joined: list[Candidate]) -> Group:
        found = list(self._matcher.candidates(word, unfinished=unfinished, spelt=self._query.spelt))
        there = {c.word for c in found}
        found += [c for c in joined if c.word not in there]
        return weigh(word, found, [self._count(c.word) for c in found], self._total)

    def _exactly(self, word: str) -> Group:
        number = self._matcher.vocabulary.numbered(word)
        return weigh(word, [Candidate(number, 0.0, word)], [self._count(number)], self._total)

    @cached_property
    def phrases(self) -> list[tuple[int, ...]] | None:
        """The exact phrases as numbers; None when one holds a word that stands nowhere."""
        found: list[tuple[int, ...]] = []
        for phrase in self._query.phrases:
            numbers = self._numbers(phrase)
            if -1 in numbers:
                return None
            found.append(numbers)
        return found

    def _numbers(self, phrase: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of words, -1 for one that is in no document."""
        found = map(self._number, phrase)
        return tuple(-1 if number is None else number for number in found)

    @cached_property
    def excluded(self) -> list[tuple[int, ...]]:
        """The phrases (mostly of one word) that must not stand in a passage, as numbers."""
        found = map(self._numbers, self._query.excluded)
        return [numbers for numbers in found if -1 not in numbers]

    @cached_property
    def meant(self) -> dict[int, list[tuple[int, float]]]:
        """For each word of the vocabulary that may be meant: by which groups, at what weight."""
        meant: dict[int, list[tuple[int, float]]] = {}
        for index, group in enumerate(self.groups):
            for word, weight in group.weights.items():
                meant.setdefault(word, []).append((index, weight))
        return meant

    @cached_property
    def _meant(self) -> dict[str, int]:
        """The numbers of all words that may be meant, by key; others need not be looked up."""
        found: dict[str, int] = {}
        for group in self.groups:
            found |= group.numbers
        return found

    @cached_property
    def whole(self) -> float:
        """The weight of a passage that holds every word at its best."""
        return sum(group.best for group in self.groups)

    @cached_property
    def typed(self) -> str:
        """The words as they were typed, folded, to compare letter by letter."""
        phrases = (" ".join(phrase) for phrase in self._query.phrases)
        return " ".join((*self._query.words, *phrases))

    def matches(self, text: str) -> tuple[Span, ...]:
        """Return the words of `text` that made it a hit, as disjoint spans."""
        least = _SHOWN * max((group.best for group in self.groups), default=0.0)
        best: dict[int, float] = {}
        numbers = self._meant
        found: list[tuple[int, int, float, int]] = []
        for word, start, end in keyed(text):
            for index, weight in self.meant.get(numbers.get(word, NOTHING), ()):
                found.append((start, end, weight, index))
                if weight > best.get(index, 0.0):
                    best[index] = weight
        shown: list[Span] = []
        for start, end, weight, index in found:
            # Where the word itself stands, its look-alikes in the same passage only distract.
            if weight < 0.6 * best[index] or (weight < least and len(self.groups) > 1):
                continue
            if shown and start < shown[-1].end:
                shown[-1] = Span(shown[-1].start, max(end, shown[-1].end))
            else:
                shown.append(Span(start, end))
        return tuple(shown)

    def worth(self, text: str) -> float:
        """Return the points of a text on its own (0 when nothing in it is meant)."""
        numbers = [self._meant.get(word, NOTHING) for word in terms(text)]
        return max(0.0, score(numbers, self.whole, len(self.groups), self.meant))

    def _joined(self, typed: Sequence[str], place: int) -> list[Candidate]:
        """Return the words that this one makes together with a neighbour."""
        pairs = [typed[i] + typed[i + 1] for i in (place - 1, place) if 0 <= i < len(typed) - 1]
        numbers = zip(pairs, map(self._number, pairs), strict=True)
        return [Candidate(n, _JOINED, pair) for pair, n in numbers if n is not None]

    def _split(self, typed: Sequence[str]) -> list[str]:
        """Return the words with those cut in two that only make sense so (`opensource`)."""
        found: list[str] = []
        for word in typed:
            cut = self._cut(word)
            found += [word[:cut], word[cut:]] if cut else [word]
        return found

    def _cut(self, word: str) -> int:
        """Return where to cut a word in two, 0 for not at all."""
        whole = self._number(word)
        if len(word) < 6 or (whole is not None and self._count(whole) > 2):
            return 0
        best, cut = 1, 0
        for i in range(2, len(word) - 1):
            if (a := self._number(word[:i])) is None or (b := self._number(word[i:])) is None:
                continue
            both = min(self._count(a), self._count(b))
            # `to`, `of`, `pen`: only where they are plainly words
            shorter = min(i, len(word) - i)
            both = both // _PLAIN.get(shorter, 1) + (shorter > _LONG)
            if both > best:
                best, cut = both, i
        close = self._matcher.candidates(word)
        # One slip of the finger is likelier than a forgotten space.
        return 0 if close and close[0].cost <= _ONE_SLIP else cut
