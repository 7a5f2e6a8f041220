"""Denials that need no “not”: reports that are dismissed, rumours that are called false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["DENIALS", "denial"]

_REBUT, _FALSEHOOD = bit("rebut"), bit("falsehood")
DENIALS = _REBUT | _FALSEHOOD
"""Without any of these nothing is denied in this way."""

_SAID = bit("claimnoun", "hearsay")
_BE, _DETERMINER = bit("be"), bit("determiner")
_IF = frozenset(("if", "whether", "when", "unless", "until", "wenn", "ob"))
_NEAR, _FAR = 6, 12
_FALSE = frozenset(("false", "untrue", "baseless", "unfounded", "groundless", "bogus", "without"))
_PROVED = frozenset(("proved", "proven", "prove", "be", "as"))
_LINKING = frozenset(
    ("a", "an", "simply", "totally", "completely", "entirely", "utterly", "pure", "wholly",
     "just", "all", "patently", "demonstrably", "plain", "and", "eine",
     "ein", "reine", "völlig", "schlicht", "frei")
)  # fmt: skip
_CALLING = frozenset(
    ("called", "calls", "call", "calling", "branded", "labelled", "labeled", "termed", "dubbed",
     "described", "dismissed", "dismisses", "denounced", "nennt", "nannte", "nannten",
     "bezeichnet", "bezeichnete", "bezeichneten")
)  # fmt: skip
_STANDS_FOR_IT = frozenset(("it", "this", "that", "they", "these", "das", "dies"))
_UP_AND_AWAY = "zurück"
_DISPUTING = frozenset(("dispute", "disputes", "disputed", "contradicts", "contradicted"))


def denial(words: Words, first: int, end: int) -> int:
    """Return the word in `[first, end)` by which what somebody said is denied, else -1."""
    for position in range(first, end):
        own = words.bits[position]
        if own & _REBUT and _is_rebutted(words, position, end):
            return position
        if own & _FALSEHOOD and position > first and _is_called_false(words, first, position):
            return position
    return -1


def _is_rebutted(words: Words, position: int, end: int) -> bool:
    """Say whether what a verb of refusing has for its object has been said by somebody."""
    following = words.lower[position + 1 : position + 2]
    if words.lexicon.capitalised_nouns:
        if _UP_AND_AWAY not in words.lower[position:end]:
            return False  # “wies den Vorwurf zurück”
        if following in (["das"], ["dies"]):
            return True
    if following == ["that"]:
        return True
    if following == ["this"] and words.lower[position] in _DISPUTING:
        return words.lower[position + 2 : position + 3] in ([], ["."], [","], [";"])
    before = words.lower[position - 1] if position else ""
    if before.endswith("ly") or (position and words.bits[position - 1] & _DETERMINER):
        return False  # “the most warmly disputed questions”
    near = min(end, position + 1 + _NEAR)
    return words.find(_SAID, position + 1, near) >= 0


def _is_called_false(words: Words, first: int, position: int) -> bool:
    """Say whether something is false, or is called so (“false evidence” denies nothing)."""
    lower, bits = words.lower, words.bits
    before = position - 1
    while before > first and (lower[before] in _LINKING or not lower[before][0].isalnum()):
        before -= 1
    near = max(first, position - _NEAR)
    named = words.tokens[position][0].isupper() and not words.lexicon.capitalised_nouns
    if named or not _IF.isdisjoint(lower[near:position]):
        return False  # “if it is false, …”
    called = not _CALLING.isdisjoint(lower[max(first, position - _FAR) : position])
    if not (bits[before] & _BE or lower[before] in _PROVED or called):
        return False
    if lower[position] in _FALSE and not called:
        return True
    if lower[first] in _STANDS_FOR_IT or words.find(_SAID, first, position) >= 0:
        return True
    return called and bool({'"', "“", "it", "that", "them"}.intersection(lower[first:position]))
