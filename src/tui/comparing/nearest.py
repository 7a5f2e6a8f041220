"""Whether two passages are what their documents have nearest to each other.

Two accounts of one event tell its parts in their own words, and of each part mostly once. Where of
all that two documents say two sentences are the nearest to each other, they likely tell of one
part, however little they share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.alignment import align

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.comparing.candidates import Candidates
    from tui.comparing.features import Features
    from tui.comparing.relation import Passage
    from tui.comparing.weights import Weights

__all__ = ["nearest_to_each_other", "outdone"]

_LEAST = 0.06
"""Likeness below which nothing is near."""

_MOST, _LARGE = 120, 3_000
"""Passages of a document, and of a library, above which it is not asked: it would cost too much."""

_SHORT, _MIDDLING, _LONG = 200, 600, 2_500
"""Pairs of passages that two documents of the longer one's length make: the more there are, the
more are alike by chance. Whichever of the two is asked about, the number is the same."""

_LOOKED_AT, _LIKELIEST = 200, 4
"""Passages of a document among which better ones are looked for: the first, and those that share
most with the other one where documents are long, in a large library. There each contradiction would
else be held against all that two documents say."""

_MANY, _OF_A_LONG_ONE = 1_000, 24
"""Passages above which a library is large, and a document long: more than :data:`_LIKELIEST` may
be better in a shorter one."""


def nearest_to_each_other(candidates: Candidates, a: int, b: int) -> bool:
    """Say whether no passage of its document is more like the other one than each of the two.

    Args:
        candidates: The passages of all documents.
        a: Number of one passage.
        b: Number of a passage of another document.
    """
    if len(candidates) > _LARGE:
        return False
    mine = candidates.numbers(candidates.passages[a].path)
    others = candidates.numbers(candidates.passages[b].path)
    if max(len(mine), len(others)) > _MOST:
        return False
    alike = _likeness(candidates, a, b)
    return (
        alike >= _LEAST
        and all(_likeness(candidates, a, one) <= alike for one in others if one != b)
        and all(_likeness(candidates, one, b) <= alike for one in mine if one != a)
    )


def outdone(
    candidates: Candidates, target: Features, place: Passage, other: int, most: int
) -> bool:
    """Say whether more than about `most` passages of a document are more like the other passage.

    More are allowed where the documents are short, and none where they are long.

    Args:
        candidates: The passages of all documents.
        target: The features of one passage, which need not be among them.
        place: Where it stands: what overlaps it there is itself.
        other: Number of the other passage.
        most: How many there may be on each side.
    """
    made = candidates.features[other]
    weights = candidates.weights
    alike = _similarity(target, made, weights)
    there = candidates.passages[other]
    mine = _numbers(candidates, place.path)
    others = _numbers(candidates, there.path)
    allowed = _allowed(max(len(mine), len(others)) ** 2, most)
    if len(candidates) > _MANY and max(len(mine), len(others)) > _OF_A_LONG_ONE:
        mine = candidates.likeliest_in(place.path, there, made, _LIKELIEST + 1)
        others = candidates.likeliest_in(there.path, place, target, _LIKELIEST + 1)
    return any(
        _exceeds(
            candidates, (n for n in numbers if not _is_at(candidates, n, at)), to, alike, allowed
        )
        for numbers, at, to in ((others, there, target), (mine, place, made))
    )


def _allowed(pairs: int, most: int) -> int:
    """Return how many passages may be more like one, by how many pairs documents make."""
    if pairs <= _SHORT:
        return 2 * most
    return most if pairs <= _MIDDLING else most // 2 if pairs <= _LONG else 0


def _numbers(candidates: Candidates, path: str) -> list[int]:
    """Return the passages of a document, of a long one the first."""
    return candidates.numbers(path)[:_LOOKED_AT]


def _is_at(candidates: Candidates, number: int, place: Passage) -> bool:
    return candidates.passages[number].span.overlaps(place.span)


def _exceeds(
    candidates: Candidates, numbers: Iterable[int], to: Features, alike: float, most: int
) -> bool:
    """Say whether more than `most` passages are more like one than another is."""
    weights = candidates.weights
    better = 0
    for number in numbers:
        made = candidates.features[number]
        if made.terms.keys().isdisjoint(to.terms) and made.holders.keys().isdisjoint(to.holders):
            continue  # not alike at all, which is soon seen
        better += _similarity(made, to, weights) > alike
        if better > most:
            return True
    return False


def _similarity(a: Features, b: Features, weights: Weights) -> float:
    """Return how alike two passages are, the same in either order."""
    one, two = (a, b) if a.text <= b.text else (b, a)
    return align(one, two, weights).similarity


def _likeness(candidates: Candidates, a: int, b: int) -> float:
    return align(candidates.features[a], candidates.features[b], candidates.weights).similarity
