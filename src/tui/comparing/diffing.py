"""Two passages word by word: what both say, what only the one, what only the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tui.spans import Span

__all__ = ["Change", "Kind", "word_diff"]

Kind = Literal["equal", "removed", "added", "replaced"]

_WORD = re.compile(r"[^\W_]++(?:['’.,-][^\W_]++)*%?|[^\w\s]|_")

_MOST = 600
"""Words compared; what follows is one replaced stretch, so that no input takes long."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of one passage and what stands for it in the other (code points, trimmed)."""

    kind: Kind
    a: Span
    b: Span


def word_diff(a: str, b: str) -> list[Change]:
    """Return the stretches of `a` and `b` in order; capitals make no difference.

    Spans cover whole words; the white space between stretches belongs to none.
    """
    from rapidfuzz.distance import LCSseq

    one, two = _words(a), _words(b)
    codes = LCSseq.opcodes(
        [a[s.start : s.end].casefold() for s in one[:_MOST]],
        [b[s.start : s.end].casefold() for s in two[:_MOST]],
    )
    found: list[Change] = []
    for code in codes:
        here = _stretch(one, code.src_start, code.src_end, len(a))
        there = _stretch(two, code.dest_start, code.dest_end, len(b))
        kind = _KINDS[code.tag]
        if found and kind != "equal" and found[-1].kind != "equal":
            # LCS gives a deletion and an insertion side by side: to a reader, one replacement
            last = found.pop()
            here = last.a.union(here) if here and last.a else (last.a or here)
            there = last.b.union(there) if there and last.b else (last.b or there)
            kind = "replaced" if here and there else last.kind
        found.append(Change(kind, here, there))
    rest_a, rest_b = one[_MOST:], two[_MOST:]
    if rest_a or rest_b:
        here = _stretch(one, _MOST, len(one), len(a))
        there = _stretch(two, _MOST, len(two), len(b))
        kind = "replaced" if rest_a and rest_b else "removed" if rest_a else "added"
        found.append(Change(kind, here, there))
    return found


_KINDS: dict[str, Kind] = {
    "equal": "equal",
    "delete": "removed",
    "insert": "added",
    "replace": "replaced",
}


def _words(text: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in _WORD.finditer(text)]


def _stretch(spans: list[Span], start: int, end: int, length: int) -> Span:
    """Return the span from word `start` to before word `end`; empty where there is none."""
    if start < min(end, len(spans)):
        return Span(spans[start].start, spans[min(end, len(spans)) - 1].end)
    at = spans[start].start if start < len(spans) else length
    return Span(at, at)
