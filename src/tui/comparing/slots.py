"""What two passages could be at odds about: a figure, a time, an opposite, a deed.

Whether two slots are one, so that both cannot be right, is weighed in
:mod:`tui.comparing.conflicts`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

from tui.comparing.differences import opposed_places, unanswered
from tui.comparing.figure import agree, clash, counts_apart, is_person, kind_of, of_people
from tui.comparing.naming import other_names
from tui.comparing.none_did import does_else
from tui.comparing.precedence import preceded
from tui.comparing.relation import Difference
from tui.comparing.roles import one_effect, other_causes
from tui.comparing.things import one_deed
from tui.comparing.units import CURRENCIES
from tui.comparing.windows import apart
from tui.comparing.words import light_stems, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.agents import Contrast
    from tui.comparing.features import Features, Key
    from tui.comparing.figure import Figure
    from tui.comparing.relation import DifferenceKind
    from tui.comparing.windows import Window
    from tui.spans import Span

__all__ = [
    "MOST",
    "Slot",
    "agent_slots",
    "deed_slots",
    "figure_slots",
    "opposite_slots",
    "time_slots",
]

MOST = 40
"""Words, figures and times of a passage that are looked at: no text may take long."""

_BESIDE, _BESIDE_OTHER = 0.5, 0.2
"""What a word counts in another clause of the passage, for figures and for the rest."""

_RATE = 0.8
"""What it is worth that two figures are rates of one kind."""

_OF_NOBODY, _COUNTED, _COUNTED_ELSE, _NOTHING_ELSE = 1.0, 1.1, 0.6, 0.5
"""What a denial is worth that speaks of everybody or of any number ("no houses", "nine houses"; any
other denial of what is counted says less), or that says nothing else."""

_QUALIFIED = 2
"""Words from a "no" to what there is none of: "no significant defects"."""

_FEW = 2
"""Words below which a passage says nothing else."""

_ONE_SIZE, _OF_ONE_SIZE, _OF_MANY_SIZES = (
    1.6,
    0.75,
    frozenset(("", "percent", "second", "rank", "age")),
)
"""By what factor sums of one size may differ, what that is worth, and units in which it says
nothing: any two shares are of one size."""

_ROLE = 0.6
"""What it is worth that two names fill roles of one kind."""

_REST_AGREES = 4.2
"""What it is worth that all but what differs agrees."""

_CAUSE_OPEN = 1.2
"""What it is worth that one says the cause is unknown and one names it."""

_JUST_BEFORE = 24
"""Code points before a word in which it may be forbidden."""

_UNTIL = 24
"""Code points before a time in which "until" makes it an end."""

_LIKELY_ALONE = frozenset(("", *CURRENCIES.values()))
"""Units in which a document may well have one figure: counts of a thing, and sums of money."""

_UNDOING, _ROOT = ("un", "non"), 4
"""What undoes a deed, and letters that a stem needs for it to be a prefix."""

_MANY = 10
"""From which number on a figure that names nothing it counts is taken for a count."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What would differ, where it stands in both, and what words in other clauses are worth."""

    difference: Difference
    here: Span
    there: Span
    beside: float = _BESIDE_OTHER
    worth: float = 0.0
    """What is evidence already: both are "a share", or metres per second."""
    deed: tuple[Key, Key] | None = None
    """The word that is denied and the one that is not: one deed is evidence of one event."""
    near: float = 0.0
    """What it is worth that two sums are of one size."""
    kinds: tuple[str, str] | None = None
    """What its figures measure or count."""
    turns: bool = False
    """Whether words and their opposites are evidence too: "closed until 2 April" and "reopens in
    May" are about one moment."""


def figure_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield figures of one dimension and of one kind of things that do not agree."""
    if not a.figures or not b.figures:
        return
    for one, two in product(unanswered(a, b)[:MOST], unanswered(b, a)[:MOST]):
        if one.unit == two.unit and _of_one_kind(one, two):
            slot = _slot("figure", a, one.span, b, two.span)
            worth = _RATE if "/" in one.unit else 0.0
            kinds = None if one.unit not in _LIKELY_ALONE else (kind_of(one), kind_of(two))
            yield replace(slot, near=_near(one, two), worth=worth, kinds=kinds)


def _near(one: Figure, two: Figure) -> float:
    """Return what it is worth that two figures are of one size, where few are: sums, areas."""
    low, high = sorted((abs(one.value), abs(two.value)))
    if one.unit in _OF_MANY_SIZES or high > _ONE_SIZE * low:
        return 0.0
    return _OF_ONE_SIZE


def _slot(kind: DifferenceKind, a: Features, here: Span, b: Features, there: Span) -> Slot:
    beside = _BESIDE if kind == "figure" else _BESIDE_OTHER
    return Slot(Difference(kind, here.of(a.text), there.of(b.text)), here, there, beside)


def _of_one_kind(one: Figure, two: Figure) -> bool:
    if counts_apart(one, two):
        return False
    if not one.unit:
        if "part" in {one.role, two.role} and one.role != two.role:
            return False
        if not one.nouns or not two.nouns:  # "it seats 21,500"
            return max(one.value, two.value) >= _MANY and agree(one, two) is (
                one.denied != two.denied
            )
    return clash(one, two)


def time_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield stretches of time that have nothing in common."""
    for one, two in product(a.windows[:MOST], b.windows[:MOST]):
        if apart(one, two):
            turns = _is_an_end(a, one) != _is_an_end(b, two)
            told = one.stands_for or two.stands_for
            if told and not one_deed(a, b, one.span, two.span):
                continue  # a weekday dates any report
            found = Difference("date", one.told(a.text), two.told(b.text))
            yield Slot(found, one.span, two.span, turns=turns)


