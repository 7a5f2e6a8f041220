"""How a clause is built: too short to say anything, a request, or a few plain words of fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.claims.clauses import has_verb
from tui.claims.hearings import tells_hearsay
from tui.claims.lexicon import bit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.claims.evidence import Evidence
    from tui.claims.words import Words

__all__ = ["is_demand", "is_missing", "of_diary", "of_shape"]

_QUOTING = frozenset(('"', "“", "„", "«"))
_CTA, _VERB = bit("cta"), bit("auxiliary", "finite")
_DONE, _BEGINS = bit("participle", "edform", "past"), bit("determiner", "adverb", "odd")
_NO_PLAIN_FACT = bit("you", "me", "we", "hesheit", "norm", "ought", "value", "meta", "rhetoric")
_FINITE, _PRONOUN = bit("finite", "auxiliary", "past"), bit("pronoun", "hesheit")
_NOT_PLAIN = _NO_PLAIN_FACT & ~bit("hesheit")
_NO_SUBJECT, _ADVERB = bit("hesheit", "subordinator"), bit("adverb")
_PURPOSE = frozenset(("to", "for"))
_COUNTING = frozenset(("nobody", "none", "neither", "both", "all", "no"))
_OF_TWO = frozenset(("both", "neither"))
_THEN_WAS = (["was"], ["were"])  # “she was taken to hospital”
_WAS, _WURDE = frozenset(("was", "were", "been")), frozenset(("wurde", "wurden"))
_THIS = frozenset(("this", "that", "it", "these", "they"))
_ROSTER = 6
"""So many names without a verb are a list of who takes part."""
_MEANT = frozenset(("wanted", "wondered", "tried", "hoped", "decided", "meant", "wish"))
_PERIODS = frozenset(("days", "weeks", "months", "years", "hours", "minutes"))
"""For how long the author did something is no measure."""
_I = frozenset(("i", "i've", "i'd", "i'm", "i'll"))
_UNIT, _SAY, _NEGATE, _REBUT = bit("unit"), bit("say"), bit("negate"), bit("rebut")
_PREDICT, _SOON, _GREATER = bit("predict"), 5, bit("greater")
_AUXILIARY, _PAST = bit("auxiliary", "be", "modal"), bit("past")
_DONE_FORM = bit("participle", "edform")
_OBJECT = bit("determiner", "figure", "quantity", "money")
_STATE, _BE, _WEEKDAY = bit("state"), bit("be"), bit("weekday")
_AFTER_STATE = bit("preposition", "conjunction", "adverb", "when", "weekday", "subordinator")
_NO_NOUN = bit(
    "determiner", "preposition", "conjunction", "subordinator", "relative", "pronoun", "adverb"
)
_DEMANDING = re.compile(
    r"(?:\b(?:we|i)\b.*\b(?:ask|urge|demand|call on|recommend|want|propose|request)\b"
    r"|\bwir\b.*(?:fordern|verlangen|bitten|schlagen)\b|\b(?:should|must|ought to)\b).*:\s*\Z",
    re.IGNORECASE | re.DOTALL,
)
_NO_DEMAND = _NO_NOUN | bit("figure", "quantity", "hesheit", "person", "body", "name", "past")
_LETTING = frozenset(
    ("please", "let", "help", "watch", "see", "tell", "remember", "note", "imagine")
)
_THINGS = (["support", "for"], ["calls", "for"], ["search", "for"], ["contact", "with"])
_BARE = frozenset(("be", "do"))
_FELT = frozenset(
    ("frustrated", "shocked", "stunned", "angered", "delighted", "devastated", "relieved",
     "disappointed", "outraged", "thrilled", "worried", "pleased", "surprised", "horrified",
     "saddened", "excited", "annoyed", "amazed", "alarmed", "puzzled", "impressed", "scared",
     "confused", "embarrassed", "tired", "overwhelmed")
)  # fmt: skip
"""What somebody felt is nothing that was done (“work was stopped”)."""
_IDLE = frozenset(
    ("doubt", "reason", "way", "need", "point", "question", "hope", "excuse", "alternative", "such",
     "shame", "place", "denying", "stopping", "substitute", "harm", "time", "turning", "wonder",
     "going", "room", "escaping", "right", "single", "easy", "simple", "sense", "use", "better")
)  # fmt: skip
"""Of these “there is no …” says nothing that could be looked up."""
_VERDICT = bit("verdict")
_SHORT, _BRIEF, _LONG = 5, 8, 15  # words
_OPEN, _LEFT = "offen", frozenset(("ließ", "lässt", "ließen", "lassen"))
_HERE = frozenset(("here", "here's"))
"""What begins a sentence that only leads to the next one (“Here is what the firm said:”)."""
_EXCLAIMING = frozenset(("what", "how"))
_ASKS_NOT = frozenset(("in", "don't", "do"))
"""What a request not to do something can begin with."""


def of_shape(words: Words, start: int, end: int, seen: Evidence, w: Mapping[str, float]) -> float:
    """Return what the length and the build of the clause `[start, end)` add to its log-odds.

    `w` are the weights of scores.
    """
    lower = words.lower
    union = seen.union
    odds = _of_length(words, start, end, seen, w)
    last = lower[-1]
    if (
        last == "?"
        or (last == ":" and lower[0] in _HERE)
        or (lower[0] in _EXCLAIMING and _exclaims(words))
    ):
        odds += w["question"]
    asks = start + (lower[start] in _QUOTING and start + 1 < end)
    if (
        (union & _CTA and _asks(words, asks, end))
        or (lower[asks] in _ASKS_NOT and _asks_not(words, asks, end))
        or (lower[end - 2] == _OPEN and not _LEFT.isdisjoint(lower[start:end]))
    ):  # the last: “warum das so ist, ließ sie offen”
        odds += w["request"]
    if seen.count < _BRIEF and (
        not union & _NO_PLAIN_FACT
        or (not union & _NOT_PLAIN and lower[start + 1 : start + 2] in _THEN_WAS)
    ):
        odds += _of_plain_fact(words, start, end, seen, w)
    whole = not start and end == len(lower)
    if not (whole and union & _FINITE) and not has_verb(words, start, end):
        odds += w["verbless"]
        if words.bits[start] & _WEEKDAY or (
            len(seen.names) >= _ROSTER and len(seen.names) * 2 >= seen.count
        ):
            odds += w["calendar"]
    return odds


def _of_length(words: Words, start: int, end: int, seen: Evidence, w: Mapping[str, float]) -> float:
    """Return what the number of its words adds to the log-odds of a clause."""
    if seen.count >= _BRIEF:
        return w["long"] if seen.count > _LONG else 0.0
    if seen.count >= _SHORT:
        return w["brief"]
    union, bits, lower = seen.union, words.bits, words.lower
    measured = seen.figure >= 0 or seen.number >= 0 or seen.date >= 0
    plain = (
        (measured and not union & _NOT_PLAIN and has_verb(words, start, end))
        or any(own & _REBUT or (own & _SAY and own & _NEGATE) for own in bits[start:end])
        or (union & _STATE and _is_in_state(words, start, end))
        or (lower[start] == "the" and "will" in lower[start + 2 : start + 4])
        or (lower[start] == "there" and is_missing(words, start, end))
        or (union & _VERDICT and lower[start] in _THIS)
        or (union & _GREATER and seen.names and has_verb(words, start, end))
    )
    return w["brief"] if plain else w["short"]  # “Belmark employs 5,200 people.”


def _exclaims(words: Words) -> bool:
    """Say whether a sentence with “what” or “how” for its first word is a cry (“What a year.”).

    “What a mine earns is taxed” is none, nor is “how a virus spreads”.
    """
    lower = words.lower
    if lower[-1] == "!":
        return True
    if lower[0] != "what" or lower[1:2] not in (["a"], ["an"]) or len(lower) > _BRIEF + 3:
        return False
    verb = words.find(_VERB, 3, len(lower))
    return verb < 0 or bool(words.bits[verb - 1] & _PRONOUN)


def is_missing(words: Words, start: int, end: int) -> bool:
    """Say whether there is no such thing (“there is no lift”), unlike “there is no doubt”."""
    lower = words.lower
    at = start + 2
    none = (
        lower[start] == "there"
        and lower[start + 1 : at] in (["is"], ["are"], ["was"], ["were"])
        and at < end
    )
    return none and lower[at] == "no" and _IDLE.isdisjoint(lower[at : min(end, at + 4)])


def of_diary(words: Words, start: int, end: int) -> bool:
    """Say whether the author only tells what he or she did (“Anyway, I read eleven novels”).

    What was measured (“I got 31 days out of it”) stays: it has a figure with its unit.
    """
    lower, bits = words.lower, words.bits
    first = next((k for k in range(start, min(end, start + _SOON)) if lower[k] in _I), -1)
    if first < 0 or any(bits[k] & _VERB for k in range(start, first)):
        return False
    if "that" in lower[first:end]:
        return False  # “I have always held that prices fall”
    if tells_hearsay(words, first):
        return False  # “I was told the plant had closed”
    if lower[first + 1 : first + 2] and lower[first + 1] in _MEANT:
        return True
    unit = words.find(_UNIT, start, end)
    return unit < 0 or (lower[unit] in _PERIODS and "for" in lower[max(start, unit - 3) : unit])


def is_demand(words: Words, lead: str) -> bool:
    """Say whether an item asks for something, as the line `lead` before its list does.

    “We ask the board to: – Line the pipes by May”, unlike “… – The pipes were laid in May”.
    """
    if not lead or words.lower[1:2] in ([], [":"]):
        return False
    if words.bits[0] & _NO_DEMAND and not words.lexicon.capitalised_nouns:
        return False
    return words.find(_AUXILIARY, 1, len(words)) < 0 and _DEMANDING.search(lead) is not None


def _asks(words: Words, start: int, end: int) -> bool:
    """Say whether a clause is a request, or what it is for and then one (“to join, visit …”)."""
    lower, bits = words.lower, words.bits
    if bits[start] & _CTA:
        following = lower[start + 1] if start + 1 < end else ""
        verb = following and bits[start + 1] & _VERB and lower[start] != "please"
        told = following == "," or verb
        return not told and not _is_named(words, start, end)
    if lower[start] not in _PURPOSE:
        return False
    for position in range(start + 2, min(end - 1, start + 6)):
        if bits[position] & _CTA:
            if lower[position - 1] == ",":
                return True
            short = position <= start + 3 and lower[start] == "for"
            return short and bool(bits[position + 1] & _BEGINS)
        if bits[position] & _VERB:
            return False
    return False


def _is_named(words: Words, start: int, end: int) -> bool:
    """Say whether the clause is about what its verb of asking only names (“Share prices fell”).

    A verb behind a noun or two says so, if it is not one that may be a participle
    (“See reports published in May”).
    """
    lower, bits = words.lower, words.bits
    if lower[start] in _LETTING:
        return False
    if lower[start : start + 2] in _THINGS:
        start += 1  # “Support for joins is coming”
    for position in range(start + 1, min(end - 1, start + 6)):
        own = bits[position]
        if position > start + 1 and lower[position] == "of":
            continue  # “Share prices of book chains fell”
        if position > start + 1:
            if own & _AUXILIARY:
                return lower[position] not in _BARE
            if own & (_PAST | _DONE_FORM):
                return not own & _DONE_FORM or bool(bits[position + 1] & _OBJECT)
        if own & _NO_NOUN or not lower[position][0].isalpha():
            return False
    return False


def _asks_not(words: Words, start: int, end: int) -> bool:
    """Say whether a clause is a request not to do something (“Don't panic”)."""
    lower = words.lower
    if lower[start] == "in" and ":" in lower[start : start + 4]:
        start = lower.index(":", start) + 1  # “In short: …”
    if start >= end or lower[start] not in {"don't", "do"} or words.bits[start] & _PREDICT:
        return False
    return lower[start] == "don't" or lower[start + 1 : start + 2] == ["not"]


def _of_plain_fact(
    words: Words, start: int, end: int, seen: Evidence, w: Mapping[str, float]
) -> float:
    """Return what a few plain words gain that say what happened, or how many it happened to.

    They are what people look up (“Nobody was killed.”, “Work was not stopped.”), as is in what
    state things were (“The pumps were off.”).
    """
    lower, bits = words.lower, words.bits
    first = lower[start + (lower[start] in _QUOTING and start + 1 < end)]
    if seen.event or seen.union & _DONE_FORM:
        for position in range(start + 1, end):
            if lower[position] in _WURDE and any(
                len(word) > _SHORT and word.endswith(("t", "en")) for word in lower[start:end]
            ):
                return w["done"]  # “verletzt wurde niemand”
            if lower[position] in _WAS:
                near = range(position + 1, min(end, position + 3))
                if not _FELT.isdisjoint(lower[position + 1 : position + 3]):
                    continue  # “parents were frustrated”
                if any(bits[k] & _DONE or lower[k].endswith("ed") for k in near):
                    return w["done"]
    in_state = seen.union & _STATE and _is_in_state(words, start, end)
    counted = first in _OF_TWO or (first in _COUNTING and (seen.event or seen.union & _DONE_FORM))
    return (w["state"] if in_state else 0.0) + (w["counting"] if counted else 0.0)


def _is_in_state(words: Words, start: int, end: int) -> bool:
    """Say whether a clause tells only what state something is in (“the pumps were off”)."""
    bits, lower = words.bits, words.lower
    state = words.find(_STATE, start + 2, end)
    if state < 0 or bits[start] & _NO_SUBJECT:
        return False
    if words.lexicon.capitalised_nouns and bits[state] & _FINITE:
        return True  # “ein Stempel fehlt”
    after = state + words.lengths.get(state, 1)
    if after < end and lower[after][0].isalnum() and not bits[after] & _AFTER_STATE:
        return False  # “was an open secret”
    before = state - 1
    while not bits[before] & _BE and before > start + 1:
        if not (bits[before] & _ADVERB or lower[before].endswith("ly")):
            return False
        before -= 1
    return before > start and bool(bits[before] & _BE)
