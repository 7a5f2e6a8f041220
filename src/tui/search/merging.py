"""Merging segments: every query looks into each of them, and rewriting them costs time.

A log-structured merge tree (O'Neil and others, 1996): each passage is rewritten a few times in
its life, whatever order the documents come in.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import replace
from functools import partial
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from tui.search.packing import Lists, Spool, described, packed, tables
from tui.search.segment_builder import enter
from tui.search.vocabulary import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import BinaryIO

    from tui.search.filed import Filed
    from tui.search.packing import Packed
    from tui.search.segment import Segment

__all__ = ["combined", "only", "to_merge"]

_ALIKE, _MANY, _TINY = 8, 4, 20_000
"""Segments are merged when many have at most so many times the text of all smaller ones, or
when they are a few pages."""


def to_merge(segments: Sequence[Segment], full: int) -> list[Segment]:
    """Return the small ones of about one size, and those mostly out of date.

    Those of about `full` bytes of text are large enough.
    """
    merged = {s.serial: s for s in segments if s.alive.bit_count() * 2 < s.count}
    alike: list[Segment] = []
    total = 0
    for segment in sorted(segments, key=lambda s: s.size):
        if total + segment.size < full and segment.size <= _ALIKE * total + _TINY:
            alike.append(segment)
        total += segment.size
    if len(alike) > _MANY or (len(alike) > 1 and alike[-1].size < _TINY):
        merged.update((s.serial, s) for s in alike)
    return list(merged.values())


def combined(
    segments: Sequence[Segment], words: int, aside: Callable[[], BinaryIO | None] | None = None
) -> Packed:
    """Return one segment with the documents of some, which know `words` words.

    What is long goes from file to file piece by piece (`aside` opens one).
    """
    bases = list(accumulate((segment.count for segment in segments), initial=0))
    lists = _lists(segments, bases, words)
    for segment in segments:
        segment.release()
    filed = [
        replace(each, first=base + each.first)
        for segment, base in zip(segments, bases, strict=False)
        for each in segment.filed
    ]
    positions = [_table(segment.table(name) for segment in segments) for name in ("starts", "ends")]
    offsets = [_offsets(segment.table(name) for segment in segments) for name in ("bytes", "first")]
    spools = {name: Spool(aside) for name in ("words", "text")}
    for name, spool in spools.items():
        for segment in segments:
            for part in segment.parts(name):
                spool.write(part)
    return packed(
        {**described(filed), **tables(*positions, *offsets), **lists.sections(), **spools}
    )


def only(segment: Segment, documents: Sequence[int], words: int) -> Segment | None:
    """Return a segment with some of the documents of another one (None for none of them)."""
    if len(documents) in {0, len(segment.filed)}:
        return segment if documents else None
    kept = [segment.passages_of(index) for index in documents]
    filed: list[Filed] = []
    numbers, lengths, sizes = array("I"), array("I", [0]), array("I", [0])
    text = bytearray()
    for index, (low, high) in zip(documents, kept, strict=True):
        filed.append(replace(segment.filed[index], first=len(lengths) - 1))
        for passage in range(low, high):
            numbers += (found := segment.words(passage))
            lengths.append(len(found))
            text += (raw := segment.raw(passage))
            sizes.append(len(raw))
    postings: defaultdict[int, array[int]] = defaultdict(partial(array, "I"))
    enter(numbers, lengths[1:], 0, postings)
    postings.pop(NOTHING, None)
    lists = Lists(words, len(lengths) - 1)
    lists.take(postings)
    positions = (
        array("I", chain.from_iterable(table[low:high] for low, high in kept))
        for table in (segment.starts, segment.ends)
    )
    offsets = (array("I", accumulate(each)) for each in (sizes, lengths))
    sections = {**described(filed), **tables(*positions, *offsets), **lists.sections()}
    content = packed({**sections, "words": memoryview(numbers), "text": bytes(text)})
    return content.segment()


def _lists(segments: Sequence[Segment], bases: Sequence[int], words: int) -> Lists:
    lists = Lists(words, bases[-1])
    totals = [0] * words
    for segment in segments:
        for word, count in enumerate(segment.table("counts")):
            totals[word] += count
    pairs = list(zip(segments, bases, strict=False))
    for word, total in enumerate(totals):
        if not total:
            continue
        if lists.is_dense(total):
            bits = 0
            for segment, base in pairs:
                bits |= segment.holding(word) << base
            lists.add_bits(word, bits, total)
            continue
        found = array("I")
        for segment, base in pairs:
            if segment.frequency(word):
                passages = segment.passages_with(word)
                found.extend(array("I", map(base.__add__, passages)) if base else passages)
        lists.add(word, found)
    return lists


def _table(parts: Iterable[memoryview]) -> array[int]:
    joined = array("I")
    for part in parts:
        joined.frombytes(part.cast("B"))
    return joined


def _offsets(parts: Iterable[memoryview]) -> array[int]:
    """Return offsets one behind the other, where each part begins with 0 and ends with its size."""
    joined = array("I", [0])
    for part in parts:
        joined.extend(array("I", map(joined[-1].__add__, part[1:])))
    return joined
