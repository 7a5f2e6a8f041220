"""Who says so: the source of a claim, in the words of the sentence.

Rules in the order in which they are sure: a quotation with its speaker, a phrase that
introduces a source (“according to”), a verb of saying with its subject, a noun of saying with
its owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.appositions import name_after_role
from tui.claims.hearings import heard
from tui.claims.humans import is_human
from tui.claims.lexicon import bit
from tui.claims.phrase_ends import before_what
from tui.claims.phrases import phrase_after, phrase_before
from tui.claims.quotations import beside_quotation
from tui.claims.separable import of_two_parts
from tui.claims.sources import NO_SOURCE, VERBS, Attribution, is_record
from tui.claims.speaking import said_by
from tui.claims.words import CUES

if TYPE_CHECKING:
    from tui.claims.words import Words

__all__ = ["attribution", "may_name_source"]

_ACCORDING, _TRAILING, _CLAIMNOUN, _HEARSAY = (
    bit(n) for n in ("according", "trailing", "claimnoun", "hearsay")
)
_SAY, _RELATIVE, _SUBORDINATE = bit("say"), bit("relative"), bit("relative", "subordinator")


_ESTIMATING, _COUNTED = bit("estimating"), bit("figure", "quantity", "money")
_VIEWS = frozenset(("view", "opinion", "assessment", "estimate"))
_THEIR = frozenset(("his", "her", "their"))
_FAR = 10
_DETERMINER, _PRONOUN = bit("determiner"), bit("pronoun")
_RULES = frozenset(
    ("plan", "plans", "size", "age", "need", "needs", "taste", "rank", "type", "weight", "income",
     "number", "order", "ability", "season", "weather", "schedule", "instructions", "height")
)  # fmt: skip
_NO_NOUN = frozenset(
    (
        "the",
        "a",
        "an",
        "mir",
        "uns",
        "ihm",
        "ihr",
        "ihnen",
        "werde",
        "werden",
        "wurde",
        "wurden",
        "sei",
        "seien",
    )
)
"""What stands for nobody by itself (“the recently described moss”)."""
_FULL_VERB, _AUXILIARY = bit("finite", "edform"), bit("auxiliary", "be", "adverb")
_THAT, _MODAL = frozenset(("that", "which")), bit("auxiliary", "be", "modal")
_SOMETHING = frozenset(("something", "anything", "everything", "all", "one", "those", "things"))
_JOINED = frozenset(("and", "or", "but"))
_FOR = frozenset(("For", "To"))
_SIDES = frozenset(
    ("union", "unions", "opposition", "critics", "opponents", "supporters", "campaigners",
     "activists", "environmentalists", "prosecution", "prosecutors", "defence", "defense",
     "sceptics", "skeptics", "detractors", "proponents", "believers", "conservationists",
     "residents", "tenants", "protesters", "rebels", "purists")
)  # fmt: skip
_AT = frozenset(("at", "auf"))
"""What stands before the figure that something is put at."""
_IF = frozenset(("if", "unless", "falls"))
_MEANS = frozenset(
    ("message", "messages", "phone", "telephone", "letter", "letters", "email", "emails", "e-mail",
     "post", "text", "mail", "radio", "fax", "sms", "loudspeaker", "app", "video", "whatsapp")
)  # fmt: skip


def may_name_source(words: Words) -> bool:
    """Say whether anything in a sentence could name a source; most sentences hold nothing."""
    return bool(words.union & CUES or words.outside or words.tokens[0] in _FOR)


def attribution(words: Words, start: int = 0, end: int | None = None) -> Attribution | None:
    """Return who says what the words `[start, end)` say, or None where only the author does."""
    outside = words.outside
    if outside and (speaker := beside_quotation(words, outside)):
        return speaker
    sided = None if start else _side(words)
    if sided or not words.union & CUES:
        return sided
    best: Attribution | None = None
    rank = 0
    bits = words.bits
    stop = len(bits) if end is None else end
    for position in words.marked:
        own = bits[position]
        if not own & CUES or not start <= position < stop:
            continue
        if outside is not None and not outside[position]:
            continue
        found = _candidate(words, position, own)
        if found is None:
            continue
        value = 3 * found.reports + 1 + found.closing
        if not (start and found.source[0] == start) and _is_subordinate(words, found):
            if not (own & _SAY and _has_said(words, found)):
                continue
            value -= 1
        if value > rank:
            best, rank = found, value
    return best


def _is_subordinate(words: Words, found: Attribution) -> bool:
    """Say whether the source speaks only in a clause about something else."""
    first = found.source[0]
    before = words.lower[first - 1] if first else ""
    if _only_describes(words, found):
        return True
    if before == "as":
        following = words.lower[found.cue + 1 : found.cue + 2]
        return following not in ([","], ["."], ["that"])
    if first and (words.bits[first - 1] & _SUBORDINATE or before == "should") and before != "that":
        return True
    return _is_relative(words, found)


def _only_describes(words: Words, found: Attribution) -> bool:
    """Say whether a source says only what a thing is like (“a road that its planners say would …”).

    The sentence is about the thing, and what it tells of that is not what they say.
    """
    first = found.source[0]
    if first <= 1 or words.lower[first - 1] not in _THAT or words.bits[first - 2] & _FULL_VERB:
        return False
    if words.lower[first - 2] in _SOMETHING:
        return True  # “something that customers have asked for”
    return words.find(_MODAL, found.cue + 1, found.cue + 2) >= 0


def _has_said(words: Words, found: Attribution) -> bool:
    """Say whether a source in a subordinate clause has said something all the same."""
    if not found.reports or _is_relative(words, found) or _only_describes(words, found):
        return False
    return words.lower[found.source[0] - 1] not in _IF  # “if the board confirms that, …”


def _is_relative(words: Words, found: Attribution) -> bool:
    """Say whether the verb stands in a relative clause (“the mayor, who said so, left”)."""
    first, cue = found.source[1], found.cue
    relative = words.find(_RELATIVE, first, cue)
    if relative < 0 and "that" in words.lower[first:cue]:
        relative = words.lower.index("that", first)
    closed = {",", "—", "–", ")"}.intersection(words.lower[relative:cue])
    return relative >= 0 and not closed and not _has_own_verb(words, relative, cue)


def _has_own_verb(words: Words, relative: int, cue: int) -> bool:
    """Say whether the verb of “who” stands before another (“people who live there said”)."""
    if words.lower[relative] not in {"who", "that"} or words.lower[cue - 1] in _JOINED:
        return False
    does = words.lower[relative + 1].endswith("s")
    if does and words.find(_DETERMINER, relative + 2, relative + 3) >= 0:
        return True  # “the company that makes the vaccine said”
    return any(
        words.bits[k] & _FULL_VERB and not words.bits[k] & _AUXILIARY
        for k in range(relative + 1, cue)
    )


def _candidate(words: Words, position: int, own: int) -> Attribution | None:
    """Return what the cue at `position` says about a source."""
    found = None
    if own & _ACCORDING:
        found = _introduced(words, position)
    elif own & _TRAILING:
        found = _trailing(words, position)
    elif own & VERBS:
        found = said_by(words, position)
        if found is None and words.lower[position] == "told":
            found = heard(words, position)
        elif found is None and own & _ESTIMATING:
            found = _estimating(words, position)  # “Fachleute schätzen ihn auf …”
    elif own & _ESTIMATING:
        hears = words.lower[position] in {"heard", "hear"}
        found = heard(words, position) if hears else _estimating(words, position)
    if found is None and own & _CLAIMNOUN:
        found = _noun(words, position, own)
    if found and found.source[1] - found.source[0] == 1:
        alone = words.lower[found.source[0]]
        return None if alone in NO_SOURCE or alone in _NO_NOUN else found
    return found


def _introduced(words: Words, position: int) -> Attribution | None:
    """Return the source after “according to”, which a plan or a taste is not."""
    if words.lower[position] == "per" and not _is_per_paper(words, position):
        return None
    span = phrase_after(words, position + words.lengths.get(position, 1), long=True)
    if span is None:
        return None
    span = before_what(words, span)
    span = name_after_role(words, span) or span
    if words.lower[span[0] - 1] == "by" and not _MEANS.isdisjoint(words.tokens[slice(*span)]):
        return None  # “they were told by letter”
    known = words.lexicon.language != "xx"  # else nothing says what a word means
    names = is_record(words, span) or is_human(words, span)
    if known and not names and not _stands_apart(words, position, span):
        return None
    return Attribution(span, position, reports=True, closing=True)


def _stands_apart(words: Words, position: int, span: tuple[int, int]) -> bool:
    """Say whether a comma parts “according to …” from what it says (“…, according to strings …”).

    Such a one can name anything but a rule (“according to plan”, “according to their size”).
    """
    before, after = words.lower[position - 1] if position else "", words.lower[span[1] :]
    apart = before in {",", "“", '"', "”"} or (not position and after[:1] == [","])
    several = span[1] - span[0] > 1 and not words.bits[span[0]] & _PRONOUN
    return apart and several and _RULES.isdisjoint(words.lower[slice(*span)])


def _is_per_paper(words: Words, position: int) -> bool:
    """Say whether “per” introduces a source (“per the indictment”), not a rate."""
    if position and words.lower[position - 1] != ",":
        return False
    return position + 1 < len(words) and bool(words.bits[position + 1] & _DETERMINER)


def _side(words: Words) -> Attribution | None:
    """Return the side for which something is so (“For the union, …”), of those that take one."""
    lower = words.lower
    if words.tokens[0] not in _FOR:
        return None
    noun = 2 if lower[1:2] == ["the"] else 1
    if lower[noun + 1 : noun + 2] != [","] or lower[noun] not in _SIDES:
        return None
    return Attribution((1, noun + 1), 0, reports=True, closing=True)


def _trailing(words: Words, position: int) -> Attribution | None:
    """Return the source before a word that follows it (German “zufolge”)."""
    span = phrase_before(words, position)
    return Attribution(span, position, reports=True) if span else None


def _estimating(words: Words, position: int) -> Attribution | None:
    """Return who puts something at a figure (“the insurer puts the damage at 60 million”)."""
    if words.lexicon.parted and (found := of_two_parts(words, position)):
        return found
    lower, bits = words.lower, words.bits
    for at in range(position + 2, min(len(lower) - 1, position + _FAR)):
        if lower[at] in _AT and any(own & _COUNTED for own in bits[at + 1 : at + 4]):
            span = phrase_before(words, position)
            if span and (is_human(words, span, pronoun_it=True) or is_record(words, span)):
                return Attribution(span, position, reports=True)
    return None


def _in_view(words: Words, position: int) -> Attribution | None:
    """Return whose view it is in “in the auditors' view, …”."""
    lower = words.lower
    if lower[position] not in _VIEWS:
        return None
    last = position - 1
    if lower[last] in _THEIR and lower[last - 1] in {"in", "to"}:
        return Attribution((last, position), position, reports=True, closing=True)
    owner = last - 1 if lower[last] == "'" else last
    if owner < 1 or not (lower[last] == "'" or lower[last].endswith("'s")):
        return None
    span = phrase_before(words, owner + 1)
    if span is None or not span[0] or lower[span[0] - 1] not in {"in", "to"}:
        return None
    return Attribution(span, position, reports=True, closing=True)


def _noun(words: Words, position: int, own: int) -> Attribution | None:
    """Return the owner of a noun of saying (“the minister's claim that …”), or the rumour."""
    if position > 1 and words.lower[position + 1 : position + 2] == [","]:
        return _in_view(words, position)
    if not position or words.lower[position + 1 : position + 2] != ["that"]:
        return None
    owner = words.tokens[position - 1]
    if owner.endswith("'s"):
        span = phrase_before(words, position)
        if span and is_human(words, span):
            return Attribution(span, position, reports=True)
    if words.lower[position - 1] in _THEIR:
        return Attribution((position - 1, position), position, reports=False)
    if own & _HEARSAY:
        span = phrase_before(words, position + 1)  # nobody is named: “rumours that …”
        return Attribution(span, position, reports=False) if span else None
    return None
