"""What a few words are worth where what stands around them makes them a statement.

Entries of live blogs (“14:20 Mayor resigns over report”), answers (“Three weeks.”) and items of a
list of facts (“Delay: two years”) have no verb, or a bare one, and would say nothing elsewhere.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tui.claims.clauses import has_verb
from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.claims.claim import Kind
    from tui.claims.words import Words

__all__ = ["Form", "heads_facts", "of_fragment"]

Form = Literal["", "entry", "answer", "fact"]

_FACTS = re.compile(
    r"(?i)^(?!.*\b(?:nutrition|product|fun)).*\b(?:facts|findings?|figures|numbers|results|in brief"
    r"|at a glance|timeline|chronology|what happened|what we know|casualties|damage"
    r"|(?:audit|inquiry|report|review|inspection|survey|study|inspectors) (?:found|shows?|says?))\b"
)
_ADDRESSING, _CTA, _STATE = bit("me", "you", "we"), bit("cta"), bit("state")
_WHO = bit("person", "body", "name", "capital")
_HAPPENING, _BEGINNING = bit("finite", "past", "edform", "state"), bit("scheduled", "cta")
_LISTED = bit("person", "body", "unit", "record", "preposition", "determiner", "pronoun")
_NO_NOUN = bit(
    "determiner", "preposition", "conjunction", "subordinator", "relative", "pronoun", "adverb"
)
_FEWEST, _SHORT, _SOON = 3, 5, 9  # words


@lru_cache(maxsize=64)
def heads_facts(line: str) -> bool:
    """Say whether a heading, or a line with a colon, announces facts (“Key figures”)."""
    return _FACTS.search(line) is not None


def of_fragment(  # noqa: PLR0917 - as the rules of scoring have it
    words: Words, start: int, end: int, kinds: tuple[Kind, ...], form: Form, w: Mapping[str, float]
) -> float:
    """Return what the clause `[start, end)` of few words gains, in log-odds, by its `form`."""
    if words.union & _ADDRESSING:
        return 0.0
    if form == "entry":
        return _of_entry(words, start, end, w)
    measured = "figure" in kinds or "date" in kinds
    if form == "answer":
        named = any(start < k < end for k in words.large)
        if not (measured or named) or words.union & _CTA:
            return 0.0
        return w["told"] - _of_length(words, start, end, w)
    return -_of_length(words, start, end, w) if measured else 0.0


def _of_length(words: Words, start: int, end: int, w: Mapping[str, float]) -> float:
    """Return what a clause has lost, in log-odds, for want of a verb and of words."""
    verbless = 0.0 if has_verb(words, start, end) else w["verbless"]
    count = sum(1 for word in words.lower[start:end] if word[0].isalnum())
    return verbless + (w["short"] - w["brief"] if count < _SHORT else 0.0)


def _of_entry(words: Words, start: int, end: int, w: Mapping[str, float]) -> float:
    """Return what a clause gains, in log-odds, that tells what happened at a time before it.

    Entries of live blogs have few words and the present (“14:20 Mayor resigns”); those of a
    programme have no verb, or only say that something begins.
    """
    bits = words.bits
    if end - start < _FEWEST:
        return 0.0  # “Doors open”
    near = range(start + 1, min(end, start + _SOON))
    at = next((k for k in near if _happens(words, k, k - start < _SHORT)), 0)
    if not at or bits[at] & _BEGINNING or bits[start] & _CTA:
        return 0.0
    return w["event"] + w["told"] - _of_length(words, start, end, w)


def _happens(words: Words, position: int, soon: bool) -> bool:
    """Say whether a word tells what happens, as far as its form and the one before it tell.

    If it does not stand so `soon` that it is what the entry tells, it can be a state.
    """
    if not soon:
        return bool(words.bits[position] & _STATE)
    word, own = words.tokens[position], words.bits[position]
    if not word.islower() or words.bits[position - 1] & _NO_NOUN:
        return False
    named = words.tokens[position - 1][0].isupper() or words.bits[position - 1] & _WHO
    unlisted = word[-1] == "s" and word[-2:] not in {"ss", "'s"} and not own & _LISTED
    return bool(own & _HAPPENING) or bool(unlisted and named)
