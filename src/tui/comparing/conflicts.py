"""What two passages on one subject cannot both be right about, however few words they share.

Likeness finds a sentence put in other words. It does not find "We counted 140 flooded homes"
beside "Some 112 houses were under water, the mayor said", nor "Nobody came" beside "Two boats
arrived at noon". Those share a *slot*: the same measure of the same things, the same event at
some time, the same deed done or not. So the slots are compared: a figure with a figure of one
dimension, a stretch of time with another, a word with its opposite, a deed with its denial. Two
slots are one if enough of the words around them answer each other; fewer are asked for
between documents that are about one thing (:mod:`tui.comparing.subjects`).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.comparing.beside import beside_nothing, decided_for_others
from tui.comparing.changes import in_part_of_a_year
from tui.comparing.evidence import OF_WORDS, Setting, evidence_of
from tui.comparing.figure import CHANGING, FEW, agree, same_things
from tui.comparing.occasions import (
    LASTING,
    asked_and_done,
    on_other_days,
    would_have_been,
)
from tui.comparing.other_years import look_back_apart
from tui.comparing.slot import MOST, Slot
from tui.comparing.slots import deed_slots, figure_slots, opposite_slots, time_slots
from tui.comparing.things import act_on_others, answers, of_another, one_deed, speak_of_others
from tui.comparing.wording_slots import agent_slots, statement_slots
from tui.comparing.words import light_stems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tui.comparing.features import Features
    from tui.comparing.figure import Figure
    from tui.comparing.keys import Key
    from tui.comparing.relation import Difference
    from tui.comparing.weights import Weights
    from tui.spans import Span

__all__ = ["Conflict", "Setting", "conflict"]

_SLOT, _UNTOLD = 1.75, 5.0
"""Evidence that two slots are one: between documents on one subject, and where nothing is known of
them."""

_OF_THINGS = frozenset(("antonym", "negation", "date"))

_LONG: Mapping[str, int] = MappingProxyType({"antonym": 6, "negation": 6, "date": 6, "name": 6})
"""Content words from which on the words beside two slots must have something in common."""

_SUBJECT, _OFTEN = 0.08, 8
"""The part of all passages, and the number, above which a word is the subject of all of them: what
opposes or denies it is no deed of one event."""

_AGAIN, _MOST_AGAIN = 1.2, 2
"""What each further word is worth by which two passages are opposed, and how many count."""

_HINT = 2.5
"""Evidence below which words and dates that differ are no more than a hint, unless the passages are
nearest to each other."""

_SURE_COUNT, _NEARLY_ONE, _OF_ALL = 4.0, 1.1, frozenset(("only", "sole", "both"))
"""Evidence from which two counts are of one thing though nothing else agrees, up to what factor
they are nearly one count, and words that count all there are."""

_NEAREST = 0.6
"""What it is worth that two passages are nearest to each other of all that is said."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot both be right, and the evidence that it is said of one thing."""

    difference: Difference
    evidence: float
    hint: bool = False
    """Whether it is no more than a hint, unless the two are nearest to each other."""


def conflict(
    a: Features, b: Features, weights: Weights, setting: Callable[[], Setting]
) -> Conflict | None:
    """Return the best founded conflict of two passages, if there is one.

    Args:
        a: One passage.
        b: The other.
        weights: How rare words are.
        setting: Asked only if something could be in conflict.
    """
    found = [*figure_slots(a, b), *time_slots(a, b), *agent_slots(a, b)]
    found += statement_slots(a, b)
    found += [
        slot
        for slot in (*opposite_slots(a, b), *deed_slots(a, b))
        if not _of_the_subject(a, slot.here, weights)
        and not _of_the_subject(b, slot.there, weights)
    ]
    if not found:
        return None
    known = setting()
    if known.apart:
        return None
    least = _SLOT if known.common else _UNTOLD
    best: Conflict | None = None
    likely = False
    again = _opposed_again(found)
    for slot in found:
        if (
            _of_two_occasions(a, b, slot)
            or _of_two_things(a, b, slot)
            or _answered_elsewhere(slot, known)
        ):
            continue
        evidence = evidence_of(a, b, slot, weights, known)
        if evidence < _SURE_COUNT and _only_counted_alike(a, b, slot):
            continue
        if slot.difference.kind == "antonym":
            evidence += again
        if best is None or evidence > best.evidence:
            best = Conflict(slot.difference, evidence, _is_a_hint(a, b, slot, evidence))
            likely = slot.kinds is not None or slot.difference.kind in OF_WORDS
    if best is None or best.evidence >= least:
        return best
    if not (known.common and likely) or best.evidence < least - _NEAREST:
        return None
    return best if known.nearest() else None


