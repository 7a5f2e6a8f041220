"""How much a clause is worth checking: log-odds from what speaks for and against it."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from tui.claims.evidence import Evidence, evidence
from tui.claims.kinds import kinds
from tui.claims.lexicon import bit
from tui.claims.shape import of_shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.claims.claim import Certainty, Kind
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

__all__ = ["Judgement", "judge_clause", "logistic", "weights"]

_TOPIC = bit("topic")
_FOR = (
    ("when", bit("when")),
    ("superlative", bit("superlative")),
    ("capability", bit("able")),
    ("many", bit("many")),
    ("event", bit("past", "edform")),
)
_SOME_FOR = sum(mask for _, mask in _FOR)
_DATED_FOR = _SOME_FOR & ~bit("when")  # a date says more
_NORM, _VALUE, _YOU, _ME, _WE = (bit(n) for n in ("norm", "value", "you", "me", "we"))
_NORM_OR_VALUE, _OUGHT = _NORM | _VALUE, bit("ought")
_HESHEIT, _CTA, _BE, _MODAL = (bit(n) for n in ("hesheit", "cta", "be", "modal"))
_PEOPLE, _ABSTRACT = bit("person", "body"), bit("abstract")
_SPEAKER, _LISTING, _MANY_OR_FEW = bit("you", "me", "we"), bit("listing"), bit("small", "many")
_SPOKEN = bit("spoken")
_CAN, _VERDICT, _VERB = bit("can"), bit("verdict"), bit("auxiliary", "finite")
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
_OPENING, _ADVERBS = 14, 5
_OF_SUBJECT = _VERDICT | _CAN | _ABSTRACT


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of `data/weights.toml`."""
    source = files("tui.claims").joinpath("data", "weights.toml").read_text("utf-8")
    return tomllib.loads(source)


def logistic(value: float) -> float:
    """Return the probability whose log-odds are `value`."""
    return 1 / (1 + exp(-value))


class Judgement(NamedTuple):
    """What is found in one clause: log-odds and kinds.

    `central` is what its nature adds to its centrality in a document; `cause` and `compared` are
    the words of cause and comparison (-1: none).
    """

    odds: float
    central: float
    kinds: tuple[Kind, ...]
    cause: int
    compared: int


def judge_clause(
    words: Words, part: tuple[int, int], said: Attribution | None, sure: Certainty, cue: int
) -> Judgement:
    """Return what speaks for and against the clause of words `part` as a claim.

    `sure` and `cue` are its certainty and the word that says so (-1: none).
    """
    w = weights()["score"]
    start, end = part
    seen = evidence(words, start, end)
    found, cause, compared = kinds(words, part, said, sure, seen)
    odds = w["bias"] + _for(words, part, seen, w)
    matter = _of_matter(found, sure)
    if said:
        odds += w["reported"] if said.reports else w["attitude"]
    if cause >= 0:
        odds += w["causal"]
    if compared >= 0:
        odds += w["comparative"]
    if cue >= 0:
        odds += w[sure]
    odds += _against(words, part, seen, sure, w)
    if said and said.reports:
        matter += weights()["central"]["reported"]
        if seen.union & _SPEAKER and _is_quoted(words):
            odds += w["quoted"]  # “we” and “you” are those of somebody who is quoted
    return Judgement(odds, matter, found, cause, compared)


def _for(words: Words, part: tuple[int, int], seen: Evidence, w: Mapping[str, float]) -> float:
    """Return what speaks for a clause: what can be looked up in it."""
    union = seen.union
    dated = seen.date >= 0
    odds = _of_words_for(union & (_DATED_FOR if dated else _SOME_FOR))
    if seen.figure >= 0:
        odds += w["figure"]
    elif seen.number >= 0:
        odds += w["number"]
    if dated:
        odds += w["date"]
    if seen.names:
        odds += w["name"] + w["names"] * min(4, len(seen.names) - 1)
    if union & _TOPIC:
        start, end = part
        odds += w["topic"] * min(3, _times(words, _TOPIC, start, end))
    return odds


