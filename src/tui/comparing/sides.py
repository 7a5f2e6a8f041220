"""The two sides of a row of the ledger: who says what its first passage says, and who does not.

A row holds what is said of one matter, for and against. Which of two passages is against is no
property of either: it shows in what comparing found between them and the row's first passage.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.comparing.grouping import Key
    from tui.comparing.ledger_records import Cell
    from tui.comparing.relation import Pair

__all__ = ["count", "sided"]


def sided(cells: Sequence[Cell], pairs: Sequence[Pair]) -> tuple[Cell, ...]:
    """Return the cells, those marked that contradict the first one: `otherwise`."""
    if not cells or not any(pair.relation == "differs" for pair in pairs):
        return tuple(cells)
    against = _against(cells, pairs)
    return tuple(
        replace(cell, otherwise=True) if (cell.path, cell.span) in against else cell
        for cell in cells
    )


def _against(cells: Sequence[Cell], pairs: Sequence[Pair]) -> set[Key]:
    """Return the passages that contradict the first cell, or one that says the same as it.

    What is nearest to the first one counts: it is asked first, then who agrees with it, then who
    agrees with these. Who says the same as a dissenter dissents. Who contradicts a dissenter may
    say a third thing, and stands on no side. Where nobody contradicts the first one, but two that
    are merely related to it are at odds, the later one is on the other side.
    """
    same: defaultdict[Key, list[Key]] = defaultdict(list)
    differing: defaultdict[Key, list[Key]] = defaultdict(list)
    for pair in pairs:
        ends = (pair.a.path, pair.a.span), (pair.b.path, pair.b.span)
        if pair.relation != "related":
            beside = differing if pair.relation == "differs" else same
            beside[ends[0]].append(ends[1])
            beside[ends[1]].append(ends[0])
    first = (cells[0].path, cells[0].span)
    against = _reached(first, same, differing, set())
    if against:
        return against
    told = next((k for cell in cells[1:] if (k := (cell.path, cell.span)) in differing), first)
    return _reached(told, same, differing, {first})


def _reached(
    first: Key,
    same: Mapping[Key, Sequence[Key]],
    differing: Mapping[Key, Sequence[Key]],
    besides: set[Key],
) -> set[Key]:
    """Return the passages that contradict one, or one that says the same as it, but `besides`."""
    known = {first, *besides}
    against: set[Key] = set()
    reached = [first]
    while reached:
        dissenting = {
            other
            for key in reached
            for other in (same if key in against else differing).get(key, ())
            if other not in known
        }
        agreeing = {
            other
            for key in reached
            if key not in against
            for other in same.get(key, ())
            if other not in known
        } - dissenting
        against |= dissenting
        known |= dissenting | agreeing
        reached = [*dissenting, *agreeing]
    return against


def count(
    cells: Sequence[Cell], pairs: Sequence[Pair], copied: Mapping[str, str]
) -> tuple[int, int]:
    """Count the origins that say what the first cell says, and those that only say otherwise.

    Args:
        cells: The row's, with their sides.
        pairs: What was found among them.
        copied: The origin of each document that shares its text with another one.
    """
    copies = {
        max(pair.a.path, pair.b.path): min(pair.a.path, pair.b.path)
        for pair in pairs
        if pair.relation == "echo"
    }
    says = {cell.path for cell in cells if not cell.otherwise}
    otherwise = {cell.path for cell in cells} - says

    def origin(path: str) -> str:
        while path in copies:
            path = copies[path]
        return copied.get(path, path)

    return len({origin(p) for p in says}), len({origin(p) for p in otherwise})
