"""Where a “not” denies what its clause says: not in what only describes, nor in a second clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.clauses import has_verb
from tui.claims.denials import DENIALS, denial
from tui.claims.lexicon import bit
from tui.claims.main_clause import describes_subject
from tui.claims.words import OPENING

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["denied", "is_called"]

_NEGATE, _SAY, _DATE = bit("negate"), bit("say"), bit("month", "weekday", "when")
_LINK, _FINITE, _RELATIVE = bit("auxiliary", "be"), bit("finite"), bit("relative")
_BE, _DID = bit("be"), bit("finite", "past")
_TELLING = frozenset(
    ("tell", "told", "ask", "asked", "urged", "ordered", "advised", "warned", "instructed")
)
_UNTIL = frozenset(("until", "till"))
_CALLED = frozenset(
    ("as", "titled", "entitled", "headed", "marked", "labelled", "labeled", "named")
)
_FAR, _QUOTING = 12, OPENING | {'"'}
_NOBODY = frozenset(
    ("no", "nothing", "none", "nobody", "no one", "neither", "niemand", "kein", "keine")
)
_HARDLY = frozenset(("hardly", "scarcely"))
_VOTING = frozenset(("vote", "votes", "voted", "voting"))
_GERMAN = frozenset(("niemand", "kein", "keine"))
"""What denies wherever it stands in its clause (“verletzt wurde bei dem Brand niemand”)."""
_NOT_ITS_OWN = frozenset(
    ("to", "if", "or", "—", "–", "but", "when", "though", "although", "while", ",")
)
_TOLD = bit("claimnoun", "hearsay", "record")


def denied(words: Words, first: int, last: int, end: int, hedged: int) -> int:
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


def _could_not(words: Words, hedged: int, negated: int) -> bool:
    """Say whether somebody was not able or willing to (“customers could not pay”)."""
    return words.lower[hedged] in {"could", "would"} and negated == hedged + 1


def _in_second_clause(words: Words, first: int, position: int) -> bool:
    """Say whether another clause is joined before a negation (“X is old, and nobody uses it”)."""
    lower = words.lower
    for comma in range(first + 2, position):
        if lower[comma] == "," and lower[comma + 1] in {"and", "so"}:
            return has_verb(words, first, comma)
        if lower[comma] == "but" and words.bits[comma + 1] & _LINK:
            return has_verb(words, first, comma)  # “confirmed the first test but did not …”
    return False


def _denies(  # noqa: C901, PLR0911 - a list of rules
    words: Words, first: int, position: int
) -> bool:
    """Say whether a negation is the clause's own, not one of an infinitive or a noun."""
    lower = words.lower
    named = position > first and words.tokens[position][0].isupper()
    if named and words.tokens[position - 1] not in _QUOTING:
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
    if lower[position] == "denied" and position and words.bits[position - 1] & _BE:
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
            bool(before & _DID) and lower[position] in {"nothing", "none", "no"}
        )
    if lower[position : position + 2] == ["not", "one"] and position <= first + 1:
        return True  # “but not one of the builders has signed”
    if position and lower[position - 1] in _NOT_ITS_OWN:
        aside = lower[position] in _HARDLY and lower[position - 1] == ","
        return lower[position] != "not" and not aside  # “…, hardly a friend of the mayor”
    other = _is_late(words, position) or is_called(words, first, position)
    return not other and words.find(_RELATIVE, first, position) < 0


def _is_late(words: Words, position: int) -> bool:
    """Say whether something was so, only later (“did not tell the council until 6 May”)."""
    following = words.lower[position + 1 : position + _FAR]
    if not _UNTIL.intersection(following):
        return False
    until = position + 1 + next(k for k, word in enumerate(following) if word in _UNTIL)
    near = range(until + 1, min(len(words), until + 4))
    return any(words.bits[k] & _DATE or words.lower[k][0].isdigit() for k in near)


def is_called(words: Words, first: int, position: int) -> bool:
    """Say whether a word stands in what something is called (“was closed as ‘won't do’”)."""
    outside = words.outside
    if not outside or outside[position]:
        return False
    before = position
    while before > first and (not outside[before] or not words.lower[before][0].isalnum()):
        before -= 1
    return words.lower[before] in _CALLED
