"""The surest claims of each document, known without opening it.

Comparing a library of ten thousand documents takes a handful of claims of each. Reading the
documents, and all their claims, to find those few again would take a minute each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.claims.claim import Claim
from tui.errors import DocumentError
from tui.library.file_facts import FileFacts
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tui.documents import Entry
    from tui.library.cache import Cache

__all__ = ["Chosen", "Surest", "claim_of", "claim_row", "surest_of"]

_AT_ONCE = 500
"""Documents that are looked up, and kept, in one go."""


_LEAST = 4
"""Claims of a document that are remembered at least: in a smaller library each has a larger share.
"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of a document is compared, and when it was written (ISO 8601, else empty)."""

    path: str
    claims: tuple[Claim, ...]
    written: str = ""


def surest_of(claims: Sequence[Claim], most: int) -> tuple[Claim, ...]:
    """Return the `most` surest of the claims that are worth comparing, in their order."""
    from tui.comparing.pairs import FAIR

    best = sorted((c for c in claims if c.score >= FAIR), key=lambda c: -c.score)[:most]
    return tuple(sorted(best, key=lambda c: c.span))


class Surest:
    """Chooses the claims of documents, and remembers what it chose."""

    def __init__(
        self,
        cache: Cache,
        claims_in: Callable[[str], Sequence[Claim]],
        written: Callable[[str], str],
    ) -> None:
        self._cache, self._claims_in, self._written = cache, claims_in, written

    def of(
        self, entries: Sequence[Entry], most: int, changed: Collection[str] = ()
    ) -> Iterator[Chosen]:
        """Yield what of each document is compared, at most so many claims.

        `changed` are the paths of documents of which a reader has said something: of those
        nothing is remembered. What cannot be read is left out.
        """
        room, facts = self._facts(most)
        for first in range(0, len(entries), _AT_ONCE):
            part = entries[first : first + _AT_ONCE]
            known = facts.known(entry for entry in part if entry.path not in changed)
            made: dict[str, Any] = {}
            for entry in part:
                row = known.get(entry.path) or self._row(entry.path, room)
                if row is None:
                    continue
                if entry.path not in known and entry.path not in changed:
                    made[entry.path] = row
                claims = [claim_of(one) for one in row["claims"]]
                yield Chosen(entry.path, surest_of(claims, most), row["date"])
            facts.keep((entry for entry in part if entry.path in made), made)

    def unknown(self, entries: Sequence[Entry], most: int) -> list[str]:
        """Return the paths of the documents of which nothing is remembered."""
        _, facts = self._facts(most)
        known = facts.known(entries)
        return [entry.path for entry in entries if entry.path not in known]

    def _facts(self, most: int) -> tuple[int, FileFacts]:
        # the same for about as many documents
        room = max(_LEAST, 1 << max(0, most - 1).bit_length())
        return room, FileFacts(self._cache, f"surest {room} {self._rules}")

    def _row(self, path: str, room: int) -> dict[str, Any] | None:
        try:
            claims = self._claims_in(path)
            date = self._written(path)
        except DocumentError:
            return None
        return {"date": date, "claims": [claim_row(c) for c in surest_of(claims, room)]}

    @cached_property
    def _rules(self) -> str:
        from tui.library.cache import fingerprint

        return fingerprint("tui.claims") + fingerprint("tui.text")


def claim_row(claim: Claim) -> list[Any]:
    """Return a claim as JSON can hold it."""
    return [
        claim.span.start, claim.span.end, claim.text, claim.score, claim.kinds,
        claim.attribution, claim.certainty, claim.cues,
    ]  # fmt: skip


def claim_of(row: Sequence[Any]) -> Claim:
    """Return the claim that :func:`claim_row` was made of."""
    start, end, text, score, kinds, attribution, certainty, cues = row
    return Claim(Span(start, end), text, score, tuple(kinds), attribution, certainty, tuple(cues))
