"""Claims of many documents against each other: which say the same, and which do not.

A pair ranks by how alike its claims are, and a little by how surely both are claims.
"""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from tui.comparing.candidates import KEPT, VISITED, Candidates
from tui.comparing.conflicts import Setting
from tui.comparing.features import features
from tui.comparing.near_enough import is_near
from tui.comparing.nearest import nearest_to_each_other, outdone
from tui.comparing.ranking import ranked, settled
from tui.comparing.reckoning import day_of_writing
from tui.comparing.relating import RELATED, relate_features
from tui.comparing.relation import Pair, Passage
from tui.comparing.witnesses import not_repeated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tui.claims.claim import Claim
    from tui.comparing.features import Features
    from tui.comparing.weights import Weights

__all__ = [
    "PER_DOCUMENT",
    "best",
    "compare",
    "compared",
    "effort",
    "filed",
    "likely",
    "related",
    "settled",
]

PER_DOCUMENT = 400
"""Claims of one document that are compared: its best ones, so that one huge text cannot
crowd out the others."""

FAIR = 0.32
"""Score from which a claim is compared. Lower than what a text shows as a claim: who says otherwise
often says it in three words ("Nobody was hurt.")."""

_EVERY_ONE = 1_000
"""Up to so many claims each is compared with all its candidates; of more, with the likeliest, so
that the whole stays a matter of a minute and not of an hour."""

_FEWEST_COMPARED, _OF_EACH, _MOST_COMPARED = 9_000, 3, 90_000
"""Pairs of a larger library that are compared because they are the likeliest of all, beyond the
likeliest one of each claim: so many for each claim, within two bounds."""

_SURE = 0.3
"""Power of both claims' scores in a pair's: 0 would rank by likeness alone."""

_FEW, _FAINT, _FILLED = 400, 0.02, 100
"""In a library of so few claims, whatever is alike by so much is listed last, until there are so
many pairs: in a handful of articles everything can be read."""

_BEST_PER_DOCUMENT = 12


def compare(
    documents: Iterable[tuple[str, Sequence[Claim]]],
    *,
    limit: int = 2_000,
    written: Callable[[str], str] = lambda _path: "",
    stop: Callable[[], bool] = lambda: False,
    tell: Callable[[int, int], None] = lambda _done, _all: None,
    fast: bool = False,
) -> list[Pair]:
    """Return related claims across documents, best first.

    Args:
        documents: Paths with their claims; those below :data:`FAIR` and
            beyond :data:`PER_DOCUMENT` are left out.
        limit: Pairs returned at most.
        written: Says when a document was written (ISO 8601), so that "on Tuesday" is a date.
        stop: Asked between claims; True ends the work with what was found so far.
        tell: Hears how many claims of how many have been compared.
        fast: Compare each claim with its two likeliest partners only.
    """
    candidates, sure = filed(documents, written, stop)
    if stop():
        return []
    chosen = likely(candidates, stop, few=fast)
    faint: list[Pair] | None = [] if len(candidates) <= _FEW else None
    found = compared(candidates, sure, chosen, limit=limit, stop=stop, tell=tell, faint=faint)
    best_first = settled(found, limit)
    left = min(limit, _FILLED) - len(best_first)
    return [*best_first, *settled(faint, limit)[:left]] if faint and left > 0 else best_first


def compared(
    candidates: Candidates,
    sure: Sequence[float],
    chosen: Iterable[tuple[int, Sequence[int]]],
    *,
    limit: int,
    stop: Callable[[], bool],
    tell: Callable[[int, int], None],
    faint: list[Pair] | None = None,
) -> list[Pair]:
    """Compare each passage with those chosen for it; return what relates, in no order.

    What is only faintly alike is added to `faint`, if that is given. Of more than twice `limit`
    pairs only the best `limit` are kept.
    """
    weights = candidates.weights
    found: list[Pair] = []
    for number, others in chosen:
        if stop():
            break
        if number % 64 == 0:
            tell(number, len(candidates))
        if len(found) > 2 * limit:
            found = settled(found, limit, outdone=False)
        one, made = candidates.passages[number], candidates.features[number]
        for other in others:
            two = candidates.passages[other]
            if one.path == two.path:
                continue
            if stop():
                break
            theirs = candidates.features[other]
            relation, score, what = relate_features(
                made, theirs, weights, setting=partial(_setting, candidates, number, other)
            )
            if score >= RELATED:
                near = is_near(made, theirs, weights, relation, score)
                score *= (sure[number] * sure[other]) ** _SURE
                found.append(Pair(one, two, relation, score, what, near))
            elif faint is not None and score >= _FAINT:
                faint.append(Pair(one, two, relation, score, what, near=False))
    return found


