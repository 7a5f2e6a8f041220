"""The filter line of lists of notes and claims: `tag:delay verdict:none has:note -rumour`.

Words (and `"quoted phrases"`) must stand in the text of a row; `field:value` looks in one of
its fields; a `-` before either turns it round. Everything is folded (case, accents), so a
filter matches what it seems to say. Not a search: no ranking, no typos; it narrows a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from tui.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Facts", "FilterQuery", "Term", "facts"]

T = TypeVar("T")

_TERM = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))')


@dataclass(frozen=True, slots=True)
class Facts:
    """What a filter can look at, all of it folded: the text of a row and its fields."""

    text: str
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def facts(text: str, **fields: Sequence[str]) -> Facts:
    """Fold what is known about a row."""
    known = {name: tuple(map(_folded, values)) for name, values in fields.items() if values}
    return Facts(fold(text), known)


@lru_cache(maxsize=4_096)
def _folded(value: str) -> str:
    """Fold a value that thousands of rows share."""
    return fold(value)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition; `field` is empty for the text itself."""

    field: str
    value: str
    negated: bool = False

    def meets(self, row: Facts) -> bool:
        """Say whether the row answers the condition."""
        if not self.field:
            found = self.value in row.text
        else:
            values = row.fields.get(self.field, ())
            found = any(self._same(value) for value in values) or (
                self.value in ("none", "no") and not values
            )
        return found is not self.negated

    def implies(self, other: Term) -> bool:
        """Say whether every row that meets this condition meets the other too."""
        if self == other:
            return True
        if self.field or other.field or self.negated is not other.negated:
            return False
        return self.value in other.value if self.negated else other.value in self.value

    def among(self, places: Sequence[int], known: Sequence[Facts]) -> list[int]:
        """Return those of `places` whose row meets the condition."""
        if not self.field:
            value, wanted = self.value, not self.negated
            return [place for place in places if (value in known[place].text) is wanted]
        met: dict[tuple[str, ...], bool] = {}  # thousands of rows, few tags and documents
        found: list[int] = []
        for place in places:
            values = known[place].fields.get(self.field, ())
            if values not in met:
                met[values] = self.meets(known[place])
            if met[values]:
                found.append(place)
        return found

    def _same(self, value: str) -> bool:
        """Say whether a field's value begins with the one asked for, at any of its words."""
        start = value.find(self.value)
        while start > 0 and value[start - 1].isalnum():
            start = value.find(self.value, start + 1)
        return start >= 0


@dataclass(frozen=True, slots=True)
class FilterQuery:
    """What was typed, understood; an empty one accepts every row."""

    terms: tuple[Term, ...] = ()

    @classmethod
    def parse(cls, typed: str, known: Sequence[str]) -> FilterQuery:
        """Understand what was typed; a field that is not `known` is a word with a colon."""
        terms: list[Term] = []
        for minus, name, phrase, word in _TERM.findall(fold(typed)):
            value = phrase or word
            if word.removesuffix(":") in known and word.endswith(":"):
                continue  # a field whose value is still to be typed
            if name and name not in known:
                terms.append(Term("", f"{name}:{value}", bool(minus)))
            elif value:
                terms.append(Term(name, value.lstrip("#") if name else value, bool(minus)))
        return cls(tuple(terms))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def narrows(self, other: FilterQuery) -> bool:
        """Say whether every row that this accepts is accepted by the other too."""
        return all(any(term.implies(known) for term in self.terms) for known in other.terms)

    def accepts(self, row: Facts) -> bool:
        """Say whether a row meets every condition."""
        return all(term.meets(row) for term in self.terms)

    def narrow(self, rows: Sequence[T], known: Sequence[Facts]) -> list[T]:
        """Return the rows that meet every condition, by what is known of each; fast for many."""
        return [rows[place] for place in self.among(range(len(rows)), known)]

    def among(self, places: Sequence[int], known: Sequence[Facts]) -> Sequence[int]:
        """Return those of `places` whose row meets every condition, by what is known of each."""
        for term in self.terms:
            places = term.among(places, known)
        return places
