"""How sure it is that two slots are one: by the words around them that answer each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from tui.comparing.figure import MONEY, of_people
from tui.comparing.slot import MOST, Slot
from tui.comparing.units import CURRENCIES
from tui.comparing.words import light_stems, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.comparing.features import Features
    from tui.comparing.figure import Figure
    from tui.comparing.keys import Key
    from tui.comparing.weights import Weights
    from tui.spans import Span

__all__ = ["OF_WORDS", "Setting", "evidence_of"]

_IDEA, _LIGHT, _NAME = 0.7, 0.3, 0.45
"""What an idea, a word of every report, and a name is worth of a shared word's weight. A name says
whom it is about, and whole documents are about one."""

_BEFORE = 0.85
"""What a word counts in the sentence that a passage refers to."""

_LED = 1.0
"""What all words of such sentences are worth at most, for the one before "they" may say anything;
twice that where it has what the other passage begins with: the filing that "it" is."""

_ENOUGH = 4.0
"""Evidence to which such sentences need not add."""

_RARE = 2.0
"""From which weight on a word is no word of the whole library."""

OF_WORDS = frozenset(("antonym", "negation"))

_WORDS_MORE = 0.5
"""Evidence that opposites and denials need beyond figures and dates, for any verb has some."""

_DEED = 0.6
"""What a deed itself is worth of its weight, where one says it was done and one says it was not."""

_TERSE, _AROUND, _BY_IDEA = 3, 1.0, 0.7
"""Content words up to which a passage is terse ("Nobody was hurt"). Where both are long, so much of
the evidence must lie in the words around an opposite or a deed, and a deed that is only another
word for the denied one ("share", "hold") counts so much less."""

_SAME_SUBJECT, _SUBJECT_WEIGHT, _LEAD = 0.5, 0.8, 2
"""What it is worth that opposites and deeds are said of one thing, from which weight on a word is
that thing, and how many words before the verb are looked at."""

_OF_NOTHING = 0.6
"""What is taken off where nothing next to two such words of long passages is the same."""

_SAME_DATE, _DATES = 0.4, 4
"""What a date in both is worth: the review of 2022."""

_FEW = 2
"""Content words up to which a clause lives on the sentence before it."""

_SHARES = ("%", "cent", "percent", "percentage")
_OF_WHAT, _OF_A_TIME, _OF_A_SUM, _FAR = 1.5, 0.6, 1.2, 2.5
"""What is taken off where figures are shares, times, or sums of which there are several; again
where one is so many times the other."""

_SUMS = frozenset((MONEY, *CURRENCIES.values()))

_ALONE = {1: 1.1, 2: 0.6}
"""What it is worth that two figures are the only ones of their kind in their documents, or that
there is one more."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around two passages, besides their words."""

    common: bool = False
    """Whether their documents are about one thing."""
    before_a: Features | None = None
    before_b: Features | None = None
    values_a: Mapping[str, Sequence[Figure]] = field(default_factory=dict)
    """The figures of each kind of the document of the one, each value once."""
    values_b: Mapping[str, Sequence[Figure]] = field(default_factory=dict)
    nearest: Callable[[], bool] = lambda: False
    """Asked only if it matters: whether of all that their documents say the two are nearest to each
    other."""
    apart: bool = False
    """Whether their documents are about others, by name."""
    outdone: Callable[[int], bool] = lambda _most: False
    """Asked of what differs: whether more than so many passages of one document are more like the
    passage of the other."""

    def turned(self) -> Setting:
        """Return the same for the two passages in the other order."""
        return replace(
            self,
            before_a=self.before_b,
            before_b=self.before_a,
            values_a=self.values_b,
            values_b=self.values_a,
        )


