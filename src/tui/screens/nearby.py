"""The claims of a text too large to look through, as far as one has come.

The text is cut into stretches of equal size. Those in view are looked through first, then the
next one, then the one before, so that who reads on finds the claims there already, in the same
frame as the text; so are the first and the last, where Home and End lead. A stretch once looked
through stays known.

All positions are code points of the whole text.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from tui.claims.claim import Claim

    Correct: TypeAlias = Callable[[Sequence[Claim], Span], Sequence[Claim]]
    """Returns claims that were found with what a reader says of them, and where they are from."""

__all__ = ["STRETCH", "Nearby"]

STRETCH = 16_384
"""Code points looked through at once: some six pages, about 15 ms of work."""

AHEAD = 2
"""Stretches looked through beyond the one that is read, and shown on either side of it."""

KEPT = 1_000
"""Stretches remembered."""

JOINED = 8
"""Views of which the claims are kept as one list."""


class Nearby:
    """What is known of one text."""

    def __init__(self) -> None:
        self._known: OrderedDict[int, tuple[Claim, ...]] = OrderedDict()
        self._joined: OrderedDict[tuple[int, ...], Sequence[Claim]] = OrderedDict()
        self._shown: object = None
        self._correct: Correct | None = None

    def correct_by(self, correct: Correct | None) -> None:
        """Let a reader have the last word from now on, also on what was shown already."""
        self._correct, self._shown = correct, None
        self._joined.clear()

    def wanted(self, view: Span, length: int) -> Span | None:
        """Return what should be looked through next, None where nothing is missing."""
        for index in self._by_need(view, length):
            if index not in self._known:
                return Span(index * STRETCH, min(length, (index + 1) * STRETCH))
        return None

    def add(self, stretch: Span, claims: Iterable[Claim]) -> None:
        """Keep the claims that begin in a stretch that was wanted."""
        index = stretch.start // STRETCH
        self._known[index] = tuple(c for c in claims if c.span.start in stretch)
        if len(self._known) > KEPT:
            self._known.popitem(last=False)

    def covers(self, view: Span) -> bool:
        """Say whether all that is in view has been looked through."""
        return all(index in self._known for index in _stretches(view))

    def news(self, view: Span) -> Sequence[Claim] | None:
        """Return the claims around the view, in order; None where they are those of last time."""
        claims = self.around(view)
        if claims is self._shown:
            return None
        self._shown = claims
        return claims

    def around(self, view: Span) -> Sequence[Claim]:
        """Return the claims around a view, in order: the same list where they are the same."""
        key = tuple(self._around(_stretches(view)))
        claims = self._joined.get(key)
        if claims is None:
            claims = self._joined[key] = self._corrected(key)
            if len(self._joined) > JOINED:
                self._joined.popitem(last=False)
        else:
            self._joined.move_to_end(key)
        return claims

    def known(self, index: int) -> Sequence[Claim] | None:
        """Return the claims of a stretch by its number, None where nobody has looked."""
        return self._corrected((index,)) if index in self._known else None

    def _corrected(self, key: tuple[int, ...]) -> Sequence[Claim]:
        found = [claim for index in key for claim in self._known[index]]
        if self._correct is None or not key:
            return found
        return self._correct(found, Span(key[0] * STRETCH, (key[-1] + 1) * STRETCH))

    def _around(self, view: range) -> Iterator[int]:
        """Yield the stretches in view and those next to them, none beyond an unknown one."""
        first, last = view[0], view[-1]
        while first > view[0] - AHEAD and first - 1 in self._known:
            first -= 1
        while last < view[-1] + AHEAD and last + 1 in self._known:
            last += 1
        yield from (index for index in range(first, last + 1) if index in self._known)

    def _by_need(self, view: Span, length: int) -> Iterator[int]:
        indices = _stretches(view)
        end = max(0, length - 1) // STRETCH
        yield from indices
        for step in range(1, AHEAD + 1):
            yield min(end, indices[-1] + step)
            yield max(0, indices[0] - step)
        yield end
        yield 0


def _stretches(view: Span) -> range:
    return range(view.start // STRETCH, max(view.start, view.end - 1) // STRETCH + 1)
