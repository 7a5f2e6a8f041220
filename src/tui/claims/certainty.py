"""How sure a clause is: denied, hedged, predicted, attributed or plainly asserted.

Where several fit the first of these wins. Only what stands in the clause itself counts: a
“may” in a relative clause does not hedge the main one, “not only” denies nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.clauses import main_range
from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.claim import Certainty
    from tui.claims.words import Words

__all__ = ["certainty"]

_NEGATE, _HEDGE, _MODAL, _PREDICT = (bit(n) for n in ("negate", "hedge", "modal", "predict"))
_CONDITIONAL = bit("conditional")
_UNSURE = _NEGATE | _HEDGE | _PREDICT | _CONDITIONAL


def certainty(words: Words, start: int, end: int, *, attributed: bool) -> tuple[Certainty, int]:
    """Return how sure the clause `[start, end)` is, and the word that says so (-1: none)."""
    plain: Certainty = "attributed" if attributed else "asserted"
    if not words.union & _UNSURE:
        return plain, -1
    first, last = main_range(words, start, end)
    bits = words.bits
    negated = hedged = predicted = -1
    for position in range(first, last):
        own = bits[position]
        if not own & _UNSURE:
            continue
        if own & _NEGATE and negated < 0 and _denies(words, first, position):
            negated = position
        if own & _HEDGE and hedged < 0:
            hedged = position
        if own & _PREDICT and predicted < 0:
            predicted = position
    if negated >= 0 and (hedged < 0 or negated < hedged):
        return "denied", negated
    if hedged >= 0:
        if predicted >= 0 and words.lower[hedged] in {"likely", "unlikely", "probably"}:
            return "predicted", predicted
        return "hedged", hedged
    if predicted >= 0:
        return "predicted", predicted
    return plain, -1


def _denies(words: Words, first: int, position: int) -> bool:
    """Say whether a negation is the clause's own, not one of an infinitive or a noun."""
    lower = words.lower
    if position > first and words.tokens[position][0].isupper():
        return False  # a name or a title: “Never Again”
    if lower[position] == "not" and lower[position + 1 : position + 2] in ([","], ["."], [";"]):
        return False  # “and others do not, so …”
    if lower[position] in _NOBODY:
        before = words.bits[position - 1] if position > first + 1 else _LINK
        return bool(before & _LINK) or (
            bool(before & _FINITE) and lower[position] in {"nothing", "none"}
        )
    if position and lower[position - 1] in _NOT_ITS_OWN:
        return lower[position] != "not"
    return words.find(_RELATIVE, first, position) < 0


_LINK, _FINITE, _RELATIVE = bit("auxiliary", "be"), bit("finite"), bit("relative")
_NOBODY = frozenset(
    ("no", "nothing", "none", "nobody", "no one", "neither", "niemand", "kein", "keine")
)
_NOT_ITS_OWN = frozenset(
    ("to", "if", "or", "—", "–", "but", "when", "though", "although", "while", ",")
)
