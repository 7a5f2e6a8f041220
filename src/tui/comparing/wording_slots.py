"""Who did it, why, who was first, who told it: what two passages could be at odds about in words.

The slots of figures, times, opposites and deeds are in :mod:`tui.comparing.slots`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from tui.comparing.naming import other_names
from tui.comparing.precedence import preceded, surpassed
from tui.comparing.relation import Difference
from tui.comparing.roles import one_effect, other_causes
from tui.comparing.rooms import other_rooms
from tui.comparing.slot import MOST, Slot, slot_of
from tui.comparing.things import one_deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.comparing.agents import Contrast
    from tui.comparing.features import Features
    from tui.comparing.keys import Key

__all__ = ["agent_slots", "statement_slots"]

_ROLE = 0.6
"""What it is worth that two names fill roles of one kind, or that one deed has a room in both."""

_REST_AGREES = 4.2
"""What it is worth that all but what differs agrees."""

_CAUSE_OPEN = 1.2
"""What it is worth that one says the cause is unknown and one names it."""

_TOLD, _SURPASSED = 1.8, 1.2
"""What it is worth that one says nobody announced it and one that it was announced, and that one
calls something the largest and one speaks of a larger one."""


def agent_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield names that may fill one role, and contrasts with what the other passage may say."""
    for one, two in product(a.fillers, b.fillers):
        if one.words.isdisjoint(two.words) and one.role.means(two.role):
            slot = slot_of("name", a, one.name, b, two.name)
            yield replace(slot, worth=_ROLE, deed=(one.role, two.role))
    for here, there in other_names(a, b):
        yield replace(slot_of("name", a, here, b, there), worth=_REST_AGREES)
    yield from _causes(a, b)
    rooms = other_rooms(a, b)
    if rooms and one_deed(a, b, *rooms):
        yield replace(slot_of("wording", a, rooms[0], b, rooms[1]), worth=_ROLE)
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
        yield replace(slot_of("wording", a, causes[0], b, causes[1]), worth=worth)
    for mine, other in ((a, b), (b, a)):
        if mine.cause_open and other.cause and not other.hedged:
            ends = (mine.cause_open, other.cause)
            here, there = ends if mine is a else ends[::-1]
            yield replace(slot_of("wording", a, here, b, there), worth=_CAUSE_OPEN)
    first = preceded(a, b)
    if first:
        yield replace(slot_of("wording", a, first[0], b, first[1]), worth=_REST_AGREES)
    first = preceded(b, a)
    if first:
        yield replace(slot_of("wording", a, first[1], b, first[0]), worth=_REST_AGREES)


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


def statement_slots(a: Features, b: Features) -> Iterator[Slot]:
    """Yield what was announced or not, and what is the largest or is not."""
    if a.told and b.told and a.told.announced != b.told.announced:
        yield replace(slot_of("certainty", a, a.told.place, b, b.told.place), worth=_TOLD)
    for mine, other in ((a, b), (b, a)):
        more = surpassed(mine, other)
        if more:
            one, two = more if mine is a else more[::-1]
            yield replace(slot_of("wording", a, one, b, two), worth=_SURPASSED)
