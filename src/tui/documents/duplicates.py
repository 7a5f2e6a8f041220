"""Documents that are copies of each other, wholly, nearly, or one inside the other.

Each text is reduced to a sample of its hashed five-word sequences (Broder 1997, "On the
resemblance and containment of documents"): those below a threshold, which is lowered until
few enough are left. Two samples compare at the lower threshold, whatever their lengths.
Everything is linear in the text and in the number of documents, but for what is alike.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Duplicate", "Fingerprint", "duplicates", "fingerprint"]

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_MOST = 256
_SPACE = 1 << 32
_MIXER = 0x9E3779B1
_COMMON = 60  # a sequence in more documents than this is boilerplate
_NEAR = 0.6
_INSIDE = 0.85
_FEWEST = 6


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A sample of a text: sorted hashes below `2**32 / scale`, and how many sequences it has."""

    scale: int
    hashes: tuple[int, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two documents that share text; `share` is of the smaller one's, from 0 to 1.

    `same` and `near` are copies, `part` says that nearly all of `a` stands in `b`.
    """

    a: str
    b: str
    kind: Literal["same", "near", "part"]
    share: float


def fingerprint(text: str) -> Fingerprint:
    """Return the sample of a text; case, signs and white space do not count."""
    window: list[int] = []
    found: set[int] = set()
    limit, scale = _SPACE, 1
    for match in _WORD.finditer(text):
        window.append(zlib.crc32(match[0].casefold().encode("utf-8", "replace")))
        if len(window) < _SHINGLE:
            continue
        mixed = 0
        for word in window:
            mixed = (mixed * 31 + word) % _SPACE
        hashed = (mixed ^ (mixed >> 15)) * _MIXER % _SPACE
        del window[0]
        if hashed < limit:
            found.add(hashed)
            if len(found) > _MOST:
                scale *= 2
                limit = _SPACE // scale
                found = {h for h in found if h < limit}
    return Fingerprint(scale, tuple(sorted(found)), len(found) * scale)


def duplicates(prints: Mapping[str, Fingerprint]) -> list[Duplicate]:
    """Return the pairs that share most of their text, those that share most first."""
    names = list(prints)
    shared: dict[tuple[int, int], int] = {}
    for holders in _holders(prints, names):
        for pair in combinations(holders, 2):
            shared[pair] = shared.get(pair, 0) + 1
    found = []
    for (first, second), common in shared.items():
        duplicate = _compare(names[first], names[second], prints, common)
        if duplicate is not None:
            found.append(duplicate)
    return sorted(found, key=lambda d: (-d.share, d.a, d.b))


def _holders(prints: Mapping[str, Fingerprint], names: list[str]) -> Iterator[list[int]]:
    """Yield the documents of each hash that a few have, by number, in order."""
    # One sorted list of numbers needs a tenth of the memory of a dictionary of lists.
    rows = sorted(h << 32 | n for n, name in enumerate(names) for h in prints[name].hashes)
    for _, group in groupby(rows, key=lambda row: row >> 32):
        holders = [row & 0xFFFFFFFF for row in group]
        if 1 < len(holders) <= _COMMON:
            yield holders


def _compare(a: str, b: str, prints: Mapping[str, Fingerprint], common: int) -> Duplicate | None:
    limit = _SPACE // max(prints[a].scale, prints[b].scale)
    sizes = {name: sum(h < limit for h in prints[name].hashes) for name in (a, b)}
    small, large = sorted((a, b), key=lambda name: (sizes[name], prints[name].size, name))
    if common < min(_FEWEST, sizes[small]) or not sizes[small]:
        return None
    inside = common / sizes[small]
    alike = common / (sizes[a] + sizes[b] - common)
    if prints[a] == prints[b]:
        return Duplicate(min(a, b), max(a, b), "same", 1.0)
    if alike >= _NEAR:
        return Duplicate(min(a, b), max(a, b), "near", min(1.0, inside))
    return Duplicate(small, large, "part", min(1.0, inside)) if inside >= _INSIDE else None
