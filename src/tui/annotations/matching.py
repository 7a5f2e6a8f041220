"""Which place in a changed text is the annotated passage, and what speaks for it.

Three kinds of evidence, strongest first. *The gap*: what stood before and what stood after
the passage are both there, one after the other; whatever is between them now is the passage,
and when nothing is, it was deleted, however much another place looks like it. *The words*:
the quote stands to the letter; then one side of context must agree and the other be gone
from the text, not be elsewhere in it. *Likeness*: words of quote and context vote for places
(rare words weigh more) and one alignment fixes the ends there.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal

from tui.annotations.normalising import Normalised
from tui.annotations.passage import (
    LETTERS,
    LONG,
    Passage,
    agreement,
    letters,
    likeness,
    nearest,
    occurrences,
    shared,
)
from tui.annotations.place import Place
from tui.annotations.surroundings import told_apart
from tui.annotations.voting import Votes

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


Status = Literal["exact", "fuzzy", "moved", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Match:
    """The best candidate: its range in the original text, and how sure that is."""

    status: Status
    start: int
    end: int
    confidence: float


class Finder:
    """Finds passages in one text; what they can share is made once, when first needed."""

    def __init__(self, text: str) -> None:
        self._text = Normalised(text)
        self._votes: Votes | None = None

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
        hint = self._text.offset(start) if start is not None else 0
        exact = self._ranked(passage, self._standing(passage), hint)
        if exact and exact[0].worse >= _STRONG:
            return self._match("exact", exact)
        between, deleted = self._between(passage)
        traces = [place for place in between if place.shared >= _TRACES]
        changed = self._ranked(passage, traces, hint)
        if changed and not any(place.within(changed[0]) for place in exact):
            if exact and passage.far_before + passage.far_after:
                own = changed if changed[0].around >= _AROUND else []
                return self._match("ambiguous", self._ranked(passage, exact + own, hint))
            rewritten = changed[0].shared < _CHANGED
            doubtful = deleted or rewritten or len(changed) > 1 or bool(exact)
            return self._match("ambiguous" if doubtful else "fuzzy", changed)
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
        hint = self._text.offset(start) if start is not None else 0
        between, _ = self._between(passage)
        likely = [place for place in between if place.shared >= _TRACES]
        alike = [place for place in self._alikes(passage) if place.words >= _WORTH_SHOWING]
        found: list[Place] = []
        for place in self._ranked(passage, [*self._standing(passage), *likely, *alike], hint):
            if len(found) < most and all(place.apart(better) for better in found):
                found.append(place)
        return [
            Match("ambiguous", *self._text.span(place.start, place.end), place.score)
            for place in found
        ]

    def twins(self, prefix: str, quote: str, suffix: str) -> list[int]:
        """Return where the quote stands in like surroundings, in order (code points)."""
        places = self._alike_places(Passage.of(prefix, quote, suffix))
        return [self._text.span(place.start, place.end)[0] for place in places]

    def _alike_places(self, passage: Passage) -> list[Place]:
        if not passage.quote:
            return []
        places = [place for place in self._standing(passage) if place.better >= _SOME]
        return sorted(places, key=lambda place: place.start)

    def _one_of_twins(
        self, passage: Passage, start: int | None, rank: int, count: int
    ) -> Match | None:
        """Judge a passage that had twins; None when too little is known to choose.

        Sure is only the one that both its surroundings and its order point to, with all of
        them still there: of twins that nothing tells apart, one may have been moved past
        another.
        """
        hint = self._text.offset(start) if start is not None else 0
        places = self._alike_places(passage)
        if len(places) != count:
            if not passage.far_before + passage.far_after:
                return None
            standing = self._standing(passage)
            between = [place for place in self._between(passage)[0] if place.shared >= _TRACES]
            likely = self._ranked(passage, [*standing, *between], hint)
            if len(standing) == count and likely[0].around < _AROUND:
                likely = [standing[rank - 1]]
            return self._match("ambiguous", likely) if likely else None
        in_order = places[rank - 1].start
        ranked = self._ranked(passage, places, hint)
        equal = [place for place in ranked if ranked[0].rank - place.rank < _MARGIN]
        best = next((place for place in equal if place.start == in_order), ranked[0])
        sure = len(equal) == 1 and best.start == in_order and best.around >= _OWN
        first, last = self._text.span(best.start, best.end)
        return Match("exact" if sure else "ambiguous", first, last, best.score)

    def _match(self, status: Status, places: list[Place]) -> Match:
        """Report the first of `places`, as ambiguous if another is as good.

        So are changed words in wider surroundings that are not the passage's own.
        """
        best = places[0]
        rival = next((place for place in places[1:] if place.apart(best)), None)
        several = rival is not None and best.rank - rival.rank < _MARGIN
        start, end = self._text.span(best.start, best.end)
        elsewhere = status == "fuzzy" and best.around < _AROUND
        return Match("ambiguous" if several or elsewhere else status, start, end, best.score)

    def _words_only(self, passage: Passage, exact: list[Place], *, deleted: bool) -> Match | None:
        """Judge a quote that stands to the letter, but not where it stood."""
        best = exact[0]
        if not deleted and best.better >= _STRONG:
            lost, length = (passage.before, -1) if best.left < best.right else (passage.after, 1)
            if not self._has(lost, length):
                return self._match("exact", exact)
        if len(passage.quote) < _SHORT and best.better < _SOME:
            return None
        return self._match("moved", exact)

    def _has(self, context: str, side: int) -> bool:
        """Say whether a context that is missing at one place stands at another."""
        part = nearest(context, side)
        return letters(part) >= LETTERS and part in self._text.folded

    def _alike(self, passage: Passage, hint: int, *, deleted: bool) -> Match | None:
        """Judge places that only resemble the passage."""
        places = self._ranked(passage, self._alikes(passage), hint)
        if not places:
            return None
        best = places[0]
        if not deleted:
            both = best.worse >= _ALSO and best.words >= _ALSO
            one = best.better >= _STRONG and best.words >= _ALIKE
            if both or one:
                return self._match("fuzzy", places)
        if best.words < (_WORTH_SHOWING if best.better >= _SOME else _ALIKE):
            return None
        return self._match("moved", places) if len(passage.quote) >= 2 * _SHORT else None

    # Evidence

    def _alikes(self, passage: Passage) -> list[Place]:
        """Return the places that the words of quote and context vote for."""
        if len(passage.quote) > LONG:
            return []  # chapters are found by their words and their surroundings only
        if self._votes is None:
            self._votes = Votes(self._text.folded)
        spans = self._votes.spans(passage.before, passage.quote, passage.after)
        return [self._place(passage, *span) for span in spans]

    def _ranked(self, passage: Passage, places: list[Place], hint: int) -> list[Place]:
        """Return `places`, the likeliest first; of equal ones, the nearest to the old place."""
        if passage.far_before or passage.far_after:
            places = told_apart(passage, self._text.folded, places)
        return sorted(places, key=lambda place: (-round(place.rank, 3), abs(place.start - hint)))

    def _place(self, passage: Passage, start: int, end: int, words: float | None = None) -> Place:
        text = self._text.folded
        if words is None:
            words = likeness(passage.quote, text[start:end])
        before = text[max(0, start - len(passage.before)) : start]
        left = agreement(passage.before[::-1], before[::-1])
        right = agreement(passage.after, text[end : end + len(passage.after)])
        return Place(start, end, words, left, right)

    def _standing(self, passage: Passage) -> list[Place]:
        """Return the places where the quote stands to the letter."""
        length = len(passage.exact)
        return [
            self._place(passage, at, at + length, 1.0)
            for at in occurrences(self._text.text, passage.exact)
        ]

    def _between(self, passage: Passage) -> tuple[list[Place], bool]:
        """Return what stands between the contexts, and whether anywhere nothing does."""
        text = self._text.folded
        openings, closings = self._openings(passage), self._closings(passage)
        places: list[Place] = []
        deleted = False
        for opening in openings:
            index = bisect_left(closings, opening)
            if index == len(closings) or closings[index] > opening + 3 * len(passage.quote) + 400:
                continue
            inside = text[opening : closings[index]]
            start = opening + len(inside) - len(inside.lstrip())
            end = closings[index] - len(inside) + len(inside.rstrip())
            if end > start and letters(inside):
                same = shared(passage.quote, text[start:end])
                places.append(replace(self._place(passage, start, end), shared=same))
            else:
                deleted = True
        return places, deleted

    def _openings(self, passage: Passage) -> list[int]:
        """Return where the passage may begin: after its context, or where the text begins."""
        text, before = self._text.folded, nearest(passage.before, -1)
        if letters(before) >= LETTERS:
            return [at + len(before) for at in occurrences(text, before)]
        if passage.opens and text.startswith(passage.before.rstrip()):
            return [len(passage.before.rstrip())]
        return []

    def _closings(self, passage: Passage) -> list[int]:
        """Return where the passage may end: before its context, or where the text ends."""
        text, after = self._text.folded, nearest(passage.after, 1)
        if letters(after) >= LETTERS:
            return list(occurrences(text, after))
        if passage.closes and text.endswith(passage.after.lstrip()):
            return [len(text) - len(passage.after.lstrip())]
        return []
