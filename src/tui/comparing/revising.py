"""What has changed between two states of one text: paragraph by paragraph, then word by word.

Two captures of a page are the same text with some paragraphs rewritten, some new, some gone.
Paragraphs that stand unchanged hold the rest together (the longest common subsequence of
paragraphs); between them, those that share most of their words are one paragraph, rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tui.comparing.relation import Pair, Passage
from tui.spans import Span
from tui.text.sentences import paragraphs

if TYPE_CHECKING:
    from tui.documents.document import Document

__all__ = ["Revision", "as_pairs", "revisions"]

_ALIKE = 0.5
"""Share of common words, in their order, from which two paragraphs are one, rewritten."""
_MOST = 10_000
"""Pairs of paragraphs that are held against each other between two unchanged ones."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One paragraph that is not what it was; what is new or gone has an empty other side.

    The empty passage stands where the paragraph would be.
    """

    kind: Literal["changed", "new", "gone"]
    old: Passage
    new: Passage


def revisions(old: Document, new: Document) -> list[Revision]:
    """Return what has changed from `old` to `new`, in the order of the texts.

    White space and what a document says of itself at its top do not count.
    """
    from rapidfuzz.distance import LCSseq

    before, after = _paragraphs(old), _paragraphs(new)
    ends = (Passage(old.path, _end(old), ""), Passage(new.path, _end(new), ""))
    found: list[Revision] = []
    codes = LCSseq.opcodes([_flat(p) for p in before], [_flat(p) for p in after])
    at = [0, 0]
    gone: list[Passage] = []
    come: list[Passage] = []
    for code in codes:
        if code.tag == "equal":
            found += _between(
                gone, come, _next(before, at[0], ends[0]), _next(after, at[1], ends[1])
            )
            gone, come = [], []
        else:
            gone += before[code.src_start : code.src_end]
            come += after[code.dest_start : code.dest_end]
        at = [code.src_end, code.dest_end]
    return found + _between(gone, come, ends[0], ends[1])


def as_pairs(found: list[Revision]) -> list[Pair]:
    """Return revisions as pairs that differ, to be set side by side."""
    return [Pair(each.old, each.new, "differs", 1.0) for each in found]


def _paragraphs(document: Document) -> list[Passage]:
    start = max((b.span.end for b in document.blocks if b.kind == "matter"), default=0)
    return [
        Passage(document.path, span, span.of(document.text))
        for span in paragraphs(document.text, start)
    ]


def _end(document: Document) -> Span:
    return Span(len(document.text), len(document.text))


def _flat(passage: Passage) -> str:
    return " ".join(passage.text.split())


def _next(passages: list[Passage], at: int, end: Passage) -> Passage:
    """Return the empty passage before the one at index `at`."""
    if at >= len(passages):
        return end
    start = passages[at].span.start
    return Passage(passages[at].path, Span(start, start), "")


def _between(
    gone: list[Passage], come: list[Passage], old_end: Passage, new_end: Passage
) -> list[Revision]:
    """Pair up what stands between two unchanged paragraphs; the rest is gone, or new."""
    pairs = _alike(gone, come)
    found: list[Revision] = []
    i = j = 0
    for n, m in [*pairs, (len(gone), len(come))]:
        here = _next(come, j, new_end)
        found += [Revision("gone", passage, here) for passage in gone[i:n]]
        there = _next(gone, n, old_end)
        found += [Revision("new", there, passage) for passage in come[j:m]]
        if n < len(gone) and m < len(come):
            found.append(Revision("changed", gone[n], come[m]))
        i, j = n + 1, m + 1
    return found


def _alike(gone: list[Passage], come: list[Passage]) -> list[tuple[int, int]]:
    """Return which of `gone` became which of `come`, in order and without crossing."""
    from rapidfuzz.distance import Indel

    if not gone or not come:
        return []
    if len(gone) * len(come) > _MOST:
        return [(n, n) for n in range(min(len(gone), len(come)))]
    before, after = ([p.text.casefold().split() for p in side] for side in (gone, come))
    likeness = sorted(
        (-Indel.normalized_similarity(a, b, score_cutoff=_ALIKE), n, m)
        for n, a in enumerate(before)
        for m, b in enumerate(after)
    )
    chosen: list[tuple[int, int]] = []
    for score, n, m in likeness:
        if score and all((n < i and m < j) or (n > i and m > j) for i, j in chosen):
            chosen.append((n, m))
    return sorted(chosen)
