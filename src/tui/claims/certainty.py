"""How sure a clause is: denied, hedged, predicted, attributed or plainly asserted.

Where several fit the first of these wins. Only what stands in the clause itself counts: a
“may” in a relative clause does not hedge the main one, “not only” denies nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.clauses import has_verb
from tui.claims.denials import DENIALS, denial
from tui.claims.lexicon import bit
from tui.claims.main_clause import describes_subject, main_range
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
    if words.bits[start] & _HEDGE and start in words.lengths:
        hedged = start  # “if confirmed, …”
    denied = _denial(words, first, last, end, hedged)
    if denied >= 0:
        return "denied", denied
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


def _denial(words: Words, first: int, last: int, end: int, hedged: int) -> int:
    """Return the word by which the clause `[first, end)` is denied, else -1.

    A “not” counts in its main part, before `last`, and only before the hedge there.
    """
    if words.union & DENIALS and (rebutted := denial(words, first, end)) >= 0:
        return rebutted
    negated = words.find(_NEGATE, first, last)
    while negated >= 0 and not (
        _denies(words, first, negated)
        and not _in_second_clause(words, first, negated)
        and not describes_subject(words, first, negated)
    ):
        negated = words.find(_NEGATE, negated + 1, last)
    own = hedged < 0 or negated < hedged or _could_not(words, hedged, negated)
    return negated if own else -1


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
        _is_called(words, first, predicted)
        or not is_destined(words, first, predicted, last, attributed=attributed)
    ):
        predicted = words.find(_PREDICT, predicted + 1, last)
    if predicted < 0 and hedged < 0 and words.union & PROSPECTS:
        predicted = scheduled(words, first, last, present)
    if predicted < 0 and words.union & _OUGHT:
        due = _is_due(words, first, last)
        return due, due >= 0
    return predicted, False


def _is_hedge(words: Words, position: int, *, attributed: bool) -> bool:
    """Say whether the hedge at `position` is one here."""
    if (
        words.lower[position] in _MOOT
    ):  # “ob es hält, ist umstritten”, unlike “ein umstrittener Bau”
        return words.lower[0] in _WHETHER or "ob" in words.lower
    if words.lower[position] in _POINTING:  # “by a quarter point to 3%”
        return not (position and words.bits[position - 1] & _MEASURING)
    if words.lower[position] in _APPEARING:
        due = position > 0 and words.lower[position - 1] == "to"  # “is to appear in court”
        return not (due or _is_seen(words, position + 1))
    return is_supposed(words, position, attributed=attributed)


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


def _could_not(words: Words, hedged: int, negated: int) -> bool:
    """Say whether somebody was not able or willing to (“customers could not pay”)."""
    return words.lower[hedged] in {"could", "would"} and negated == hedged + 1


def _in_second_clause(words: Words, first: int, position: int) -> bool:
    """Say whether another clause is joined before a negation (“X is old, and nobody uses it”)."""
    lower = words.lower
    for comma in range(first + 2, position):
        if lower[comma] == "," and lower[comma + 1] in {"and", "so"}:
            return has_verb(words, first, comma)
    return False


def _denies(  # noqa: C901, PLR0911 - a list of rules
    words: Words, first: int, position: int
) -> bool:
    """Say whether a negation is the clause's own, not one of an infinitive or a noun."""
    lower = words.lower
    if position > first and words.tokens[position][0].isupper():
        return False  # a name or a title: “Never Again”
    if "(" in lower[first:position] and ")" not in lower[first:position]:
        return False  # “4 percent (not adjusted for prices)”
    if lower[position] == "no" and position and lower[position - 1] in _VOTING:
        return False  # “will vote no unless …”
    if lower[position] in {"not", "no"} and lower[position + 1 : position + 2] in (
        [","],
        ["."],
        [";"],
    ):
        # “and others do not, so …”, “No. 10”, but “asked about it, the mayor said no.”
        return lower[position] == "no" and position > 0 and bool(words.bits[position - 1] & _SAY)
    if lower[position] == "denied" and position and words.bits[position - 1] & _LINK:
        told = words.find(_TOLD, first, position) >= 0  # “he was denied bail” denies nothing
        return told or lower[first] in {"it", "this", "that", "they"}
    if lower[position : position + 2] == ["not", "to"] and not _TELLING.isdisjoint(
        lower[max(first, position - _FAR) : position]
    ):
        return False  # “they were told by letter not to come”
    if lower[position] in _NOBODY:
        if position > first + 1 and lower[position - 1] == ",":
            return not has_verb(words, first, position - 1)  # “Of the 14 wells, none met it”
        if position and lower[position - 1] == "that":
            return True  # “told the court that no such paper existed”
        before = words.bits[position - 1] if position > first + 1 else _LINK
        if lower[position] in _GERMAN:
            return "," not in lower[first:position]
        return bool(before & _LINK) or (
            bool(before & _FINITE) and lower[position] in {"nothing", "none", "no"}
        )
    if lower[position : position + 2] == ["not", "one"] and position <= first + 1:
        return True  # “but not one of the builders has signed”
    if position and lower[position - 1] in _NOT_ITS_OWN:
        return lower[position] != "not"
    other = _is_late(words, position) or _is_called(words, first, position)
    return not other and words.find(_RELATIVE, first, position) < 0