def evidence_of(a: Features, b: Features, slot: Slot, weights: Weights, known: Setting) -> float:
    """Return the evidence that the two sides of a slot are said of one thing."""
    kind = slot.difference.kind
    short = kind in OF_WORDS
    mine, others = _around(a, slot.here, slot.beside), _around(b, slot.there, slot.beside)
    around = _answered(mine, others, weights, lines=slot.turns)
    led = _led_to_by(a, known.before_a, short=short), _led_to_by(b, known.before_b, short=short)
    if any(led) and around < _ENOUGH:
        more = _answered(mine + led[0], others + led[1], weights, lines=slot.turns)
        around = min(more, around + _LED * (1 + _is_led_to(b, led[0]) + _is_led_to(a, led[1])))
    worth = slot.worth + around
    worth += _DEED * _alike(*slot.deed, weights) if slot.deed else 0.0
    if short:
        if around < _AROUND * _length(a, b):
            return 0.0
        worth += _of_words(a, b, slot, weights)
    if kind != "date" and _one_date(a, b):
        worth += _SAME_DATE
    worth += slot.near
    if slot.kinds and known.common and (around > 0 or slot.near):
        worth += _alone(slot.kinds, known)
    if slot.figures:
        lone = slot.near > 0 or _alone(slot.kinds or (), known) > 0
        worth -= _of_anything(slot.figures, slot.difference.a, lone=lone)
    return worth


def _of_anything(figures: tuple[Figure, Figure], said: str, *, lone: bool) -> float:
    """Return what is taken off for figures that any two things may have.

    A percentage says least of what it is one of, many things take time, and where a document has
    several sums or counts of people of another size, each is of something else.
    """
    one, two = figures
    if one.unit == "percent":
        return _OF_WHAT if said.endswith(_SHARES) else 0.0
    if one.unit in {"second", "bc"}:
        return _OF_A_TIME if one.unit == "second" else _OF_WHAT
    low, high = sorted((abs(one.value), abs(two.value)))
    far = high > _FAR * low
    if one.unit in _SUMS or two.unit in _SUMS:
        return _OF_A_SUM * ((not lone) + 2 * far)
    return _OF_A_SUM if far and not lone and (of_people(one) and of_people(two)) else 0.0


def _alone(kinds: tuple[str, ...], known: Setting) -> float:
    """Return what it is worth that documents have few figures of a kind: those are likely one."""
    if not kinds or not all(kinds):
        return 0.0
    few = len(known.values_a.get(kinds[0], ())) * len(known.values_b.get(kinds[1], ()))
    return _ALONE.get(few, 0.0)


def _answered(
    mine: list[tuple[Key, float]],
    others: list[tuple[Key, float]],
    weights: Weights,
    *,
    lines: bool,
) -> float:
    """Return what it is worth that words around one slot answer words around the other."""
    worth = 0.0
    used: set[int] = set()
    for key, factor in mine:
        best, place = 0.0, -1
        for number, (other, share) in enumerate(others):
            if number not in used:
                alike = _alike(key, other, weights, lines=lines) * min(share, factor)
                if alike > best:
                    best, place = alike, number
        if place >= 0:
            used.add(place)
            worth += best
    return worth


def _of_words(a: Features, b: Features, slot: Slot, weights: Weights) -> float:
    """Return what is taken off, or added, where a slot is an opposite or a deed."""
    worth = -_WORDS_MORE
    if slot.deed and not slot.deed[0].stem.endswith(slot.deed[1].stem):  # "unpatched"
        worth -= _BY_IDEA * _length(a, b)
    plain = slot.deed and slot.deed[1].stem in light_stems()  # "held", of anything
    one_subject = _one_subject(a, slot.here, b, slot.there, weights)
    if not plain and one_subject:
        worth += _SAME_SUBJECT
    if not one_subject and not _one_object(a, slot.here, b, slot.there, weights):
        worth -= _OF_NOTHING * _length(a, b)
    return worth