def _is_an_end(passage: Features, window: Window) -> bool:
    before = passage.text[max(0, window.span.start - _UNTIL) : window.span.start].split()
    return not {"until", "till"}.isdisjoint(word.casefold() for word in before)


def agent_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield names that may fill one role, and contrasts with what the other passage may say."""
    for one, two in product(a.fillers, b.fillers):
        if one.words.isdisjoint(two.words) and one.role.means(two.role):
            slot = _slot("name", a, one.name, b, two.name)
            yield replace(slot, worth=_ROLE, deed=(one.role, two.role))
    for here, there in other_names(a, b):
        yield replace(_slot("name", a, here, b, there), worth=_REST_AGREES)
    yield from _causes(a, b)
    for mine, other in ((a, b), (b, a)):
        for contrast in mine.contrasts:
            deed = next((k for k in mine.keys if k.span.start >= contrast.whole.end), None)
            if deed and not any(key.stem in contrast.stems for key in other.keys[:MOST]):
                yield from _contrasted(mine, contrast, deed, other, turned=mine is b)


def _causes(a: Features, b: Features) -> Iterator[Slot]:
    """Yield two causes, a cause that the other calls unknown, and what came before a first."""
    causes = other_causes(a, b)
    if causes:
        worth = _REST_AGREES if one_effect(a, b) else _ROLE
        yield replace(_slot("wording", a, causes[0], b, causes[1]), worth=worth)
    for mine, other in ((a, b), (b, a)):
        if mine.cause_open and other.cause and not other.hedged:
            ends = (mine.cause_open, other.cause)
            here, there = ends if mine is a else ends[::-1]
            yield replace(_slot("wording", a, here, b, there), worth=_CAUSE_OPEN)
    first = preceded(a, b)
    if first:
        yield replace(_slot("wording", a, first[0], b, first[1]), worth=_REST_AGREES)
    first = preceded(b, a)
    if first:
        yield replace(_slot("wording", a, first[1], b, first[0]), worth=_REST_AGREES)


def _contrasted(
    mine: Features, contrast: Contrast, deed: Key, other: Features, *, turned: bool
) -> Iterator[Slot]:
    """Yield where another passage has the deed of which a contrast says who did it."""
    who = contrast.who.of(mine.text)
    instead = contrast.other.of(mine.text) if contrast.other else "another"
    for key in other.keys[:MOST]:
        if deed.means(key):
            if turned:
                yield Slot(
                    Difference("name", instead, who), key.span, deed.span, 1.0, 0.0, (key, deed)
                )
            else:
                yield Slot(
                    Difference("name", who, instead), deed.span, key.span, 1.0, 0.0, (deed, key)
                )


def opposite_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield words and their opposites."""
    for here, there in opposed_places(a, b):
        yield _slot("antonym", a, here, b, there)


def deed_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield a deed that the one says was done and the other says was not."""
    light = light_stems()
    for mine, other in ((a, b), (b, a)):
        for key in mine.keys[:MOST]:
            denied = key.stem in mine.predicates and key.stem not in light
            undone = key.stem.startswith(_UNDOING) and key.stem not in mine.negated
            if key.named or not (denied or undone):
                continue
            for answer in other.keys[:MOST]:
                if answer.named or answer.stem in other.negated or _forbidden(other, answer):
                    continue
                if denied and key.means(answer) and not does_else(mine, key, other, answer):
                    yield _deed(mine, key, other, answer, turned=mine is b, sign="not ")
                elif undone and _is_undone(key.stem, answer.stem):
                    yield _deed(mine, key, other, answer, turned=mine is b)


def _forbidden(passage: Features, key: Key) -> bool:
    """Say whether the deed right before a word forbids it: "some forbid commercial use"."""
    before = passage.text[max(0, key.span.start - _JUST_BEFORE) : key.span.start].casefold().split()
    return not word_set("forbidding").isdisjoint(before[-2:])


def _deed(
    mine: Features, key: Key, other: Features, answer: Key, *, turned: bool, sign: str = ""
) -> Slot:
    here, there = f"{sign}{key.span.of(mine.text)}", answer.span.of(other.text)
    if turned:
        found = Slot(Difference("negation", there, here), answer.span, key.span)
    else:
        found = Slot(Difference("negation", here, there), key.span, answer.span)
    return replace(found, deed=(key, answer), worth=_told_of_all(mine, key, other, answer))


def _told_of_all(mine: Features, key: Key, other: Features, answer: Key) -> float:
    """Return what it is worth that a denial says of whom, or of how much, it holds: of nobody.

    "Nobody died" is answered by any count of people, "no faults" by any count of faults, and
    "no arrests have been made", which says nothing else, by any arrest of the same event.
    """
    worth = 0.0
    lows = mine.text.casefold().split()
    of_nobody = not word_set("no_person").isdisjoint(
        (*lows, *(f"{one}_{two}" for one, two in pairwise(lows)))
    ) or any(one == "no" and is_person(two) for one, two in pairwise(lows))
    if of_nobody and any(of_people(figure) for figure in other.figures):
        worth += _OF_NOBODY
    none = "no" in mine.text[: key.span.start].casefold().split()[-_QUALIFIED:]
    if any(answer.stem == figure.head for figure in other.figures if not figure.unit):
        worth += _COUNTED if none else _COUNTED_ELSE
    left = [k for k in mine.keys[:MOST] if k is not key and not k.named]
    if len(left) < _FEW and all(any(k.means(o) for o in other.keys[:MOST]) for k in left):
        worth += _NOTHING_ELSE
    return worth


def _is_undone(undone: str, done: str) -> bool:
    """Say whether one stem is the other with "un" before it: "unpatched", "patched"."""
    return len(done) >= _ROOT and undone in {
        f"un{done}",
        f"non{done}",
        f"non-{done}",
    }
