"""Whether two passages speak of one thing, or only use the same words of two.

"The choir was founded in 1952" and "the brewery was founded in 1871" differ in a date, of two
things. So do "the price of copper fell" and "the price of coffee rose". Where the words before the
verb, or what follows an "of", answer nothing on either side, no difference is one of one thing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

from tui.comparing.changes import change_apart, done_to_others, expecting
from tui.comparing.dates import clash
from tui.comparing.figure import agree, is_person, one_unit
from tui.comparing.negation import is_verb
from tui.comparing.numerals import pairs
from tui.comparing.words import LONGEST, fold_word, light_stems, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.comparing.dates import Date
    from tui.comparing.features import Features
    from tui.comparing.keys import Key
    from tui.spans import Span

__all__ = [
    "act_on_others",
    "answers",
    "date_others",
    "of_another",
    "one_deed",
    "other_deeds",
    "speak_of_others",
    "verb_at",
]

_TERSE = 6
"""Content words up to which what a passage begins with is its subject."""

_ARTICLE = re.compile(r"\s(?:(?:the|an?|its|his|her|their|all|some)\s)?")

_OF = frozenset((" of ", " of the "))
_TO = frozenset(
    f" {one} {the}" for one in ("to", "from", "in", "for", "at") for the in ("", "the ")
)

_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|cannot|can|could|may|might|must|should|did|does)\b"
)
_OF_MEANINGS = 0.25
"""The share of their meanings that two deeds in other words have in common."""

_HEAD, _MOST = 8, 40
"""Words among which the first verb of a passage is, and words of it that are looked at."""


def answers(one: Key, two: Key) -> bool:
    """Say whether two words are one, an idea, or each other's opposite."""
    return one.means(two) or not one.lines.isdisjoint(two.lines)


