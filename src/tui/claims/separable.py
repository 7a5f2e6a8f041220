"""German verbs of saying at the end of a clause, and in two parts (“teilte … mit”)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.appositions import name_after_role
from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.phrases import phrase_after, phrase_before
from tui.claims.sources import Attribution, is_record
from tui.claims.verbs import STOPS

if TYPE_CHECKING:
    from tui.claims.verbs import Cue
    from tui.claims.words import Words

__all__ = ["of_das", "of_two_parts", "of_wie"]

_PREPOSITION = bit("preposition")
_GOES_ON = frozenset(("und", "oder", "dass"))
_FAR = 24
_SOMEWHERE = 5
_STANDS_FOR_IT, _SUBJECT = frozenset(("das", "dies")), frozenset(("der", "er", "sie"))
_HUMAN = bit("person", "body")


def of_wie(cue: Cue) -> Attribution | None:
    """Return the source of “…, wie die Bank am Dienstag mitteilte”, where the verb comes last."""
    words = cue.words
    if not words.lexicon.capitalised_nouns or cue.following not in STOPS:
        return None
    for position in range(cue.position - 1, -1, -1):
        if words.lower[position] == "wie" and (not position or words.lower[position - 1] == ","):
            span = phrase_after(words, position + 1)
            return Attribution(span, cue.position, reports=True, closing=True) if span else None
    return None


def of_das(words: Words, after: int) -> Attribution | None:
    """Return the source of “Das bestätigte der Träger”, whose verb stands before word `after`.

    “Das bestätigte die Annahme” has none: that may be what is confirmed.
    """
    if words.lower[0] not in _STANDS_FOR_IT or after >= len(words):
        return None
    span = phrase_after(words, after)
    if span is None:
        return None
    named = span[1] - span[0] > 1 and all(word[0].isupper() for word in words.tokens[slice(*span)])
    whose = named or words.lower[after] in _SUBJECT or words.find(_HUMAN, *span) >= 0
    return Attribution(span, 1, reports=True) if whose else None


def of_two_parts(words: Words, position: int) -> Attribution | None:
    """Return the source of the verb whose first part stands at `position`, or None."""
    if words.lower[position] == "so":
        return _so(words, position)
    last = _second_part(words, position)
    if last < 0:
        return None
    before = phrase_before(words, position)
    if before and _is_subject(words, before):
        return Attribution(before, position, reports=True)
    after = phrase_after(words, position + 1)
    if after is None or after[1] > last or not _is_source(words, after):
        return None
    closes = position > 0 and not words.lower[position - 1].isalnum()
    closes = closes and words.lower[last + 1 : last + 2] in ([], ["."])
    return Attribution(
        name_after_role(words, after) or after, position, reports=True, closing=closes
    )


def _second_part(words: Words, position: int) -> int:
    """Return where the clause ends with the second part of a verb, else -1."""
    lower = words.lower
    particles = words.lexicon.parted.get(lower[position], ())
    for at in range(position + 1, min(len(lower), position + _FAR)):
        if lower[at] in particles:
            following = lower[at + 1] if at + 1 < len(lower) else "."
            if not following[0].isalnum() or following in _GOES_ON:
                return at
        elif lower[at] in STOPS:
            break
    return -1


def _is_subject(words: Words, span: tuple[int, int]) -> bool:
    """Say whether what stands before a verb is its subject (“in Rom teilte die Polizei …” not)."""
    first = span[0]
    if words.bits[first] & _PREPOSITION or (first and words.bits[first - 1] & _PREPOSITION):
        return False
    return _is_source(words, span)


def _is_source(words: Words, span: tuple[int, int]) -> bool:
    return is_human(words, span) or is_record(words, span)


def _closes(words: Words, end: int) -> bool:
    """Say whether nothing follows but where somebody is (“…, so Ali Demir aus Holm.”)."""
    if words.lower[end : end + 1] in ([], ["."]):
        return True
    rest = words.lower[end:]
    return bool(words.bits[end] & _PREPOSITION) and len(rest) <= _SOMEWHERE and "," not in rest


def _so(words: Words, position: int) -> Attribution | None:
    """Return the source of “…, so Petersen.”, which ends a sentence and has no verb."""
    if not position or words.lower[position - 1][0].isalnum():
        return None
    name = position + 1
    if name >= len(words) or not words.tokens[name][0].isupper():
        return None
    span = phrase_after(words, name)
    if span is None or not _closes(words, span[1]):
        return None
    return Attribution(span, position, reports=True, closing=True)
