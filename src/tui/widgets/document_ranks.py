"""What the document list is sorted by, and how a hundred thousand rows are sorted in steps.

One sort of that many takes a third of a second, and no key is heard meanwhile. So rows are sorted
by the thousand, and the sorted runs are merged range by range (as in a sample sort: Frazer &
McKellar 1970), with a pause wherever somebody may want the processor.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from tui.widgets.document_order import DocumentRow

__all__ = ["GROUPINGS", "ORDERS", "Grouping", "Key", "Order", "Ranking", "merged"]

T = TypeVar("T")

Order = Literal["path", "title", "date", "outlet", "state", "notes"]
ORDERS: tuple[Order, ...] = ("path", "title", "date", "outlet", "state", "notes")
Grouping = Literal["none", "folder", "tag", "outlet", "date"]
GROUPINGS: tuple[Grouping, ...] = ("none", "folder", "tag", "outlet", "date")
UNGROUPED = {"folder": "top folder", "tag": "no tags", "outlet": "no outlet", "date": "no date"}
_STATES = {"in progress": 0, "unread": 1, "done": 2}

Key = tuple[Any, ...]
"""(group, 0) of its heading, or (group, 1, problem, what is sorted by, place)."""

_SAMPLE = 40
"""Of so many rows one is looked at to divide them into ranges of about this many times as many."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How rows are sorted and grouped; `places` are those of their paths in the library."""

    order: Order
    group: Grouping
    places: Mapping[str, int]

    def keys(self, row: DocumentRow) -> list[Key]:
        """Return the row's keys: one, or one for each tag of its annotations."""
        rank = self._rank(row)
        if self.group == "none":
            return [((), *rank)]
        return [(group, *rank) for group in self._groups(row)]

    def name(self, group: Key) -> str:
        """Return what stands above a group."""
        name: str = group[2]
        if self.group == "tag" and name:
            return f"#{name}"
        return name or UNGROUPED[self.group]

    def _rank(self, row: DocumentRow) -> Key:
        """Return a key without its group: what is unknown comes last, then what is unreadable."""
        place, problem = self.places[row.path], bool(row.problem)
        if self.order == "path":  # the library lists them in natural order of their paths
            return (1, problem, place)
        if self.order == "notes":
            return (1, problem, -row.notes, place)
        if self.order == "state":
            return (1, problem, _STATES[row.state], place)
        known = row.title if self.order == "title" else row.date
        known = row.outlet if self.order == "outlet" else known
        return (1, problem, not known, known.casefold(), place)

    def _groups(self, row: DocumentRow) -> Iterator[Key]:
        if self.group == "tag":
            for tag in row.tags or ("",):
                yield (not tag, tag.casefold(), tag)
        elif self.group == "folder":
            yield (False, row.folder.casefold(), row.folder)
        else:
            name = row.outlet if self.group == "outlet" else row.date[:7]
            yield (not name, name.casefold(), name)


def merged(runs: Sequence[Sequence[tuple[Key, T]]]) -> Generator[None, None, list[tuple[Key, T]]]:
    """Merge sorted runs of pairs with different keys, pausing after a thousand pairs or so."""
    sample = sorted(key for run in runs for key, _ in run[::_SAMPLE])
    done: list[tuple[Key, T]] = []
    starts = [0] * len(runs)
    for pivot in (*sample[_SAMPLE::_SAMPLE], None):
        part: list[tuple[Key, T]] = []
        for number, run in enumerate(runs):
            start = starts[number]
            end = len(run) if pivot is None else bisect_left(run, pivot, start, key=first)
            part += run[start:end]
            starts[number] = end
        part.sort(key=first)
        done += part
        yield
    return done


def first(pair: tuple[Key, object]) -> Key:
    """Return what a pair is sorted by."""
    return pair[0]
