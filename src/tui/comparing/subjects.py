"""Which documents are about one thing, told from their own words.

"Nobody was hurt." shares no word with "Two people broke a leg." Whether the two are at odds
hangs on what their documents are about, so a document lends its claims its subject: the words
that it repeats and the names it has, the rarest first.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tui.comparing.casts import Casts
from tui.comparing.lexicon import lexicon
from tui.comparing.words import light_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.comparing.features import Features

__all__ = ["Subjects"]

_MAIN = 120
"""Words that stand for a document, the weightiest."""

_ALIKE = 0.08
"""From which cosine of their words two documents are about one thing."""

_ALIKE_NAMED = 0.05
"""The same for two documents of a small library that have a name in common."""

_OF_ONE_FIELD = 0.12
"""The same by words and ideas, of which those of single fields tell most: two accounts of one event
in words of their own share "tower", "beacon" and "lamp", and hardly a word. Of documents on other
things about one pair in fifty is as alike."""

_EVERYDAY = 0.3
"""What an everyday word or idea counts there."""

_SMALL = 60
"""Up to so many documents a third one may be the link: what a forum post shares with a paper it
shares with the press release that both are about."""

_BACKGROUND = 20
"""Imagined documents without any of the words: in a library on one subject none would be rare."""

_NAME = 2.0
_REMEMBERED = 100_000
_NONE: frozenset[str] = frozenset()


class Subjects:
    """What each document is about, by its path."""

    def __init__(
        self,
        passages: Iterable[tuple[str, Features]],
        among: tuple[int, Callable[[str], int]] | None = None,
    ) -> None:
        """Take the passages of documents.

        `among` says of how many documents these are some, and in how many a term stands.
        """
        said: defaultdict[str, dict[str, float]] = defaultdict(dict)
        names: defaultdict[str, set[str]] = defaultdict(set)
        fields: defaultdict[str, dict[str | int, float]] = defaultdict(dict)
        self._casts = Casts()
        for path, made in passages:
            counts = said[path]
            self._casts.add(path, made)
            if len(said) <= _SMALL:
                names[path] |= made.names
                _add_fields(made, fields[path])
            for term, span in made.spoken:
                named = span.of(made.text).casefold() in made.names
                counts[term] = counts.get(term, 0.0) + (_NAME if named else 1.0)
        here = Counter(term for counts in said.values() for term in counts)
        count, frequency = among or (len(said), here.__getitem__)
        light = light_stems()
        total = count + _BACKGROUND
        self._words: dict[str, dict[str, float]] = {}
        for path, counts in said.items():
            worth = {
                term: (1 + math.log(count)) * math.log(total / (frequency(term) + 0.5))
                for term, count in counts.items()
                if term not in light and not term[0].isdigit()
            }
            best = dict(heapq.nlargest(_MAIN, worth.items(), key=lambda item: (item[1], item[0])))
            norm = math.sqrt(sum(x * x for x in best.values())) or 1.0
            self._words[path] = {term: x / norm for term, x in best.items()}
        self._few = count <= _SMALL
        self._names = names if self._few else {}
        self._fields = {path: _even(counts) for path, counts in fields.items()} if self._few else {}
        self._known: dict[tuple[str, ...], float] = {}

    def common(self, a: str, b: str) -> bool:
        """Say whether the documents `a` and `b` are about one thing."""
        if self._linked(a, b) or (self._few and self._of_one_field(a, b)):
            return True
        return self._few and any(self._linked(a, c) and self._linked(c, b) for c in self._words)

    def apart(self, a: str, b: str) -> bool:
        """Say whether the documents `a` and `b` are about others, by the names that they have."""
        return self._casts.apart(a, b)

    def _linked(self, a: str, b: str) -> bool:
        alike = self._alike(a, b)
        if alike < _ALIKE_NAMED:
            return False
        return alike >= _ALIKE or not self._names.get(a, _NONE).isdisjoint(
            self._names.get(b, _NONE)
        )

    def _of_one_field(self, a: str, b: str) -> bool:
        key = ("", a, b) if a < b else ("", b, a)
        known = self._known.get(key)
        if known is None:
            one, two = self._fields.get(a, {}), self._fields.get(b, {})
            known = sum(worth * two.get(word, 0.0) for word, worth in one.items())
            self._known[key] = known
        return known >= _OF_ONE_FIELD

    def _alike(self, a: str, b: str) -> float:
        key = (a, b) if a < b else (b, a)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            one, two = self._words.get(a, {}), self._words.get(b, {})
            known = sum(worth * two.get(term, 0.0) for term, worth in one.items())
            self._known[key] = known
        return known


def _add_fields(made: Features, counts: dict[str | int, float]) -> None:
    """Count the words and the ideas of a passage, those of single fields most."""
    known, light = lexicon(), light_stems()
    for term, span in made.spoken:
        if term in light or term[0].isdigit():
            continue
        if span.of(made.text).casefold() in made.names:
            counts[term] = counts.get(term, 0.0) + _NAME
            continue
        counts[term] = counts.get(term, 0.0) + (_EVERYDAY if term in known.everyday else 1.0)
        ideas = made.concepts.get(term, ())
        for idea in ideas:
            worth = _EVERYDAY if idea < known.everyday_ideas else 1.0
            counts[idea] = counts.get(idea, 0.0) + worth / math.sqrt(len(ideas))


def _even(counts: dict[str | int, float]) -> dict[str | int, float]:
    """Return counts as a vector of length 1 in which what is said often counts less each time."""
    worth = {word: 1 + math.log(n) if n > 1 else n for word, n in counts.items()}
    norm = math.sqrt(sum(x * x for x in worth.values())) or 1.0
    return {word: x / norm for word, x in worth.items()}
