"""Words of two passages that face each other: each on another side of one line of the opposites."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from tui.comparing.neighbours import WINDOW, near
from tui.comparing.outdoing import set_above
from tui.comparing.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.features import Features
    from tui.comparing.lexicon import Opposite
    from tui.spans import Span

__all__ = ["facing", "only_there", "opposed_places", "undone"]

_MOST = 4
"""Places of one opposite in a passage that are looked at."""


def facing(a: Features, b: Features) -> Iterator[tuple[Opposite, Span, Opposite, Span]]:
    """Yield each word with one of the other passage that is on the other side of its line."""
    if a.sides.isdisjoint(b.against):
        return
    for (one, here), (two, there) in product(_places(a), _places(b)):
        if (
            one.line == two.line
            and one.side != two.side
            # "beat" is what a winner does, and what a loser was
            and stem(here.of(a.text).casefold()) != stem(there.of(b.text).casefold())
        ):
            yield one, here, two, there


def opposed_places(a: Features, b: Features) -> Iterator[tuple[Span, Span]]:
    """Yield where two passages use the two sides of one line of the list of opposites.

    Words that often only name a kind are left out, and those that are negated in one of them.
    """
    for one, here, two, there in facing(a, b):
        if (
            not one.close
            and only_there(one, here, a, WINDOW)
            and only_there(two, there, b, WINDOW)
            and not undone(a, here, b, there)
            and not set_above(a, b, here, there)
        ):
            yield here, there


def _places(passage: Features) -> Iterator[tuple[Opposite, Span]]:
    return ((o, span) for o, places in passage.opposites.items() for span in places[:_MOST])


def only_there(opposite: Opposite, place: Span, passage: Features, reach: int) -> bool:
    """Say whether a passage does not use the other side as well, near `place`."""
    other = replace(opposite, side=1 - opposite.side)
    against = passage.opposites.get(other, ())
    if not against:
        return True
    beside = near(passage, place, reach)
    return not any(
        passage.terms[term].overlaps(span) for term in beside for span in against[:_MOST]
    )


def undone(a: Features, here: Span, b: Features, there: Span) -> bool:
    """Say whether one of two opposite words is negated: "not open" agrees with "closed"."""
    one = any(term in a.negated for term, span in a.terms.items() if span.start == here.start)
    two = any(term in b.negated for term, span in b.terms.items() if span.start == there.start)
    return one != two
