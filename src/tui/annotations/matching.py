"""Candidates for a passage in a changed text, and what speaks for each of them.

Exact hits of the normalised quote are judged by their context. Where none is good, words of
quote and context vote for a shift (rare words weigh more), the passage with its context is
aligned with each place voted for, and the alignment says where its ends are now.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel, Levenshtein

from tui.annotations.normalising import Normalised

if TYPE_CHECKING:
    from tui.annotations.anchoring import Status

__all__ = ["Finder", "Match"]

_WORD = re.compile(r"\w+")
_HITS = 400
_BUCKET = 24
_SHORT = 25
_STRONG = 0.72
_RUN = 18


@dataclass(frozen=True, slots=True)
class Match:
    """The best candidate: its range in the original text, and how sure that is."""

    status: Status
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _Passage:
    """A normalised quote between its contexts, all lower case but `exact`."""

    before: str
    quote: str
    after: str
    exact: str

    @property
    def whole(self) -> str:
        return self.before + self.quote + self.after


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A range of the normalised text; all scores run from 0 to 1."""

    start: int
    end: int
    words: float
    left: float
    right: float

    @property
    def context(self) -> float:
        return (self.left + self.right) / 2

    @property
    def score(self) -> float:
        return 0.5 * self.words + 0.5 * self.context


class Finder:
    """Finds passages in one text."""

    def __init__(self, text: str) -> None:
        self._text = Normalised(text)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each word stands, for votes."""
        places: dict[str, list[int]] = defaultdict(list)
        for match in _WORD.finditer(self._text.folded):
            places[match[0]].append(match.start())
        return places

    def find(self, prefix: str, quote: str, suffix: str, start: int | None) -> Match | None:
        """Return the best place for `quote`, or None when nothing is good enough."""
        passage = _passage(prefix, quote, suffix)
        if not passage.quote:
            return None
        found = self._exact(passage)
        if not any(_agrees(c) for c in found):
            found += self._fuzzy(passage)
        if not found:
            return None
        hint = self._text.offset(start) if start is not None else 0
        found.sort(key=lambda c: (-round(c.score, 3), abs(c.start - hint)))
        status = _judge(passage, found)
        if status is None:
            return None
        best = found[0]
        first, last = self._text.span(best.start, best.end)
        return Match(status, first, last, best.score)

    def _exact(self, passage: _Passage) -> list[_Candidate]:
        text = self._text.text
        found: list[_Candidate] = []
        at = text.find(passage.exact)
        while at >= 0 and len(found) < _HITS:
            found.append(self._candidate(passage, at, at + len(passage.exact), 1.0))
            at = text.find(passage.exact, at + 1)
        return found

    def _candidate(
        self, passage: _Passage, start: int, end: int, words: float | None = None
    ) -> _Candidate:
        folded = self._text.folded
        if words is None:
            words = Indel.normalized_similarity(passage.quote, folded[start:end])
        left = _agreement(
            passage.before[::-1], folded[max(0, start - len(passage.before)) : start][::-1]
        )
        right = _agreement(passage.after, folded[end : end + len(passage.after)])
        return _Candidate(start, end, words, left, right)

    def _fuzzy(self, passage: _Passage) -> list[_Candidate]:
        whole, folded = passage.whole, self._text.folded
        votes: dict[int, float] = defaultdict(float)
        for match in _WORD.finditer(whole):
            places = self._places.get(match[0], ())
            if 0 < len(places) <= 200:
                for place in places:
                    votes[(place - match.start()) // _BUCKET] += 1 / len(places) ** 0.5
        tops = sorted(votes, key=lambda b: -(votes[b] + votes.get(b + 1, 0)))[:8]
        found: dict[tuple[int, int], _Candidate] = {}
        for first in tops:
            for last in tops:
                a = max(0, first * _BUCKET)
                b = min(len(folded), (last + 1) * _BUCKET + len(whole) + _BUCKET)
                if (
                    first != last
                    and not -len(passage.quote) - _BUCKET
                    <= (last - first) * _BUCKET
                    <= len(passage.quote) + 400
                ):
                    continue
                if b <= a:
                    continue
                span = _aligned(passage, folded, a, b)
                if span is not None and span not in found:
                    found[span] = self._candidate(passage, *span)
        return list(found.values())


def _passage(prefix: str, quote: str, suffix: str) -> _Passage:
    whole = Normalised(prefix + quote + suffix)
    start, end = whole.offset(len(prefix)), whole.offset(len(prefix) + len(quote))
    while start < end and whole.text[start] == " ":
        start += 1
    while end > start and whole.text[end - 1] == " ":
        end -= 1
    folded = whole.folded
    return _Passage(folded[:start], folded[start:end], folded[end:], whole.text[start:end])


def _agreement(expected: str, present: str) -> float:
    """Return how far the context on one side is the expected one, read outwards."""
    if not expected.strip():
        return 0.5
    run = 0
    for a, b in zip(expected, present, strict=False):
        if a != b:
            break
        run += 1
    letters = sum(c.isalnum() for c in expected[:run])
    return max(Levenshtein.normalized_similarity(expected, present), min(1.0, letters / _RUN))


def _agrees(candidate: _Candidate) -> bool:
    return max(candidate.left, candidate.right) >= _STRONG


def _aligned(passage: _Passage, text: str, a: int, b: int) -> tuple[int, int] | None:
    """Return where the quote's ends are in `text[a:b]`, by one alignment."""
    first = len(passage.before)
    last = first + len(passage.quote)
    start = end = None
    for op in Levenshtein.opcodes(passage.whole, text[a:b]):
        if op.tag != "equal":
            continue
        if op.src_start <= first <= op.src_end and (start is None or first < op.src_end):
            start = op.dest_start + first - op.src_start
        if op.src_start <= last <= op.src_end and (end is None):
            end = op.dest_start + last - op.src_start
        if start is None and op.src_start > first:
            start = op.dest_start
        if end is None and op.src_end < last:
            rest = op.dest_end
    if start is None:
        return None
    if end is None:
        end = rest
    return (a + start, a + end) if end > start else None


def _judge(passage: _Passage, found: list[_Candidate]) -> Status | None:
    best = found[0]
    rival = next((c for c in found[1:] if c.start >= best.end or c.end <= best.start), None)
    high, low = max(best.left, best.right), min(best.left, best.right)
    same = best.words == 1.0
    accepted = (
        (same and (len(passage.quote) >= _SHORT or high >= _STRONG))
        or (best.words >= 0.8 and len(passage.quote) >= _SHORT)
        or (best.words >= 0.55 and high >= _STRONG)
        or (best.words >= 0.4 and low >= _STRONG)
    )
    if not accepted:
        return None
    if rival is not None and best.score - rival.score < 0.06:
        return "ambiguous"
    if high < _STRONG:
        return "moved"
    return "exact" if same else "fuzzy"