def _is_a_hint(a: Features, b: Features, slot: Slot, evidence: float) -> bool:
    """Say whether a conflict is a mere hint: a word denied, opposed or dated, and little else.

    In news none of a dozen such was a contradiction, in articles on one dispute most were.
    """
    if slot.difference.kind == "date":  # of any two things that both have a date
        return not slot.turns and not one_deed(a, b, slot.here, slot.there)
    return slot.difference.kind in OF_WORDS and evidence < _HINT


def _answered_elsewhere(slot: Slot, known: Setting) -> bool:
    """Say whether a document has a figure itself, so that its other figure is of something else."""
    if slot.figures is None or not known.common:
        return False
    one, two = slot.figures
    return _has(one, known.values_b) or _has(two, known.values_a)


def _has(figure: Figure, values: Mapping[str, Sequence[Figure]]) -> bool:
    if not figure.unit and figure.value <= FEW:
        return False
    return any(
        figure.denied == other.denied and agree(figure, other)
        for other in _of_its_kind(figure, values)
    )


def _of_its_kind(figure: Figure, values: Mapping[str, Sequence[Figure]]) -> Iterator[Figure]:
    if figure.unit:
        yield from values.get(figure.unit, ())
        return
    for others in values.values():
        if not others[0].unit and same_things(figure, others[0]):
            yield from others


def _opposed_again(found: list[Slot]) -> float:
    """Return what further opposed words are worth: an "imminent launch", and "delayed"."""
    words = [slot for slot in found if slot.difference.kind == "antonym"]
    more = len({slot.here for slot in words}) + len({slot.there for slot in words}) - 2
    return _AGAIN * min(_MOST_AGAIN, max(0, more))


def _of_two_things(a: Features, b: Features, slot: Slot) -> bool:
    kind = slot.difference.kind
    looks_back = kind in {"figure", "antonym"} and look_back_apart(a, b)
    if looks_back or would_have_been(a, b, slot.here, slot.there):
        return True
    if kind == "figure":
        return _of_nothing(a, b, slot) or of_another(a, b) or in_part_of_a_year(a, b)
    long = _LONG.get(kind)
    if long and beside_nothing(a, b, slot.here, slot.there, long=long):
        return True
    if slot.turns or kind not in _OF_THINGS:
        return False
    if kind in OF_WORDS and act_on_others(a, b, slot.here, slot.there):
        return True
    return speak_of_others(a, b, slot.here, slot.there)


def _of_nothing(a: Features, b: Features, slot: Slot) -> bool:
    """Say whether a figure that names nothing is told of by another word: "needed 40", "made 66".

    What the one counts must stand in the other passage, or the words before the two be one.
    """
    if slot.figures is None or all(figure.unit or figure.nouns for figure in slot.figures):
        return False
    for figure, other in zip(slot.figures, (b, a), strict=True):
        if any(key.stem in figure.nouns for key in other.keys[:MOST]):
            return False
    one, two = _word_before(a, slot.here), _word_before(b, slot.there)
    return one is not None and two is not None and not answers(one, two)


def _word_before(passage: Features, place: Span) -> Key | None:
    before = [key for key in passage.keys[:MOST] if key.span.end <= place.start]
    return before[-1] if before else None


def _only_counted_alike(a: Features, b: Features, slot: Slot) -> bool:
    """Say whether two counts have nothing in common but what is counted.

    "The first eight wagons have been lifted" and "all 38 wagons had been serviced" are not at
    odds. Counts that are nearly one ("24,966", "25,120") are, and so is "the only guard".
    """
    if slot.figures is None or any(figure.unit for figure in slot.figures):
        return False
    one, two = slot.figures
    low, high = sorted((abs(one.value), abs(two.value)))
    if high <= _NEARLY_ONE * low or not _OF_ALL.isdisjoint(
        (slot.difference.a.casefold(), slot.difference.b.casefold())
    ):
        return False
    light = light_stems()
    mine, others = ([k for k in p.keys[:MOST] if k.stem not in light] for p in (a, b))
    return not any(
        answers(key, other) and (key.stem != one.head or other.stem != two.head)
        for key in mine
        for other in others
    )


def _of_two_occasions(a: Features, b: Features, slot: Slot) -> bool:
    if slot.figures is None:
        return slot.difference.kind == "antonym" and (
            decided_for_others(a, b, slot.here, slot.there)
            or on_other_days(a, b, slot.here, slot.there, LASTING)
        )
    if asked_and_done(a, b, slot.here, slot.there):
        return True
    return slot.figures[0].unit in CHANGING and on_other_days(a, b, slot.here, slot.there)


def _of_the_subject(passage: Features, place: Span, weights: Weights) -> bool:
    """Say whether a word is what the whole library is about: "open" where models are open."""
    often = max(_OFTEN, _SUBJECT * weights.passages)
    return any(
        key.span.overlaps(place) and weights.terms.get(key.stem, 0) > often
        for key in passage.keys[:MOST]
    )
