"""Contradictions between two rows of the ledger.

A claim stands in one row only, and a sentence often makes two: "It cost 14 million, and the quay
may stay closed" is grouped with who speaks of the quay. Then who says 22 million has a row of
his own, and what the two disagree on would be seen in neither. So both rows show it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.comparing.grouping import Key
    from tui.comparing.relation import Pair

__all__ = ["LEAST", "Opposite", "opposites", "turned"]

LEAST = 0.175
"""Score from which a pair is told of: of 30 above it that were read (essays and three events of
news) 23 were contradictions, of 11 below it one."""

_MOST = 8
"""Contradictions kept of one row, as many as of those inside it."""


@dataclass(frozen=True, slots=True)
class Opposite:
    """A passage of a row (`pair.a`) and one that says otherwise (`pair.b`), which is elsewhere."""

    pair: Pair
    row: str | None
    """The id of the row in which the other one stands; None where it is too unsure a claim."""
    of_dissent: bool = False
    """Whether the row's passage is one that contradicts the row's first: who disputes that one
    does not thereby dispute the row."""


def opposites(
    pairs: Iterable[Pair], homes: Mapping[Key, str], shown: Mapping[str, set[Key]]
) -> dict[str, tuple[Opposite, ...]]:
    """Return by the id of each row what is said against it elsewhere, the surest first.

    Args:
        pairs: The comparisons.
        homes: The id of the row in which each claim stands.
        shown: For the rows that show claims of other rows too, which those are.
    """
    found: defaultdict[str, dict[tuple[Key, Key], Opposite]] = defaultdict(dict)
    for pair in pairs:
        if pair.relation != "differs" or pair.score < LEAST:
            continue
        ends = (pair.a.path, pair.a.span), (pair.b.path, pair.b.span)
        rows = homes.get(ends[0]), homes.get(ends[1])
        if rows[0] == rows[1]:
            continue
        for mine, other, way in ((0, 1, pair), (1, 0, turned(pair))):
            row = rows[mine]
            if row is not None and ends[other] not in shown.get(row, ()):
                found[row].setdefault((ends[mine], ends[other]), Opposite(way, rows[other]))
    return {
        row: tuple(sorted(all_.values(), key=lambda one: -one.pair.score)[:_MOST])
        for row, all_ in found.items()
    }


def turned(pair: Pair) -> Pair:
    """Return the same pair, told from its other side."""
    differences = tuple(replace(found, a=found.b, b=found.a) for found in pair.differences)
    return replace(pair, a=pair.b, b=pair.a, differences=differences)
