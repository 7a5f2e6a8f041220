"""Claims into rows: who belongs together, without chains.

Joining whatever is alike would string half a library into one row (a resembles b, b resembles
c …). So a claim joins a row, and rows join, only where most of the claims on both sides
are known to belong together: average linkage on the pairs that were found, best first. Then who
says the same as the claim that a row has its name from joins it too, whoever else is there: it is
for that one that a row counts who says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tui.comparing.relation import Pair

__all__ = ["Key", "eased", "group"]

T = TypeVar("T")

Key = tuple[str, Span]
"""A claim by its document's path and its span."""

_NEAR = 0.24
"""From this score on, related claims too speak for a common row."""

_SURE = 0.4
"""Score from which it is enough to say the same as the first claim of a row: of 12 below it that
were read, in news and essays, 6 were about something else."""

_LARGEST = 120


def eased(items: Iterable[T], breathe: Callable[[], None]) -> Iterator[T]:
    """Yield the items, with a breath before each."""
    for item in items:
        breathe()
        yield item


def group(
    keys: Sequence[Key],
    pairs: Sequence[Pair],
    between: Mapping[Key, Sequence[Pair]],
    breathe: Callable[[], None] = lambda: None,
) -> list[list[Key]]:
    """Return the claims in groups, the one that resembles the others most first in each.

    Args:
        keys: The claims to group; each ends up in exactly one group.
        pairs: The comparisons, in any order.
        between: The same by claim.
        breathe: Called again and again.
    """
    number = {key: place for place, key in enumerate(keys)}
    links: dict[tuple[int, int], float] = {}
    for pair in eased(pairs, breathe):
        one, two = number.get((pair.a.path, pair.a.span)), number.get((pair.b.path, pair.b.span))
        if one is None or two is None or (pair.relation == "related" and pair.score < _NEAR):
            continue
        ends = (one, two) if keys[one] < keys[two] else (two, one)
        links[ends] = max(pair.score, links.get(ends, 0.0))
    linked: list[set[int]] = [set() for _ in keys]
    for one, two in links:
        linked[one].add(two)
        linked[two].add(one)
    member = [[place] for place in range(len(keys))]
    best = sorted(links.items(), key=lambda link: (-link[1], *(keys[end] for end in link[0])))
    for (one, two), _ in eased(best, breathe):
        a, b = member[one], member[two]
        if a is b or len(a) + len(b) > _LARGEST:
            continue
        few, many = (a, set(b)) if len(a) < len(b) else (b, set(a))
        if 2 * sum(len(linked[end] & many) for end in few) > len(a) * len(b):
            a += b
            for end in b:
                member[end] = a
    groups = {id(found): [keys[place] for place in found] for found in member}
    grouped = eased(groups.values(), breathe)
    rows = [sorted(found, key=lambda k: (-_likeness(k, between), k)) for found in grouped]
    return _with_who_says_the_same(rows, between, breathe)


def _with_who_says_the_same(
    rows: list[list[Key]],
    between: Mapping[Key, Sequence[Pair]],
    breathe: Callable[[], None],
) -> list[list[Key]]:
    """Return rows, those of one claim joined to that of whose first claim it says the same.

    Not where it contradicts another claim of that row. None is joined to one that has joined, so
    that there are no chains.
    """
    named = {row[0]: row for row in rows if len(row) > 1}
    gone: set[Key] = set()
    for row in eased(rows, breathe):
        alone, *others = row
        pairs = () if others else between.get(alone, ())
        alike = [p for p in pairs if p.score >= _SURE and p.relation in {"same", "echo"}]
        if not alike:
            continue
        against = {_other(pair, alone) for pair in pairs if pair.relation == "differs"}
        ends = sorted((-pair.score, _other(pair, alone)) for pair in alike)
        hosts = (named[other] for _, other in ends if other in named)
        fitting = (h for h in hosts if len(h) < _LARGEST and against.isdisjoint(h))
        if (host := next(fitting, None)) is not None:
            host.append(alone)
            gone.add(alone)
    return [row for row in rows if row[0] not in gone]


def _other(pair: Pair, key: Key) -> Key:
    ends = (pair.a.path, pair.a.span), (pair.b.path, pair.b.span)
    return ends[ends[0] == key]


def _likeness(key: Key, between: Mapping[Key, Sequence[Pair]]) -> float:
    return sum(pair.score for pair in between.get(key, ())[:50])
