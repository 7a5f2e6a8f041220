"""The order of the document list: sorted, grouped, narrowed, and kept so one row at a time.

Titles of ten thousand documents arrive in batches, and every note changes a count: sorting
all of them each time would cost more than everything else the list does. So the rows stand
in one sorted list of keys, and a changed row is taken out of its old place and put into its
new one by bisection.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.text.folding import fold
from tui.widgets.document_ranks import (
    GROUPINGS,
    ORDERS,
    Grouping,
    Key,
    Order,
    Ranking,
    first,
    merged,
)
from tui.widgets.filter_query import Facts, FilterQuery, facts

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from tui.documents.duplicates import Duplicate
    from tui.state import ReadState

__all__ = ["GROUPINGS", "ORDERS", "Arrangement", "DocumentRow", "Grouping", "Heading", "Order"]

FIELDS = ("outlet", "author", "date", "state", "tag", "folder", "is")
"""What a filter can name, besides the free attributes of the documents."""
_RUN = 2_000
"""Rows that are sorted at a time."""
_STEP = 250
"""Rows between two pauses: what a filter looks at has to be made of each first."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the list shows of one document; `claims` is None until they are counted.

    `tags` are those of its annotations, `attributes` free pairs of a name and a value.
    """

    path: str
    title: str
    outlet: str = ""
    date: str = ""
    author: str = ""
    state: ReadState = "unread"
    claims: int | None = None
    judged: int = 0
    notes: int = 0
    certainties: tuple[tuple[str, int], ...] = ()
    problem: str = ""
    tags: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    copies: tuple[Duplicate, ...] = ()

    @property
    def folder(self) -> str:
        """The folder it stands in, relative to the library; empty for the library's own."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a group: its name, and how many documents are in it."""

    name: str
    count: int


