"""All notes of a library in every order, and what a filter looks at in each of them.

Ten thousand notes take a tenth of a second to fold for the filter, and as long to sort in the other
orders. So a row that has not changed keeps what was made of it and where it stands among the
others, and the rest is made in steps, in the pauses between keys; a key that comes before makes
what it needs.
"""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from tui.widgets.annotation_panel_rows import ORDERS, facts_of, place_of
from tui.widgets.document_ranks import merged

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence
    from typing import Self

    from tui.widgets.annotation_panel_rows import NoteRow, Order
    from tui.widgets.document_ranks import Key
    from tui.widgets.filter_query import Facts, FilterQuery

__all__ = ["NoteShelf"]

_STEP = 100
"""Rows of which is made what the filter looks at, between two pauses."""
_FOUND = 24
"""Filters of which is known what they accept: a few words, letter by letter."""
_RUN = 1_000
"""Rows that are sorted, or looked through, between two pauses."""
_FEW = 500
"""New rows that are put one by one among those that are in order; of more all are sorted anew."""


class NoteShelf:
    """Rows in the order of their places; all others are known by their places in that.

    Args:
        rows: the notes, by document and place.
        former: other names of tags, by which a filter finds them too.
        before: the shelf of which these notes have come; a row that is the same is known there.
    """

    def __init__(
        self,
        rows: Sequence[NoteRow] = (),
        former: Mapping[str, Sequence[str]] | None = None,
        before: Self | None = None,
    ) -> None:
        self.rows = rows
        self._former = former or {}
        self.keys: Sequence[str] = [row.key for row in rows]
        """What the rows are known by, in their order; twice the same where a file is a copy."""
        self._places = {key: place for place, key in enumerate(self.keys)}
        self._facts: list[Facts | None] = [None] * len(rows)
        """What is known of each row already."""
        self._is_known = False
        """Whether that is so of all of them."""
        self._orders: dict[Order, list[int]] = {"place": list(range(len(rows)))}
        self._found: dict[tuple[Order, FilterQuery], Sequence[int]] = {}
        """What the last filters accept: a letter that is added narrows it, one that is taken
        back brings it again."""
        if before is not None:
            self._take_over(before)

    def _take_over(self, before: Self) -> None:
        """Know of rows that are the same what was known of them, and how they are ordered."""
        same: dict[int, int] = {}
        new: list[int] = []
        for place, row in enumerate(self.rows):
            was = before._places.get(row.key)
            if was is not None and before.rows[was] is row:
                same[was] = place
            else:
                new.append(place)
        if before._former == self._former:
            for was, place in same.items():
                self._facts[place] = before._facts[was]
            if before._is_known and len(new) <= _FEW:
                self._know(new)
                self._is_known = True
        if len(new) <= _FEW and list(same) == sorted(same):
            for order, places in list(before._orders.items()):  # the screen may be making others
                if order not in self._orders:
                    kept = [same[at] for at in places if at in same]
                    self._orders[order] = self._with_new(new, kept, order)

    def _with_new(self, new: Sequence[int], places: list[int], order: Order) -> list[int]:
        """Return places that are in an order, and others among them."""
        if order == "date":
            places.reverse()
        for place in new:
            insort(places, place, key=lambda at: _rank(self.rows[at], at, order))
        return places[::-1] if order == "date" else places

    def place_of(self, row: NoteRow) -> int | None:
        """Return where a note stands; None where it is gone."""
        return self._places.get(row.key)

    @property
    def has_copies(self) -> bool:
        """Whether two rows are known by the same key."""
        return len(self._places) < len(self.keys)

    def places_of(self, keys: Iterable[str]) -> set[int]:
        """Return where the notes of these keys stand, as far as they do."""
        return {place for key in keys if (place := self._places.get(key)) is not None}

    def in_order(self, order: Order) -> list[int] | None:
        """Return the places of the rows in an order; None where that is still to be made."""
        return self._orders.get(order)

    def preparing(self) -> Generator[None, None, None]:
        """Make all that a key may ask for."""
        count = 0 if self._is_known else len(self.rows)
        for start in range(0, count, _STEP):
            self._know(range(start, min(start + _STEP, count)))
            yield
        self._is_known = True
        for order in ORDERS:
            yield from self.ordering(order)

    def ordering(self, order: Order) -> Generator[None, None, list[int]]:
        """Sort the rows, as :func:`ordered` does; return their places."""
        if (known := self._orders.get(order)) is not None:
            return known
        runs: list[list[tuple[Key, int]]] = []
        for start in range(0, len(self.rows), _RUN):
            part = enumerate(self.rows[start : start + _RUN], start)
            runs.append(sorted((_rank(row, place, order), place) for place, row in part))
            yield
        pairs = yield from merged(runs)
        places = [place for _, place in pairs]
        self._orders[order] = places[::-1] if order == "date" else places
        return self._orders[order]

    def narrowing(
        self, query: FilterQuery, order: Order
    ) -> Generator[Sequence[int], None, Sequence[int]]:
        """Return the places of the rows that a filter accepts, in an order.

        Yields those that are found so far, the first ones first.
        """
        found: list[int] = []
        sorting = self.ordering(order)
        try:
            while True:
                next(sorting)
                yield found
        except StopIteration as end:
            places: list[int] = end.value
        if not query:
            return places
        known = self._found.pop((order, query), None)
        if known is None:
            known = yield from self._looked_through(query, self._nearest(query, order, places))
        self._found[order, query] = known
        for old in list(self._found)[:-_FOUND]:
            del self._found[old]
        return known

    def _nearest(self, query: FilterQuery, order: Order, places: Sequence[int]) -> Sequence[int]:
        """Return the fewest places known among which all are that a filter accepts."""
        wider = [found for (by, known), found in self._found.items()
                 if by == order and query.narrows(known)]  # fmt: skip
        return min([*wider, places], key=len)

    def _looked_through(
        self, query: FilterQuery, places: Sequence[int]
    ) -> Generator[Sequence[int], None, Sequence[int]]:
        """Return those of `places` whose rows a filter accepts; yield as `narrowing` does."""
        found: list[int] = []
        for start in range(0, len(places), _RUN):
            part = places[start : start + _RUN]
            for some in range(0, len(part), _STEP):
                if self._know(part[some : some + _STEP]):
                    yield found
            found += query.among(part, self._facts)  # type: ignore[arg-type]  # all known now
            yield found
        return found

    def accepts(self, query: FilterQuery, place: int) -> bool:
        """Say whether a filter accepts the row at a place."""
        self._know([place])
        return bool(query.among([place], self._facts))  # type: ignore[arg-type]  # known now

    def _know(self, places: Sequence[int]) -> bool:
        """Make the facts of rows; say whether any were to be made."""
        if self._is_known:
            return False
        facts, rows = self._facts, self.rows
        missing = [place for place in places if facts[place] is None]
        for place in missing:
            facts[place] = facts_of(rows[place], self._former)
        return bool(missing)


def _rank(row: NoteRow, place: int, order: Order) -> Key:
    """Return what a row is sorted by; those of the date are read from the end."""
    note = row.placed.annotation
    if order == "date":
        return (note.modified, -place)
    return (not note.tags, note.tags[:1], place_of(row), place)
