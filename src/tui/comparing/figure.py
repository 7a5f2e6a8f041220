"""A figure as it is compared, and when two of them cannot both be right.

How exactly a number is meant is part of it: nobody who writes "11,400" contradicts "11,412",
"79.8" is not 81 although it is nearly as much, and a third of one thing is no count of another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.comparing.lexicon import lexicon
from tui.comparing.units import CURRENCIES
from tui.comparing.words import stem, stem_set

if TYPE_CHECKING:
    from tui.spans import Span

__all__ = [
    "CHANGING",
    "FEW",
    "MONEY",
    "Bound",
    "Fate",
    "Figure",
    "Role",
    "agree",
    "apart",
    "clash",
    "counts_apart",
    "far_apart",
    "is_person",
    "kind_of",
    "of_people",
    "one_measure",
    "one_unit",
    "parts_apart",
    "same_things",
]

Bound = Literal["exact", "about", "least", "most"]
Role = Literal["", "part", "whole", "change", "offset"]
Fate = Literal["", "dead", "hurt"]

_NEAR = 0.025
_ROUGH = 0.12

_TIMES = 5.0
"""By what factor two counts of one thing may differ: beyond, they count two things."""

_NO_TIME_OF_IT = 200.0
"""The same of times: nobody takes hours for years."""

_NO_COUNT_OF_IT = 20.0
"""By what factor they do not differ, whatever else agrees: what each tram carries, and the line."""

_ONE_SIZE = 1.5
"""By what factor a part of some things and a count of such things may differ."""

_EXACT = 100
"""From which count on two leading figures that are the same are no chance."""

CHANGING = frozenset(("", "percent"))
"""Units of what may be another figure every day: counts and shares."""

FEW = 12
"""Up to so many things are counted, not estimated."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in the unit `unit` ("" for a plain count) of the things `nouns` (stems)."""

    value: float
    unit: str
    nouns: frozenset[str]
    bound: Bound
    span: Span
    """Where it stands in the passage, number, multiplier and unit (code points)."""
    role: Role = ""
    """Of a percentage or a count: "12 per cent of the shares", "two of the three" are a part, the
    "three" of these the whole, "rose by 12 per cent" and "by 12 votes" a change; of a time, "two
    years ago" is an offset."""
    them: bool = False
    """Whether it counts what was named before: "23 of them"."""
    top: float | None = None
    """The other end of a range: "55 to 60"."""
    step: float = 0.0
    """What its last digit is worth: 100 in "11,400", 0.1 in "79.8"; 0 where nothing is known."""
    denied: bool = False
    """Whether the passage says that it is not this figure: "10,900 and not 11,400"."""
    head: str = ""
    """The stem of what is counted: the house of "140 flooded houses in the village"."""
    fate: Fate = ""
    """What became of those it counts: "killed four", "20 were injured"."""


MONEY = "money"
"""The unit of a sum whose currency is not said: "it is worth 2.3 million"."""

_SUMS = frozenset(CURRENCIES.values())


def _people() -> frozenset[str]:
    return stem_set("people")


def is_person(low: str) -> bool:
    """Say whether a folded word is one for people: patient, guard, resident."""
    return stem(low) in _people()


def of_people(figure: Figure) -> bool:
    """Say whether a figure counts people, whatever a source calls them."""
    if figure.unit:
        return False
    if figure.head and figure.head not in figure.nouns:
        return bool(figure.nouns & _people())
    # "three warnings from its staff" counts warnings
    return bool((frozenset((figure.head,)) if figure.head else figure.nouns) & _people())


def kind_of(figure: Figure) -> str:
    """Return what a figure measures or counts, in one word: its unit, people, or a thing."""
    return figure.unit or ("person" if of_people(figure) else figure.head)


def one_unit(a: Figure, b: Figure) -> bool:
    """Say whether two figures are measured alike: a sum without its currency may be in any."""
    if a.unit == b.unit:
        return True
    return (a.unit == MONEY and b.unit in _SUMS) or (b.unit == MONEY and a.unit in _SUMS)


def one_measure(a: Figure, b: Figure) -> bool:
    """Say what :func:`one_unit` says, or whether just one says its rate: "1.20 euros (a share)"."""
    if one_unit(a, b):
        return True
    rated = "/" in a.unit, "/" in b.unit
    return rated[0] != rated[1] and a.unit.partition("/")[0] == b.unit.partition("/")[0]


def clash(a: Figure, b: Figure) -> bool:
    """Say whether two figures count the same things and cannot both be right."""
    if not one_unit(a, b) or (a.unit in {"", "rank"} and not same_things(a, b)):
        return False
    if a.unit == "rank" and a.denied and not b.denied and b.value > a.value:
        return False  # who was second was not the first
    if b.unit == "rank" and b.denied and not a.denied and a.value > b.value:
        return False
    roles = {a.role, b.role}
    if roles == {"part", "change"} or (a.denied and b.denied) or _of_other_fates(a, b):
        return False
    if len(roles) > 1 and ("offset" in roles or ("change" in roles and not a.unit)):
        return False
    return agree(a, b) if a.denied or b.denied else not agree(a, b)


