"""A slot: what two passages could be at odds about, and where it stands in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.comparing.relation import Difference

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.comparing.figure import Figure
    from tui.comparing.keys import Key
    from tui.comparing.relation import DifferenceKind
    from tui.spans import Span

__all__ = ["MOST", "Slot", "slot_of"]

MOST = 40
"""Words, figures and times of a passage that are looked at: no text may take long."""

_BESIDE, _BESIDE_OTHER = 0.5, 0.2
"""What a word counts in another clause of the passage, for figures and for the rest."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What would differ, where it stands in both, and what words in other clauses are worth."""

    difference: Difference
    here: Span
    there: Span
    beside: float = _BESIDE_OTHER
    worth: float = 0.0
    """What is evidence already: both are "a share", or metres per second."""
    deed: tuple[Key, Key] | None = None
    """The word that is denied and the one that is not: one deed is evidence of one event."""
    near: float = 0.0
    """What it is worth that two sums are of one size."""
    kinds: tuple[str, str] | None = None
    """What its figures measure or count."""
    figures: tuple[Figure, Figure] | None = None
    """The two figures, where it is of figures."""
    turns: bool = False
    """Whether words and their opposites are evidence too: "closed until 2 April" and "reopens in
    May" are about one moment."""


def slot_of(kind: DifferenceKind, a: Features, here: Span, b: Features, there: Span) -> Slot:
    """Return the slot of two places."""
    beside = _BESIDE if kind == "figure" else _BESIDE_OTHER
    return Slot(Difference(kind, here.of(a.text), there.of(b.text)), here, there, beside)
