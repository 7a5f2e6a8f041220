"""The record of one claim, and the words that describe it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from tui.spans import Span

__all__ = ["CANDIDATE", "CERTAINTIES", "KINDS", "NORMAL", "Certainty", "Claim", "Kind"]

Certainty = Literal["denied", "hedged", "predicted", "attributed", "asserted"]
Kind = Literal[
    "fact", "figure", "date", "causal", "comparative", "capability", "predictive", "attribution"
]

CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
"""In order of precedence: where several fit, the first wins."""

KINDS: tuple[Kind, ...] = get_args(Kind)

CANDIDATE = 0.25
"""Below this score a clause is no candidate at all."""

NORMAL = 0.5
"""The score from which a candidate counts as a claim."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A span that says something a careful reader would want to check.

    `score` runs from 0 to 1 and ranks; candidates below :data:`NORMAL` show only on demand.
    `attribution` is who says so, in the words of the text, or None where the author does.
    `cues` say why it was marked where that is known already; :func:`tui.claims.why` works it
    out for a claim that was found in a document.
    """

    span: Span
    text: str
    score: float
    kinds: tuple[Kind, ...] = ()
    attribution: str | None = None
    certainty: Certainty = "asserted"
    cues: tuple[str, ...] = ()