def apart(a: Figure, b: Figure) -> float:
    """Return by about what factor two figures differ."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return (high + 1) / (low + 1)


def parts_apart(a: Figure, b: Figure) -> bool:
    """Say whether two counts are a part and a whole: "14 of its 38 wagons", "sixteen wagons".

    Either may be a count of which nothing is said if they are of one size.
    """
    if a.unit or b.unit or a.role == b.role or {a.role, b.role}.isdisjoint(("part", "whole")):
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return {a.role, b.role} == {"part", "whole"} or high > _ONE_SIZE * low


def _of_other_fates(a: Figure, b: Figure) -> bool:
    """Say whether people are counted to whom other things happened: the dead, the injured."""
    return a.fate != b.fate and all(figure.them or of_people(figure) for figure in (a, b))


def counts_apart(a: Figure, b: Figure) -> bool:
    """Say whether two figures are so far apart, or of such parts, that they count two things."""
    if a.unit == b.unit == "percent":
        return a.role == b.role == "part" and not _of_like_things(a, b)
    low, high = sorted((abs(a.value), abs(b.value)))
    if not a.unit and _is_a_slip(low, high):
        return False
    return a.unit != "second" and high > _TIMES * max(low, 1e-9 if a.unit else 1.0)


def far_apart(a: Figure, b: Figure) -> bool:
    """Say whether two counts, or times, are of two things, however alike what is said of them."""
    low, high = sorted((abs(a.value), abs(b.value)))
    if a.unit == "second":
        return high > _NO_TIME_OF_IT * low
    return not a.unit and not _is_a_slip(low, high) and high > _NO_COUNT_OF_IT * max(low, 1.0)


def _of_like_things(a: Figure, b: Figure) -> bool:
    """Say whether two shares may be of the same things: of the guests, of the visitors."""
    if a.nouns & b.nouns or (a.nouns & _people() and b.nouns & _people()):
        return True
    concepts = lexicon().concepts
    mine = {idea for noun in a.nouns for idea in concepts.get(noun, ())}
    return any(idea in mine for noun in b.nouns for idea in concepts.get(noun, ()))


def _is_a_slip(low: float, high: float) -> bool:
    """Say whether two exact counts are one but for a zero: "3,400" and "34,000"."""
    exact = low >= _EXACT and low % 10 ** (len(str(int(low))) - 1)
    return bool(exact) and any(abs(high - times * low) < 1e-6 * high for times in (10, 100))


def same_things(a: Figure, b: Figure) -> bool:
    """Say whether two plain counts may be of one thing: "14 passengers", "23 of them"."""
    if not _ideas(a).isdisjoint(_ideas(b)):
        return True  # "112 homes", "140 houses"
    if a.nouns & b.nouns:  # but no "14 ballots counted", "61 districts counted"
        return not (a.head and b.head) or a.head in b.nouns or b.head in a.nouns
    if of_people(a) and of_people(b):
        return not _of_some(a, b)
    vague = stem_set("vague_things")
    if (a.head in vague and not of_people(b)) or (b.head in vague and not of_people(a)):
        return bool(a.head and b.head)  # "nine brooches", "eleven pieces"
    return (a.them and of_people(b)) or (b.them and of_people(a))


def _of_some(a: Figure, b: Figure) -> bool:
    """Say whether one figure counts people of some age or sex, and the other whoever they are."""
    some = stem_set("some_people")
    return bool(a.head and b.head) and (a.head in some) != (b.head in some)


def _ideas(figure: Figure) -> frozenset[int]:
    return frozenset(lexicon().concepts.get(figure.head, ()))


def agree(a: Figure, b: Figure) -> bool:
    """Say whether two values can be the same, as exactly as each of them is meant."""
    if a.bound == b.bound and a.bound in {"least", "most"}:
        return True
    if a.bound == "least" or b.bound == "most":
        low, high = a, b
    elif b.bound == "least" or a.bound == "most":
        low, high = b, a
    else:
        one, two = _ends(a), _ends(b)
        apart = max(one[0] - two[1], two[0] - one[1], 0.0)
        return apart <= _slack(a, b)
    return _ends(high)[1] >= _ends(low)[0] * (1 - _NEAR)


def _ends(figure: Figure) -> tuple[float, float]:
    top = figure.value if figure.top is None else figure.top
    return min(figure.value, top), max(figure.value, top)


def _slack(a: Figure, b: Figure) -> float:
    """Return how far apart two values may be: by rounding, more where one is an estimate."""
    most = max(abs(a.value), abs(b.value))
    if "about" in (a.bound, b.bound):
        return _ROUGH * most
    rounded = max(a.step, b.step) / 2 if a.step and b.step else _NEAR * most
    counted = not a.unit and most <= FEW
    return 0.0 if counted else min(rounded, _NEAR * most) * (1 + 1e-9)
