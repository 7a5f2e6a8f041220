"""Who says so: the source of a claim, in the words of the sentence.

Rules in the order in which they are sure: a phrase that introduces a source (“according to”),
a quotation with its speaker, a verb of saying with its subject, a noun of saying with its owner.
What a verb needs differs by class: anyone can say, only people believe, papers show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.claims.lexicon import bit
from tui.claims.phrases import is_human, phrase_after, phrase_before
from tui.claims.words import CLOSING, DASHES, OPENING

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["CUES", "Attribution", "attribution"]

CUES = bit("say", "believe", "show", "stance", "according", "claimnoun", "trailing")
"""A sentence with none of these and no quotation has no source."""

_SAY, _BELIEVE, _SHOW, _STANCE = (bit(n) for n in ("say", "believe", "show", "stance"))
_VERBS = _SAY | _BELIEVE | _SHOW | _STANCE
_WEAK, _GERUND, _ACCORDING, _CLAIMNOUN = (
    bit(n) for n in ("weak", "gerund", "according", "claimnoun")
)
_UNREAL, _QUANTITY = bit("negate", "modal", "ought"), bit("quantity")
_HEARSAY = bit("hearsay")
_TRAILING, _NOUNLIKE = bit("trailing"), bit("nounlike")
_DETERMINER, _PREPOSITION, _PRONOUN = bit("determiner"), bit("preposition"), bit("pronoun")
_BE, _RECORD, _AUXILIARY = bit("be"), bit("record"), bit("auxiliary")
_BASE = bit("base")
_SINGULAR = frozenset(
    ("a", "an", "this", "its", "his", "her", "their", "our", "my", "one", "each", "every")
)
_SUBORDINATE = bit("relative", "subordinator")
_RELATIVE = bit("relative")
_STOPS = frozenset((".", ",", ";", "!", "?", "…"))
_NEVER_NOUNS = frozenset(("said", "told", "wrote", "added", "argued", "thinks", "says", "believes"))
_PRONOMINAL = frozenset(
    (
        "some",
        "many",
        "others",
        "most",
        "both",
        "all",
        "several",
        "few",
        "who",
        "he",
        "she",
        "they",
        "one",
        "that",
        "another",
    )
)
_NO_SOURCE = frozenset(
    ("i", "you", "we", "let", "me", "us", "which", "what", "it", "when", "how", "why", "go")
)
_NOT_SUBJECT = frozenset(("there", "this", "that", "these", "those", "it", "which"))
_FINITE_SURE = bit("auxiliary", "be", "modal")
_PARTICIPLE, _SUBORDINATOR = bit("participle"), bit("subordinator")
_VERB, _PEOPLE = bit("finite", "auxiliary"), bit("person", "body")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source as a range of words, and the cue at word `cue` that names it.

    `reports` is true where the content is told (said, written, shown), false where only an
    attitude is (wants, criticises).
    """

    source: tuple[int, int]
    cue: int
    reports: bool
    closing: bool = False
    """Whether the source stands beside the whole sentence (“…, a judge ruled.”)."""


def attribution(words: Words, start: int = 0, end: int | None = None) -> Attribution | None:
    """Return who says what the words `[start, end)` say, or None where only the author does."""
    quoted = '"' in words.text or "”" in words.text or "»" in words.text or "“" in words.text
    if not (words.union & CUES or quoted):
        return None
    outside = words.outside_quotations() if quoted else None
    if outside and (speaker := _beside_quotation(words, outside)):
        return speaker
    best: Attribution | None = None
    rank = 0
    for position in range(start, len(words) if end is None else end):
        own = words.bits[position]
        if not own & CUES or (outside is not None and not outside[position]):
            continue
        found = _candidate(words, position, own)
        if found:
            value = 3 * found.reports + 1 + found.closing
            if _is_subordinate(words, found):
                if not found.reports or not own & _SAY:
                    continue
                value -= 1
            if value > rank:
                best, rank = found, value
    return best


def _is_subordinate(words: Words, found: Attribution) -> bool:
    """Say whether the source speaks only in a clause about something else."""
    first = found.source[0]
    before = words.lower[first - 1] if first else ""
    if before == "as":
        following = words.lower[found.cue + 1 : found.cue + 2]
        return following not in ([","], ["."], ["that"])
    if first and (words.bits[first - 1] & _SUBORDINATE or before == "should") and before != "that":
        return True
    return words.find(_RELATIVE, found.source[1], found.cue) >= 0


def _candidate(words: Words, position: int, own: int) -> Attribution | None:
    """Return what the cue at `position` says about a source."""
    found = None
    if own & _ACCORDING:
        found = _introduced(words, position)
    elif own & _TRAILING:
        found = _trailing(words, position)
    elif own & _VERBS:
        found = _verb(words, position, own)
    if found is None and own & _CLAIMNOUN:
        found = _noun(words, position)
    if found is None and own & _HEARSAY and words.lower[position + 1 : position + 2] == ["that"]:
        span = phrase_before(words, position + 1)  # nobody is named: “rumours that …”
        found = Attribution(span, position, reports=False) if span else None
    if found and found.source[1] - found.source[0] == 1:
        if words.lower[found.source[0]] in _NO_SOURCE:
            return None
    return found


