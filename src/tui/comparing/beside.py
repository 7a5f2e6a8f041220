"""Whether two words that differ stand beside one thing, or only in two long sentences.

"He did not focus on the state" and "focus on what the polls say" share the word that is denied, and
nothing else. In sentences of some length that is chance, for each has verbs enough; in two of a few
words ("Nobody was hurt") there is nothing else that could be shared.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from tui.comparing.lexicon import lexicon
from tui.comparing.words import light_stems, stem, word_set

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.comparing.keys import Key
    from tui.spans import Span

__all__ = ["beside_nothing", "decided_for_others"]

_LONG, _VERY_LONG, _MOST = 6, 10, 40
"""Content words from which on the terser of two passages is long, or the other one very long, and
words that are looked at."""

_POOR = 2
"""Words below which a clause says nothing of its own."""

_NAMES = 2
"""Words of names that say as much as one other word: who, and of what."""


def beside_nothing(a: Features, b: Features, here: Span, there: Span, *, long: int = _LONG) -> bool:
    """Say whether the clauses of two places have nothing in common, in passages that are long.

    Args:
        a: One passage.
        b: The other.
        here: What differs, in `a`.
        there: The same in `b`.
        long: From how many content words on the terser passage is long; where the other one is very
            long, no matter how terse it is.
    """
    sizes = len(a.keys), len(b.keys)
    if min(sizes) < long and (max(sizes) < _VERY_LONG or _is_of_nobody(a) or _is_of_nobody(b)):
        return False  # "no one was injured" is answered by whoever was
    names = 0
    for one, two in product(_beside(a, here), _beside(b, there)):
        if one.means(two) or not one.lines.isdisjoint(two.lines):
            if not (one.named and two.named):
                return False
            names += 1
    return names < _NAMES


def _is_of_nobody(passage: Features) -> bool:
    """Say whether a terse passage says something of nobody, and nothing else."""
    if len(passage.keys) > _POOR:
        return False
    lows = passage.text.casefold().split()
    said = {*lows, *(f"{one}_{two}" for one, two in pairwise(lows))}
    return not word_set("no_person").isdisjoint(said)


def decided_for_others(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether two words tell who won or lost, and nobody is said to have done both.

    "Berg beat Holm", "Holm lost" and "Holm won in May" are no contradictions.
    """
    if not all(_decides(passage, place) for passage, place in ((a, here), (b, there))):
        return False
    who, whom = _before(a, here), _before(b, there)
    return bool(who and whom) and not any(one.means(two) for one in who for two in whom)


def _decides(passage: Features, place: Span) -> bool:
    lines = _contests()
    return any(
        one.line in lines and any(span.overlaps(place) for span in spans[:_MOST])
        for one, spans in passage.opposites.items()
    )


@cache
def _contests() -> frozenset[int]:
    """Return the lines of opposites on who wins."""
    return frozenset(one.line for one in lexicon().opposites[stem("victory")])


def _before(passage: Features, place: Span) -> list[Key]:
    return [key for key in _beside(passage, place) if key.span.end <= place.start]


def _beside(passage: Features, place: Span) -> list[Key]:
    """Return the words of the clause of a place that say something, itself left out.

    Of a clause with hardly another word, all of the passage: "Building, planned for May, was put
    off".
    """
    clause = bisect_right(passage.clauses, place.start)
    light = light_stems()
    said = [
        key
        for key in passage.keys[:_MOST]
        if key.stem not in light and not key.span.overlaps(place)
    ]
    inside = [key for key in said if bisect_right(passage.clauses, key.span.start) == clause]
    return inside if len(inside) >= _POOR else said
