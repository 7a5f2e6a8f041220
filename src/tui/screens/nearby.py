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
    from collections.abc import Iterable, Iterator, Sequence

    from tui.claims.claim import Claim

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
        self._joined: OrderedDict[tuple[int, ...], list[Claim]] = OrderedDict()
        self._shown: object = None

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

    def show_again(self) -> None:
        """Return them once more, though they are those of last time."""
        self._shown = None

    def around(self, view: Span) -> Sequence[Claim]:
        """Return the claims around a view, in order: the same list where they are the same."""
        key = tuple(self._around(_stretches(view)))
        claims = self._joined.get(key)
        if claims is None:
            claims = self._joined[key] = [claim for i in key for claim in self._known[i]]
            if len(self._joined) > JOINED:
                self._joined.popitem(last=False)
        else:
            self._joined.move_to_end(key)
        return claims

    def known(self, index: int) -> tuple[Claim, ...] | None:
        """Return the claims of a stretch by its number, None where nobody has looked."""
        return self._known.get(index)

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