def _introduced(words: Words, position: int) -> Attribution | None:
    """Return the source after “according to”."""
    span = phrase_after(words, position + words.lengths.get(position, 1), long=True)
    if span is None:
        return None
    record = _is_record(words, span)
    if not record and not is_human(words, span):
        return None  # “according to plan”
    return Attribution(span, position, reports=True, closing=True)


def _trailing(words: Words, position: int) -> Attribution | None:
    """Return the source before a word that follows it (German “zufolge”)."""
    span = phrase_before(words, position)
    return Attribution(span, position, reports=True) if span else None


def _verb(words: Words, position: int, own: int) -> Attribution | None:
    lower, bits = words.lower, words.bits
    before = position - 1
    after = position + words.lengths.get(position, 1)
    that = after < len(words) and lower[after] in {"that", "whether", "how", "why", "dass", "ob"}
    told = that or _quotes(words, after) or (bool(own & _SHOW) and _bare_clause(words, after))
    if told and own & _SHOW and not own & _SAY and lower[after : after + 1] in (["how"], ["why"]):
        told = False
    if own & _GERUND:
        return _participle(words, position, own, told=told)
    if before >= 0:
        previous = lower[before]
        if previous in {"to", "zu", "whose"}:
            return None
        if (
            (lower[after : after + 1] in (["by"], ["of"]) and own & _PARTICIPLE)
            or bits[before] & _BE
            and not (bits[before] & _RELATIVE)
        ):
            return _passive(words, position, after, told=told)
        if words.tokens[position][0].isupper():
            return None  # a name: the United States
        if (previous[0].isdigit() or bits[before] & _QUANTITY) and not told:
            return None  # “in 15 states”
        if own & _WEAK and not told and lower[after : after + 1] in (["in"], ["as"]):
            return None  # “the bureau cited in his tweet”
        if bits[before] & _SUBORDINATOR and not bits[before] & (_DETERMINER | _RELATIVE):
            return None  # “when asked”
        if lower[position] not in _NEVER_NOUNS and (
            previous.endswith("'s")
            or (bits[before] & (_DETERMINER | _PREPOSITION) and previous not in _PRONOMINAL)
        ):
            return None  # a noun: the report, his claim
    if not told and _is_unreal(words, position):
        return None
    if inverted := _inverted(words, position, own, after):
        return inverted
    if before > 0 and lower[before] in {"and", "but", "then"}:
        span = _main_subject(words, before)
    else:
        span = phrase_before(words, position)
    if span is None or (
        span[1] - span[0] == 1
        and lower[span[0]] in _NOT_SUBJECT
        and not (lower[span[0]] == "it" and own & _SAY)
    ):
        return None
    if (
        own & _NOUNLIKE
        and not told
        and not (span[1] - span[0] == 1 and lower[span[0]] in _PRONOMINAL)
    ):
        plural = bits[before] & _PEOPLE and lower[before].endswith("s") and own & _BASE
        if before < 0 or not (plural or lower[before].endswith("ly")):
            return None
    ends = after >= len(words) or lower[after] in _STOPS
    if ends:
        start = span[0] - 1
        if start >= 0 and (
            lower[start] in {",", "'"} or lower[start] in CLOSING or lower[start] in DASHES
        ):
            if not own & (_SAY | _BELIEVE):
                return None
            return Attribution(span, position, reports=True, closing=True)
        if start >= 0:
            return None  # “the papers she cited”
    return _accepted(words, span, position, own, told=told)


def _accepted(
    words: Words, span: tuple[int, int], position: int, own: int, *, told: bool
) -> Attribution | None:
    """Return the attribution if the verb goes with such a subject."""
    human = is_human(words, span, pronoun_it=bool(own & _SAY))
    record = _is_record(words, span)
    if own & _SAY and (human or (record and told) or not own & _WEAK):
        return Attribution(span, position, reports=told or not own & _WEAK or human)
    if own & _SHOW and (record or told):
        return Attribution(span, position, reports=True)
    if own & _BELIEVE and human:
        return Attribution(span, position, reports=told)
    if own & _STANCE and human:
        return Attribution(span, position, reports=told)
    return None


def _is_unreal(words: Words, position: int) -> bool:
    """Say whether the saying itself is denied or only possible (“has not confirmed”, “can say”)."""
    if words.bits[position] & _BASE and words.lower[position - 1] in {",", "and", "or"}:
        return position > 1
    for k in range(max(0, position - 3), position):
        if words.bits[k] & _UNREAL or words.lower[k] == "can":
            return words.find(_SUBORDINATOR, k, position) < 0
    return words.lower[position + 1 : position + 2] in (["nothing"], ["no"], ["neither"])


def _bare_clause(words: Words, start: int) -> bool:
    """Say whether a clause without “that” follows (“files suggest OpenAI could be …”)."""
    end = min(len(words), start + 7)
    for position in range(start, end):
        if not words.lower[position][0].isalnum():
            return False
        if words.bits[position] & _FINITE_SURE:
            return position > start
    return False


