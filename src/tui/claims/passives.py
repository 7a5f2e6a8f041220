"""Verbs of saying in the passive, and what stands behind a verb that comes before its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.appositions import name_after_role
from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.phrases import phrase_after
from tui.claims.sources import NOBODY, Attribution
from tui.claims.verbs import NEAR

if TYPE_CHECKING:
    from tui.claims.verbs import Cue
    from tui.claims.words import Words

__all__ = ["acts_behind", "after_by"]

_SAY, _BE, _STATEMENT = bit("say"), bit("be"), bit("record", "claimnoun")
_PREPOSITION, _RELATIVE = bit("preposition"), bit("relative")
_VERB = bit("finite", "auxiliary")
_BY = frozenset(("by", "von", "vom"))
_THINGS = frozenset(("not", "there", "this", "that", "these", "those", "it", "which"))
_DEEDS = frozenset(("called", "found"))


def after_by(cue: Cue) -> Attribution | None:
    """Return the source after “by” (“was described by the court as …”)."""
    words = cue.words
    if _is_done(cue):
        return None
    denied = words.lower[cue.position] == "denied" and words.lower[0] not in _THINGS
    if denied and words.find(_STATEMENT, 0, cue.position) < 0:
        return None  # “he was denied by the goalkeeper”
    if not cue.own & _SAY and not cue.before & _BE:
        return None  # “the principles championed by the movement” are not what it says
    for position in range(cue.after, min(len(words), cue.after + NEAR)):
        if words.lower[position] in _BY:
            span = phrase_after(words, position + 1)
            if span and words.lower[span[0]] not in NOBODY and is_human(words, span):
                named = name_after_role(words, span) or span
                return Attribution(named, cue.position, reports=cue.told)
    return None


def _is_done(cue: Cue) -> bool:
    """Say whether something is only done by somebody (“was found in a field by a farmer”).

    Unlike “was found to be safe by the court” and “was called a liar by the mayor”.
    """
    if cue.words.lower[cue.position] not in _DEEDS or cue.following in {"to", "as"}:
        return False
    if not cue.following:
        return False
    return cue.following in _BY or bool(cue.words.bits[cue.after] & _PREPOSITION)


def acts_behind(words: Words, start: int) -> bool:
    """Say whether somebody acts behind word `start`, and not only what describes who spoke.

    “…, said Jones, an engineer who was not involved.” only describes.
    """
    verb = words.find(_VERB, start)
    if verb < 0 or words.lower[start] != ",":
        return verb >= 0
    if words.find(_RELATIVE, start, verb) < 0:
        return True
    behind = words.lower[verb:]
    if "," not in behind:
        return False
    comma = verb + behind.index(",")
    return words.find(_VERB, comma + 1, comma + 3) >= 0
