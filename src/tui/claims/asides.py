"""Sources that speak only in a clause beside the main one, which stays the author's.

“After an inspection found that the cables rusted, the bridge was closed” says two things, one of
them by somebody else; “a flaw reported by Norvia let water in” says one, and nobody else does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.attribution import attribution
from tui.claims.clauses import has_verb
from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from typing import TypeAlias

    from tui.claims.sources import Attribution
    from tui.claims.words import Words

    _Parts: TypeAlias = list[tuple[int, int, bool]]

__all__ = ["clause_source", "told_apart"]

_WHEN = frozenset(("after", "before", "when", "once", "since", "until", "till", "because"))
_WHILE = frozenset(("even", "just", "soon", "right", "not", "long"))
_MOMENTS = frozenset(("time", "times", "moment", "point", "stage", "age", "era", "period", "case"))
_RELATIVE = frozenset(("which", "who", "whom", "whose", "that"))
_WISHED = (
    "recommend", "advis", "demand", "propos", "request", "urg", "fear", "hop", "expect", "predict",
    "foresee", "foresaw", "foreseen", "forecast", "promis", "pledg", "threaten", "want", "wish",
    "intend", "plan", "ask", "suspect", "warn", "anticipat",
)  # fmt: skip
"""Beginnings of verbs of which “as X had feared, …” leaves it to the author whether it came so."""
_NO_NOUN, _SUBJECT = bit("be", "auxiliary", "preposition"), bit("pronoun", "determiner")
_BE, _PRONOUN, _WHOSE = bit("be"), bit("pronoun"), bit("relative")
_FINITE, _COUNT = (
    bit("finite", "auxiliary", "past"),
    bit("figure", "quantity", "determiner", "adverb"),
)
_PERIODS = frozenset(
    ("minutes", "hours", "days", "weeks", "months", "years", "day", "week", "month", "year", "hour")
)
_NEAR = 14
_OPENING, _SHORTEST, _TOLD = 3, 4, 4
_SIGNS = frozenset((",", ";", ":", "—", "–"))


def told_apart(  # noqa: PLR0911 - a list of rules
    words: Words, start: int, end: int, said: Attribution
) -> _Parts | None:
    """Return the parts of the clause `[start, end)`, each with whether `said` is its source.

    None where the source speaks for all of it.
    """
    first, last = said.source
    if first <= start:
        return None
    lower = words.lower
    if said.cue < first:
        return _after_participle(words, start, end, said)
    before = lower[first - 1]
    if before == "as" and not (first - 1 > start and lower[first - 2] in {"even", "just"}):
        wished = lower[said.cue].startswith(_WISHED) and first - 1 == start
        return [(start, end, False)] if wished and _is_bare(words, said) else None
    if said.closing:
        return None
    if before == "than":
        return [(start, end, False)]
    if before in _RELATIVE:
        return _beside_relative(words, start, end, said)
    if not _SIGNS.isdisjoint(lower[last : said.cue]):
        return None
    if before in _WHEN or before == "as":
        return _beside_clause(words, start, end, said)
    return None


def _is_bare(words: Words, said: Attribution) -> bool:
    """Say whether the verb has nothing to tell but the main clause."""
    return words.lower[said.cue + 1 : said.cue + 2] not in (["that"], ["of"])


def _after_participle(words: Words, start: int, end: int, said: Attribution) -> _Parts | None:
    """Judge “a flaw reported by Norvia let water in”: the subject's participle tells nothing."""
    cue, after = said.cue, said.source[1]
    if words.lower[cue + 1 : cue + 2] != ["by"] or cue < start + 1:
        return None
    if words.bits[cue - 1] & _BE or not words.lower[cue - 1][0].isalnum():
        return None
    if has_verb(words, start, cue - 1) or not has_verb(words, after - 1, end):
        return None  # what stands right before a participle is no verb: “the rules announced by …”
    return [(start, end, False)]


def _beside_relative(words: Words, start: int, end: int, said: Attribution) -> _Parts | None:
    """Judge “the tunnel, which engineers said was safe, collapsed”: the main verb comes later."""
    relative = said.source[0] - 1
    if relative < start + 1 or has_verb(words, start, relative - 1):
        return None
    begins = said.cue + 1
    if words.bits[relative - 1] & _NO_NOUN or (begins < end and words.bits[begins] & _SUBJECT):
        return None  # “the best of it was that she …”, “an interview in which he said he was …”
    if words.lower[relative - 1] == ",":
        closing = [k for k in range(begins, end - 1) if words.lower[k] == ","]
        if not closing:
            return None
        begins = closing[0]
    return [(start, end, False)] if has_verb(words, begins, end) else None


def _beside_clause(words: Words, start: int, end: int, said: Attribution) -> _Parts | None:
    """Part “after X said that A, B” and “B after X said that A” where A can stand alone."""
    begins = said.source[0] - 1
    if begins - start <= _OPENING and not has_verb(words, start, begins):
        return _opening(words, start, end, begins, said.cue)
    if begins - start < _SHORTEST or not has_verb(words, start, begins):
        return None
    lower, stop = words.lower, begins
    if lower[stop - 1] in _MOMENTS:
        return None  # “at a time when investors say …”
    if end - said.cue <= _TOLD:
        return [(start, end, False)]
    while lower[stop - 1] in _WHILE or lower[stop - 1].endswith("ly"):
        stop -= 1
    if lower[stop - 1] in _PERIODS:  # “ended two days after”
        stop -= 1
        while stop > start + 1 and words.bits[stop - 1] & _COUNT:
            stop -= 1
    return [(start, stop, False), (begins + 1, end, True)]


def _opening(words: Words, start: int, end: int, begins: int, cue: int) -> _Parts | None:
    """Part a clause that opens a sentence from the main one behind its comma."""
    outside = words.outside
    for comma in range(cue + 1, end - _SHORTEST):
        if words.lower[comma] != "," or words.lower[comma + 1] == "that":
            continue
        if (outside is None or outside[comma]) and _goes_on(words, comma + 1, end):
            alone = not words.bits[comma + 1] & _PRONOUN and begins == start
            if not alone or comma - cue <= _TOLD:
                return [(start, end, False)]
            return [(begins + 1, comma, True), (comma + 1, end, False)]
    return None


def _goes_on(words: Words, start: int, end: int) -> bool:
    """Say whether a subject and a verb stand before the next comma."""
    if words.bits[start] & _WHOSE:
        return False
    for k in range(start, min(end, start + _NEAR)):
        if words.lower[k] in _SIGNS:
            return False
        if k > start and words.bits[k] & _FINITE:
            return True
    return False


def clause_source(words: Words, start: int, end: int) -> Attribution | None:
    """Return who says one of several clauses: its own source, or the whole sentence's."""
    own = attribution(words, start, end)
    if own:
        return own
    whole = attribution(words)
    if whole and (whole.closing or (whole.reports and _is_told_on(words, whole.cue, start))):
        return whole
    return None


def _is_told_on(words: Words, cue: int, start: int) -> bool:
    """Say whether what a verb introduces before `start` still goes on there."""
    introduced = cue < start and "that" in words.lower[cue : cue + 3]
    return introduced and words.lower[start - 1] in {"but", ",", ";"}
