"""What makes a clause worth checking: its features, kinds, score and the reasons for them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from tui.claims.clauses import has_verb
from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from tui.claims.attribution import Attribution
    from tui.claims.claim import Certainty, Kind
    from tui.claims.words import Words

__all__ = ["Judgement", "judge_clause", "logistic", "weights"]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|-\d\d(?:\d\d)?)?\Z")
_DIGITS = re.compile(r"\d{2,}[a-z]?\Z")

(
    _QUANTITY, _UNIT, _MONTH, _WEEKDAY, _WHEN, _MANY, _SUPERLATIVE, _COMPARE, _CAUSAL, _BECAUSE, _ABLE, _CAPABLE,
    _TOPIC, _NORM, _VALUE, _RHETORIC, _META, _BOILERPLATE, _YOU, _ME, _WE, _HESHEIT, _CTA, _PAST, _MODAL, _BE,
    _SPOKEN, _AUXILIARY, _DETERMINER, _FINITE, _PERSON,
) = (
    bit(name)
    for name in (
        "quantity unit month weekday when many superlative compare causal because able capability "
        "topic norm value rhetoric meta boilerplate you me we hesheit cta past modal be "
        "spoken auxiliary determiner finite person"
    ).split()
)  # fmt: skip


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of `data/weights.toml`."""
    source = files("tui.claims").joinpath("data", "weights.toml").read_text("utf-8")
    return tomllib.loads(source)


def logistic(value: float) -> float:
    """Return the probability whose log-odds are `value`."""
    return 1 / (1 + exp(-value))


@dataclass(slots=True)
class Judgement:
    """What is found in one clause: log-odds, kinds in the order of `KINDS`, and why."""

    odds: float
    kinds: tuple[Kind, ...] = ()
    cues: list[str] = field(default_factory=list)


