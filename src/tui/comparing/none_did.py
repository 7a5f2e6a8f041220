"""Whether "no" of something is denied by another passage that only has the same thing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tui.comparing.ahead import at_other_times
from tui.comparing.figure import is_person, of_people
from tui.comparing.lexicon import lexicon
from tui.comparing.negation import is_verb
from tui.comparing.words import fold_word, light_stems, stem

if TYPE_CHECKING:
    from tui.comparing.features import Features
    from tui.comparing.keys import Key
    from tui.spans import Span

__all__ = ["does_else", "of_another_deed"]

_MOST = 40
"""Words of a passage that are looked at."""

_DENIED, _BEFORE_NOUN = re.compile(r"(?i)\b(?:no|not one of(?: the| its| their)?)(?: \w+)? \Z"), 40
_DOING = re.compile(
    r" (?:(?P<can>can|could|will|would|may|might|must|should) )?"
    r"(?:(?:has|have|had|was|were|is|are|be|been) ){0,2}"
)
"""What there is "no" of, and how a verb follows it."""

_UNTIL = re.compile(r"(?: \w+){0,2} (?:before|until|till|earlier than|sooner than)\b")

_PLACED = re.compile(r" (?:is|are|was|were) (?:in|at|on|under|out of|near|above|below) ")

_NO_OF, _BEFORE_DEED = (
    re.compile(
        r"(?i)\bno (?:\w+ ){0,2}?(?P<what>\w+)"
        r"(?: (?:has|have|had|was|were|is|are|be|been|will|would)){0,3} \Z"
    ),
    60,
)
"""What there is no of that did what follows."""


_FORMS = {
    "make": "makes?|made|making",
    "take": "takes?|took|taken|taking",
    "give": "gives?|gave|given|giving",
    "use": "uses?|used|using",
}
_DOES_NOT = re.compile(rf"(?:\bnot|n['’]t) (?P<what>{'|'.join(_FORMS)}) (?:\w+ )?\Z")
"""What somebody does not do to what follows, in words that say nothing by themselves."""

_BY = re.compile(r" by (?=(?:(?:the|a|an|its|his|her|their|any) )?\w)")
"""How it is told who did not do it: "was not found by the professor"."""


def does_else(mine: Features, key: Key, other: Features, answer: Key) -> bool:
    """Say whether "no" stands before who or what did not do something that the other is silent of.

    "No driver will lose work" is not denied by forty drivers who block a street, nor "no homes
    were lost" by homes that people left; but by nine homes that burned.
    """
    if (
        _only_says_when(mine, key.span)
        or _not_by(mine, key, other)
        or _not_so_treated(mine, key, other)
        or at_other_times(mine, key, other, answer)
    ):
        return True
    return _is_of_another(mine, key, other, answer)


def _is_of_another(mine: Features, key: Key, other: Features, answer: Key) -> bool:
    none = _DENIED.search(mine.text, max(0, key.span.start - _BEFORE_NOUN), key.span.start)
    if none is None or (" " in none[0].strip() and is_verb(fold_word(key.span.of(mine.text)))):
        return _of_none_such(mine, key, other)
    if _is_other_change(mine, key, other, answer) or _is_elsewhere(mine, key, other):
        return True
    after = next((k for k in mine.keys[:_MOST] if k.span.start >= key.span.end), None)
    doing = _DOING.match(mine.text, key.span.end) if after else None
    if after is None or doing is None or doing.end() != after.span.start:
        return False
    told = is_verb(fold_word(answer.span.of(other.text)))  # "no lives were lost", "two drowned"
    if told or any(after.means(k) for k in other.keys[:_MOST]):
        return False
    of_some = is_person(fold_word(key.span.of(mine.text)))
    if after.stem in light_stems() and not of_some:
        return False  # "no replacement has been found"
    counted = any(answer.stem == figure.head for figure in other.figures if not figure.unit)
    return doing["can"] is not None or not counted or of_some


def _of_none_such(mine: Features, key: Key, other: Features) -> bool:
    """Say whether there is "no" of something that did a deed, and the other is silent of it.

    Hectares that were lost do not deny that no homes were lost.
    """
    before = max(0, key.span.start - _BEFORE_DEED)
    doing = _NO_OF.search(mine.text, before, key.span.start)
    if doing is None:
        return False
    which = next((k for k in mine.keys[:_MOST] if k.span.start == doing.start("what")), None)
    if which is None or any(which.means(k) for k in other.keys[:_MOST]):
        return False
    if not is_person(fold_word(doing["what"])):
        return bool(other.figures)
    return not any(of_people(f) for f in other.figures) and not any(
        (k.named and k.span.end <= other.verb) or is_person(fold_word(k.span.of(other.text)))
        for k in other.keys[:_MOST]
    )


def _only_says_when(mine: Features, place: Span) -> bool:
    """Say whether a denial only says when: "will not resume before 12 October"."""
    return bool(mine.windows) and _UNTIL.match(mine.text, place.end) is not None


def _not_by(mine: Features, key: Key, other: Features) -> bool:
    """Say whether it is only denied that somebody did it, of whom the other is silent."""
    if not _BY.match(mine.text, key.span.end):
        return False
    end = next((start for start in mine.clauses if start > key.span.start), len(mine.text))
    who = [k for k in mine.keys[:_MOST] if key.span.end <= k.span.start < end]
    return bool(who) and not any(k.means(o) for k in who for o in other.keys[:_MOST])


def _not_so_treated(mine: Features, key: Key, other: Features) -> bool:
    """Say whether it is denied that something is made, or taken, of which the other has no word.

    "We do not make viruses" is no denial of viruses.
    """
    done = _DOES_NOT.search(mine.text, max(0, key.span.start - _BEFORE_NOUN), key.span.start)
    if done is None:
        return False
    forms = _FORMS[done["what"]]
    return re.search(rf"\b(?:{forms})\b", other.text) is None


def _is_elsewhere(mine: Features, key: Key, other: Features) -> bool:
    """Say whether none of a kind is where the other says nothing of: "no team is in trouble"."""
    if not _PLACED.match(mine.text, key.span.end):
        return False
    where = [k for k in mine.keys[:_MOST] if k.span.start >= key.span.end]
    return bool(where) and not any(k.means(o) for k in where for o in other.keys[:_MOST])


def _is_other_change(mine: Features, key: Key, other: Features, answer: Key) -> bool:
    """Say whether something else went up or down: "no cuts in June", "the level has fallen"."""
    if key.stem == answer.stem or _changes().isdisjoint(key.concepts):
        return False
    rest = [k for k in mine.keys[:_MOST] if k is not key and k.stem not in light_stems()]
    return not any(k.means(o) for k in rest for o in other.keys[:_MOST] if o is not answer)


@cache
def _changes() -> frozenset[int]:
    known = lexicon().concepts
    return frozenset((*known[stem("increase")], *known[stem("decrease")]))


def of_another_deed(a: Features, b: Features, here: Span, there: Span, *, turned: bool) -> bool:
    """Say :func:`does_else` of two words by their places; with `turned`, `b` is what denies."""
    denier, place = (b, there) if turned else (a, here)
    if _only_says_when(denier, place):
        return True
    one = next((k for k in a.keys if k.span == here), None)
    two = next((k for k in b.keys if k.span == there), None)
    if one is None or two is None:
        return False
    return does_else(b, two, a, one) if turned else does_else(a, one, b, two)