def _one_object(a: Features, here: Span, b: Features, there: Span, weights: Weights) -> bool:
    """Say whether what follows one of two words of a clause answers what is next to the other."""
    return any(
        _alike(one, two, weights) >= _SUBJECT_WEIGHT
        for mine, other in (
            (_following(a, here), (*_leading(b, there), *_following(b, there))),
            (_leading(a, here), _following(b, there)),
        )
        for one, two in product(mine, other)
    )


def _following(passage: Features, place: Span) -> list[Key]:
    clause = bisect_right(passage.clauses, place.start)
    after = [key for key in passage.keys[:MOST] if key.span.start >= place.end]
    return [k for k in after if bisect_right(passage.clauses, k.span.start) == clause][:_LEAD]


def _one_subject(a: Features, here: Span, b: Features, there: Span, weights: Weights) -> bool:
    """Say whether what stands last before two words of a clause is the same: their subject."""
    return any(
        _alike(one, two, weights) >= _SUBJECT_WEIGHT
        for one, two in product(_leading(a, here), _leading(b, there))
    )


def _leading(passage: Features, place: Span) -> list[Key]:
    clause = bisect_right(passage.clauses, place.start)
    before = [key for key in passage.keys[:MOST] if key.span.end <= place.start]
    inside = [key for key in before if bisect_right(passage.clauses, key.span.start) == clause]
    return (inside or before[:_LEAD])[-_LEAD:]  # "were built by X and had been tested"


def _one_date(a: Features, b: Features) -> bool:
    return any(
        one.year is not None and (one.year, one.month) == (two.year, two.month)
        for one, two in product(a.dates[:_DATES], b.dates[:_DATES])
    )


def _length(a: Features, b: Features) -> float:
    """Return 0 for terse passages, 1 for long ones, where words meet by chance."""
    shortest = min(len(a.keys), len(b.keys))
    return min(1.0, max(0.0, shortest / _TERSE - 1))


def _alike(one: Key, two: Key, weights: Weights, *, lines: bool = False) -> float:
    """Return what two words have in common; with `lines` also if they are opposites."""
    if one.stem == two.stem:
        worth = _telling(one, weights)
    elif not one.concepts.isdisjoint(two.concepts) or (
        lines and not one.lines.isdisjoint(two.lines)
    ):
        worth = _IDEA * min(_telling(one, weights), _telling(two, weights))
    else:
        return 0.0
    if one.named and two.named:
        return worth * _NAME
    light = light_stems()
    return worth * (_LIGHT if one.stem in light or two.stem in light else 1.0)


def _telling(key: Key, weights: Weights) -> float:
    """Return a word's weight; a word of the whole library says next to nothing of one event."""
    weight = weights.term(key.stem)
    return weight if weight >= _RARE else weight * (weight / _RARE) ** 2


def _around(passage: Features, place: Span, beside: float) -> list[tuple[Key, float]]:
    """Return the keys of a passage by how near they stand to `place`, itself left out."""
    clause = bisect_right(passage.clauses, place.start)
    return [
        (key, 1.0 if bisect_right(passage.clauses, key.span.start) == clause else beside)
        for key in passage.keys[:MOST]
        if not key.span.overlaps(place)
    ]


def _is_led_to(other: Features, led: list[tuple[Key, float]]) -> bool:
    """Say whether what a passage begins with stands in the sentence before the other one."""
    first = next((key for key in other.keys[:1] if not key.named), None)
    return first is not None and any(first.stem == key.stem for key, _ in led)


def _led_to_by(
    passage: Features, before: Features | None, *, short: bool
) -> list[tuple[Key, float]]:
    """Return the keys of the sentence without which a passage cannot be understood.

    A passage that says "they" needs it; with `short`, so does one of hardly a word of its own.
    """
    if before is None:
        return []
    leans = short and len(passage.keys) <= _FEW
    if leans or any(w in word_set("pronouns") for w in passage.text[:60].casefold().split()[:5]):
        return [(key, _BEFORE) for key in before.keys[:MOST]]
    return []
