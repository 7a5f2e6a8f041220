"""In which order pairs are shown: the likeliest first, and not ten times the same passage."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.comparing.relation import Pair
    from tui.spans import Span

__all__ = ["ranked", "settled"]

_OPEN = frozenset(("related", "same"))
_OUTDONE, _OUTDONE_MOST = 0.92, 8
"""What each better answer that a document has to a claim takes from the score of its next one: one
long sentence shares some words with all of them, and would fill the head of the list."""

_ANSWERED, _ANSWERED_MOST = 0.94, 8
"""The same for what any document has answered to a claim already: the sentence that says what all
of them are about is like something in each."""


def ranked(found: Iterable[Pair]) -> list[Pair]:
    """Return pairs by their score, in one order whatever order they came in."""
    return sorted(found, key=lambda p: (-p.score, p.a.path, p.a.span, p.b.path, p.b.span))


def settled(found: Sequence[Pair], limit: int, *, outdone: bool = True) -> list[Pair]:
    """Return the best pairs, best first; of more than `limit`, copies fill half at most."""
    order = ranked(_uncrossed(found))
    if outdone:
        order = ranked(_outdone(order))
    if len(order) <= limit:
        return order
    copies = limit // 2
    kept = []
    for pair in order:
        if pair.relation == "echo":
            copies -= 1
            if copies < 0:
                continue
        kept.append(pair)
        if len(kept) == limit:
            break
    return kept


def _uncrossed(found: Sequence[Pair]) -> list[Pair]:
    """Leave out how one sentence of a text stands to the copy of another sentence of it.

    A wire story and its reprint do not contradict each other, though two of its sentences may
    look as if they did.
    """
    copied = {
        (one.path, one.span, two.path)
        for pair in found
        if pair.relation == "echo"
        for one, two in ((pair.a, pair.b), (pair.b, pair.a))
    }
    return [
        pair
        for pair in found
        if pair.relation == "echo"
        or (pair.a.path, pair.a.span, pair.b.path) not in copied
        or (pair.b.path, pair.b.span, pair.a.path) not in copied
    ]


def _outdone(order: list[Pair]) -> list[Pair]:
    """Lower the score of pairs whose passage is answered better elsewhere, or in one document."""
    better: Counter[tuple[str, Span, str]] = Counter()
    answered: Counter[tuple[str, Span]] = Counter()
    made = []
    for pair in order:
        if pair.relation in _OPEN:
            sides = ((pair.a, pair.b), (pair.b, pair.a))
            keys = [(one.path, one.span, two.path) for one, two in sides]
            places = [(one.path, one.span) for one, _ in sides]
            times = min(max(better[key] for key in keys), _OUTDONE_MOST)
            often = min(max(answered[place] for place in places), _ANSWERED_MOST)
            better.update(keys)
            answered.update(places)
            score = pair.score * _OUTDONE**times * _ANSWERED**often
            pair = replace(pair, score=score)  # noqa: PLW2901 - the same pair
        made.append(pair)
    return made
