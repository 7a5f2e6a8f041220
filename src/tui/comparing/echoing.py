"""Echoes: near-verbatim text in several documents, so that copies count as one origin.

Five papers that print one wire story are one source. Shared runs are found by the
fingerprints of Winnowing (Schleimer, Wilkerson and Aiken 2003): of every stretch of
:data:`_WINDOW` shingles the one with the least hash is kept, so any shared run of
:data:`SHORTEST` words is met, in time and memory that grow with the text alone.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.comparing.relation import Passage
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["SHORTEST", "Echo", "echoes", "origins"]

_SHINGLE, _WINDOW = 8, 8
SHORTEST = _SHINGLE + _WINDOW - 1
"""Words that a shared run needs to be found for certain; from 8 on it may be."""

_VARIETY = 4
"""Different words in a shingle: "very very very" in two texts is no sign of a copy."""

_WORD = re.compile(r"[^\W_]++")
_MOST_WORDS = 200_000
_MOST_FINGERPRINTS = 400_000
_MOST_PLACES = 20
"""Limits on the words of one document, on all fingerprints, and on the places of one of them:
a run in more documents than that is found in the first ones."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A run of text in two documents: the earlier one named first, and its length in words."""

    a: Passage
    b: Passage
    words: int


@dataclass(frozen=True, slots=True)
class _Print:
    """A fingerprint's place: the document, which word, and the span of its shingle."""

    path: str
    word: int
    span: Span


def echoes(
    documents: Iterable[tuple[str, str]], *, stop: Callable[[], bool] = lambda: False
) -> list[Echo]:
    """Return the runs of text that documents share, in the order of reading.

    Args:
        documents: Paths with their texts; read once, not kept.
        stop: Asked between documents; True ends the work with what was found so far.
    """
    known: dict[int, list[_Print]] = {}
    found: list[Echo] = []
    for path, text in documents:
        if stop():
            break
        hits: defaultdict[tuple[str, int], list[tuple[_Print, _Print]]] = defaultdict(list)
        mine = list(_fingerprints(path, text))
        met: Counter[int] = Counter()
        for value, here in mine:
            met[value] += 1
            if met[value] > _MOST_PLACES:
                continue
            for there in known.get(value, ()):
                hits[there.path, there.word - here.word].append((there, here))
        for runs in hits.values():
            found += _runs(runs, text)
        for value, here in mine:
            places = known.get(value)
            if places is None and len(known) < _MOST_FINGERPRINTS:
                known[value] = [here]
            elif places and len(places) < _MOST_PLACES and places[-1].path != path:
                places.append(here)
    return found


def _fingerprints(path: str, text: str) -> Iterator[tuple[int, _Print]]:
    """Yield the least hash of every window of shingles once, with its place."""
    starts: deque[tuple[int, int, int]] = deque(maxlen=_SHINGLE)
    window: deque[tuple[int, int, Span]] = deque()  # hashes rising, so the least is first
    last = -1
    for word, match in enumerate(_WORD.finditer(text)):
        if word >= _MOST_WORDS:
            return
        code = zlib.crc32(match.group()[:64].casefold().encode("utf-8", "surrogatepass"))
        starts.append((match.start(), match.end(), code))
        if len(starts) < _SHINGLE:
            continue
        value, first = hash(tuple(code for *_, code in starts)), word - _SHINGLE + 1
        if len({code for *_, code in starts}) < _VARIETY:
            continue
        while window and window[-1][0] > value:
            window.pop()
        window.append((value, first, Span(starts[0][0], starts[-1][1])))
        while window[0][1] <= first - _WINDOW:
            window.popleft()
        if first >= _WINDOW - 1 and window[0][1] != last:
            value, last, span = window[0]
            yield value, _Print(path, last, span)


def _runs(hits: list[tuple[_Print, _Print]], text: str) -> Iterator[Echo]:
    """Join fingerprints that follow each other in both documents into runs."""
    hits.sort(key=lambda pair: pair[1].word)
    at = 0
    while at < len(hits):
        end = at
        while end + 1 < len(hits) and hits[end + 1][1].word - hits[end][1].word <= SHORTEST:
            end += 1
        (there, here), (there_last, here_last) = hits[at], hits[end]
        span = here.span.union(here_last.span)
        shown = span.of(text)[:_SHOWN]
        yield Echo(
            Passage(there.path, there.span.union(there_last.span), shown),
            Passage(here.path, span, shown),
            here_last.word - here.word + _SHINGLE,
        )
        at = end + 1


_SHOWN = 2_000


def origins(found: Iterable[Echo], lengths: Mapping[str, int]) -> list[frozenset[str]]:
    """Return the documents that tell one story: they share half of the shorter text or more.

    Args:
        found: The shared runs.
        lengths: The length of each document's text in code points.
    """
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for echo in found:
        shared[echo.a.path, echo.b.path] += len(echo.b.span)
    group: dict[str, set[str]] = {}
    for (one, two), size in shared.items():
        if 2 * size >= min(lengths.get(one, 0), lengths.get(two, 0)) > 0:
            joined = group.get(one, {one}) | group.get(two, {two})
            for path in joined:
                group[path] = joined
    unique = {id(paths): frozenset(paths) for paths in group.values()}
    return sorted(unique.values(), key=sorted)
