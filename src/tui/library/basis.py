"""What a ledger is made of, apart from what readers have said: worked out once.

Claims and comparisons take minutes in a library of thousands of documents, grouping them into
rows a moment. So the first is kept, in memory and in the cache, until a file changes, and a
verdict or a merged row costs only the second.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.claims.claim import NORMAL, Claim
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.comparing import Pair
    from tui.documents import Entry
    from tui.library.cache import Cache

    Tell = Callable[[int, int], None]

__all__ = ["Bases", "Basis", "of_documents", "silent"]

MOST_ALONE = 5_000
"""Claims kept, the surest ones, that nobody else has anything on."""

MOST_PAIRS = 10_000

_KEY = "ledger basis"


def silent(done: int, total: int) -> None:
    """Tell nobody how far the work is."""


@dataclass(frozen=True)
class Basis:
    """The claims that a ledger shows, how they relate, and which documents are copies."""

    documents: Sequence[tuple[str, Sequence[Claim]]] = ()
    pairs: Sequence[Pair] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """The origin of each document that shares its text with another one."""


def of_documents(
    documents: Iterable[tuple[str, Sequence[Claim]]],
    count: int,
    *,
    stop: Callable[[], bool],
    tell: Tell = silent,
    written: Callable[[str], str] = lambda _path: "",
) -> Basis:
    """Compare the claims of `count` documents; memory stays bounded however many there are.

    Of each document its surest claims are taken, fewer where there are many documents. `written`
    says when one was written; it is asked right after its claims, while it is at hand.
    """
    from tui.comparing import compare
    from tui.comparing.candidates import MOST_PASSAGES
    from tui.comparing.pairs import FAIR, PER_DOCUMENT

    each = max(4, min(PER_DOCUMENT, MOST_PASSAGES // max(1, count)))
    taken: list[tuple[str, list[Claim]]] = []
    days: dict[str, str] = {}
    for number, (path, claims) in enumerate(documents):
        if stop():
            break
        tell(number, count)
        days[path] = written(path)
        best = sorted((c for c in claims if c.score >= FAIR), key=lambda c: -c.score)[:each]
        taken.append((path, sorted(best, key=lambda c: c.span)))
    pairs = compare(taken, limit=MOST_PAIRS, written=days.__getitem__, stop=stop, tell=tell)
    return Basis(_shown(taken, pairs), pairs)


def _shown(
    documents: Sequence[tuple[str, list[Claim]]], pairs: Sequence[Pair]
) -> list[tuple[str, list[Claim]]]:
    """Return the documents with the claims that a ledger has room for."""
    scores = sorted((c.score for _, claims in documents for c in claims), reverse=True)
    if len(scores) <= 2 * MOST_ALONE:
        return list(documents)
    least = max(NORMAL, scores[MOST_ALONE])
    paired = {(side.path, side.span) for pair in pairs for side in (pair.a, pair.b)}
    left = MOST_ALONE
    shown = []
    for path, claims in documents:
        kept = []
        for claim in claims:
            alone = (path, claim.span) not in paired
            if alone and (claim.score < least or not left):
                continue
            left -= alone
            kept.append(claim)
        shown.append((path, kept))
    return shown


class Bases:
    """The basis that was made last, in memory and in the cache, for one state of the files."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known: tuple[str, Basis] | None = None

    def known(self, state: str) -> Basis | None:
        """Return the basis made for this state of the library, if it is at hand."""
        if self._known is not None and self._known[0] == state:
            return self._known[1]
        kept = self._cache.get(_KEY)
        if not isinstance(kept, dict) or kept.get("state") != state:
            return None
        basis = _from_row(kept)
        self._known = state, basis
        return basis

    def keep(self, state: str, basis: Basis, *, on_disk: bool) -> None:
        """Remember a basis; on disk only what took long to make."""
        self._known = state, basis
        if on_disk:
            self._cache.put([(_KEY, {"state": state, **_to_row(basis)})])


def state_of(entries: Iterable[Entry], rules: str, said: str) -> str:
    """Return what a basis depends on: the files, the rules, and what readers say of claims."""
    start = f"{rules}\0{said}".encode("utf-8", "surrogatepass")
    digest = hashlib.blake2b(start, digest_size=16)
    for entry in entries:
        row = f"{entry.path}\0{entry.mtime_ns}\0{entry.size}\0{entry.problem is None}\n"
        digest.update(row.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _to_row(basis: Basis) -> dict[str, Any]:
    return {
        "documents": [[path, [_claim_row(c) for c in claims]] for path, claims in basis.documents],
        "pairs": [
            [
                *([s.path, s.span.start, s.span.end, s.text] for s in (p.a, p.b)),
                p.relation,
                p.score,
                [[d.kind, d.a, d.b] for d in p.differences],
                p.near,
            ]
            for p in basis.pairs
        ],
        "origins": dict(basis.origins),
    }


def _claim_row(claim: Claim) -> list[Any]:
    return [
        claim.span.start, claim.span.end, claim.text, claim.score, claim.kinds,
        claim.attribution, claim.certainty, claim.cues,
    ]  # fmt: skip


def _claim(row: Sequence[Any]) -> Claim:
    start, end, text, score, kinds, attribution, certainty, cues = row
    return Claim(Span(start, end), text, score, tuple(kinds), attribution, certainty, tuple(cues))


def _from_row(kept: Mapping[str, Any]) -> Basis:
    from tui.comparing import Difference, Pair, Passage

    def passage(row: Sequence[Any]) -> Passage:
        return Passage(row[0], Span(row[1], row[2]), row[3])

    return Basis(
        [(path, [_claim(row) for row in claims]) for path, claims in kept["documents"]],
        [
            Pair(
                passage(a), passage(b), relation, score, tuple(Difference(*d) for d in found), near
            )
            for a, b, relation, score, found, near in kept["pairs"]
        ],
        kept["origins"],
    )
