"""How two passages relate: the same claim, another one, or only the same subject.

First, are they about the same thing (:mod:`tui.comparing.alignment`)? Only then is it asked
what differs (:mod:`tui.comparing.differences`). A difference is a reason to read both, never
a verdict on either.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from tui.comparing.acts import done_to_another, set_against, turned_round
from tui.comparing.alignment import Alignment, align
from tui.comparing.changes import in_part_of_a_year
from tui.comparing.conflicts import Setting, conflict
from tui.comparing.copied import ECHO_WORDS, copied
from tui.comparing.corrections import one_corrects
from tui.comparing.differences import differences
from tui.comparing.facing import opposed_places
from tui.comparing.features import Features, features
from tui.comparing.leaning import in_words, lean_on_others
from tui.comparing.lone_denials import denies_more, lone_denial
from tui.comparing.near_enough import aligned_near
from tui.comparing.parts import parts
from tui.comparing.plans import planned_and_done
from tui.comparing.questions import asks
from tui.comparing.relation import Difference, Pair, Passage, Relation
from tui.comparing.roles import swapped
from tui.comparing.rooms import other_rooms
from tui.comparing.substance import SAME_FIGURE, measure_apart, says_the_same
from tui.comparing.switched import switched
from tui.comparing.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    _Judged = tuple[Relation, float, tuple[Difference, ...]]

__all__ = ["RELATED", "SAME", "relate", "relate_features"]

SAME, DIFFERS, RELATED = 0.36, 0.22, 0.12
"""From which similarity two passages say the same, can contradict, are about one subject."""

_HEDGE_ALONE = 0.5
"""Only so alike are two passages of which one merely leaves open what the other states."""

_TAKEN_APART, _PART = 5.0, 0.9
"""From which weight in common on the clauses of two passages are compared, and what their likeness
is worth: a clause alone says less of what it is about."""

_OUTDONE_WHOLE, _OUTDONE_SLOT, _OUTDONE_SAID = 1, 2, 6
"""How many passages of a document may be more like the other passage than one that contradicts it,
as a whole, by a slot, or by what was announced; of clauses none: who is said to be at odds with a
sentence should be what the document has nearest to it, for long documents have something like
everything."""

_MIDDLING, _LONG, _LONG_MOST = 6, 0.02, 0.24
"""Content words up to which a passage is no long one, what each further one of the terser passage
adds to the likeness from which the two can contradict each other, and how much that is at most."""

_SHORT, _LONG_SLOT = 5, 0.04
"""The same for what fills one slot differently, beginning with no likeness at all."""

_OF_WHOLES = frozenset(("name", "certainty"))
"""What differs only where nearly everything else agrees, which a clause alone cannot say."""

_NO_CLAIMS = (
    *("before ", "after ", "when ", "while ", "until ", "since ", "as "),
    *("can ", "could ", "may ", "might ", "must ", "shall ", "should ", "will ", "would "),
)
"""Words that begin a clause which only says when the rest was, or not of whom it is said."""

_SLOT_LEAST, _SLOT_STEP, _SLOT_MOST = 0.15, 0.02, 8.0
"""Score of a pair that only a slot joins, by the evidence that it is one slot."""

_HINT_STEP = 0.01
"""The same of a mere hint, which is to stand below whatever is alike."""

_ALIKE_WITH_FIGURE = 0.28
"""So alike must two passages be to say the same if they have a figure in common."""

_WORTH_READING = 0.06
"""What a contradiction adds to a pair's score: people look for those first."""


def relate(a: Passage, b: Passage, weights: Weights | None = None) -> Pair:
    """Compare two passages.

    Args:
        a: One passage; only its first 4,000 code points count.
        b: The other.
        weights: How rare words are in the collection both come from, if it is known.

    Returns:
        The pair with its relation, a score from 0 to 1 and what differs.
    """
    relation, score, found = relate_features(
        _features(a.text), _features(b.text), weights or Weights()
    )
    return Pair(a, b, relation, score, found)


