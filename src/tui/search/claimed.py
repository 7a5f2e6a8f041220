"""Claims as a layer over passages: which passages hold one, and which one a hit is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.claims.claim import NORMAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.claims.claim import Claim
    from tui.search.scope import Scope
    from tui.search.segment import Segment
    from tui.spans import Span

__all__ = ["Claimed", "best_claim"]


class Claimed:
    """The claims of a library by document.

    `ask` gives those of a document that nobody has told of yet; it may have to read it, so it
    is asked only when a query is about claims. None says that they will be told of later.
    """

    def __init__(self, ask: Callable[[str], Iterable[Claim] | None] | None) -> None:
        self._ask = ask
        self.missing = False
        """Whether some claims were asked for and not known; whoever looks at it resets it."""
        self._known: dict[str, tuple[Claim, ...]] = {}
        self._masks: dict[tuple[object, ...], int] = {}

    def replace(self, path: str, claims: Iterable[Claim] | None) -> None:
        """Put these in place of what is known of a document; None forgets it."""
        self._masks.clear()
        if claims is None:
            self._known.pop(path, None)
        else:
            self._known[path] = tuple(c for c in claims if c.score >= NORMAL)

    def of(self, path: str) -> tuple[Claim, ...]:
        """Return the claims of a document in order; asks for them if need be."""
        if path not in self._known and self._ask is not None:
            claims = self._ask(path)
            self.missing = self.missing or claims is None
            self.replace(path, claims)
        return self._known.get(path, ())

    def known(self, path: str) -> tuple[Claim, ...]:
        """Return the claims of a document as far as they are known."""
        return self._known.get(path, ())

    def mask(self, segment: Segment, indices: Sequence[int], scope: Scope) -> int:
        """Return the passages of some documents that share text with a claim of the scope."""
        key = (segment.serial, tuple(indices), scope.about_claims)
        if key not in self._masks:
            bits = 0
            for index in indices:
                for claim in self.of(segment.filed[index].path):
                    if scope.claim(claim):
                        span = claim.span
                        for passage in segment.overlapping(index, span.start, span.end):
                            bits |= 1 << passage
            if self.missing:
                return bits
            self._masks[key] = bits
        return self._masks[key]


def best_claim(claims: Iterable[Claim], span: Span, matches: Sequence[Span]) -> Claim | None:
    """Return the claim inside or across `span` that holds most of `matches`, in code points.

    Spans and matches are positions in the text. The shortest of equals wins.
    """
    found: Claim | None = None
    best = (-1, 0)
    for claim in claims:
        if claim.span.overlaps(span):
            rank = (sum(claim.span.covers(match) for match in matches), -len(claim.span))
            if rank > best:
                found, best = claim, rank
    return found
