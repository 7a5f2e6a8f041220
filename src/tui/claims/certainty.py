"""How sure a clause is: denied, hedged, predicted, attributed or plainly asserted.

Where several fit the first of these wins. Only what stands in the clause itself counts: a
“may” in a relative clause does not hedge the main one, “not only” denies nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.denials import DENIALS
from tui.claims.hearings import HEARERS, is_hearsay
from tui.claims.lexicon import bit
from tui.claims.main_clause import main_range
from tui.claims.negations import denied, is_called
from tui.claims.prospects import (
    PROSPECTS,
    condition,
    is_destined,
    is_planned,
    is_supposed,
    scheduled,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.claims.claim import Certainty
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["UNSURE", "certainty"]

_NEGATE, _HEDGE, _PREDICT = (bit(n) for n in ("negate", "hedge", "predict"))
_MERELY_LIKELY = frozenset(("likely", "unlikely", "probably"))
_OUGHT, _DONE = bit("ought"), bit("edform", "participle", "past")
_DATE = bit("month", "weekday", "when")
UNSURE = _NEGATE | _HEDGE | _PREDICT | _OUGHT | DENIALS | PROSPECTS
"""Without any of these a clause is plainly asserted, or attributed."""

_HANGING = PROSPECTS | _OUGHT
_ARRIVING = frozenset(
    ("arrive", "reach", "begin", "start", "open", "reopen", "end", "finish", "follow", "last",
     "fall", "rise", "become", "return", "resume", "appear", "land", "be")
)  # fmt: skip
_FINISHED = frozenset(("completed", "finished", "built", "restored", "opened", "done", "delivered"))
_DEADLINE = frozenset(("before", "by", "within", "until", "next", "later", "soon", "tomorrow"))


def certainty(  # noqa: PLR0917 - runs for every clause: names cost time
    words: Words,
    start: int,
    end: int,
    said: Attribution | None,
    who: str,
    present: Callable[[], int],
) -> tuple[Certainty, int]:
    """Return how sure the clause `[start, end)` is, and the word that says so (-1: none).

    `said` is its own source, `who` whoever says it (empty: only the author), and `present` returns
    the year in which the text was written.
    """
    attributed = bool(who)
    plain: Certainty = "attributed" if attributed else "asserted"
    if not words.union & UNSURE:
        return plain, -1
    told = said.cue if said and said.reports else -1
    first, last = main_range(words, start, end)
    hedged = words.find(_HEDGE, first, last)
    while hedged >= 0 and not _is_hedge(words, hedged, attributed=attributed):
        hedged = words.find(_HEDGE, hedged + 1, last)
    if words.bits[start] & _HEDGE and start in words.lengths and is_hearsay(words, start):
        hedged = start  # “if confirmed, …”
    mere = hedged >= 0 and words.lower[hedged] in HEARERS  # “I heard that nobody came”
    negated = denied(words, first, last, end, -1 if mere else hedged)
    if negated >= 0:
        return "denied", negated
    if hedged >= 0 and _is_future_told(words, told, hedged):
        return "predicted", hedged
    if hedged >= 0 and is_planned(words, hedged, first, last):
        return "predicted", hedged
    if hedged < 0 and words.union & _HANGING:
        hedged = condition(words, start, end)
    predicted, due = _prediction(words, first, last, hedged, present, attributed=attributed)
    if predicted >= 0 and (due or hedged < 0 or words.lower[hedged] in _MERELY_LIKELY):
        return "predicted", predicted
    return ("hedged", hedged) if hedged >= 0 else (plain, -1)


def _prediction(
    words: Words,
    first: int,
    last: int,
    hedged: int,
    present: Callable[[], int],
    *,
    attributed: bool,
) -> tuple[int, bool]:
    """Return the word that foretells (-1: none), and whether it is the “should” of a date."""
    predicted = words.find(_PREDICT, first, last)
    while predicted >= 0 and (
        is_called(words, first, predicted)
        or _is_wish(words, predicted, last)
        or not is_destined(words, first, predicted, last, attributed=attributed)
    ):
        predicted = words.find(_PREDICT, predicted + 1, last)
    if predicted < 0 and hedged < 0 and words.union & PROSPECTS:
        predicted = scheduled(words, first, last, present)
    if predicted < 0 and words.union & _OUGHT:
        due = _is_due(words, first, last)
        return due, due >= 0
    return predicted, False


def _is_wish(words: Words, position: int, last: int) -> bool:
    """Say whether somebody only wants something: with a time (“by 2030”) it is a plan."""
    if words.lower[position] != "wants":
        return False
    years = (word for word in words.lower[position:last] if word.isdigit())
    timed = words.find(_DATE, position, last) >= 0 or any(len(year) == _YEAR for year in years)
    return not timed


def _is_hedge(words: Words, position: int, *, attributed: bool) -> bool:
    """Say whether the hedge at `position` is one here."""
    if (
        words.lower[position] in _MOOT
    ):  # “ob es hält, ist umstritten”, unlike “ein umstrittener Bau”
        return words.lower[0] in _WHETHER or "ob" in words.lower
    if words.lower[position] in _MAYBE_TOLD and _is_told_of(words, position):
        return False
    if words.lower[position] in _POINTING:  # “by a quarter point to 3%”
        return not (position and words.bits[position - 1] & _MEASURING)
    if words.lower[position] in _APPEARING:
        due = position > 0 and words.lower[position - 1] == "to"  # “is to appear in court”
        return not (due or _is_seen(words, position + 1))
    if not is_hearsay(words, position):
        return False
    return is_supposed(words, position, attributed=attributed)


def _is_told_of(words: Words, position: int) -> bool:
    """Say whether a rumour or a rule is only told of at word `position`.

    “The rumour started in May” is no rumour, and “may emit at most 20 grams” says what is allowed.
    """
    word = words.lower[position]
    near = words.lower[position + 1 : position + _SOON]
    if word != "may":
        return near[:1] in _BEGINNING
    return "only" in near[:2] or ("most" in near and near[near.index("most") - 1] == "at")


def _is_seen(words: Words, after: int) -> bool:
    """Say whether what appears is there to see (“the signs appear in May”), before word `after`."""
    following = words.lower[after] if after < len(words) else "."
    preposition = words.bits[after] & _PREPOSITION if after < len(words) else 0
    if not following[0].isalnum() or words.find(_COUNTED, after, after + 1) >= 0:
        return True  # “a rash appears three days later”
    return bool(preposition) and following not in {"to", "as"}


def _is_due(words: Words, first: int, last: int) -> int:
    """Return the “should” that says when something is expected (“should be open by May”), or -1.

    What somebody should do, or what should be done with something, is advice.
    """
    lower, bits = words.lower, words.bits
    at = words.find(_OUGHT, first, last)
    if at < 1 or lower[at] != "should" or at + 2 >= last or lower[at + 1] not in _ARRIVING:
        return -1
    if bits[at - 1] & _PRONOUN and lower[at - 1] not in {"it", "they"}:
        return -1
    after = at + 2
    if lower[at + 1] == "be" and bits[after] & _DONE and lower[after] not in _FINISHED:
        return -1
    timed = any(lower[k] in _DEADLINE or bits[k] & _DATE for k in range(after, last))
    return at if timed else -1


def _is_future_told(words: Words, told: int, hedged: int) -> bool:
    """Say whether “would” is only the “will” of what somebody said (“he said it would close”)."""
    return (
        words.lower[hedged] == "would"
        and not _would_have(words, hedged)
        and 0 <= told < hedged
        and bool(words.bits[told] & _SAY)
        and bool(words.bits[told] & _PAST or words.lower[told].endswith("ing"))
        and "if" not in words.lower[told:hedged]
    )


def _would_have(words: Words, would: int) -> bool:
    """Say whether something did not come to pass (“it would have been saved”)."""
    done = words.bits[would + 2] if would + 2 < len(words) else 0
    return words.lower[would + 1 : would + 2] == ["have"] and bool(done & _DONE)


_COUNTED = bit("figure", "quantity", "small", "month", "weekday", "when")
_LINK, _FINITE, _RELATIVE = bit("auxiliary", "be"), bit("finite"), bit("relative")
_PREPOSITION = bit("preposition")
_MOOT = frozenset(("umstritten", "strittig", "offen", "ungewiss", "fraglich", "ungeklärt"))
_WHETHER = frozenset(("wie", "wer", "wann", "warum", "wo", "welche", "welcher", "weshalb"))
_YEAR = 4
_MAYBE_TOLD, _SOON = frozenset(("rumour", "rumor", "rumours", "rumors", "may")), 6
_BEGINNING = (
    ["started"],
    ["began"],
    ["spread"],
    ["originated"],
    ["goes"],
    ["arose"],
    ["circulated"],
)
_APPEARING = frozenset(("appear", "appears", "appeared", "appearing"))
_POINTING, _MEASURING = frozenset(("point", "points")), bit("quantity", "figure", "determiner")
_SAY, _PAST, _PRONOUN = bit("say"), bit("past", "participle"), bit("pronoun")
