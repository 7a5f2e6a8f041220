"""Across sources: who else says this, who says otherwise, and in which words."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.comparing.candidates import Candidates
    from tui.comparing.claim_ledger import ledger
    from tui.comparing.diffing import Change, word_diff
    from tui.comparing.ledger_records import Cell, Judged, Ledger, Row, Stance
    from tui.comparing.linking import linked_pairs
    from tui.comparing.pairs import compare, related
    from tui.comparing.relating import relate
    from tui.comparing.relation import Difference, DifferenceKind, Pair, Passage, Relation
    from tui.comparing.weights import Weights
    from tui.comparing.witnesses import origins

__all__ = [
    "Candidates",
    "Cell",
    "Change",
    "Difference",
    "DifferenceKind",
    "Judged",
    "Ledger",
    "Pair",
    "Passage",
    "Relation",
    "Row",
    "Stance",
    "Weights",
    "compare",
    "ledger",
    "linked_pairs",
    "origins",
    "relate",
    "related",
    "word_diff",
]

_HOME = {
    "Candidates": "candidates",
    **dict.fromkeys(("Cell", "Judged", "Ledger", "Row", "Stance"), "ledger_records"),
    "ledger": "claim_ledger",
    **dict.fromkeys(("compare", "related"), "pairs"),
    "linked_pairs": "linking",
    "origins": "witnesses",
    "relate": "relating",
    **dict.fromkeys(("Difference", "DifferenceKind", "Pair", "Passage", "Relation"), "relation"),
    "Weights": "weights",
    **dict.fromkeys(("Change", "word_diff"), "diffing"),
}


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: a program that only lists documents compares nothing.
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"tui.comparing.{_HOME[name]}"), name)
