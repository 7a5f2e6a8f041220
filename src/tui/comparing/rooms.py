"""Where in a building it was: on which floor, in which room.

"It began in a loading bay on the ground floor" and "in a compressor room on the second floor" share
the deed and hardly contradict each other in any other word. Only what excludes each other counts:
a kitchen may be on the second floor, and the first floor of the one is the ground floor of the
other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tui.comparing.lexicon import lexicon
from tui.comparing.words import fold_word, stem, word_set
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.comparing.features import Features

__all__ = ["Room", "other_rooms", "rooms_of"]

_GROUND = frozenset(("ground", "first"))
"""The first floor of some is the ground floor of others."""

_MOST = 4


class Room(NamedTuple):
    """A floor or a room in one word, and where it stands in its passage (code points)."""

    what: str
    place: Span
    floor: bool


def rooms_of(text: str) -> tuple[Room, ...]:
    """Return the first floors and rooms in which something is said to be."""
    found = []
    for match in _places().finditer(text):
        what = fold_word(match["floor"] or match["room"])
        found.append(Room(what, Span(*match.span("place")), bool(match["floor"])))
        if len(found) == _MOST:
            break
    return tuple(found)


def other_rooms(a: Features, b: Features) -> tuple[Span, Span] | None:
    """Return where each of two passages has it, if that cannot be one place of one building."""
    if not a.rooms or not b.rooms:
        return None
    for floor in (True, False):
        mine = [room for room in a.rooms if room.floor == floor]
        others = [room for room in b.rooms if room.floor == floor]
        if mine and others and not _meet(mine, others):
            return mine[0].place, others[0].place
    return None


def _meet(mine: Sequence[Room], others: Sequence[Room]) -> bool:
    return any(_may_be_one(one, two) for one in mine for two in others)


def _may_be_one(one: Room, two: Room) -> bool:
    both = {one.what, two.what}
    if one.floor:
        return len(both) == 1 or both <= _GROUND or both <= word_set("below_ground")
    concepts = lexicon().concepts
    x, y = stem(one.what), stem(two.what)
    return x == y or not set(concepts.get(x, ())).isdisjoint(concepts.get(y, ()))


@cache
def _places() -> re.Pattern[str]:
    ranks = "|".join(sorted(word_set("floors")))
    alone = "|".join(sorted(word_set("below_ground") | word_set("under_the_roof")))
    rooms = "|".join(sorted(word_set("rooms")))
    return re.compile(
        r"\b(?:on|in|from|at|inside) (?P<place>(?:the|an?|its|his|her|their) "
        rf"(?:(?P<floor>{alone}|(?:{ranks})(?= (?:floor|storey)))(?: floor| storey)?"
        rf"|(?P<room>{rooms})))\b"
    )