def judge_clause(
    words: Words,
    start: int,
    end: int,
    said: Attribution | None,
    sure: Certainty,
    cue: int,
) -> Judgement:
    """Return what speaks for and against the clause `[start, end)` as a claim."""
    w = weights()["score"]
    lower, bits, tokens = words.lower, words.bits, words.tokens
    result = Judgement(w["bias"])
    odds = w["bias"]
    cues = result.cues
    union = 0
    count = 0
    names: list[int] = []
    figure = number = year = -1
    for position in range(start, end):
        own = bits[position]
        union |= own
        token = tokens[position]
        head = token[0]
        if head.isalpha():
            count += 1
            if head.isupper() and (position > start or not own) and (not own or position > start):
                names.append(position)
            if not own and any(map(str.isdigit, token)) and _DIGITS.search(token):
                number = position
        elif head.isdigit():
            count += 1
            if _YEAR.match(token):
                year = position
            elif position > start or end - start > 3:
                following = bits[position + 1] if position + 1 < end else 0
                if (
                    following & (_QUANTITY | _UNIT)
                    or len(token) > 1
                    or lower[position + 1 : position + 2] == ["%"]
                ):
                    figure = position
                else:
                    number = position
        elif head in "%$€£¥":
            figure = position
    kinds: set[Kind] = set()
    # — for —
    if union & _QUANTITY and figure < 0:
        place = words.find(_QUANTITY, start, end)
        if lower[place] in {
            "one",
            "two",
            "three",
            "first",
            "half",
            "third",
            "zero",
            "four",
            "five",
        }:
            number = place
        else:
            figure = place
    if figure >= 0:
        odds += w["figure"]
        kinds.add("figure")
        cues.append(f"figure: {_around(words, figure, end)}")
    elif number >= 0:
        odds += w["number"]
        kinds.add("figure")
        cues.append(f"number: {tokens[number]}")
    dated = (
        year
        if year >= 0
        else words.find(_MONTH | _WEEKDAY, start, end)
        if union & (_MONTH | _WEEKDAY)
        else -1
    )
    if dated >= 0:
        odds += w["date"]
        kinds.add("date")
        cues.append(f"date: {tokens[dated]}")
    elif union & _WHEN:
        odds += w["date"] / 2
    if names:
        odds += w["name"] + w["names"] * min(4, len(names) - 1)
        cues.append(f"name: {_name(words, names)}")
    if said:
        odds += w["reported"] if said.reports else w["attitude"]
        kinds.add("attribution")
        cues.append(f"source: {words.phrase(said.cue)}")
    if union & (_CAUSAL | _BECAUSE) and (place := _causal(words, start, end)) >= 0:
        odds += w["causal"]
        kinds.add("causal")
        cues.append(f"cause: {words.phrase(place)}")
    if union & _COMPARE:
        odds += w["comparative"]
        kinds.add("comparative")
        cues.append(f"comparison: {words.phrase(words.find(_COMPARE, start, end))}")
    if union & _SUPERLATIVE:
        odds += w["superlative"]
    if union & _ABLE:
        kinds.add("capability")
        odds += w["capability"]
    if sure == "denied":
        odds += w["denied"]
        cues.append(f"denial: {words.phrase(cue)}")
    elif sure == "hedged":
        odds += w["hedged"]
        cues.append(f"hedge: {words.phrase(cue)}")
    elif sure == "predicted":
        odds += w["predicted"]
        cues.append(f"prediction: {words.phrase(cue)}")
    if sure == "predicted" or (sure == "hedged" and union & _MODAL):
        kinds.add("predictive")
    if union & _MANY:
        odds += w["many"]
    if union & _TOPIC:
        odds += w["topic"] * min(3, sum(1 for p in range(start, end) if bits[p] & _TOPIC))
    event = bool(union & _PAST) or any(t.endswith("ed") for t in lower[start:end])
    if event:
        odds += w["event"]
    # — against —
    if count < 5:
        odds += w["short"]
    elif count < 8:
        odds += w["brief"]
    elif count > 15:
        odds += w["long"]
    specific = figure >= 0 or number >= 0 or year >= 0 or bool(names)
    first = bits[start] if start < end else 0
    if lower[end - 1 : end] == ["?"] or (end < len(lower) and lower[-1] == "?"):
        odds += w["question"]
    if lower[end - 1 : end] == [":"]:
        odds += w["lead_in"]
    if first & _CTA and not (end - start > 1 and bits[start + 1] & (_AUXILIARY | _FINITE)):
        odds += w["request"]
    if union & _BOILERPLATE:
        odds += w["boilerplate"]
    if union & _META:
        odds += w["meta"]
    if union & _NORM:
        odds += w["norm"]
    if union & _VALUE:
        odds += w["value"]
    if union & _RHETORIC:
        odds += w["rhetoric"]
    if union & _YOU:
        odds += w["you"]
    if union & _ME:
        odds += w["me"]
    elif union & _WE:
        odds += w["we"]
    if first & _HESHEIT and not specific:
        if lower[start] in {"he", "she"} or (lower[start] == "they" and event):
            odds += w["narrative"]
        elif end - start > 1 and bits[start + 1] & (_BE | _MODAL) or lower[start].endswith("'s"):
            odds += w["vague"]
    if lower[start] in {"there", "there's"}:
        odds += w["there"]
    if not specific and sure == "asserted" and ("can" in lower[start:end]):
        odds += w["generic"]
    if not has_verb(words, start, end):
        odds += w["verbless"]
    if not kinds - {"date", "figure", "attribution"} or (
        event and sure in {"asserted", "denied", "attributed"} and specific
    ):
        kinds.add("fact")
    result.odds = odds
    result.kinds = tuple(sorted(kinds, key=_ORDER.__getitem__))
    return result


_ORDER: dict[str, int] = {
    kind: place
    for place, kind in enumerate(
        (
            "fact",
            "figure",
            "date",
            "causal",
            "comparative",
            "capability",
            "predictive",
            "attribution",
        )
    )
}


def _around(words: Words, position: int, end: int) -> str:
    """Return a figure with its unit, as it stands."""
    first = position - 1 if position and words.lower[position - 1] in {"$", "€", "£"} else position
    last = position
    while (
        last + 1 < end
        and last < position + 2
        and (
            words.bits[last + 1] & (_QUANTITY | _UNIT)
            or words.lower[last + 1] == "%"
            or words.lower[last][0] in "$€£"
        )
    ):
        last += 1
    return words.text[words.starts[first] : words.end(last)]


def _name(words: Words, names: list[int]) -> str:
    """Return the first run of capitalised words."""
    last = first = names[0]
    while last + 1 in names:
        last += 1
    return words.text[words.starts[first] : words.end(last)]


def _causal(words: Words, start: int, end: int) -> int:
    """Return the verb or phrase of cause, skipping nouns (“the change”, “their impact”)."""
    bits = words.bits
    for position in range(start + 1, end):
        own = bits[position]
        if own & _BECAUSE:
            return position
        if (
            own & _CAUSAL
            and not bits[position - 1] & _DETERMINER
            and not words.tokens[position][0].isupper()
        ):
            return position
    return -1
