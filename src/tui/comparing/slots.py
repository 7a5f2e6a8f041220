"""What two passages could be at odds about: a figure, a time, an opposite, a deed.

Whether two slots are one, so that both cannot be right, is weighed in
:mod:`tui.comparing.conflicts`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from tui.comparing.differences import unanswered
from tui.comparing.facing import opposed_places
from tui.comparing.figure import (
    MONEY,
    agree,
    clash,
    counts_apart,
    far_apart,
    is_person,
    kind_of,
    of_people,
    one_unit,
    parts_apart,
)
from tui.comparing.keys import UNDOING
from tui.comparing.lexicon import Opposite, lexicon
from tui.comparing.none_did import does_else
from tui.comparing.relation import Difference
from tui.comparing.slot import MOST, Slot, slot_of
from tui.comparing.things import one_deed, other_deeds
from tui.comparing.units import CURRENCIES
from tui.comparing.windows import apart
from tui.comparing.words import stem, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.features import Features
    from tui.comparing.figure import Figure
    from tui.comparing.keys import Key
    from tui.comparing.windows import Window
    from tui.spans import Span

__all__ = [
    "deed_slots",
    "figure_slots",
    "opposite_slots",
    "time_slots",
]

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

_JUST_BEFORE = 24
"""Code points before a word in which it may be forbidden."""

_MORE = re.compile(r" (?:more|less|higher|lower|dearer|cheaper|bigger|smaller|longer|shorter)\b")

_UNTIL = 24
"""Code points before a time in which "until" makes it an end."""

_LIKELY_ALONE = frozenset(("", MONEY, *CURRENCIES.values()))
"""Units in which a document may well have one figure: counts of a thing, and sums of money."""

_NO_DEEDS = ("tor", "tors", "ness", "ist", "ists", "ism", "ity")
"""Endings of words that name who or what, and no deed."""

_ROOT = 4
"""Letters that a stem needs for what undoes it to be a prefix."""

_MANY = 10
"""From which number on a figure that names nothing it counts is taken for a count."""


def figure_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield figures of one dimension and of one kind of things that do not agree."""
    if not a.figures or not b.figures:
        return
    for one, two in product(unanswered(a, b)[:MOST], unanswered(b, a)[:MOST]):
        if one_unit(one, two) and _of_one_kind(one, two):
            slot = slot_of("figure", a, one.span, b, two.span)
            worth = _RATE if "/" in one.unit else 0.0
            kinds = None if one.unit not in _LIKELY_ALONE else (kind_of(one), kind_of(two))
            yield replace(slot, near=_near(one, two), worth=worth, kinds=kinds, figures=(one, two))


def _near(one: Figure, two: Figure) -> float:
    """Return what it is worth that two figures are of one size, where few are: sums, areas."""
    low, high = sorted((abs(one.value), abs(two.value)))
    if one.unit in _OF_MANY_SIZES or high > _ONE_SIZE * low:
        return 0.0
    return _OF_ONE_SIZE


def _of_one_kind(one: Figure, two: Figure) -> bool:
    if counts_apart(one, two) or far_apart(one, two):
        return False
    if not one.unit:
        if parts_apart(one, two):
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
            told = one.stands_for or two.stands_for or _since(a, one) != _since(b, two)
            if other_deeds(a, b, one.span, two.span):
                continue
            if told and not one_deed(a, b, one.span, two.span):
                continue  # a weekday dates any report, and "since 2015" dates a state
            found = Difference("date", one.told(a.text), two.told(b.text))
            yield Slot(found, one.span, two.span, turns=turns)


def _since(passage: Features, window: Window) -> bool:
    return passage.text[: window.span.start].split()[-1:] in (["since"], ["Since"])


def _is_an_end(passage: Features, window: Window) -> bool:
    before = passage.text[max(0, window.span.start - _UNTIL) : window.span.start].split()
    return not {"until", "till"}.isdisjoint(word.casefold() for word in before)


def opposite_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield words and their opposites."""
    for here, there in opposed_places(a, b):
        yield slot_of("antonym", a, here, b, there)
    for here, there in _changes(a, b):
        yield slot_of("antonym", a, here, b, there)
    for there, here in _changes(b, a):
        yield slot_of("antonym", a, here, b, there)


def _changes(mine: Features, other: Features) -> Iterator[tuple[Span, Span]]:
    """Yield where one passage says that a value stays, and the other by how much it changes."""
    changes = [f.span for f in other.figures[:MOST] if _is_change(other.text, f)]
    kept = [o for o in mine.opposites if o in _unchanged()] if changes else []
    if kept and not any(o in other.opposites for o in kept):
        for change in changes:
            yield mine.opposites[kept[0]][0], change


def _is_change(text: str, figure: Figure) -> bool:
    """Say whether a figure is by how much something changes: "8 per cent more"."""
    if figure.role == "change":
        return True
    more = _MORE.match(text, figure.span.end) or text.endswith(" by ", 0, figure.span.start)
    return bool(figure.unit and more)


@cache
def _unchanged() -> frozenset[Opposite]:
    """Return the sides of opposites that say of a value that it stays what it was."""
    known = lexicon().opposites
    return frozenset(known["_".join(map(stem, ("stay", "as", "they", "are")))])


def deed_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield a deed that the one says was done and the other says was not."""
    for mine, other in ((a, b), (b, a)):
        for key in mine.deniable:
            denied = key.stem in mine.predicates
            undone = key.stem.startswith(UNDOING) and key.stem not in mine.negated
            for answer in other.keys[:MOST]:
                if answer.named or answer.stem in other.negated:
                    continue
                if denied and key.means(answer) and not _names_a_doer(key, answer, other.text):
                    if not _forbidden(other, answer) and not does_else(mine, key, other, answer):
                        yield _deed(mine, key, other, answer, turned=mine is b, sign="not ")
                elif undone and _is_undone(key.stem, answer.stem) and not _forbidden(other, answer):
                    yield _deed(mine, key, other, answer, turned=mine is b)


def _names_a_doer(key: Key, answer: Key, text: str) -> bool:
    """Say whether what answers a deed in another word is no deed: a "prosecutor" accuses nobody."""
    return key.stem != answer.stem and answer.span.of(text).casefold().endswith(_NO_DEEDS)


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
