"""What rises and falls: two things may, and one thing may at two times.

"Orders rose" and "shares fell" are both true of one company on one day, and so are "revenue grew
last year" and "revenue will fall this year", "51 million in the first quarter" and "248 million".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from tui.comparing.figure import agree, one_unit
from tui.comparing.lexicon import lexicon
from tui.comparing.negation import is_verb
from tui.comparing.words import fold_word, stem, stem_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.comparing.features import Features
    from tui.comparing.figure import Figure
    from tui.comparing.keys import Key
    from tui.spans import Span

__all__ = ["change_apart", "done_to_others", "expecting", "in_part_of_a_year"]

_MOST = 40
"""Words of a passage that are looked at."""

_LEAD = 40
"""Code points before a change in which it may be said to be still ahead."""

_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|(?:is|are) (?:(?:set|due|likely|going) )?to"
    r"|expects?|expected|forecasts?|predicts?|reckons?|plans?|wants?)\b[^,;:.]*\Z"
)
_HAPPENED = re.compile(r"\b(?:has|have|had|was|were|did)\b[^,;:.]*\Z")
_OBJECT = re.compile(r"\s(?:(?:the|its|his|her|their|in|of)\s){0,2}")
_JOINT = re.compile(r"\s(?:(?:of|on|for|in|from|to|at|with)\s)?(?:(?:the|an?|its|all)\s)?")

_PART = re.compile(
    r"\b(?:(?:first|second|third|fourth|last) quarter|Q[1-4]|quarterly|half-year(?:ly)?"
    r"|(?:first|second) half of (?:the year|20\d\d)|(?:first|last) (?:three|six|nine) months)\b"
)


@dataclass(frozen=True, slots=True)
class _Change:
    """One rise or fall: what it may be of, and whether it is ahead, is past, or neither is said."""

    themes: tuple[Key, ...]
    when: str


def change_apart(a: Features, b: Features) -> bool:
    """Say whether two passages tell of changes, and of none that is one: of one thing, at one time.

    A rise that is expected is no denial of a fall that happened.
    """
    if a.sides.isdisjoint(_sides()) or b.sides.isdisjoint(_sides()):
        return False
    mine = list(_changes(a))
    others = list(_changes(b)) if mine else []
    if not others:
        return False
    return in_part_of_a_year(a, b) or not any(_may_be_one(x, y) for x, y in product(mine, others))


def in_part_of_a_year(a: Features, b: Features) -> bool:
    """Say whether just one of two passages is on a quarter or a half of a year."""
    return (_PART.search(a.text) is None) != (_PART.search(b.text) is None)


def done_to_others(a: Features, b: Features) -> bool:
    """Say whether opposite deeds are done to different numbers: 700 jobs made, and 600 jobs cut."""
    if not a.figures or not b.figures or a.sides.isdisjoint(b.against):
        return False
    return any(
        one_unit(one, two) and not agree(one, two)
        for opposite, places in a.opposites.items()
        if (other := replace(opposite, side=1 - opposite.side)) in b.opposites
        for one in _right_after(a, places)
        for two in _right_after(b, b.opposites[other])
    )


def _right_after(passage: Features, places: Sequence[Span]) -> list[Figure]:
    ends = {place.end + 1 for place in places}
    return [figure for figure in passage.figures[:_MOST] if figure.span.start in ends]


def _may_be_one(one: _Change, two: _Change) -> bool:
    if {one.when, two.when} == {"ahead", "past"}:
        return False
    if not one.themes or not two.themes:
        return True
    return any(
        x.means(y) or not x.lines.isdisjoint(y.lines) for x, y in product(one.themes, two.themes)
    )


def _changes(passage: Features) -> Iterator[_Change]:
    lines = _lines()
    for opposite, places in passage.opposites.items():
        if opposite.line in lines:
            for place in places[:_MOST]:
                yield _Change(tuple(_themes(passage, place)), _when(passage.text, place))


def _themes(passage: Features, place: Span) -> Iterator[Key]:
    """Yield what may change: the noun before it in its clause, and what follows at once.

    Of "a rise" and "the fall" nothing is known.
    """
    if passage.text[: place.start].split()[-1:] in (["a"], ["an"], ["the"]):
        return
    clause = bisect_right(passage.clauses, place.start)
    lead: list[Key] = []
    for key in passage.keys[:_MOST]:
        if bisect_right(passage.clauses, key.span.start) != clause or key.span.overlaps(place):
            continue
        if key.span.end <= place.start:
            lead = [*lead, key] if lead and _touch(passage.text, lead[-1], key) else [key]
        elif _OBJECT.fullmatch(passage.text, place.end, key.span.start) and not key.named:
            yield key
            break
        else:
            break
    for key in lead:
        if (
            key.stem not in expecting()
            and fold_word(key.span.of(passage.text)) not in passage.names
        ):
            yield key


def _touch(text: str, one: Key, two: Key) -> bool:
    return _JOINT.fullmatch(text, one.span.end, two.span.start) is not None


def _when(text: str, place: Span) -> str:
    before = text[max(0, place.start - _LEAD) : place.start]
    if _AHEAD.search(before):
        return "ahead"
    if is_verb(fold_word(place.of(text))) or _HAPPENED.search(before):
        return "past"
    return ""


@cache
def _lines() -> frozenset[int]:
    """Return the lines of opposites where a measure rises on one side, and falls on the other."""
    known = lexicon().opposites
    return frozenset(
        one.line
        for up, down in (("rise", "fall"), ("growth", "contraction"))
        for one, two in product(known[stem(up)], known[stem(down)])
        if one.line == two.line and one.side != two.side
    )


@cache
def _sides() -> frozenset[int]:
    return frozenset(2 * line + side for line in _lines() for side in (0, 1))


def expecting() -> frozenset[str]:
    """Return the stems of verbs that only look ahead: "planned for May"."""
    return stem_set("expecting")