def speak_of_others(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether two passages speak of two things, whatever else they share.

    Args:
        a: One passage.
        b: The other.
        here: What differs, in `a`; it is no word of what is spoken of.
        there: The same in `b`.
    """
    mine, others = a.keys[:_MOST], b.keys[:_MOST]
    one, two = _subject(a), _subject(b)
    if max(len(mine), len(others)) <= _TERSE and _lone(one, others, here):
        return _lone(two, mine, there) and not _may_be_one(a, one, b, two)
    return of_another(a, b)


def _may_be_one(a: Features, one: Key | None, b: Features, two: Key | None) -> bool:
    """Say whether one subject is a name, the other a word for people: Carla Metz, the cyclist."""
    if one is None or two is None or one.named == two.named:
        return False
    word = two.span.of(b.text) if one.named else one.span.of(a.text)
    return is_person(fold_word(word))


def act_on_others(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether two opposite deeds are done to two things: the pool opened, the debate closed.

    They are if both have an object, and none of it is in the other passage.
    """
    mine, others = _object(a, here), _object(b, there)
    return (
        bool(mine and others)
        and not any(answers(one, two) for one in mine for two in b.keys[:_MOST])
        and not any(answers(one, two) for one in others for two in a.keys[:_MOST])
    )


def _object(passage: Features, place: Span) -> list[Key]:
    """Return the words right after a deed, as far as the next preposition: what it is done to."""
    found: list[Key] = []
    end = place.end
    for key in passage.keys[:_MOST]:
        if key.span.start < place.end:
            continue
        if not _ARTICLE.fullmatch(passage.text, end, key.span.start):
            break
        found.append(key)
        end = key.span.end
    return found


def _subject(passage: Features) -> Key | None:
    """Return the word that a passage begins with, None where that names nothing of its own."""
    if not passage.keys:
        return None
    first = passage.keys[0]
    lead = passage.text[: first.span.start].casefold().split()
    vague = word_set("pronouns") | word_set("quantified")
    return (
        None
        if vague.intersection(lead) or is_verb(fold_word(first.span.of(passage.text)))
        else first
    )


def _lone(key: Key | None, others: Sequence[Key], place: Span) -> bool:
    """Say whether a word is answered by none of `others`, and is not what differs itself."""
    if key is None or key.span.overlaps(place) or key.stem in light_stems():
        return False
    return not any(answers(key, other) for other in others)


def of_another(a: Features, b: Features) -> bool:
    """Say whether two passages speak of two things, or of one at two times, by their qualifiers.

    "Exports to China" and "exports to Japan" are two things, and so are "the first stage" and "the
    third stage", "the north tower" and "the south tower", "member Berg" and "member Holm".
    """
    return (
        _qualified_apart(a, b)
        or _other_subjects(a, b)
        or _at_other_times(a, b)
        or change_apart(a, b)
        or done_to_others(a, b)
    )


def _qualified_apart(a: Features, b: Features) -> bool:
    """Say whether one word is "of" one thing here and "of" another there."""
    theirs = list(_complements(b))
    return any(
        answers(word, other)
        and _lone(what, b.keys[:_MOST], word.span)
        and _lone(which, a.keys[:_MOST], other.span)
        for word, what in (_complements(a) if theirs else ())
        for other, which in theirs
    )


def _other_subjects(a: Features, b: Features) -> bool:
    """Say whether the words before the verb name two things of a kind."""
    mine, others = _before_verb(a), _before_verb(b)
    if not mine or not others:
        return False
    if not any(answers(one, two) for one in mine for two in others):
        return False
    ranks = pairs("ordinals")
    one, two = ({k.stem for k in keys if k.stem in ranks} for keys in (mine, others))
    if one and two and one.isdisjoint(two):
        return True
    if any(
        replace(opposite, side=1 - opposite.side) in b.opposites
        and any(place.start < a.verb for place in places)
        and any(p.start < b.verb for p in b.opposites[replace(opposite, side=1 - opposite.side)])
        for opposite, places in a.opposites.items()
        if opposite.close
    ):
        return True
    return _lone_names(a, mine, b) and _lone_names(b, others, a)


def _before_verb(passage: Features) -> list[Key]:
    return [key for key in passage.keys[:_MOST] if key.span.end <= passage.verb]


def _lone_names(passage: Features, keys: Sequence[Key], other: Features) -> bool:
    names = [key for key in keys if fold_word(key.span.of(passage.text)) in passage.names]
    return bool(names) and not any(answers(key, two) for key in names for two in other.keys[:_MOST])


def _at_other_times(a: Features, b: Features) -> bool:
    """Say whether two passages measure or judge one thing in two years or months."""
    if not a.dates or not b.dates or any(_is_day(one) for one in (*a.dates, *b.dates)):
        return False
    if not all(clash(one, two) for one in a.dates for two in b.dates):
        return False
    against = any(replace(o, side=1 - o.side) in b.opposites for o in a.opposites)
    return against or any(
        one_unit(one, two) and not agree(one, two) for one in a.figures for two in b.figures
    )


def one_deed(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether the deeds that two times are told of are one: "started", "broke out"."""
    one, two = _deed_at(a, here), _deed_at(b, there)
    return one is not None and two is not None and answers(one, two)


def date_others(a: Features, b: Features, here: Span, there: Span, *, reckoned: bool) -> bool:
    """Say whether two dates are of two things, or of two deeds; `reckoned` asks for one deed."""
    apart = speak_of_others(a, b, here, there) or other_deeds(a, b, here, there)
    return apart or (reckoned and not one_deed(a, b, here, there))


def other_deeds(a: Features, b: Features, here: Span, there: Span) -> bool:
    """Say whether two times are told of two deeds that were done: "inspected", "broke out"."""
    done = list(product(_done_at(a, here), _done_at(b, there)))
    return bool(done) and not any(_one_deed(*both) for both in done)


def _one_deed(one: Key, two: Key) -> bool:
    """Say whether two deeds may be one: of many meanings they must share some, not any one."""
    shared = len(one.concepts & two.concepts)
    alike = shared and shared >= _OF_MEANINGS * min(len(one.concepts), len(two.concepts))
    return one.stem == two.stem or bool(alike) or not one.lines.isdisjoint(two.lines)


def _done_at(passage: Features, place: Span) -> list[Key]:
    """Return the deed in the past beside a time, by every word at its place."""
    deed = _deed_at(passage, place)
    if deed is None:  # "on 3 October a fire in the old hall at the quay killed two"
        end = next((start for start in passage.clauses if start > place.start), LONGEST)
        after = (k for k in passage.keys[:_MOST] if place.end <= k.span.start < end)
        deed = next((k for k in after if _is_deed(passage, k)), None)
    if deed and (not _is_deed(passage, deed) or deed.stem in expecting()):
        deed = None
    return [k for k in passage.keys[:_MOST] if deed and k.span.overlaps(deed.span)]


def _deed_at(passage: Features, place: Span) -> Key | None:
    """Return the verb that a time belongs to: the last one before it, else the first after it."""
    clause = bisect_right(passage.clauses, place.start)
    inside = [
        key
        for key in passage.keys[:_MOST]
        if not key.named and bisect_right(passage.clauses, key.span.start) == clause
    ]
    before = [key for key in inside if key.span.end <= place.start]
    verbs = [key for key in before if _is_deed(passage, key)]
    later = [key for key in inside if key.span.start >= passage.verb]
    return next(iter((*verbs[::-1], *later)), None)


def _is_day(one: Date) -> bool:
    return one.day is not None or (one.year is None and one.month is None)


def verb_at(text: str, keys: Sequence[Key]) -> int:
    """Return where the first verb of a passage begins, its end where none is seen."""
    match = _VERB.search(text)
    deeds = (
        key.span.start
        for key in keys[1:_HEAD]
        if not key.named and is_verb(fold_word(key.span.of(text)))
    )
    return min(match.start() if match else len(text), next(deeds, len(text)))


def _complements(passage: Features) -> Iterator[tuple[Key, Key]]:
    keys = passage.keys[:_MOST]
    for word, what in pairwise(keys):
        between = passage.text[word.span.end : what.span.start]
        if between in _OF or (what.named and between in _TO and not _is_deed(passage, word)):
            yield word, what


def _is_deed(passage: Features, word: Key) -> bool:
    return is_verb(fold_word(word.span.of(passage.text)))
