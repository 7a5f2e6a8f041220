"""Whether two passages that are alike say the same, and do not only use the same words.

What makes them alike may be the words of the whole library, the setting of both ("before the roof
fell"), or all but the subject. The same is said only where the main clauses, the subject and what
is said of it answer each other, and where no figure of the one contradicts the other's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.comparing.differences import unanswered
from tui.comparing.figure import agree, clash, one_unit
from tui.comparing.things import of_another
from tui.comparing.words import fold_word, light_stems

if TYPE_CHECKING:
    from tui.comparing.alignment import Alignment
    from tui.comparing.features import Features
    from tui.comparing.keys import Key
    from tui.comparing.weights import Weights

__all__ = ["SAME_FIGURE", "measure_apart", "says_the_same"]

_SUBSTANCE, _RARE = 0.42, 3.0
"""Share of what the terser passage says, names left out, that the other must say as well, and the
weight below which a word is one of the whole library and counts less."""

_HEAD, _LOOKED_AT, _MUCH_ALIKE = 3, 40, 0.5
"""Words with which a passage names its subject at most, words that are looked at, and from which
likeness on neither matters."""

_OWN = 2
"""Words that a main clause has at least."""

_OF_LONGER, _LIGHT = 0.18, 0.5
"""The same share of the longer one, which may add to it; and what words of any report count."""

SAME_FIGURE = 3.0
"""Weight in common on figures from which two passages measure one thing alike."""

_FIGURES = 8
"""Figures of a passage that are looked at before two passages say the same."""


def says_the_same(a: Features, b: Features, alignment: Alignment, weights: Weights) -> bool:
    """Say whether two passages that are alike agree in what they say, figures left aside."""
    return (
        _answers_main(a, b)
        and _answers_main(b, a)
        and _of_substance(a, b, alignment, weights)
        and _same_roles(a, b, alignment)
        and _same_roles(b, a, alignment)
        and not of_another(a, b)
    )


def _answers_main(passage: Features, other: Features) -> bool:
    """Say whether anything in the main clause of a passage is in the other one at all."""
    if not passage.clauses:
        return True
    main = [k for k in passage.keys if k.span.start < passage.clauses[0] and not k.named]
    if len(main) < _OWN:
        return True  # no clause, but a word before a comma
    return any(
        one.stem == two.stem or not one.concepts.isdisjoint(two.concepts)
        for one in main
        for two in other.keys
    )


def _of_substance(a: Features, b: Features, alignment: Alignment, weights: Weights) -> bool:
    """Say whether two passages share more than names: two things said of one person differ."""
    names = a.names | a.likely_names | b.names | b.likely_names

    def said(passage: Features, term: str, weight: float) -> float:
        if fold_word(passage.terms[term].of(passage.text)) in names:
            return 0.0
        own = weights.term(term)
        common = min(1.0, own / _RARE) ** 2  # a word of the whole library
        return weight * common * (_LIGHT if term in light_stems() else 1.0)

    shared = sum(said(a, m.a, m.weight) for m in alignment.matches)
    if alignment.agreed >= SAME_FIGURE:
        return shared > 0
    low, high = sorted(
        sum(said(p, t, weights.term(t)) for t in p.terms if t not in p.frame) for p in (a, b)
    )
    return shared >= _SUBSTANCE * low and shared >= _OF_LONGER * high


def _same_roles(a: Features, b: Features, alignment: Alignment) -> bool:
    """Say whether both what a passage begins with and what it says of that are in the other.

    "Startups could tune the model" and "attackers could tune the model" are not the same, nor are
    two things said of one bridge. Neither is asked where both have a figure, or are much alike.
    """
    if alignment.agreed >= SAME_FIGURE or alignment.similarity >= _MUCH_ALIKE:
        return True
    keys = a.keys[:_LOOKED_AT]
    head = min(_HEAD, len(keys) // 2)
    if not head:
        return True
    others = b.keys[:_LOOKED_AT]
    told = [any(_answer(key, other) for other in others) for key in keys]
    plain = all(key.stem in light_stems() for key in keys[:head])  # "so few people"
    return (plain or any(told[:head])) and any(told[head:])


def _answer(one: Key, two: Key) -> bool:
    return (
        one.stem == two.stem
        or not one.concepts.isdisjoint(two.concepts)
        or not one.lines.isdisjoint(two.lines)
    )


def measure_apart(a: Features, b: Features) -> bool:
    """Say whether each has a figure of one unit that the other lacks: they may not be the same."""
    return any(
        (clash(one, two) if one.unit == "rank" else one_unit(one, two) and not agree(one, two))
        for one in unanswered(a, b)[:_FIGURES]
        for two in unanswered(b, a)[:_FIGURES]
    )