def _is_late(words: Words, position: int) -> bool:
    """Say whether something was so, only later (“did not tell the council until 6 May”)."""
    following = words.lower[position + 1 : position + _FAR]
    if not _UNTIL.intersection(following):
        return False
    until = position + 1 + next(k for k, word in enumerate(following) if word in _UNTIL)
    near = range(until + 1, min(len(words), until + 4))
    return any(words.bits[k] & _DATE or words.lower[k][0].isdigit() for k in near)


def _is_called(words: Words, first: int, position: int) -> bool:
    """Say whether a word stands in what something is called (“was closed as ‘won't do’”)."""
    outside = words.outside
    if not outside or outside[position]:
        return False
    before = position
    while before > first and (not outside[before] or not words.lower[before][0].isalnum()):
        before -= 1
    return words.lower[before] in _CALLED


_TELLING = frozenset(
    ("tell", "told", "ask", "asked", "urged", "ordered", "advised", "warned", "instructed")
)
_COUNTED = bit("figure", "quantity", "small", "month", "weekday", "when")
_LINK, _FINITE, _RELATIVE = bit("auxiliary", "be"), bit("finite"), bit("relative")
_PREPOSITION = bit("preposition")
_TOLD = bit("claimnoun", "hearsay", "record")
_UNTIL = frozenset(("until", "till"))
_CALLED = frozenset(
    ("as", "titled", "entitled", "headed", "marked", "labelled", "labeled", "named")
)
_FAR = 12
_MOOT = frozenset(("umstritten", "strittig", "offen", "ungewiss", "fraglich", "ungeklärt"))
_WHETHER = frozenset(("wie", "wer", "wann", "warum", "wo", "welche", "welcher", "weshalb"))
_APPEARING = frozenset(("appear", "appears", "appeared", "appearing"))
_POINTING, _MEASURING = frozenset(("point", "points")), bit("quantity", "figure", "determiner")
_SAY, _PAST, _PRONOUN = bit("say"), bit("past", "participle"), bit("pronoun")
_NOBODY = frozenset(
    ("no", "nothing", "none", "nobody", "no one", "neither", "niemand", "kein", "keine")
)
_VOTING = frozenset(("vote", "votes", "voted", "voting"))
_GERMAN = frozenset(("niemand", "kein", "keine"))
"""What denies wherever it stands in its clause (“verletzt wurde bei dem Brand niemand”)."""
_NOT_ITS_OWN = frozenset(
    ("to", "if", "or", "—", "–", "but", "when", "though", "although", "while", ",")
)
