"""Which place in a changed text is the annotated passage, and what speaks for it.

Three kinds of evidence, strongest first. *The gap*: what stood before and what stood after
the passage are both there, one after the other; whatever is between them now is the passage,
and when nothing is, it was deleted, however much another place looks like it. *The words*:
the quote stands to the letter; then one side of context must agree and the other be gone
from the text, not be elsewhere in it. *Likeness*: words of quote and context vote for places
(rare words weigh more) and one alignment fixes the ends there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from tui.annotations.evidence import Evidence
from tui.annotations.passage import Passage

if TYPE_CHECKING:
    from tui.annotations.place import Place

__all__ = ["Finder", "Match"]

_STRONG = 0.8
_SOME = 0.6
_ALSO = 0.7
_ALIKE = 0.8
_CHANGED = 0.45
_TRACES = 0.25
_WORTH_SHOWING = 0.7
_MARGIN = 0.05
_SHORT = 12
_AROUND = 0.8
_OWN = 0.9
_BEYOND_TWINS = 0.5
_OWNED = 0.75
_SURELY_OWN = 0.9


Status = Literal["exact", "fuzzy", "moved", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Match:
    """The best candidate: its range in the original text, and how sure that is."""

    status: Status
    start: int
    end: int
    confidence: float


def _separate(ranked: list[Place]) -> list[Place]:
    """Return the places that share nothing with a better one."""
    kept: list[Place] = []
    for place in ranked:
        if all(place.apart(better) for better in kept):
            kept.append(place)
    return kept


def _is_own(place: Place) -> bool:
    """Say whether what is a passage's own alone stands around a place, at least on one side."""
    return place.own >= _SURELY_OWN and place.other_own >= _BEYOND_TWINS


def _is_alone(best: Place, places: list[Place]) -> bool:
    """Say whether one of `places` has what is a passage's own, and no other has much of it."""
    return _is_own(best) and all(one.own < _OWNED for one in places if one is not best)


