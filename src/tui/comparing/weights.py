"""How much a shared word says: rare words much, words of every passage nearly nothing.

Inverse document frequency over passages (Robertson and Sparck Jones 1976), with a background
of imagined passages in which everyday words occur: two passages alone, or a library of three
articles on one subject, would otherwise make every word look rare.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.comparing.lexicon import lexicon
from tui.comparing.words import fold_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tui.comparing.features import Features

__all__ = ["Weights"]

_BACKGROUND = 60
_REMEMBERED = 6_000
"""Passages whose letters are kept: those of one library of some size, in some 40 MB."""

_EVERYDAY, _RARE = 2.0, 0.2
"""In how many of the background passages a word of the lexicon occurs, and any other."""


@dataclass(frozen=True)
class Weights:
    """In how many passages each stem and each idea occurs.

    The empty one knows only the background. The caches save work, nothing else.
    """

    passages: int = 0
    terms: Mapping[str, int] = field(default_factory=dict)
    concepts: Mapping[int, int] = field(default_factory=dict)
    _cache: dict[str | int, float] = field(default_factory=dict, compare=False, repr=False)
    _totals: dict[tuple[str, date | None], float] = field(
        default_factory=dict, compare=False, repr=False
    )
    _letters: dict[str, dict[str, float]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, passages: Iterable[Features]) -> Weights:
        """Count over `passages`, one pass, memory by the number of different stems."""
        terms: Counter[str] = Counter()
        concepts: Counter[int] = Counter()
        count = 0
        for passage in passages:
            count += 1
            terms.update(passage.terms.keys())
            concepts.update({c for found in passage.concepts.values() for c in found})
        return cls(count, terms, concepts)

    def term(self, stem: str) -> float:
        """Return what a shared stem is worth."""
        known = self._cache.get(stem)
        if known is None:
            extra = _EVERYDAY if stem in lexicon().everyday else _RARE
            known = self._cache[stem] = self._idf(self.terms.get(stem, 0) + extra)
        return known

    def concept(self, number: int) -> float:
        """Return what a shared idea is worth."""
        known = self._cache.get(number)
        if known is None:
            extra = 3 * _EVERYDAY
            known = self._cache[number] = self._idf(self.concepts.get(number, 0) + extra)
        return known

    def total(self, passage: Features, frame: float) -> float:
        """Return what all words of a passage are worth; `frame` is what its frame counts."""
        key = passage.text, passage.written
        known = self._totals.get(key)
        if known is None:
            if len(self._totals) >= _REMEMBERED:
                del self._totals[next(iter(self._totals))]
            known = self._totals[key] = sum(
                self.term(term) * (frame if term in passage.frame else 1.0)
                for term in passage.terms
                if not term[0].isdigit()
            )
        return known

    def letters(self, passage: Features) -> dict[str, float]:
        """Return the passage as runs of three letters, each worth what its words are, norm 1.

        They see what stems do not: "cyberattack" in "cyber attacks", "#AustralianFires".
        """
        known = self._letters.get(passage.text)
        if known is None:
            if len(self._letters) >= _REMEMBERED:
                del self._letters[next(iter(self._letters))]
            known = self._letters[passage.text] = self._spell(passage)
        return known

    def _spell(self, passage: Features) -> dict[str, float]:
        runs: defaultdict[str, float] = defaultdict(float)
        for term, span in passage.terms.items():
            low = f" {fold_word(passage.text[span.start : span.end])} "
            weight = self.term(term) / math.sqrt(len(low) - 2)
            for at in range(len(low) - 2):
                runs[low[at : at + 3]] += weight
        norm = math.sqrt(sum(x * x for x in runs.values())) or 1.0
        return {run: x / norm for run, x in runs.items()}

    def _idf(self, frequency: float) -> float:
        total = self.passages + _BACKGROUND
        return math.log1p((total - min(frequency, total) + 0.5) / (frequency + 0.5))
