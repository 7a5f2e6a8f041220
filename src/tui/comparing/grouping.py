"""Claims into rows: who belongs together, without chains.

Joining whatever is alike would string half a library into one row (a resembles b, b resembles
c …). So a claim joins a row, and rows join, only where most of the claims on both sides
are known to belong together: average linkage on the pairs that were found, best first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.comparing.relation import Pair

__all__ = ["Key", "group"]

Key = tuple[str, Span]
"""A claim by its document's path and its span."""

_NEAR = 0.24
"""From this score on, related claims too speak for a common row."""

_LARGEST = 120


def group(
    keys: Sequence[Key], pairs: Sequence[Pair], between: Mapping[Key, Sequence[Pair]]
) -> list[list[Key]]:
    """Return the claims in groups, the one that resembles the others most first in each.

    Args:
        keys: The claims to group; each ends up in exactly one group.
        pairs: The comparisons, in any order.
        between: The same by claim.
    """
    known = set(keys)
    links: dict[frozenset[Key], float] = {}
    for pair in pairs:
        ends = frozenset(((pair.a.path, pair.a.span), (pair.b.path, pair.b.span)))
        if ends <= known and (pair.relation != "related" or pair.score >= _NEAR):
            links[ends] = max(pair.score, links.get(ends, 0.0))
    member: dict[Key, list[Key]] = {key: [key] for key in keys}
    for ends, _ in sorted(links.items(), key=lambda link: (-link[1], sorted(link[0]))):
        a, b = (member[key] for key in sorted(ends))
        if a is b or len(a) + len(b) > _LARGEST:
            continue
        linked = sum(frozenset((one, two)) in links for one in a for two in b)
        if 2 * linked > len(a) * len(b):
            a += b
            for key in b:
                member[key] = a
    groups = {id(found): found for found in member.values()}
    return [sorted(found, key=lambda k: (-_likeness(k, between), k)) for found in groups.values()]


def _likeness(key: Key, between: Mapping[Key, Sequence[Pair]]) -> float:
    return sum(pair.score for pair in between.get(key, ())[:50])
