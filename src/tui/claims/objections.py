"""What speaks against a clause: its shape, its words, its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.hearings import tells_hearsay
from tui.claims.lexicon import bit
from tui.claims.main_clause import main_range
from tui.claims.shape import is_missing, of_shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.claims.claim import Certainty
    from tui.claims.evidence import Evidence
    from tui.claims.words import Words

__all__ = ["objections"]

_NORM, _VALUE, _ME, _WE = (bit(n) for n in ("norm", "value", "me", "we"))
_NORM_OR_VALUE, _OUGHT = _NORM | _VALUE, bit("ought")
_NEGATE, _RECORD = bit("negate"), bit("record")
_HESHEIT, _BE, _MODAL = (bit(n) for n in ("hesheit", "be", "modal"))
_PEOPLE, _ABSTRACT = bit("person", "body"), bit("abstract")
_LISTING, _MANY_OR_FEW = bit("listing"), bit("small", "many")
_SPOKEN, _RHETORIC = bit("spoken"), bit("rhetoric")
_MEASURE = bit("figure", "quantity", "small", "money")
_CAN, _VERDICT = bit("can"), bit("verdict")
_ADVERB = bit("adverb", "determiner")
_AGAINST = tuple(
    (name, bit(name))
    for name in (
        *("boilerplate", "meta", "norm", "ought", "value", "rhetoric"),
        *("you", "opinion", "spoken"),
    )
)
_SOME_AGAINST = sum(mask for _, mask in _AGAINST) | bit("me", "we")
_DOUBTFUL = _SOME_AGAINST | _LISTING
_CLAUSAL = frozenset(("to", "whether"))
"""A clause is the subject: “To expect this is to …”, “Whether it will work is unclear”."""
_EVERYBODY = frozenset(("everybody", "everyone", "everything", "nothing", "anyone"))
_OPENINGS = _CLAUSAL | _EVERYBODY | {"there", "there's"}
_KNOWN = frozenset(("known", "clear", "unclear", "unknown", "uncertain", "certain", "disputed"))
_SETTLED = _KNOWN | {"decided", "settled", "open"}
_ASKED = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where", "which"))
_FEELING = frozenset(
    ("excited", "thrilled", "delighted", "proud", "pleased", "glad", "happy", "honoured",
     "honored", "grateful", "humbled", "sorry", "sad")
)  # fmt: skip
_MINE = bit("me", "we")
_YOU, _WHEN, _META = bit("you"), bit("when"), bit("meta")
_OPENING, _ADVERBS = 14, 5
_OF_SUBJECT = _VERDICT | _CAN | _ABSTRACT


def objections(  # noqa: PLR0917 - runs for every clause: names cost time
    words: Words, start: int, end: int, seen: Evidence, sure: Certainty, w: Mapping[str, float]
) -> float:
    """Return what speaks against the clause `[start, end)`, in log-odds; `w` are their weights."""
    odds = of_shape(words, start, end, seen, w)
    union = seen.union
    if (
        union & _OF_SUBJECT
        or words.bits[start] & _HESHEIT
        or words.lower[start] in _OPENINGS
        or words.lower[end - 1] == ":"
    ):
        odds += _of_subject(words, start, end, seen, sure, w)
    if union & _DOUBTFUL:
        odds += _of_words(words, start, end, seen, sure, w)
    return odds


def _of_words(  # noqa: PLR0917 - runs for every clause: names cost time
    words: Words, start: int, end: int, seen: Evidence, sure: Certainty, w: Mapping[str, float]
) -> float:
    """Return what the words of a clause say against it."""
    odds, union = 0.0, seen.union
    if union & _SOME_AGAINST:
        union = _excused(words, start, end, seen, sure)
        odds += _sum(union, w)
        if union & (_ME | _WE):
            odds += w["me"] if union & _ME else w["we"]
            if sure == "predicted" and (union & _ME or not _is_plan(seen)):
                odds += w["intention"]
            odds += w["feeling"] if _feels(words, start, end, seen) else 0.0
        if union & _NORM_OR_VALUE and _is_evaluation(words, _main(words, start, end), end):
            odds += w["evaluation"]
    if union & _LISTING and _announces(words, start, end):
        odds += w["listing"]
    return odds


def _is_plan(seen: Evidence) -> bool:
    """Say whether what “we” will do has a figure or a day (“we will invest 4 million”)."""
    return _counts(seen) or bool(seen.union & _WHEN)


def _excused(words: Words, start: int, end: int, seen: Evidence, sure: Certainty) -> int:
    """Return the bits of a clause without the classes that speak not against it here."""
    union = seen.union
    if union & _SPOKEN and not _is_spoken(words, start, end):
        union &= ~_SPOKEN
    if words.lower[start] == "should":
        union &= ~_NORM  # “Should it be true, …”
    if sure == "predicted":
        union &= ~_OUGHT  # “should be open by May”
    if union & _VERDICT:
        union &= ~_NORM  # “it is inaccurate and misses an important point”
    if union & _META and "we'll" in words.lower and (seen.date >= 0 or union & _WHEN):
        union &= ~_META  # “later this year we'll open a region in …”
    if union & _YOU and _is_yours_aside(words, start, end):
        union &= ~_YOU
    if union & _RHETORIC and _is_measured(words, start, end):
        union &= ~_RHETORIC
    if union & _MINE and sure != "asserted" and tells_hearsay(words, start):
        union &= ~_MINE  # “I was told that the plant had closed”
    return union


def _is_yours_aside(words: Words, start: int, end: int) -> bool:
    """Say whether a measure comes before readers do (“it takes five days, depending on …”)."""
    yours = words.find(_YOU, start, end)
    before = words.lower[start:yours]
    return "," in before and words.find(_MEASURE, start, start + before.index(",")) >= 0


def _sum(bits: int, w: Mapping[str, float]) -> float:
    """Return what the classes of words in `bits` take from a clause together."""
    odds = 0.0
    for name, mask in _AGAINST:
        if bits & mask:
            odds += w[name]
    return odds


def _of_subject(  # noqa: PLR0917 - runs for every clause: names cost time
    words: Words, start: int, end: int, seen: Evidence, sure: Certainty, w: Mapping[str, float]
) -> float:
    """Return what a clause loses by what it is about, and by how it begins and ends."""
    lower, bits = words.lower, words.bits
    odds = 0.0
    if lower[end - 1] == ":":
        odds += w["lead_in"] if sure == "asserted" else w["open_list"]
    counted = _counts(seen)
    if bits[start] & _HESHEIT and not counted:
        second = bits[start + 1] if start + 1 < end else 0
        if lower[start] in {"he", "she", "they"}:
            odds += w["narrative"]
        elif ((second | bits[start]) & _BE or second & _MODAL) and not (
            seen.union & _VERDICT
            or (sure == "hedged" and _is_open(lower, start))
            or is_missing(words, start, end)
        ):
            odds += w["vague"]
    if lower[start] in _OPENINGS:
        odds += _of_opening(words, start, end, w)
    if seen.union & _VERDICT:
        odds += w["verdict"]
    if sure in {"asserted", "attributed"} and seen.figure < 0 and seen.number < 0:
        odds += _of_ability(words, start, end, w) if seen.union & _CAN else 0.0
    if seen.union & _ABSTRACT and words.find(_ABSTRACT, start, min(end, start + 5)) >= 0:
        odds += w["abstract"]
    return odds


def _is_open(lower: list[str], start: int) -> bool:
    """Say whether nobody knows something (“it is not known whether …”, “it is unclear why …”)."""
    near = lower[start + 2 : start + 6]
    return lower[start] == "it" and not (_KNOWN.isdisjoint(near) or _ASKED.isdisjoint(near))


def _of_opening(words: Words, start: int, end: int, w: Mapping[str, float]) -> float:
    """Return what a clause loses by the word it begins with."""
    first = words.lower[start]
    if first in {"there", "there's"}:
        none = (
            words.find(_NEGATE, start + 1, start + 3) >= 0 and words.find(_RECORD, start, end) >= 0
        )
        if not none and is_missing(words, start, end):
            return w["state"] / 2
        return w["counting"] if none else w["there"]  # “there isn't a study that shows more”
    if first in _CLAUSAL and "," not in words.lower[start : min(end, start + _OPENING)]:
        return 0.0 if first == "whether" and _is_left_open(words, start, end) else w["clausal"]
    return w["everybody"] if first in _EVERYBODY else 0.0


def _counts(seen: Evidence) -> bool:
    """Say whether anything is counted or dated."""
    return seen.figure >= 0 or seen.number >= 0 or seen.date >= 0


def _is_left_open(words: Words, start: int, end: int) -> bool:
    """Say whether nobody knows whether something is so (“Whether it will open is unclear”)."""
    lower = words.lower
    known = next((k for k in range(end - 1, start + 2, -1) if lower[k] in _SETTLED), -1)
    return known > 0 and any(words.bits[k] & _BE for k in range(max(start, known - 4), known))


def _feels(words: Words, start: int, end: int, seen: Evidence) -> bool:
    """Say whether somebody only tells a feeling (“we are so excited to …”)."""
    if not seen.union & _VALUE or _counts(seen):
        return False
    lower, bits = words.lower, words.bits
    for position in range(start + 2, end):
        if lower[position] in _FEELING:
            near = range(max(start, position - 4), position)
            return any(bits[k] & _BE for k in near) and any(bits[k] & _MINE for k in near)
    return False


def _of_ability(words: Words, start: int, end: int, w: Mapping[str, float]) -> float:
    """Return what “can” takes from a clause: nobody could find it false of people."""
    people = words.find(_PEOPLE, start, words.find(_CAN, start, end)) >= 0
    return w["people_can"] if people else w["generic"]


def _is_spoken(words: Words, start: int, end: int) -> bool:
    """Say whether a word is one of speech: “well, …”, not “well below”."""
    lower = words.lower
    for position in [k for k in range(start, end) if words.bits[k] & _SPOKEN]:
        alone = position in {start, end - 1} or not lower[position - 1][0].isalnum()
        if lower[position] != "well" or (alone and lower[position + 1 : position + 2] == [","]):
            return True
    return False


def _main(words: Words, start: int, end: int) -> int:
    """Return where what a clause says begins behind its condition (“if she is right, …”)."""
    return main_range(words, start, end)[0] if words.lower[start] == "if" else start


def _is_measured(words: Words, start: int, end: int) -> bool:
    """Say whether “is about” only comes before a measure (“is about 40 metres”, “… as long”)."""
    at = words.find(_RHETORIC, start, end)
    if words.lower[at + 1 : at + 2] != ["about"] or words.find(_RHETORIC, at + 1, end) >= 0:
        return False
    following = words.lower[at + 2 : at + 3]
    return following == ["as"] or words.find(_MEASURE, at + 2, at + 3) >= 0


def _announces(words: Words, start: int, end: int) -> bool:
    """Say whether the clause only announces a list (“four scenarios”, “several key trends”)."""
    bits = words.bits
    for position in range(start, end):
        if (
            bits[position] & _MANY_OR_FEW
            and words.find(_LISTING, position + 1, min(end, position + 3)) >= 0
        ):
            return True
    return False


def _is_evaluation(words: Words, start: int, end: int) -> bool:
    """Say whether the clause only says how good or needful something is (“X is crucial”)."""
    bits = words.bits
    for position in [k for k in range(start + 1, end) if bits[k] & _NORM_OR_VALUE]:
        before = position - 1
        low = max(start, position - _ADVERBS)
        while before > low and (
            (bits[before] & _ADVERB and not bits[before] & _BE)
            or words.lower[before].endswith("ly")
        ):
            before -= 1
        if bits[before] & _BE or words.lower[before] in {"be", "become", "becomes"}:
            return True
    return False
