"""Whose deed a verb is where the words right before it do not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.main_clause import main_range
from tui.claims.phrases import phrase_before
from tui.claims.sources import is_record
from tui.claims.verbs import STOPS

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["described", "main_subject"]

_TELLS = bit("say", "believe", "show")
_PAST, _BE, _PREPOSITION = bit("past"), bit("be"), bit("preposition")
_CONTRAST, _EDFORM = bit("contrast"), bit("edform", "participle")
_VERB_FORM = bit("finite", "auxiliary", "edform")
_FINITE, _SUBJECT = bit("finite", "auxiliary"), bit("pronoun", "determiner", "person", "body")
_ARTICLE = bit("determiner")
_FAR = 12
"""Words before a phrase among which those are looked for that it describes."""


def described(words: Words, span: tuple[int, int]) -> tuple[int, int]:
    """Return who is described by what stands right before a verb, else what stands there.

    “A consultant hired by the district said”, “people who live near the plant said”.
    """
    lower, bits = words.lower, words.bits
    before = span[0] - 1
    outer = None
    if lower[before] == "by":
        done = bits[before - 1] & (_EDFORM | _PAST) and not bits[before - 2] & _BE
        outer = phrase_before(words, before - 1) if done else None
    elif "who" in lower:
        who = before
        while who > max(0, before - _FAR) and lower[who] != "who" and lower[who][0].isalnum():
            who -= 1
        if lower[who] == "who" and words.find(_VERB_FORM, who + 1, span[0]) >= 0:
            tells = words.find(_TELLS, who + 1, span[0]) >= 0
            outer = phrase_before(words, who) if who and not tells else None
    elif before and lower[before] != "that" and "that" in lower[max(0, before - _FAR) : before]:
        that = before - 1
        while lower[that] != "that":
            that -= 1
        runs = words.bits[that + 1]  # “the company that runs the ferry said”
        does = runs & _FINITE or (lower[that + 1].endswith("s") and words.bits[that + 2] & _ARTICLE)
        if that and does and not runs & (_TELLS | _SUBJECT) and lower[that - 1] != ",":
            outer = phrase_before(words, that)
            if outer and is_record(words, outer) and not is_human(words, span):
                return outer  # “the report that came out on Monday says”
    return outer if outer and is_human(words, outer) else span


def main_subject(words: Words, end: int) -> tuple[int, int] | None:
    """Return the first subject of a verb before word `end` that can be a source."""
    if words.subject is None:
        begins = main_range(words, 0, len(words))[0]  # “as the vote nears, members …”
        words.subject = _first_subject(words, max(1, begins))
    found = words.subject
    if not found or found[0] >= end:
        return None
    for position in range(found[0] + 2, end):
        if words.bits[position] & _CONTRAST and words.lower[position - 1] in STOPS:
            # “X opens up, while Y closes, citing …”
            found = _first_subject(words, position + 2) or found
    return found[1] if found[0] < end else None


def _first_subject(words: Words, start: int = 1) -> tuple[int, tuple[int, int]] | tuple[()]:
    bits = words.bits
    last = len(words) - 1
    for position in range(start, len(words)):
        own = bits[position]
        if own & _VERB_FORM and not words.tokens[position][0].isupper():
            if own & _EDFORM and position < last and bits[position + 1] & _PREPOSITION:
                continue  # “a tool based on it”
            span = phrase_before(words, position)
            if span and (is_human(words, span) or is_record(words, span)):
                return position, span
    return ()
