"""How much a clause is worth checking: log-odds from what speaks for and against it."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from tui.claims.certainty import UNSURE, certainty
from tui.claims.evidence import Evidence, evidence
from tui.claims.kinds import kinds
from tui.claims.lexicon import bit
from tui.claims.objections import objections
from tui.claims.quotations import is_scrap
from tui.claims.turns import denies_shortly, of_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from tui.claims.claim import Certainty, Kind
    from tui.claims.sources import Attribution
    from tui.claims.words import Words

    Stated: TypeAlias = tuple[Words, int, int, Attribution | None, str]
    """The words of a sentence, from which to which a clause goes, its source, and who that is."""

__all__ = ["Judgement", "judge_clauses", "logistic", "weights"]

_ATTRIBUTED: tuple[Certainty, int] = ("attributed", -1)
_ASSERTED: tuple[Certainty, int] = ("asserted", -1)
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
_ASKING = frozenset(("asked", "asks", "ask", "wondered", "wonders", "inquired", "enquired"))
_ASKED = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where"))
_SPEAKER = bit("you", "me", "we")


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of `data/weights.toml`."""
    source = files("tui.claims").joinpath("data", "weights.toml").read_text("utf-8")
    return tomllib.loads(source)


def logistic(value: float) -> float:
    """Return the probability whose log-odds are `value`."""
    return 1 / (1 + exp(-value))


class Judgement:
    """What is found in one clause: how sure it is, log-odds and kinds.

    `cue` is the word that says how sure it is; `central` is what its nature adds to its centrality
    in a document; `cause` and `compared` are the words of cause and comparison (-1: none).
    """

    __slots__ = ("cause", "central", "compared", "cue", "kinds", "odds", "sure")

    def __init__(  # noqa: PLR0917 - one is made of every clause: names cost time
        self,
        sure: Certainty,
        cue: int,
        odds: float,
        central: float,
        kinds: tuple[Kind, ...],
        cause: int,
        compared: int,
    ) -> None:
        self.sure = sure
        self.cue = cue
        self.odds = odds
        self.central = central
        self.kinds = kinds
        self.cause = cause
        self.compared = compared


def judge_clauses(every: Sequence[Stated], present: Callable[[], int]) -> list[Judgement]:
    """Return how sure clauses are, their kinds, and what speaks for and against each as a claim.

    One rule is asked of all of them before the next: of a hundred clauses that is far quicker.
    `present` returns the year in which the text was written; few clauses ask for it.
    """
    sures = [
        certainty(words, start, end, said, who, present)
        if words.union & UNSURE
        else (_ATTRIBUTED if who else _ASSERTED)
        for words, start, end, said, who in every
    ]
    evident = [evidence(words, start, end) for words, start, end, _, _ in every]
    natures = [
        kinds(words, start, end, said, sure, seen)
        for (words, start, end, said, _), (sure, _), seen in zip(every, sures, evident, strict=True)
    ]
    w = weights()["score"]
    against = [
        objections(words, start, end, seen, sure, w)
        for (words, start, end, _, _), (sure, _), seen in zip(every, sures, evident, strict=True)
    ]
    return list(map(_weighed, every, sures, evident, natures, against))


def _weighed(
    clause: Stated,
    certain: tuple[Certainty, int],
    seen: Evidence,
    nature: tuple[tuple[Kind, ...], int, int],
    against: float,
) -> Judgement:
    """Put together what is known of one clause."""
    words, start, end, said, who = clause
    sure, cue = certain
    found, cause, compared = nature
    w = weights()["score"]
    odds = w["bias"] + against + _of_evidence(words, start, end, seen, w)
    matter = _of_matter(found, sure)
    if cause >= 0:
        odds += w["causal"]
    if compared >= 0:
        odds += w["comparative"]
    if cue >= 0:
        odds += w[sure]
    if said:
        if _is_asked(words, said.cue) or _leads_in(words, said.cue):
            odds += w["question"]
        odds += w["reported"] if said.reports else w["attitude"]
        if seen.figure < 0 and seen.number < 0 and seen.date < 0 and is_scrap(words):
            odds += 0.0 if sure == "denied" and denies_shortly(words) else w["scrap"]
        if said.reports:
            matter += weights()["central"]["reported"]
            if seen.union & _SPEAKER and _is_quoted(words):
                odds += w["quoted"]  # “we” and “you” are those of somebody who is quoted
    elif who:
        odds += of_turn(words, start, end, seen, sure, w)
    return Judgement(sure, cue, odds, matter, found, cause, compared)


def _of_evidence(
    words: Words, start: int, end: int, seen: Evidence, w: Mapping[str, float]
) -> float:
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
        odds += w["topic"] * min(3, _times(words, _TOPIC, start, end))
    return odds


@lru_cache(maxsize=1024)
def _of_words_for(bits: int) -> float:
    """Return what the classes of words in `bits` add to a clause together."""
    w = weights()["score"]
    return sum(w[name] for name, mask in _FOR if bits & mask)


def _is_asked(words: Words, cue: int) -> bool:
    """Say whether somebody only asks (“the mayor asked whether it was paid”)."""
    lower = words.lower
    return lower[cue] in _ASKING and not _ASKED.isdisjoint(lower[cue + 1 : cue + 4])


def _leads_in(words: Words, cue: int) -> bool:
    """Say whether all that is said is still to come (“Ann Lee, who runs it, said:”)."""
    return words.lower[-1] == ":" and cue + words.lengths.get(cue, 1) == len(words) - 1


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
