"""What the reader is told to draw, and what it says a key would act on.

Every mark is a span in code points and the little that drawing needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.claims.claim import Certainty
    from tui.spans import Span

__all__ = ["ClaimMark", "Highlights", "NoteMark", "RelationMark", "Target", "TargetKind"]

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
