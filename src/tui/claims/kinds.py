"""What kind of claim a clause makes.

A kind is what the clause asserts, not what it mentions: a verb of cause counts as the main
verb, not in “a mission to ensure …”; “smaller companies” compares nothing.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from tui.claims.claim import KINDS
from tui.claims.lexicon import bit
from tui.claims.main_clause import main_range

if TYPE_CHECKING:
    from tui.claims.claim import Certainty, Kind
    from tui.claims.evidence import Evidence
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["causal_at", "comparison_at", "kinds"]

_CAUSAL, _BECAUSE, _COMPARE, _SUPERLATIVE = (
    bit(n) for n in ("causal", "because", "compare", "superlative")
)
_CAUSAL_OR_BECAUSE = _CAUSAL | _BECAUSE
_COMPARING = bit("compare", "superlative", "greater")
_CAN, _COUNTED, _PAST = bit("can"), bit("quantity", "money"), bit("past")
_COMPARING_OR_CAN = _COMPARING | _CAN
_ABLE, _MODAL, _PREDICT, _HEDGE = (bit(n) for n in ("able", "modal", "predict", "hedge"))
_VERB = bit("finite", "auxiliary")
_GERUND, _RELATIVE, _DETERMINER = bit("gerund"), bit("relative"), bit("determiner")
_LINK = bit("be", "auxiliary")
_TELLING = _CAUSAL_OR_BECAUSE | _COMPARING_OR_CAN | _ABLE | _MODAL | _PREDICT
_PLAIN = frozenset(("asserted", "attributed"))
_FACTS: list[tuple[Kind, ...]] = [
    tuple(compress(KINDS, (True, figure, date, False, False, False, False, said)))
    for said in (False, True)
    for date in (False, True)
    for figure in (False, True)
]
_NO_VERB = _DETERMINER | bit("preposition", "be")


def causal_at(words: Words, start: int, end: int) -> int:
    """Return the main verb or phrase of cause, else -1."""
    bits, lower = words.bits, words.lower
    for position in [k for k in range(start, end) if bits[k] & _CAUSAL_OR_BECAUSE]:
        own = bits[position]
        if own & _BECAUSE:
            return position
        if position == start:
            continue
        before = lower[position - 1]
        if words.tokens[position][0].isupper() or before.endswith("'s"):
            continue
        if own & _GERUND:
            if before == ",":
                return position
            continue
        if before == "to" or bits[position - 1] & _NO_VERB:
            continue
        if not _is_relative(words, max(start, position - 6), position, start, end):
            return position
    return -1


def _is_relative(words: Words, low: int, high: int, start: int, end: int) -> bool:
    """Say whether a relative clause begins from word `low` to word `high`, in `[start, end)`."""
    bits, lower = words.bits, words.lower
    for position in range(low, high + 1):
        if bits[position] & _RELATIVE:
            return True
        if (
            lower[position] == "that"
            and position > start + 1
            and position + 1 < end
            and bits[position + 1] & _VERB
        ):
            return True
    return False


def comparison_at(words: Words, start: int, end: int) -> int:
    """Return the word that compares two things or ranks one above all, else -1."""
    bits = words.bits
    for position in [k for k in range(start, end) if bits[k] & _COMPARING]:
        own = bits[position]
        if own & (_COMPARE | _SUPERLATIVE):
            if own & _SUPERLATIVE or not _counts(words, position, end):
                return position
            continue
        if (
            position > start
            and (bits[position - 1] & _LINK or words.lower[position - 1] in _OFFERS)
            and not (
                words.lower[position + 1 : position + 2] == ["than"]
                and _counts(words, position + 1, end)
            )
        ):
            return position
    return -1


def _counts(words: Words, position: int, end: int) -> bool:
    """Say whether “than” compares nothing: “more than 9,000”, “rather than”."""
    lower = words.lower
    if not position or lower[position] != "than":
        return False
    if lower[position - 1] in {"rather", "other"}:
        return True
    following = position + 1
    return (
        lower[position - 1] in {"more", "less", "fewer"}
        and following < end
        and (lower[following][0].isdigit() or bool(words.bits[following] & _COUNTED))
    )


_OFFERS = frozenset(
    (
        "offer",
        "offers",
        "offered",
        "become",
        "becomes",
        "became",
        "provide",
        "provides",
        "much",
        "far",
    )
)


def kinds(  # noqa: PLR0917 - runs for every clause: names cost time
    words: Words,
    start: int,
    end: int,
    said: Attribution | None,
    sure: Certainty,
    seen: Evidence,
) -> tuple[tuple[Kind, ...], int, int]:
    """Return the kinds in the order of `KINDS`, and the words of cause and comparison."""
    union = seen.union
    if not union & _TELLING and sure in _PLAIN:  # nothing but facts
        figures = seen.figure >= 0 or seen.number >= 0
        return _FACTS[figures + 2 * (seen.date >= 0) + 4 * (said is not None)], -1, -1
    cause = causal_at(words, start, end) if union & _CAUSAL_OR_BECAUSE else -1
    if said and cause == said.cue:
        cause = -1
    able = bool(union & _ABLE)
    compared = -1
    if union & _COMPARING_OR_CAN:
        first, last = main_range(words, start, end)
        compared = comparison_at(words, first, last) if union & _COMPARING else -1
        able = able or (bool(union & _CAN) and words.find(_CAN, first, last) >= 0)
    ahead = sure == "predicted" or (
        bool(union & (_MODAL | _PREDICT))
        if sure == "hedged"
        else _will_not(words, start, end, sure)
    )
    able = able and not ahead and cause < 0
    plain = not (ahead or able) and cause < 0 and compared < 0
    happened = (
        seen.event and not (ahead or able) and (cause < 0 or bool(seen.names and union & _PAST))
    )
    found = (
        plain or happened,
        seen.figure >= 0 or seen.number >= 0,
        seen.date >= 0,
        cause >= 0,
        compared >= 0,
        able,
        ahead,
        said is not None,
    )
    return _chosen(found), cause, compared


def _will_not(words: Words, start: int, end: int, sure: Certainty) -> bool:
    """Say whether what is denied is something to come (“will not be allowed”)."""
    return sure == "denied" and words.find(_PREDICT, *main_range(words, start, end)) >= 0


@lru_cache(maxsize=256)
def _chosen(found: tuple[bool, ...]) -> tuple[Kind, ...]:
    return tuple(compress(KINDS, found))
