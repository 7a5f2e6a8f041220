"""Of whom documents tell: what is said of one company is no contradiction of another.

"Revenue rose to 3.2 billion euros" and "revenue fell to 640 million" are at odds if both reports
are on one company. A report names whom it is on: in its first sentence, or again and again. Where
two documents do so, and have not one name in common, they tell of two things, however alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.comparing.features import Features

__all__ = ["Casts"]

_A_REPORT = 3
"""Passages that a document needs to name whom it is about: a post of a line names anybody."""

_COMMON = 3
"""From how many documents on a name says little of any of them."""

_REMEMBERED = 100_000

_AGAIN, _ALL_ABOUT = 2, 3
"""Passages that a name stands in if the document is about it, and if it is about nothing else."""


class Casts:
    """The names of each document, by its path."""

    def __init__(self) -> None:
        """Begin without a document."""
        self._sure: set[str] = set()
        self._holders: Counter[str] = Counter()
        self._counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._said: Counter[str] = Counter()
        self._known: dict[tuple[str, str], bool] = {}
        self._first: dict[str, frozenset[str]] = {}

    def add(self, path: str, made: Features) -> None:
        """Take the next passage of a document."""
        self._sure |= made.names
        named = made.names | made.likely_names
        counts = self._counts[path]
        self._holders.update(named.difference(counts))
        counts.update(named)
        self._said[path] += 1
        self._first.setdefault(path, named)

    def apart(self, a: str, b: str) -> bool:
        """Say whether two documents are about others.

        Both name whom they are about, they have no name in common, and one of them names whom a
        third document names too: of two accounts alone, each may name what the other does not.
        """
        key = (a, b) if a < b else (b, a)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[key] = self._apart(a, b)
        return known

    def _apart(self, a: str, b: str) -> bool:
        leads = self._leads(a), self._leads(b)
        if not all(leads):
            return False
        one, two = self._names(a), self._names(b)
        if one.isdisjoint(two):
            return any(self._holders[name] > 1 for names in leads for name in names)
        return self._tells_of_another(a, two) or self._tells_of_another(b, one)

    def _tells_of_another(self, path: str, names: set[str]) -> bool:
        """Say whether a document is all about one not in `names`, whatever else it names."""
        counts = self._counts[path]
        mine = self._names(path)
        most = max((counts[name] for name in mine - names), default=0)
        return most >= _ALL_ABOUT and all(
            2 * counts[name] < most and self._holders[name] >= _COMMON for name in mine & names
        )

    def _names(self, path: str) -> set[str]:
        return self._sure.intersection(self._counts.get(path, ()))

    def _leads(self, path: str) -> list[str]:
        if self._said[path] < _A_REPORT:
            return []
        counts, first = self._counts[path], self._first[path]
        return [n for n in self._names(path) if counts[n] >= _AGAIN or n in first]