def likely(
    candidates: Candidates, stop: Callable[[], bool] = lambda: False, *, few: bool = False
) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield each passage with the later ones that are worth comparing with it.

    Up to :data:`_EVERY_ONE` passages each is compared with :data:`KEPT` others. Of more, each is
    compared with its likeliest partner, and the likeliest pairs of all are: a few for each passage,
    whether they share rare words or all of them the same thirty.
    """
    size = len(candidates)
    kept, visited = effort(size)
    if few:
        kept = 2
    elif size <= _EVERY_ONE:
        for number in range(size):
            made = candidates.features[number]
            yield number, candidates.of(made, after=number + 1, kept=kept, visited=visited)
        return
    others, worth, ends = array("I"), array("f"), array("I")
    for number, made in enumerate(candidates.features):
        if stop():
            return
        for score, other in candidates.ranked(made, after=number + 1, kept=kept, visited=visited):
            if candidates.passages[other].path != candidates.passages[number].path:
                others.append(other)
                worth.append(score)
        ends.append(len(others))
    most = min(_MOST_COMPARED, max(_FEWEST_COMPARED, _OF_EACH * size))
    least = _least(worth, most)
    start = 0
    for number, end in enumerate(ends):
        yield (
            number,
            [others[at] for at in range(start, end) if at == start or worth[at] > least],
        )
        start = end


def _least(worth: Sequence[float], most: int) -> float:
    """Return what more than `most` of the values are worth at least; 0 where there are fewer."""
    return heapq.nlargest(most, worth)[-1] if len(worth) > most else 0.0


def filed(
    documents: Iterable[tuple[str, Sequence[Claim]]],
    written: Callable[[str], str],
    stop: Callable[[], bool] = lambda: False,
) -> tuple[Candidates, list[float]]:
    """Return the claims that are compared, made ready, and how sure each of them is one."""
    candidates = Candidates()
    sure: list[float] = []
    for path, claims in documents:
        if stop():
            break
        day = day_of_writing(written(path))
        for claim in best(claims):
            if stop():
                break
            if candidates.add(Passage(path, claim.span, claim.text), day):
                sure.append(claim.score)
    return candidates, sure


def _setting(candidates: Candidates, a: int, b: int) -> Setting:
    return _setting_of(candidates, candidates.passages[a], candidates.features[a], a, b)


def _setting_of(
    candidates: Candidates, target: Passage, made: Features, at: int | None, other: int
) -> Setting:
    """Return what is known around a passage, held as number `at` or not, and another one."""
    paths = target.path, candidates.passages[other].path
    return Setting(
        candidates.subjects.common(*paths),
        None if at is None else candidates.before(at),
        None if at is None else candidates.before(other),
        candidates.values(paths[0]),
        candidates.values(paths[1]),
        _never if at is None else partial(nearest_to_each_other, candidates, at, other),
        apart=candidates.subjects.apart(*paths),
        outdone=partial(outdone, candidates, made, target, other),
    )


def _never() -> bool:
    return False


def effort(size: int) -> tuple[int, int]:
    """Return how many candidates, and postings, are worth looking at for each of `size` claims."""
    if size <= _EVERY_ONE:
        return KEPT, VISITED
    return max(8, KEPT * _EVERY_ONE // size), max(3_000, VISITED * _EVERY_ONE // size)


def best(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a document that are compared, in its order."""
    good = sorted((c for c in claims if c.score >= FAIR), key=lambda c: -c.score)
    return sorted(not_repeated(good)[:PER_DOCUMENT], key=lambda c: c.span)


def related(
    target: Passage,
    passages: Iterable[Passage] | Candidates,
    *,
    weights: Weights | None = None,
    near: bool = True,
    written: str = "",
) -> list[Pair]:
    """Return the passages of other documents nearest to `target`, best first.

    `passages` may be candidates from the search index: only what is handed in is compared, each
    passage once, at most twelve of a document are returned. Rather nothing than what merely shares
    a word is, unless `near` is False: then everything is that shares anything, ranked. Where
    `target` is one of `passages`, its pairs relate as they do for :func:`compare`. `written` says
    when the document of `target` was (ISO 8601).
    """
    candidates = passages if isinstance(passages, Candidates) else Candidates(passages)
    at = candidates.number_of(target)
    made = features(target.text, day_of_writing(written)) if at is None else candidates.features[at]
    known = weights or candidates.weights
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for number in candidates.of(made, kept=300):
        passage = candidates.passages[number]
        if passage.path == target.path:
            continue
        relation, score, what = relate_features(
            made,
            candidates.features[number],
            known,
            near=near,
            whole=True,
            setting=partial(_setting_of, candidates, target, made, at, number),
        )
        if score >= RELATED:
            found[passage.path].append(Pair(target, passage, relation, score, what))
    return ranked([p for pairs in found.values() for p in ranked(pairs)[:_BEST_PER_DOCUMENT]])
