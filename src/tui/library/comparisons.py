"""Comparing a library again after some of its documents have changed.

Comparing ten thousand documents takes minutes, and one that came in changes hardly any of it. So
the pairs are remembered with what they were made of: the claims of each document by a hash, their
words, and how rare each word was. As long as few documents have changed, only their claims are
compared with the others, by the same weights; when many have, everything is compared anew.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.library.surest import claim_row
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tui.comparing import Candidates, Pair
    from tui.library.cache import Cache
    from tui.library.surest import Chosen

    Tell = Callable[[int, int], None]

__all__ = ["Comparisons", "Remembered", "pair_of", "pair_row"]

_KEY = "comparison"

_MOST_CHANGED = 0.1
"""Share of the documents that may have changed since the last whole comparison."""

_KEPT = 2
"""Times as many pairs are remembered as asked for: some go with the documents that change."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last comparison was made of, and what it found."""

    each: int
    stamps: Mapping[str, str]
    changed: int
    """Documents that have changed since everything was compared with everything."""
    weights: Sequence[Any]
    pairs: Sequence[Sequence[Any]] = field(default=(), repr=False)


class Comparisons:
    """Compares the chosen claims of a library, and remembers that in the cache."""

    def __init__(self, cache: Cache, rules: str) -> None:
        self._cache, self._rules = cache, rules

    def remembered(self) -> Remembered | None:
        """Return the last comparison by these rules, if there is one."""
        row = self._cache.get(_KEY)
        if not isinstance(row, dict) or row.get("rules") != self._rules:
            return None
        return Remembered(*(row[name] for name in Remembered.__slots__))

    def compare(
        self,
        chosen: Sequence[Chosen],
        each: int,
        *,
        limit: int,
        stop: Callable[[], bool],
        tell: Tell,
    ) -> list[Pair]:
        """Return the related claims of different documents, best first."""
        from tui.comparing.pairs import settled

        known = self.remembered()
        stamps = {one.path: _stamp(one) for one in chosen}
        changed = _changed(stamps, known)
        gone = known.stamps.keys() - stamps.keys() if known else set()
        since = len(changed) + len(gone) + (known.changed if known else 0)
        if known is None or known.each != each or since > _MOST_CHANGED * len(chosen):
            found, weights = self._whole(chosen, stamps, limit, stop, tell)
            since = 0
        else:
            weights = list(known.weights)
            found = self._again(chosen, stamps, known, stop, tell)
        if not stop():
            kept = settled(found, _KEPT * limit, outdone=False)
            self._remember(Remembered(each, stamps, since, weights, [*map(pair_row, kept)]))
        return settled(found, limit)

    def _remember(self, what: Remembered) -> None:
        row = {name: getattr(what, name) for name in Remembered.__slots__}
        self._cache.put([(_KEY, {"rules": self._rules, **row})])

    def _whole(
        self,
        chosen: Sequence[Chosen],
        stamps: Mapping[str, str],
        limit: int,
        stop: Callable[[], bool],
        tell: Tell,
    ) -> tuple[list[Pair], list[Any]]:
        from tui.comparing.pairs import compared, filed, likely

        days = {one.path: one.written for one in chosen}
        documents = ((one.path, one.claims) for one in chosen)
        candidates, sure = filed(documents, days.__getitem__, stop)
        pairs = likely(candidates, stop)
        found = compared(candidates, sure, pairs, limit=_KEPT * limit, stop=stop, tell=tell)
        mine: dict[str, list[str]] = {path: [] for path in stamps}
        for passage, words in zip(candidates.passages, candidates.terms(), strict=True):
            mine[passage.path].append(" ".join(words))
        if not stop():
            self._cache.put((self._words_key(stamps[path]), said) for path, said in mine.items())
        known = candidates.weights
        # JSON's names are text: the ideas are numbers
        concepts = sorted(known.concepts.items())
        return found, [known.passages, dict(known.terms), concepts]

    def _again(
        self,
        chosen: Sequence[Chosen],
        stamps: Mapping[str, str],
        known: Remembered,
        stop: Callable[[], bool],
        tell: Tell,
    ) -> list[Pair]:
        """Return what was remembered of the others, and how those that changed compare to all."""
        from tui.comparing import Weights
        from tui.comparing.candidates import Candidates
        from tui.comparing.pairs import best, compared
        from tui.comparing.reckoning import day_of_writing

        changed = _changed(stamps, known)
        passages, terms, concepts = known.weights
        candidates = Candidates(weights=Weights(passages, terms, dict(concepts)))
        keys = {self._words_key(stamps[one.path]): one for one in chosen if one.path not in changed}
        words = self._cache.get_all(list(keys))
        sure: list[float] = []
        new: list[int] = []
        for one in chosen:
            mine = words.get(self._words_key(stamps[one.path])) or []
            day = day_of_writing(one.written)
            for place, claim in enumerate(best(one.claims)):
                known_words = mine[place].split() if place < len(mine) else None
                number = len(candidates)
                if candidates.add(_passage(one.path, claim), day, terms=known_words):
                    sure.append(claim.score)
                    if one.path in changed:
                        new.append(number)
        left = [
            pair
            for pair in map(pair_of, known.pairs)
            if _stands(pair.a.path, stamps, changed) and _stands(pair.b.path, stamps, changed)
        ]
        likeliest = list(_partners(candidates, new, stop))
        involved = {candidates.passages[n].path for a, others in likeliest for n in (a, *others)}
        candidates.speak_of(involved)
        found = compared(
            candidates, sure, likeliest, limit=len(likeliest) + 1, stop=stop, tell=tell
        )
        return [*left, *found]

    def _words_key(self, stamp: str) -> str:
        return f"words of each {self._rules} {stamp}"


def _partners(
    candidates: Candidates, new: Sequence[int], stop: Callable[[], bool]
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield which passages are to be compared, those that are `new` with any others."""
    from tui.comparing.pairs import effort

    kept, visited = effort(len(candidates))
    fresh = set(new)
    for number in new:
        if stop():
            return
        path = candidates.passages[number].path
        made = candidates.features[number]
        for other in candidates.of(made, kept=kept, visited=visited):
            if candidates.passages[other].path != path and not (other in fresh and other < number):
                yield min(number, other), [max(number, other)]


def _changed(stamps: Mapping[str, str], known: Remembered | None) -> set[str]:
    """Return the documents that are new or say something else than they did."""
    return {p for p, stamp in stamps.items() if known is None or known.stamps.get(p) != stamp}


def _stands(path: str, stamps: Mapping[str, str], changed: set[str]) -> bool:
    return path in stamps and path not in changed


def _passage(path: str, claim: Any) -> Any:
    from tui.comparing import Passage

    return Passage(path, claim.span, claim.text)


def _stamp(one: Chosen) -> str:
    said = json.dumps([one.written, [claim_row(claim) for claim in one.claims]])
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def pair_row(pair: Pair) -> list[Any]:
    """Return a pair as JSON can hold it."""
    return [
        *([s.path, s.span.start, s.span.end, s.text] for s in (pair.a, pair.b)),
        pair.relation,
        pair.score,
        [[d.kind, d.a, d.b] for d in pair.differences],
        pair.near,
    ]


def pair_of(row: Sequence[Any]) -> Pair:
    """Return the pair that :func:`pair_row` was made of."""
    from tui.comparing import Difference, Pair, Passage

    a, b, relation, score, found, near = row
    one, two = (Passage(s[0], Span(s[1], s[2]), s[3]) for s in (a, b))
    return Pair(one, two, relation, score, tuple(Difference(*d) for d in found), near)