@dataclass
class Arrangement:
    """Documents in view order; `shown` holds their rows and the headings between them.

    Documents that cannot be read come last, equal ones by their place in the library.
    """

    order: Order = "path"
    group: Grouping = "none"
    query: FilterQuery = field(default_factory=FilterQuery)
    rows: dict[str, DocumentRow] = field(default_factory=dict)
    shown: list[DocumentRow | Heading] = field(default_factory=list)
    matching: int = 0
    """How many documents the filter lets through."""
    _places: dict[str, int] = field(default_factory=dict)
    _keys: list[Key] = field(default_factory=list)
    _counts: dict[Key, int] = field(default_factory=dict)
    _facts: dict[str, tuple[DocumentRow, Facts]] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ranking = Ranking(self.order, self.group, self._places)

    def fill(self, rows: Iterable[DocumentRow]) -> None:
        """Hold these documents and no others; their places are in this order."""
        self.rows = {row.path: row for row in rows}
        self._places = {path: place for place, path in enumerate(self.rows)}
        self._names = {fold(name) for row in self.rows.values() for name, _ in row.attributes}
        self._facts.clear()
        self.arrange()

    def arrange(self) -> None:
        """Sort everything."""
        for _ in self._arranging():
            pass

    def again(
        self, order: Order, group: Grouping, query: FilterQuery
    ) -> Generator[None, None, Arrangement]:
        """Return the same documents in another order, made in steps of a few milliseconds."""
        new = Arrangement(order, group, query, dict(self.rows))
        new._places, new._facts, new._names = self._places, self._facts, set(self._names)
        yield from new._arranging()
        return new

    def _arranging(self) -> Generator[None, None, None]:
        """Sort everything in steps; what is shown changes with the last one."""
        ranking = self._ranking = Ranking(self.order, self.group, self._places)
        rows = list(self.rows.values())
        counts: Counter[Key] = Counter()
        runs: list[list[tuple[Key, DocumentRow | Heading]]] = [[]]
        matching = 0
        for at in range(0, len(rows), _STEP):
            chosen = [row for row in rows[at : at + _STEP] if self.accepts(row)]
            matching += len(chosen)
            runs[-1] += [(key, row) for row in chosen for key in ranking.keys(row)]
            if len(runs[-1]) >= _RUN or at + _STEP >= len(rows):
                runs[-1].sort(key=first)
                if self.group != "none":
                    counts.update(key[0] for key, _ in runs[-1])
                runs.append([])
            yield
        for group, count in counts.items():
            runs[-1].append(((group, 0), Heading(ranking.name(group), count)))
        runs[-1].sort(key=first)
        pairs = yield from merged(runs)
        self._counts, self.matching = dict(counts), matching
        self._keys = [key for key, _ in pairs]
        self.shown = [row for _, row in pairs]

    def put(self, row: DocumentRow) -> int | None:
        """Show other facts about a document that is known; the rest of the list stands still.

        Returns the row's index where it stays, None where rows have moved or nothing shows.
        """
        old = self.rows[row.path]
        if old == row:
            return None
        was = self._keys_of(old) if self.accepts(old) else []
        self.rows[row.path] = row
        self._names.update(fold(name) for name, _ in row.attributes)
        now = self._keys_of(row) if self.accepts(row) else []
        self.matching += bool(now) - bool(was)
        if was == now:
            indexes = [index for key in now if (index := self._find(key)) is not None]
            for index in indexes:
                self.shown[index] = row
            return indexes[0] if len(indexes) == 1 else None
        for key in was:
            if self._remove(key):
                self._count(key[0], -1)
        for key in now:
            self._insert(key, row)
            self._count(key[0], 1)
        return None

    def stays(self, row: DocumentRow) -> bool:
        """Say whether :meth:`put` would leave all rows where they are, each in one place."""
        old = self.rows[row.path]
        was, now = self._keys_of(old), self._keys_of(row)
        return was == now and len(now) == 1 and self.accepts(old) == self.meets(row, self.query)

    def key_at(self, index: int) -> Key | None:
        """Return what a row is known by while others come and go."""
        return self._keys[index] if 0 <= index < len(self._keys) else None

    def index_of(self, path: str, key: Key | None = None) -> int | None:
        """Return where a document is shown: at `key` if it is still there, else first."""
        if path not in self.rows:
            return None
        own = sorted(self._keys_of(self.rows[path]))
        wanted = [key, *own] if key is not None and key in own else own
        found = (self._find(each) for each in wanted)
        return next((index for index in found if index is not None), None)

    def step(self, path: str, by: int) -> str | None:
        """Return the document that is `by` readable ones further on; None past the ends.

        Each is met once, where it stands first; from one that is not shown it goes to the first.
        """
        here, onward = self.index_of(path), 1 if by > 0 else -1
        if here is None and by < 0:
            return None
        at, left = -1 if here is None else here, abs(by)
        while left:
            at += onward
            if not 0 <= at < len(self.shown):
                return None
            row = self.shown[at]
            if isinstance(row, DocumentRow) and not row.problem:
                left -= not row.tags or self.index_of(row.path) == at
        row = self.shown[at]
        return row.path if isinstance(row, DocumentRow) else None

    def fields(self) -> tuple[str, ...]:
        """Return what a filter can name."""
        return (*FIELDS, *sorted(self._names))

    def accepts(self, row: DocumentRow) -> bool:
        """Say whether a document meets the filter."""
        return self.meets(row, self.query)

    def meets(self, row: DocumentRow, query: FilterQuery) -> bool:
        """Say whether a document meets any filter."""
        if not query:
            return True
        of, known = self._facts.get(row.path, (None, None))
        if known is None or of is not row:
            known = _facts_of(row)
            self._facts[row.path] = row, known
        return query.accepts(known)

    def _keys_of(self, row: DocumentRow) -> list[Key]:
        return self._ranking.keys(row)

    def _find(self, key: Key) -> int | None:
        index = bisect_left(self._keys, key)
        return index if index < len(self._keys) and self._keys[index] == key else None

    def _remove(self, key: Key) -> bool:
        index = self._find(key)
        if index is not None:
            del self._keys[index], self.shown[index]
        return index is not None

    def _insert(self, key: Key, row: DocumentRow | Heading) -> None:
        index = bisect_left(self._keys, key)
        self._keys.insert(index, key)
        self.shown.insert(index, row)

    def _count(self, group: Key, by: int) -> None:
        """Keep a group's heading true; it goes with the last document and comes with the first."""
        if self.group == "none":
            return
        count = self._counts.get(group, 0) + by
        key = (group, 0)
        if count == by:
            self._insert(key, Heading(self._ranking.name(group), count))
        elif not count:
            self._remove(key)
        elif (index := self._find(key)) is not None:
            self.shown[index] = Heading(self._ranking.name(group), count)
        self._counts[group] = count
        if not count:
            del self._counts[group]


def _facts_of(row: DocumentRow) -> Facts:
    special = (*(("copy",) if row.copies else ()), *(("problem",) if row.problem else ()))
    fields: dict[str, tuple[str, ...]] = {
        fold(name): (value,) for name, value in row.attributes if value
    }
    fields |= {
        "outlet": (row.outlet,) if row.outlet else (),
        "author": (row.author,) if row.author else (),
        "date": (row.date,) if row.date else (),
        "state": (row.state,),
        "tag": row.tags,
        "folder": (row.folder,) if row.folder else (),
        "is": special,
    }
    text = f"{row.title}\n{row.path}\n{row.outlet}\n{row.author}\n{row.date}"
    return facts(text, **fields)
