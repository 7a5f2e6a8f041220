"""The records of comparing: a passage, and how two of them relate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.spans import Span

__all__ = ["Difference", "DifferenceKind", "Pair", "Passage", "Relation"]

Relation = Literal["same", "differs", "related", "echo"]
DifferenceKind = Literal["figure", "date", "name", "negation", "certainty", "antonym", "wording"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document."""

    path: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two passages differ: what the one says, what the other says."""

    kind: DifferenceKind
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages of different documents, how they relate, and how sure that is (0 to 1)."""

    a: Passage
    b: Passage
    relation: Relation
    score: float
    differences: tuple[Difference, ...] = ()
    near: bool = True
    """Whether who reads the one is to be shown the other; of a whole library's pairs even those are
    kept that merely share some words."""
