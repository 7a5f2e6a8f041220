"""What a ledger is made of, apart from what readers have said: worked out once.

Claims and comparisons take minutes in a library of thousands of documents, grouping them into
rows a moment. So the first is kept, in memory and in the cache, until a file changes, and a
verdict or a merged row costs only the second.
"""

from __future__ import annotations

import hashlib
import heapq
import pickle
import time
from array import array
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from tui.claims.claim import NORMAL
from tui.library.comparisons import pair_of, pair_row
from tui.library.surest import claim_of, claim_row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from tui.claims.claim import Claim
    from tui.comparing import Pair
    from tui.documents import Entry
    from tui.library.cache import Cache
    from tui.library.comparisons import Comparisons
    from tui.library.surest import Chosen

    Tell = Callable[[int, int], None]
    Show = Callable[["Basis"], None]

__all__ = ["Bases", "Basis", "of_documents", "packed", "share_of", "silent", "unpacked"]

MOST_ALONE = 5_000
"""Claims kept, the surest ones, that nobody else has anything on."""

MOST_PAIRS = 10_000

MOST_SHOWN = 4_000
"""Pairs of a basis that is shown while it is being made: it is soon followed by another."""

_FIRST_SHOWN = 1.0
"""Seconds of comparing after which what was found is shown, then after twice as many, and so on."""

_AT_A_TIME = 64
"""Claims that are compared between two looks at the clock."""

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
    days: Mapping[str, str] = field(default_factory=dict)
    """When each document was written (ISO 8601), as far as it says so."""


def of_documents(
    choose: Callable[[int], Iterable[Chosen]],
    count: int,
    *,
    stop: Callable[[], bool],
    tell: Tell = silent,
    memory: Comparisons | None = None,
    fast: bool = False,
    show: Show | None = None,
) -> Basis:
    """Compare the claims of `count` documents; memory stays bounded however many there are.

    Args:
        choose: Gives so many claims of each document at most, the surest.
        count: How many documents there are.
        stop: Asked again and again; True ends the work with what was found so far.
        tell: Hears how many documents, then how many claims, of how many are done.
        memory: Compares only what has changed since the last time.
        fast: Compares each claim with its few likeliest partners only.
        show: Gets now and then what was found so far, where there is no `memory`.
    """
    from tui.comparing import compare
    from tui.comparing.candidates import MOST_PASSAGES

    each = share_of(count)
    known = memory.remembered() if memory else None
    if known is not None and each <= known.each <= each + 1:
        each = known.each  # one document more must not change what is compared of all others
    taken: list[Chosen] = []
    days: dict[str, str] = {}

    def documents() -> Iterator[tuple[str, Sequence[Claim]]]:
        for number, one in enumerate(choose(each), 1):
            if stop():
                break
            tell(number, count)
            taken.append(one)
            days[one.path] = one.written
            yield one.path, one.claims

    written = days.__getitem__
    if memory:
        for _ in documents():
            pass
        taken = _surest(taken, MOST_PASSAGES)
        pairs = memory.compare(taken, each, limit=MOST_PAIRS, stop=stop, tell=tell)
    elif fast:
        pairs = compare(documents(), limit=MOST_PAIRS, written=written, stop=stop, fast=True)
    else:

        def pass_on(found: Sequence[Pair]) -> None:
            if show is not None:
                show(Basis(_shown(taken, found), found, days=days))

        pairs = _by_and_by(documents(), written, stop=stop, tell=tell, show=pass_on)
    return Basis(_shown(taken, pairs), pairs, days=days)


def _by_and_by(
    documents: Iterable[tuple[str, Sequence[Claim]]],
    written: Callable[[str], str],
    *,
    stop: Callable[[], bool],
    tell: Tell,
    show: Callable[[Sequence[Pair]], None],
) -> list[Pair]:
    """Compare documents as :func:`tui.comparing.compare` does; show now and then what was found."""
    from tui.comparing.pairs import compared, filed, likely, settled

    candidates, sure = filed(documents, written, stop)
    if stop():
        return []
    found: list[Pair] = []
    chosen = likely(candidates, stop)
    pause, last = _FIRST_SHOWN, time.monotonic()
    while part := list(islice(chosen, _AT_A_TIME)):
        found += compared(candidates, sure, part, limit=MOST_PAIRS, stop=stop, tell=tell)
        if len(found) > 2 * MOST_PAIRS:
            found = settled(found, MOST_PAIRS, outdone=False)
        if time.monotonic() - last >= pause:
            show(settled(found, MOST_SHOWN))
            pause, last = 2 * pause, time.monotonic()
    return settled(found, MOST_PAIRS)