class Finder:
    """Finds passages in one text; what they can share is made once, when first needed."""

    def __init__(self, text: str) -> None:
        self._seen = Evidence(text)

    def find(
        self,
        prefix: str,
        quote: str,
        suffix: str,
        start: int | None,
        twin: tuple[int, ...] = (),
    ) -> Match | None:
        """Return the best place for a quote, or None when nothing is good enough.

        `start` is where it stood; it only decides between places that are equally good.
        `twin` says which of how many like passages it was: with one of them gone or changed,
        what is left may be another one, and is only proposed.
        """
        passage = Passage.of(prefix, quote, suffix)
        if not passage.quote:
            return None
        if not twin:
            return self._find(passage, start)
        if (one := self._one_of_twins(passage, start, *twin)) is not None:
            return one
        found = self._find(passage, start)
        return replace(found, status="ambiguous") if found is not None else None

    def _find(self, passage: Passage, start: int | None) -> Match | None:
        hint = self._seen.text.offset(start) if start is not None else 0
        exact = self._seen.ranked(passage, self._seen.standing(passage), hint)
        if exact and exact[0].worse >= _STRONG:
            return self._match("exact", exact)
        between, deleted = self._seen.between(passage)
        traces = [place for place in between if place.shared >= _TRACES]
        changed = _separate(self._seen.ranked(passage, traces, hint))
        if changed and not any(place.within(changed[0]) for place in exact):
            if exact and passage.far_before + passage.far_after:
                own = changed if _is_own(changed[0]) else []
                return self._match("ambiguous", self._seen.ranked(passage, exact + own, hint))
            changed[0] = self._seen.without_strangers(passage, changed[0])
            rewritten = changed[0].shared < _CHANGED
            several = len(changed) > 1 and not self._seen.surrounded(passage, changed[0])
            doubtful = deleted or rewritten or several or bool(exact)
            doubtful = doubtful or self._seen.may_be_another(passage, changed)
            return self._match("ambiguous" if doubtful else "fuzzy", changed)
        at_home = self._seen.at_home(passage, exact)
        if at_home is not None and not deleted:
            return self._match("exact", [at_home])
        if exact:
            return self._words_only(passage, exact, deleted=deleted)
        return self._alike(passage, hint, deleted=deleted)

    def candidates(
        self, prefix: str, quote: str, suffix: str, start: int | None, most: int = 9
    ) -> list[Match]:
        """Return the places that may be the passage, for a person to choose from, best first.

        None of them overlaps a better one.
        """
        passage = Passage.of(prefix, quote, suffix)
        if not passage.quote:
            return []
        hint = self._seen.text.offset(start) if start is not None else 0
        between, _ = self._seen.between(passage)
        likely = [place for place in between if place.shared >= _TRACES]
        alike = [place for place in self._seen.alikes(passage) if place.words >= _WORTH_SHOWING]
        found: list[Place] = []
        for place in self._seen.ranked(
            passage, [*self._seen.standing(passage), *likely, *alike], hint
        ):
            if len(found) < most and all(place.apart(better) for better in found):
                found.append(place)
        return [
            Match("ambiguous", *self._seen.text.span(place.start, place.end), place.score)
            for place in found
        ]

    def twins(self, prefix: str, quote: str, suffix: str) -> tuple[list[int], int]:
        """Return where the quote stands in like surroundings, in order (code points).

        With it goes how many of these places are in a paragraph that is like its own.
        """
        passage = Passage.of(prefix, quote, suffix)
        places = self._alike_places(passage)
        homes = sum(self._seen.is_home(passage, place) for place in places)
        return [self._seen.text.span(place.start, place.end)[0] for place in places], homes

    def _alike_places(self, passage: Passage) -> list[Place]:
        if not passage.quote:
            return []
        places = [
            place
            for place in self._seen.standing(passage)
            if place.better >= _SOME or self._seen.is_home(passage, place)
        ]
        return sorted(places, key=lambda place: place.start)

    def _one_of_twins(
        self, passage: Passage, start: int | None, rank: int, count: int, homes: int = 0
    ) -> Match | None:
        """Judge a passage that had twins; None when too little is known to choose.

        Sure is only the one that both its surroundings and its order point to, with all of
        them still there: of twins that nothing tells apart, one may have been moved past
        another.
        """
        hint = self._seen.text.offset(start) if start is not None else 0
        places = self._alike_places(passage)
        wide = bool(passage.far_before + passage.far_after)
        if homes == 1 and (home := self._seen.at_home(passage, places)) is not None:
            [there] = self._seen.ranked(passage, [home], hint)
            if len(places) == count or (wide and there.own >= _OWNED):
                return self._match("exact", [home])
        if len(places) != count:
            return self._one_of_fewer(passage, hint, rank, count) if wide else None
        ranked, in_order = self._seen.ranked(passage, places, hint), places[rank - 1]
        if wide and ranked[0].own < _OWNED:
            return self._match("ambiguous", [in_order])
        equal = [place for place in ranked if ranked[0].rank - place.rank < _MARGIN]
        best = next((place for place in equal if place.start == in_order.start), ranked[0])
        sure = len(equal) == 1 and best.start == in_order.start and best.around >= _OWN
        if wide:
            sure = (sure and best.own >= _OWNED) or _is_alone(best, ranked)
        if homes > 1 and (best.beyond < _BEYOND_TWINS or (wide and best.other_own < _OWNED)):
            sure = False  # a paragraph that moved took along what could tell it apart
        first, last = self._seen.text.span(best.start, best.end)
        return Match("exact" if sure else "ambiguous", first, last, best.score)

    def _one_of_fewer(self, passage: Passage, hint: int, rank: int, count: int) -> Match | None:
        """Judge a passage whose like are not as many as they were, by what is its own alone.

        Where its words still stand as often and none has what is its own, their order says which.
        """
        standing = self._seen.standing(passage)
        between = [place for place in self._seen.between(passage)[0] if place.shared >= _TRACES]
        likely = self._seen.ranked(passage, [*standing, *between], hint)
        if not likely:
            return None
        if likely[0].words == 1.0 and _is_alone(likely[0], likely):
            return self._match("exact", likely[:1])
        if len(standing) == count and not _is_own(likely[0]):
            likely = [standing[rank - 1]]
        return self._match("ambiguous", likely)

    def _match(self, status: Status, places: list[Place]) -> Match:
        """Report the first of `places`, as ambiguous if another is as good.

        So are words, changed or not, in wider surroundings that are not the passage's own.
        """
        best = places[0]
        rival = next((place for place in places[1:] if place.apart(best)), None)
        several = rival is not None and best.rank - rival.rank < _MARGIN
        start, end = self._seen.text.span(best.start, best.end)
        elsewhere = status == "exact" and best.own < _OWNED
        if status == "fuzzy":
            elsewhere = best.around < _AROUND or not _is_own(best)
        return Match("ambiguous" if several or elsewhere else status, start, end, best.score)

    def _words_only(self, passage: Passage, exact: list[Place], *, deleted: bool) -> Match | None:
        """Judge a quote that stands to the letter, but not where it stood."""
        best = exact[0]
        if not deleted and best.better >= _STRONG:
            lost, length = (passage.before, -1) if best.left < best.right else (passage.after, 1)
            if not self._seen.has(lost, length):
                return self._match("exact", exact)
        if len(passage.quote) < _SHORT and best.better < _SOME:
            return None
        return self._match("moved", exact)

    def _alike(self, passage: Passage, hint: int, *, deleted: bool) -> Match | None:
        """Judge places that only resemble the passage."""
        places = self._seen.ranked(passage, self._seen.alikes(passage), hint)
        if not places:
            return None
        best = places[0]
        if not deleted:
            both = best.worse >= _ALSO and best.words >= _ALSO
            one = best.better >= _STRONG and best.words >= _ALIKE
            if both or one:
                doubtful = self._seen.may_be_another(passage, places)
                return self._match("ambiguous" if doubtful else "fuzzy", places)
        if best.words < (_WORTH_SHOWING if best.better >= _SOME else _ALIKE):
            return None
        return self._match("moved", places) if len(passage.quote) >= 2 * _SHORT else None