@lru_cache(maxsize=4_096)
def _features(text: str) -> Features:
    return features(text)


def relate_features(
    a: Features,
    b: Features,
    weights: Weights,
    *,
    near: bool = False,
    whole: bool = False,
    setting: Callable[[], Setting] = Setting,
) -> tuple[Relation, float, tuple[Difference, ...]]:
    """Do what :func:`relate` does, on features made before.

    With `near`, what is not near enough to be shown has a score of 0. With `whole`, the score is
    that of the passages as wholes even where a clause says how they relate: the best order
    for what answers one passage (clauses alone bring in what merely shares a phrase). Only what
    as a whole is like nothing, and yet is more than related, keeps its own.
    """
    if a is b and a.length >= ECHO_WORDS:
        return "echo", 1.0, ()  # one line of fifty documents: nothing is left to compare
    if _order(b) < _order(a):  # whichever is asked about, two passages relate in one way
        relation, score, what = relate_features(
            b, a, weights, near=near, whole=whole, setting=lambda: setting().turned()
        )
        return relation, score, tuple(replace(d, a=d.b, b=d.a) for d in what)
    alignment = align(a, b, weights)
    if copied(a, b) and not one_corrects(a.text, b.text):
        alike = alignment.similarity
        found = differences(a, b, alignment.matches, alike)
        return ("differs" if _opposed(found, alike) else "echo"), max(alike, 0.9), found
    judged = _told(a, b, alignment, weights, setting)
    if near and judged[0] == "related" and not aligned_near(alignment, judged[1]):
        return "related", 0.0, ()
    if whole and (judged[0] == "related" or alignment.similarity >= RELATED):
        return judged[0], alignment.similarity, judged[2]
    return judged


def _order(passage: Features) -> tuple[str, str]:
    return passage.text, str(passage.written)


def _told(
    a: Features,
    b: Features,
    alignment: Alignment,
    weights: Weights,
    setting: Callable[[], Setting],
) -> _Judged:
    """Say how two passages relate that are no copies, by all that is known of both."""
    if asks(a.text) or asks(b.text) or one_corrects(a.text, b.text):
        return "related", alignment.similarity, ()
    judged = _judged(a, b, alignment, weights)
    most = _OUTDONE_WHOLE
    if judged[1] < SAME and alignment.evidence >= _TAKEN_APART:
        by_clause = max(_by_clause(a, b, weights), key=lambda one: one[1])
        if by_clause[1] > judged[1]:
            judged, most = by_clause, 0
    if judged[0] == "same":
        judged = _not_quite_the_same(a, b, judged)
    if judged[0] == "differs" and setting().outdone(most):
        judged = ("related", *judged[1:])
    if not _is_plain(judged) and alignment.similarity >= _LONG_SLOT * (_terser(a, b) - _SHORT):
        judged = _in_conflict(a, b, weights, judged, setting)
    if judged[0] == "differs" and in_words(judged[2]) and lean_on_others(a, b, setting()):
        return "related", *judged[1:]  # "it" is another thing
    if judged[0] != "related" and setting().apart:
        return "related", *judged[1:]  # the profit of one company, the loss of another
    return judged


def _is_plain(judged: _Judged) -> bool:
    """Say whether two passages are at odds by more than how sure they are."""
    return judged[0] == "differs" and any(d.kind != "certainty" for d in judged[2])


def _not_quite_the_same(a: Features, b: Features, judged: _Judged) -> _Judged:
    """Say how two passages relate that seem to say the same, by who did what, where and to what."""
    if any(opposed_places(a, b)) or done_to_another(a, b):
        return "related", *judged[1:]  # one thing in opposite words, or one deed to two
    state = switched(a, b)
    if state:
        return "differs", judged[1], (state, *judged[2])
    others = _other_doers(a, b)
    if others:
        return "differs", judged[1], (Difference("name", *others), *judged[2])
    rooms = other_rooms(a, b)
    if rooms:
        told = Difference("wording", rooms[0].of(a.text), rooms[1].of(b.text))
        return "differs", judged[1], (told, *judged[2])
    return judged


