"""Which documents go back to one origin: five papers that print one wire story are one witness.

Which documents share most of their text is found in time that grows with the text alone
(:mod:`tui.documents.duplicates`); here that is only put together.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.claims.claim import Claim

__all__ = ["not_repeated", "origins"]

_REPEATED = 4
"""Times that one sentence of a document is compared: said a thousand times it says no more."""


def origins(copies: Iterable[tuple[str, str]], order: Sequence[str]) -> dict[str, str]:
    """Return the origin of each document that shares its text with another one.

    Args:
        copies: Pairs of paths whose texts are copies, or stand in each other mostly.
        order: The paths, the earliest first: the earliest of those that belong together stands
            for their origin. It may have copied from yet another one that is not here.
    """
    parent: dict[str, str] = {}
    rank = {path: place for place, path in enumerate(order)}

    def root(path: str) -> str:
        while (above := parent.setdefault(path, path)) != path:
            parent[path] = parent[above]
            path = above
        return path

    for one, two in copies:
        first, second = sorted((root(one), root(two)), key=lambda p: (rank.get(p, len(rank)), p))
        parent[second] = first
    return {path: root(path) for path in list(parent)}


def not_repeated(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims of a document without those that it has made four times before."""
    times: Counter[str] = Counter()
    kept = []
    for claim in claims:
        times[claim.text] += 1
        if times[claim.text] <= _REPEATED:
            kept.append(claim)
    return kept
