"""Documents that are copies of each other, wholly, nearly, or one inside the other.

Each text is reduced to a sample of its hashed five-word sequences (Broder 1997, "On the
resemblance and containment of documents"): those below a threshold, which is lowered until
few enough are left. Two samples compare at the lower threshold, whatever their lengths.
Everything is linear in the text and in the number of documents, but for what is alike.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Duplicate", "Fingerprint", "duplicates", "fingerprint"]

_WORD = re.compile(r"\w+")
_SHINGLE = 5
_MOST = 256
_SPACE = 1 << 32
_MIXER = 0x9E3779B1
_BASE = 0x01000193
_BASE_OUT = pow(_BASE, _SHINGLE, _SPACE)
_PART = 1_000_000
_ASKED = 24
_ENOUGH = 4
_COMMON = 60  # a sequence in more documents than this is boilerplate
_NEAR = 0.6
_INSIDE = 0.85
_ECHO = 0.5
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

    `same` and `near` are copies, `part` says that nearly all of `a` stands in `b`, `echo` that
    half of `a` or more does, word for word: rewritten from the same story.
    """

    a: str
    b: str
    kind: Literal["same", "near", "part", "echo"]
    share: float


def fingerprint(text: str) -> Fingerprint:
    """Return the sample of a text; case, signs and white space do not count."""
    table: dict[str, int] = {}  # most words are the same few
    window = deque([0] * _SHINGLE, _SHINGLE)
    found: set[int] = set()
    limit, scale = _SPACE, 1
    rolling = 0
    for count, word in enumerate(_words(text), start=1):
        hashed = table.get(word)
        if hashed is None:
            hashed = table[word] = zlib.crc32(word.encode("utf-8", "replace"))
        rolling = (rolling * _BASE + hashed - window[0] * _BASE_OUT) % _SPACE
        window.append(hashed)
        mixed = (rolling ^ (rolling >> 15)) * _MIXER % _SPACE
        if mixed < limit and count >= _SHINGLE:
            found.add(mixed)
            if len(found) > _MOST:
                scale *= 2
                limit = _SPACE // scale
                found = {h for h in found if h < limit}
    return Fingerprint(scale, tuple(sorted(found)), len(found) * scale)


def _words(text: str) -> Iterator[str]:
    """Yield the words without regard to case, a part of the text at a time."""
    start = 0
    while start < len(text):
        end = start + _PART
        cut = text.find(" ", end, end + _PART) if end < len(text) else -1
        end = cut if cut >= 0 else end
        yield from _WORD.findall(text[start:end].casefold())
        start = end


def duplicates(prints: Mapping[str, Fingerprint]) -> list[Duplicate]:
    """Return the pairs that share most of their text, those that share most first.

    Only pairs that share some of the lowest hashes of one of them are compared.
    """
    lowest = {name: p.hashes[:_ASKED] for name, p in prints.items()}
    asked = {h for hashes in lowest.values() for h in hashes}
    holders: dict[int, list[str]] = {}
    for name, p in prints.items():
        for h in asked.intersection(p.hashes):
            holders.setdefault(h, []).append(name)
    pairs: set[tuple[str, str]] = set()
    for name, hashes in lowest.items():
        shared = Counter(
            other
            for h in hashes
            if len(holders[h]) <= _COMMON
            for other in holders[h]
            if other != name
        )
        needed = min(_ENOUGH, len(hashes))
        pairs.update(
            (min(name, other), max(name, other)) for other, n in shared.items() if n >= needed
        )
    sets = {name: frozenset(prints[name].hashes) for pair in pairs for name in pair}
    compared = (_compare(a, b, prints, len(sets[a] & sets[b])) for a, b in pairs)
    return sorted(filter(None, compared), key=lambda d: (-d.share, d.a, d.b))


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
    if inside >= _INSIDE:
        return Duplicate(small, large, "part", min(1.0, inside))
    return Duplicate(small, large, "echo", inside) if inside >= _ECHO else None