def packed(basis: Basis) -> bytes:
    """Return a basis as bytes: opening them is work that a screen does only if it needs it."""
    return pickle.dumps(basis, pickle.HIGHEST_PROTOCOL)


def unpacked(said: bytes) -> Basis:
    """Return the basis that a process of this program has packed."""
    found: Basis = pickle.loads(said)  # noqa: S301 - it comes from our own process
    return found


def share_of(count: int) -> int:
    """Return how many claims of each of `count` documents are compared."""
    from tui.comparing.candidates import MOST_PASSAGES
    from tui.comparing.pairs import PER_DOCUMENT

    return max(1, min(PER_DOCUMENT, MOST_PASSAGES // max(1, count)))


def _surest(chosen: Sequence[Chosen], most: int) -> list[Chosen]:
    """Return all documents with the `most` surest of their claims.

    Else those of the first documents would be all that is compared of a hundred thousand.
    """
    scores = array("d", (claim.score for one in chosen for claim in one.claims))
    if len(scores) <= most:
        return list(chosen)
    least = heapq.nlargest(most, scores)[-1]
    return [
        replace(one, claims=tuple(claim for claim in one.claims if claim.score >= least))
        for one in chosen
    ]


def _shown(documents: Sequence[Chosen], pairs: Sequence[Pair]) -> list[tuple[str, Sequence[Claim]]]:
    """Return the documents with the claims that a ledger has room for."""
    scores = sorted((c.score for one in documents for c in one.claims), reverse=True)
    if len(scores) <= 2 * MOST_ALONE:
        return [(one.path, one.claims) for one in documents]
    least = max(NORMAL, scores[MOST_ALONE])
    paired = {(side.path, side.span) for pair in pairs for side in (pair.a, pair.b)}
    left = MOST_ALONE
    shown: list[tuple[str, Sequence[Claim]]] = []
    for one in documents:
        kept = []
        for claim in one.claims:
            alone = (one.path, claim.span) not in paired
            if alone and (claim.score < least or not left):
                continue
            left -= alone
            kept.append(claim)
        shown.append((one.path, kept))
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

    def before(self, files: Iterable[Entry]) -> Basis | None:
        """Return what of the basis made last still stands, by whatever rules it was made.

        That is what it says of the documents that have not changed since.
        """
        kept = self._cache.get(_KEY)
        if not isinstance(kept, dict):
            return None
        try:
            now = {entry.path: _mark(entry) for entry in files}
            same = {path for path, mark in kept["files"].items() if now.get(path) == mark}
            basis = _from_row(kept)
        except (LookupError, TypeError, ValueError, AttributeError):  # of another version
            return None
        return basis if len(same) == len(kept["files"]) else _among(basis, same)

    def keep(self, state: str, basis: Basis, files: Iterable[Entry], *, on_disk: bool) -> None:
        """Remember a basis; on disk, with the `files` it was made of, only what took long."""
        self._known = state, basis
        if on_disk:
            marks = {entry.path: _mark(entry) for entry in files}
            row = {"state": state, "files": marks, **_to_row(basis)}
            self._cache.put([(_KEY, row)])


def _mark(entry: Entry) -> str:
    return f"{entry.mtime_ns} {entry.size}"


def _among(basis: Basis, paths: Collection[str]) -> Basis | None:
    """Return what a basis says of some documents; None where it says nothing."""
    documents = [one for one in basis.documents if one[0] in paths]
    if not documents:
        return None
    return Basis(
        documents,
        [pair for pair in basis.pairs if pair.a.path in paths and pair.b.path in paths],
        {path: origin for path, origin in basis.origins.items() if path in paths},
        {path: day for path, day in basis.days.items() if path in paths},
    )


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
        "documents": [[path, [claim_row(c) for c in claims]] for path, claims in basis.documents],
        "pairs": [pair_row(pair) for pair in basis.pairs],
        "origins": dict(basis.origins),
        "days": dict(basis.days),
    }


def _from_row(kept: Mapping[str, Any]) -> Basis:
    return Basis(
        [(path, [claim_of(row) for row in claims]) for path, claims in kept["documents"]],
        [pair_of(row) for row in kept["pairs"]],
        kept["origins"],
        kept["days"],
    )