def _other_doers(a: Features, b: Features) -> tuple[str, str] | None:
    """Return who did it in each of two passages in the same words, where it was not the same."""
    turned = swapped(a, b) or turned_round(a, b)
    if turned:
        return turned[0].of(a.text), turned[1].of(b.text)
    return set_against(a, b)


def _in_conflict(
    a: Features, b: Features, weights: Weights, judged: _Judged, setting: Callable[[], Setting]
) -> _Judged:
    """Say whether two passages fill one slot differently, else what was judged already."""
    found = conflict(a, b, weights, setting)
    if found is None:
        return judged
    said = found.difference.kind == "certainty"
    if setting().outdone(_OUTDONE_SAID if said else _OUTDONE_SLOT):
        return judged
    surest = _SLOT_LEAST + _SLOT_STEP * min(found.evidence, _SLOT_MOST)
    _, alike, rest = judged
    if found.hint and not setting().nearest():
        surest = RELATED + _HINT_STEP * found.evidence
        alike = min(alike, surest)
    others = tuple(d for d in rest if d.kind != found.difference.kind)
    return "differs", max(alike, surest), (found.difference, *others)


def _judged(a: Features, b: Features, alignment: Alignment, weights: Weights) -> _Judged:
    """Say how two passages relate by their words alone."""
    alike = alignment.similarity
    if alike < RELATED:
        return "related", alike, ()
    found = differences(a, b, alignment.matches, alike)
    if alike >= _least_to_differ(a, b) and _opposed(found, alike):
        return "differs", min(1.0, alike + _WORTH_READING), found
    least = _ALIKE_WITH_FIGURE if alignment.agreed >= SAME_FIGURE else SAME
    if alike >= least and says_the_same(a, b, alignment, weights):
        if measure_apart(a, b) or denies_more(a, b):
            return "related", alike, found
        lone = lone_denial(a, b) or planned_and_done(a, b)
        return ("differs", alike, (lone, *found)) if lone else ("same", alike, found)
    return "related", alike, found


def _least_to_differ(a: Features, b: Features) -> float:
    """Return how alike two passages must be to be at odds: long ones share words by chance."""
    return DIFFERS + min(_LONG_MOST, _LONG * max(0, _terser(a, b) - _MIDDLING))


def _terser(a: Features, b: Features) -> int:
    return min(len(a.keys), len(b.keys))


def _by_clause(a: Features, b: Features, weights: Weights) -> Iterator[_Judged]:
    """Yield how the clauses of two passages relate to each other and to the other passage."""
    yield "related", 0.0, ()
    for one, two in product((a, *parts(a)), (b, *parts(b))):
        if one is a and two is b:
            continue
        relation, score, found = _judged(one, two, align(one, two, weights), weights)
        if relation == "differs" and all(d.kind in _OF_WHOLES for d in found):
            continue
        if relation == "differs" and not (a.opposites and b.opposites) and _of_opposites(found):
            continue  # "some are open, and others are not"
        if relation == "differs" and _measures(found) and in_part_of_a_year(a, b):
            continue  # "revenue rose in the first quarter, and profit fell"
        if relation == "same" and any(p.text.startswith(_NO_CLAIMS) for p in (one, two)):
            continue  # "before the boom fell" tells when, not that it fell
        if relation != "related":
            yield relation, _PART * score, found


def _measures(found: Sequence[Difference]) -> bool:
    return any(d.kind in {"figure", "antonym"} for d in found)


def _of_opposites(found: Sequence[Difference]) -> bool:
    return all(d.kind in {"antonym", *_OF_WHOLES} for d in found)


def _opposed(found: Sequence[Difference], alike: float) -> bool:
    """Say whether what differs is enough to call two passages at odds."""
    return any(d.kind != "certainty" or alike >= _HEDGE_ALONE for d in found)
