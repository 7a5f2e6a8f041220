"""Finding passages: the promising ones by their bits, the best by a look at each."""

from __future__ import annotations

from heapq import heappush, heapreplace, nlargest
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from tui.search import ranking
from tui.search.ranking import LETTERS, score
from tui.search.selecting import Tally, members
from tui.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.search.meaning import Meaning
    from tui.search.ranking import Group
    from tui.search.segment import Segment

__all__ = ["Place", "find", "with_phrases"]

_RANKED = 200
"""Passages that are ranked word by word."""

_COMPARED = 24
"""The best of all, which are compared letter by letter as well."""

_STEP = 0.5
"""Weights are whole multiples of this when passages are selected."""

_LISTED = 20_000
"""Posting-list entries read for one word of the query in one segment; what is beyond has the
least weight and, of words just begun, the most entries."""

_VERIFIED = 50_000
"""Passages of a segment in which a phrase is looked for."""


_FRONT = 0.6
"""What a match in front matter is worth: it says what a text is about, the text says it."""


class Place(NamedTuple):
    """A passage of a segment, and how well it fits (1 = every word, in order)."""

    score: float
    segment: Segment
    passage: int


def find(
    meaning: Meaning, where: Sequence[tuple[Segment, int]], limit: int, *, sparing: bool = False
) -> list[Place]:
    """Return the best passages of some segments, each with the set to choose from, as bits.

    With `sparing`, the pages of a segment are given back before the next one is read.
    """
    if not meaning.groups:
        return []
    selected: list[tuple[int, Segment, int]] = []
    for segment, among in where:
        least = selected[-1][0] if len(selected) == _RANKED else 0
        if promising := _selected(meaning.groups, segment, among, least):
            selected = nlargest(_RANKED, selected + promising, key=itemgetter(0))
        if sparing:
            segment.release()
    best = _ranked(meaning, selected, max(limit, _COMPARED))
    if sparing:
        for segment, _ in where:
            segment.release()
    return sorted(_compared(meaning.typed, best), key=lambda place: -place.score)[:limit]


def _ranked(
    meaning: Meaning, selected: Iterable[tuple[int, Segment, int]], most: int
) -> list[Place]:
    """Return the best `most` of what was selected, heaviest first.

    Looked at is only what can still be among them: a passage without the rare word of a query
    is out of the race by its weight.
    """
    count, whole, meant = len(meaning.groups), meaning.whole, meaning.meant
    found: list[Place] = []
    scores: list[float] = []
    for weight, segment, passage in selected:
        # Weights were rounded, each by half a step at most.
        reach = ranking.most((weight + count / 2) * _STEP, whole)
        if len(scores) == most and reach < scores[0]:
            break
        points = score(segment.words(passage), whole, count, meant)
        if segment.is_front(passage):
            points *= _FRONT
        if len(scores) < most:
            heappush(scores, points)
        elif points > scores[0]:
            heapreplace(scores, points)
        else:
            continue
        found.append(Place(points, segment, passage))
    return nlargest(most, found, key=itemgetter(0))


def _selected(
    groups: Sequence[Group], segment: Segment, among: int, least: int
) -> list[tuple[int, Segment, int]]:
    """Return the passages of a segment that are worth ranking, with their weights.

    What is not heavier than `least` is not: as many as are ranked are in other segments.
    """
    tally = Tally()
    for group in groups:
        for bits, level in _levels(group, segment):
            tally.add(bits, level)
    if least:
        among = tally.above(least, among)
    return [(weight, segment, passage) for weight, passage in tally.heaviest(_RANKED, among)]


def _levels(group: Group, segment: Segment) -> list[tuple[int, int]]:
    """Return disjoint sets of passages with the level of the best word of the group there."""
    if (kept := group.levels.get(segment.serial)) is not None:
        return kept
    by_level: dict[int, list[int]] = {}
    for word, weight in group.weights.items():
        by_level.setdefault(max(1, round(weight / _STEP)), []).append(word)
    found: list[tuple[int, int]] = []
    covered = read = 0
    for level in sorted(by_level, reverse=True):
        bits, entries = segment.holding_any(by_level[level], _LISTED - read)
        read += entries
        if bits := bits & ~covered:
            found.append((bits, level))
            covered |= bits
    group.levels[segment.serial] = found
    return found


def _compared(typed: str, places: Iterable[Place]) -> list[Place]:
    """Return places with points for what agrees letter by letter."""
    from rapidfuzz.fuzz import partial_ratio

    compared: list[Place] = []
    for place in places:
        text = fold(place.segment.text(place.passage))
        alike = partial_ratio(typed, text) / 100
        if place.segment.is_front(place.passage):
            alike *= _FRONT
        compared.append(place._replace(score=place.score + LETTERS * alike))
    return compared


def with_phrases(meaning: Meaning, segment: Segment, among: int) -> int:
    """Return those passages of `among` that hold every phrase and nothing excluded, as bits."""
    if meaning.phrases is None:
        return 0
    for phrase in meaning.phrases:
        among = _holding(phrase, segment, among)
    for phrase in meaning.excluded:
        among &= ~_holding(phrase, segment, among)
    return among


def _holding(phrase: tuple[int, ...], segment: Segment, among: int) -> int:
    """Return those passages of `among` in which the words stand one after the other."""
    for word in set(phrase):
        among &= segment.holding(word)
    if len(phrase) == 1 or not among:
        return among
    found, first = 0, phrase[0]
    for checked, passage in enumerate(members(among)):
        if checked == _VERIFIED:
            break
        words = tuple(segment.words(passage))
        place = -1
        for _ in range(words.count(first)):
            place = words.index(first, place + 1)
            if words[place : place + len(phrase)] == phrase:
                found |= 1 << passage
                break
    return found