@lru_cache(maxsize=1024)
def _of_words_for(bits: int) -> float:
    """Return what the classes of words in `bits` add to a clause together."""
    w = weights()["score"]
    return sum(w[name] for name, mask in _FOR if bits & mask)


def _is_quoted(words: Words) -> bool:
    return any(sign in words.text for sign in '"“”„»')


@lru_cache(maxsize=1024)
def _of_matter(kinds: tuple[Kind, ...], sure: Certainty) -> float:
    """Return what the nature of a claim adds to its centrality.

    What is, is said to be or may be the case is what a text turns on, rather than what such
    things generally lead to.
    """
    w = weights()["central"]
    value = w.get(sure, 0.0)
    if "fact" in kinds:
        value += w["fact"]
    if "causal" in kinds:
        value += w["causal"]
    return value


def _times(words: Words, mask: int, start: int, end: int) -> int:
    """Count the words of a class."""
    return len([1 for own in words.bits[start:end] if own & mask])


def _against(  # noqa: C901 - a list of rules
    words: Words,
    part: tuple[int, int],
    seen: Evidence,
    sure: Certainty,
    w: Mapping[str, float],
) -> float:
    """Return what speaks against a clause: its shape, its words, its subject."""
    odds = of_shape(words, part, seen, w)
    union = seen.union
    start, end = part
    first = words.lower[start]
    if (
        union & _OF_SUBJECT
        or words.bits[start] & _HESHEIT
        or first in _OPENINGS
        or words.lower[end - 1] == ":"
    ):
        odds += _of_subject(words, part, seen, sure, w)
    if not union & _DOUBTFUL:
        return odds
    if union & _SPOKEN and not _is_spoken(words, start, end):
        union &= ~_SPOKEN
    if union & _SOME_AGAINST:
        if first == "should":
            union &= ~_NORM  # “Should it be true, …”
        if sure == "predicted":
            union &= ~_OUGHT  # “should be open by May”
        if union & _VERDICT:
            union &= ~_NORM  # “it is inaccurate and misses an important point”
        odds += _of_words(union & _SOME_AGAINST)
        if union & (_ME | _WE):
            odds += w["me"] if union & _ME else w["we"]
            odds += w["intention"] if sure == "predicted" else 0.0
        if union & _NORM_OR_VALUE and _is_evaluation(words, start, end):
            odds += w["evaluation"]
    if union & _LISTING and _announces(words, start, end):
        odds += w["listing"]
    return odds


@lru_cache(maxsize=1024)
def _of_words(bits: int) -> float:
    """Return what the classes of words in `bits` take from a clause together."""
    w = weights()["score"]
    return sum(w[name] for name, mask in _AGAINST if bits & mask)


def _of_subject(
    words: Words,
    part: tuple[int, int],
    seen: Evidence,
    sure: Certainty,
    w: Mapping[str, float],
) -> float:
    start, end = part
    lower, bits = words.lower, words.bits
    odds = 0.0
    if lower[end - 1] == ":":
        odds += w["lead_in"] if sure == "asserted" else w["open_list"]
    counted = seen.figure >= 0 or seen.number >= 0 or seen.date >= 0
    if bits[start] & _HESHEIT and not counted:
        second = bits[start + 1] if start + 1 < end else 0
        if lower[start] in {"he", "she", "they"}:
            odds += w["narrative"]
        elif (second | bits[start]) & _BE or second & _MODAL:
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


def _of_opening(words: Words, start: int, end: int, w: Mapping[str, float]) -> float:
    """Return what a clause loses by the word it begins with."""
    first = words.lower[start]
    if first in {"there", "there's"}:
        return w["there"]
    if first in _CLAUSAL and "," not in words.lower[start : min(end, start + _OPENING)]:
        return w["clausal"]
    return w["everybody"] if first in _EVERYBODY else 0.0


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