def _quotes(words: Words, position: int) -> bool:
    """Say whether a quotation begins within the next words."""
    for sign in words.lower[position : position + 3]:
        if sign in OPENING or sign == '"':
            return True
    return False


def _participle(words: Words, position: int, own: int, *, told: bool) -> Attribution | None:
    """Return the main subject for “…, saying that …”."""
    before = words.lower[position - 1] if position else ""
    if own & _NOUNLIKE and not told:
        return None
    if before not in {
        ",",
        "while",
        "and",
        "by",
        "in",
        "after",
        "before",
        "was",
        "is",
        "are",
        "were",
        "been",
        "—",
        "–",
        "of",
    }:
        return None
    if before in {"was", "is", "are", "were", "been"}:
        span = phrase_before(words, position)
    else:
        span = _main_subject(words, position)
    if span is None or (not told and not own & _SAY and not own & _STANCE):
        return None
    if not told and not own & _SAY and not _is_named(words, span):
        return None
    return _accepted(words, span, position, own, told=told)


def _is_named(words: Words, span: tuple[int, int]) -> bool:
    """Say whether a phrase is a name or a pronoun rather than a description."""
    first, last = span
    return bool(words.bits[first] & _PRONOUN) or words.tokens[last - 1][0].isupper()


def _main_subject(words: Words, end: int) -> tuple[int, int] | None:
    """Return the first human subject of a verb before word `end`."""
    for position in range(1, end):
        own = words.bits[position]
        past = not own and words.lower[position].endswith("ed")
        if past or own & _VERB:
            if words.tokens[position][0].isupper():
                continue
            span = phrase_before(words, position)
            if span and (is_human(words, span) or _is_record(words, span)):
                return span
    return None


def _is_record(words: Words, span: tuple[int, int]) -> bool:
    return any(words.bits[k] & _RECORD for k in range(*span))


def _passive(words: Words, position: int, after: int, *, told: bool) -> Attribution | None:
    """Return the source after “by” (“was described by the court as …”)."""
    end = min(len(words), after + 6)
    for k in range(after, end):
        if words.lower[k] in {"by", "von", "vom"}:
            span = phrase_after(words, k + 1)
            if span and is_human(words, span):
                return Attribution(span, position, reports=told)
    return None


def _inverted(words: Words, position: int, own: int, after: int) -> Attribution | None:
    """Return the subject after its verb (“…,” said the minister)."""
    if not own & _SAY or position == 0 or after >= len(words):
        return None
    lower, tokens, bits = words.lower, words.tokens, words.bits
    if lower[position - 1] not in CLOSING and lower[position - 1] not in {'"', ",", "'"}:
        return None
    if not (tokens[after][0].isupper() or bits[after] & (_DETERMINER | _PEOPLE)):
        return None
    if lower[after] in {"that", "i"} or (own & _WEAK and lower[position - 1] == ","):
        return None
    span = phrase_after(words, after)
    if span is None or (
        lower[position - 1] == ","
        and (words.find(_VERB, span[1]) >= 0 or not is_human(words, span))
    ):
        return None  # “Jones, the mayor, said the town would”
    return Attribution(span, position, reports=True)


def _noun(words: Words, position: int) -> Attribution | None:
    """Return the owner of a noun of saying (“the minister's claim that …”)."""
    lower = words.lower
    after = position + 1
    that = after < len(lower) and lower[after] == "that"
    if position == 0:
        return None
    owner = words.tokens[position - 1]
    if owner.endswith("'s") and that:
        span = phrase_before(words, position)
        if span and is_human(words, span):
            return Attribution(span, position, reports=True)
    if lower[position - 1] in {"his", "her", "their"} and that:
        return Attribution((position - 1, position), position, reports=False)
    return None


def _beside_quotation(words: Words, outside: list[bool]) -> Attribution | None:
    """Return the speaker beside a quotation, whatever the verb (“…,” Smith quipped)."""
    lower, tokens, bits = words.lower, words.tokens, words.bits
    for position in range(1, len(lower) - 1):
        sign = lower[position]
        closes = sign in CLOSING or (sign == '"' and outside[position])
        if closes and lower[position - 1] in {",", "?", "!"}:
            start = position + 1
            if bits[start] & _GERUND:
                continue
            if bits[start] & _SAY and start + 1 < len(lower):
                start += 1
            span = phrase_after(words, start)
            if (
                span
                and lower[span[0]] not in _NO_SOURCE
                and (bits[span[0]] & (_PRONOUN | _DETERMINER) or tokens[span[0]][0].isupper())
                and is_human(words, span)
            ):
                return Attribution(span, start, reports=True)
    colon = lower.index(":", 0, 9) if ":" in lower[:9] else -1
    if 0 < colon < len(lower) - 1 and (lower[colon + 1] in OPENING or lower[colon + 1] == '"'):
        verb = words.find(_VERBS, 0, colon)
        if verb > 0:
            return None
        if is_human(words, (0, colon)) or tokens[0][0].isupper():
            return Attribution((0, colon), colon, reports=True)
    return None
