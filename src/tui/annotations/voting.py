"""Places that resemble a passage: its words vote, one alignment fixes the ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from tui.annotations.passage import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Votes"]

_PARTS = re.compile(rf"{WORD.pattern}|\W+")
_SINGLY = 3
_COMMON = 200
_STEP = 24
_BALLOT = 6
_SLACK = 8


class Votes:
    """Where every word of a text stands; what passages can share is made once.

    For the first few only their own words are looked up: an index of all costs more.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts = _PARTS.findall(text)
        self._places: dict[str, list[int]] = {}
        self._asked = 0

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands in the text (and each gap between two)."""
        return Counter(self._parts)

    def _where(self, words: Iterable[str]) -> dict[str, list[int]]:
        """Return where words stand, and perhaps others."""
        if self._places:
            return self._places
        self._asked += 1
        starts = accumulate(map(len, self._parts), initial=0)
        places: defaultdict[str, list[int]] = defaultdict(list)
        if self._asked <= _SINGLY:
            wanted = set(words)
            for part, start in zip(self._parts, starts, strict=False):
                if part in wanted:
                    places[part].append(start)
            return places
        for part, start in zip(self._parts, starts, strict=False):
            places[part].append(start)
        self._places = places
        return places

    def spans(self, before: str, quote: str, after: str) -> list[tuple[int, int]]:
        """Return where the quote may be, without duplicates: ranges that are not empty."""
        whole = before + quote + after
        shifts = self._shifts(whole)
        spans: dict[tuple[int, int], None] = {}
        for first in shifts:
            for last in shifts:
                if not -len(quote) - _STEP <= last - first <= len(quote) + 400:
                    continue
                start = max(0, first - _SLACK)
                end = min(len(self._text), last + len(whole) + _SLACK)
                if start < end:
                    span = _aligned(whole, len(before), len(quote), self._text[start:end])
                    if span is not None:
                        spans[start + span[0], start + span[1]] = None
        return list(spans)

    def _shifts(self, whole: str) -> list[int]:
        """Return how far the passage seems to have moved, the best guesses first."""
        votes: dict[int, float] = defaultdict(float)
        near: dict[int, int] = {}
        words = list(WORD.finditer(whole))
        where = self._where(match[0] for match in words)
        for match in words:
            places = where.get(match[0], ())
            if len(places) <= _COMMON:
                for place in places:
                    shift = place - match.start()
                    bucket = shift // _STEP
                    votes[bucket] += len(match[0]) / len(places)
                    near.setdefault(bucket, shift)
        best = sorted(votes, key=lambda b: -(votes[b] + votes.get(b + 1, 0)))[:_BALLOT]
        return [near[bucket] for bucket in best]


def _aligned(whole: str, first: int, length: int, window: str) -> tuple[int, int] | None:
    """Return where `whole[first:first + length]` is in `window`, by one alignment.

    An end falls where the context next to it does; if that is changed, where the quote's
    own outermost unchanged code point is.
    """
    from rapidfuzz.distance import Levenshtein

    last = first + length
    same = [op for op in Levenshtein.opcodes(whole, window) if op.tag == "equal"]
    starts = [
        *(
            op.dest_start + first - op.src_start
            for op in same
            if op.src_start <= first < op.src_end
        ),
        *(op.dest_end for op in same if op.src_end == first),
        *(op.dest_start for op in same if op.src_start > first),
    ]
    ends = [
        *(op.dest_start + last - op.src_start for op in same if op.src_start < last <= op.src_end),
        *(op.dest_start for op in same if op.src_start == last),
        *(op.dest_end for op in reversed(same) if op.src_end < last),
    ]
    if not starts or not ends or starts[0] >= ends[0]:
        return None
    return starts[0], ends[0]
