"""What speaks in a text for one place or another: words, neighbours, paragraph, gap."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cached_property

from tui.annotations.annotation import CONTEXT
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

__all__ = ["Evidence"]

_CLOSINGS = 4
_RIVAL = 0.75
_BEYOND = 0.7
_HOME = 0.95
_LIKE = 0.7
_CHANCE = 0.15


class Evidence:
    """Looks for passages in one text; what they share is made once, when first needed."""

    def __init__(self, text: str) -> None:
        self.text = Normalised(text)

    @cached_property
    def _votes(self) -> Votes:
        return Votes(self.text.folded)

    def alikes(self, passage: Passage) -> list[Place]:
        """Return the places that the words of quote and context vote for."""
        if len(passage.quote) > LONG:
            return []  # chapters are found by their words and their surroundings only
        spans = self._votes.spans(passage.before, passage.quote, passage.after)
        return [self._place(passage, *span) for span in spans]

    def ranked(self, passage: Passage, places: list[Place], hint: int) -> list[Place]:
        """Return `places`, the likeliest first; of equal ones, the nearest to the old place."""
        if passage.far_before or passage.far_after:
            places = told_apart(passage, self.text.folded, places, self._votes.counts)
        return sorted(places, key=lambda place: (-round(place.rank, 3), abs(place.start - hint)))

    def _place(self, passage: Passage, start: int, end: int, words: float | None = None) -> Place:
        text = self.text.folded
        if words is None:
            words = likeness(passage.quote, text[start:end])
        before = text[max(0, start - len(passage.before)) : start]
        left = agreement(passage.before[::-1], before[::-1])
        right = agreement(passage.after, text[end : end + len(passage.after)])
        return Place(start, end, words, left, right)

    def standing(self, passage: Passage) -> list[Place]:
        """Return the places where the quote stands to the letter."""
        length = len(passage.exact)
        return [
            self._place(passage, at, at + length, 1.0)
            for at in occurrences(self.text.text, passage.exact)
        ]

    def between(self, passage: Passage) -> tuple[list[Place], bool]:
        """Return what stands between the contexts, and whether anywhere nothing does."""
        text = self.text.folded
        openings, closings = self._openings(passage), self._closings(passage)
        places: list[Place] = []
        deleted = False
        for opening in openings:
            index = bisect_left(closings, opening)
            reach = opening + 3 * len(passage.quote) + 400
            near = [at for at in closings[index : index + _CLOSINGS] if at <= reach]
            if not near:
                continue
            closing = self._closing(passage, opening, near)
            inside = text[opening:closing]
            start = opening + len(inside) - len(inside.lstrip())
            end = closing - len(inside) + len(inside.rstrip())
            if end > start and letters(inside):
                same = shared(passage.quote, text[start:end])
                places.append(replace(self._place(passage, start, end), shared=same))
            else:
                deleted = True
        return places, deleted

    def without_strangers(self, passage: Passage, gap: Place) -> Place:
        """Return the part of a gap that holds all that is left of the passage.

        What followed the passage may have moved further on, or what went before it further
        back: then its new neighbours stand in the gap as well.
        """
        if gap.end - gap.start <= 2 * len(passage.quote) + CONTEXT:
            return gap
        text = self.text.folded
        parts = [
            replace(place, shared=shared(passage.quote, text[place.start : place.end]))
            for place in self.alikes(passage)
            if place.within(gap) and place.words >= _LIKE
        ]
        best = max(parts, key=lambda place: place.words, default=gap)
        return best if best.shared >= gap.shared - _CHANCE else gap

    def _closing(self, passage: Passage, opening: int, closings: list[int]) -> int:
        """Return which of `closings` ends the passage; of equal ones the first.

        The words that follow a passage may stand within it, too.
        """
        text, after = self.text.folded, passage.after

        def fits(at: int) -> float:
            following = likeness(after, text[at : at + len(after)])
            return following + likeness(passage.quote, text[opening:at])

        if len(closings) == 1 or not letters(text[opening : closings[0]]):
            return closings[0]
        return max(closings, key=fits)

    def _openings(self, passage: Passage) -> list[int]:
        """Return where the passage may begin: after its context, or where the text begins."""
        text, before = self.text.folded, nearest(passage.before, -1)
        if letters(before) >= LETTERS:
            return [at + len(before) for at in occurrences(text, before)]
        if passage.opens and text.startswith(passage.before.rstrip()):
            return [len(passage.before.rstrip())]
        return []

    def _closings(self, passage: Passage) -> list[int]:
        """Return where the passage may end: before its context, or where the text ends."""
        text, after = self.text.folded, nearest(passage.after, 1)
        if letters(after) >= LETTERS:
            return list(occurrences(text, after))
        if passage.closes and text.endswith(passage.after.lstrip()):
            return [len(text) - len(passage.after.lstrip())]
        return []

    def at_home(self, passage: Passage, exact: list[Place]) -> Place | None:
        """Return the one place where the passage stands in its own paragraph to the letter.

        A paragraph that moves takes its words along, and leaves its neighbours behind.
        """
        own = [place for place in exact if self.is_home(passage, place)]
        return own[0] if len(own) == 1 else None

    def is_home(self, passage: Passage, place: Place) -> bool:
        """Say whether the paragraph around a place is the passage's own to the letter."""
        text, before, after = self.text.folded, passage.home_before, passage.home_after
        if letters(before) + letters(after) < LETTERS:
            return False
        return text.endswith(before, 0, place.start) and text.startswith(after, place.end)

    def has(self, context: str, side: int) -> bool:
        """Say whether a context that is missing at one place stands at another."""
        part = nearest(context, side)
        return letters(part) >= LETTERS and part in self.text.folded

    def surrounded(self, passage: Passage, place: Place) -> bool:
        """Say whether all that is known of the wider surroundings stands around a place."""
        wide = bool(passage.far_before + passage.far_after)
        return wide and place.beyond >= _BEYOND

    def may_be_another(self, passage: Passage, places: list[Place]) -> bool:
        """Say whether the best place may be a passage that was only like this one.

        So it may where such passages are known of, when neither all that surrounds it nor
        its own paragraph is that of the passage, and no other is in sight.
        """
        best = places[0]
        known = passage.far_before + passage.far_after
        if not known or self.surrounded(passage, best):
            return False
        if any(place.apart(best) and place.words >= _RIVAL for place in places[1:]):
            return False
        text, before, after = self.text.folded, passage.home_before, passage.home_after
        if letters(before) + letters(after) < LETTERS:
            return True
        left = likeness(before, text[max(0, best.start - len(before)) : best.start])
        return min(left, likeness(after, text[best.end : best.end + len(after)])) < _HOME
