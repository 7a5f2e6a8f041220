"""German verbs of saying at the end of a clause, and in two parts (“teilte … mit”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.phrases import phrase_after
from tui.claims.sources import Attribution
from tui.claims.verbs import STOPS

if TYPE_CHECKING:
    from tui.claims.verbs import Cue

__all__ = ["of_wie"]


def of_wie(cue: Cue) -> Attribution | None:
    """Return the source of “…, wie die Bank am Dienstag mitteilte”, where the verb comes last."""
    words = cue.words
    if not words.lexicon.capitalised_nouns or cue.following not in STOPS:
        return None
    for position in range(cue.position - 1, 0, -1):
        if words.lower[position] == "wie" and words.lower[position - 1] == ",":
            span = phrase_after(words, position + 1)
            return Attribution(span, cue.position, reports=True, closing=True) if span else None
    return None
