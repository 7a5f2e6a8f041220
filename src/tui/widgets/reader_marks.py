"""What the reader is told to draw, and what it says a key would act on.

Every mark is a span in code points and the little that drawing needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from tui.claims.claim import Certainty, Claim
    from tui.spans import Span

__all__ = [
    "ClaimMark",
    "Highlights",
    "NoteMark",
    "PackedMarks",
    "RelationMark",
    "Target",
    "TargetKind",
    "mark_of",
]

TargetKind = Literal["selection", "claim", "annotation", "sentence"]

Highlights = Literal["all", "notes", "none"]


@dataclass(frozen=True, slots=True)
class Target:
    """What a key acts on: the selection, else what was last reached, else the sentence."""

    span: Span
    kind: TargetKind
    id: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A claim: its certainty gives the sign in the gutter and the tint."""

    span: Span
    id: str
    certainty: Certainty = "asserted"


def mark_of(claim: Claim) -> ClaimMark:
    """Return the mark of a claim."""
    return ClaimMark(claim.span, str(claim.span.start), claim.certainty)


class PackedMarks(Sequence[ClaimMark]):
    """The marks of claims, each made when it is first asked for."""

    _KEPT = 2_000

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = claims
        self._made: dict[int, ClaimMark] = {}

    def __len__(self) -> int:
        return len(self._claims)

    @overload
    def __getitem__(self, index: int) -> ClaimMark: ...

    @overload
    def __getitem__(self, index: slice) -> list[ClaimMark]: ...

    def __getitem__(self, index: int | slice) -> ClaimMark | list[ClaimMark]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        mark = self._made.get(index)
        if mark is None:
            if len(self._made) >= self._KEPT:
                self._made.clear()
            mark = self._made[index] = mark_of(self._claims[index])
        return mark


@dataclass(frozen=True, slots=True)
class NoteMark:
    """An annotation: `colour` is its first tag's, as CSS writes it; empty for the plain one."""

    span: Span
    id: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class RelationMark:
    """A passage that another source agrees (`=`) or disagrees (`≠`) with."""

    span: Span
    sign: Literal["=", "≠"]
    id: str = ""
