"""Making a segment: documents are cut into passages, and words get posting lists."""

from __future__ import annotations

import json
import sys
from array import array
from collections import defaultdict
from dataclasses import astuple, dataclass, replace
from itertools import accumulate, chain, islice, pairwise, repeat
from typing import TYPE_CHECKING

from tui.search.passages import cuts
from tui.search.segment import DENSE, packed
from tui.search.selecting import bitmap
from tui.search.vocabulary import NOTHING
from tui.text.folding import is_dense, paired, separate, terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.search.segment import Filed, Section, Segment
    from tui.search.vocabulary import Vocabulary

__all__ = ["Growing", "SegmentBuilder"]


class SegmentBuilder:
    """Collects documents, then gives the bytes of a segment."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.filed: list[Filed] = []
        self.size = 0
        """Code points collected."""
        self._starts, self._ends, self._bytes = array("I"), array("I"), array("I", [0])
        self._first, self._words = array("I", [0]), array("I")
        self._postings: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        self._text = bytearray()

    def file(self, filed: Filed) -> None:
        """Begin a document: the passages added next are its own."""
        self.filed.append(replace(filed, first=len(self._starts)))

    def mark(self, *, front: bool = False, more: bool = False) -> None:
        """Say that what was added of the document is front matter, or that more will follow."""
        filed = self.filed[-1]
        count = len(self._starts) - filed.first if front else filed.front
        self.filed[-1] = replace(filed, front=count, more=more)

    def add(self, text: str, offset: int = 0) -> None:
        """Add the passages of `text`, which starts at `offset` in the document added last."""
        self.size += len(text)
        places = cuts(text)
        apart = separate(text)
        pieces = [apart[start:end] for start, end in places]
        if is_dense(apart):
            pieces = list(map(paired, pieces))
        rows = list(map(str.split, pieces))
        numbers = list(map(self.vocabulary.numbers.__getitem__, chain.from_iterable(rows)))
        self._list(numbers, map(len, rows))
        self._keep([text[start:end].encode("utf-8", "surrogatepass") for start, end in places])
        self._starts.extend([offset + start for start, _ in places])
        self._ends.extend([offset + end for _, end in places])

    def _list(self, numbers: list[int], counts: Iterable[int]) -> None:
        """Enter the words of the next passages, of which each has one of `counts`."""
        lists, append = self._postings.__getitem__, array.append
        base = len(self._words)
        bounds = [0, *accumulate(counts)]
        for passage, (low, high) in enumerate(pairwise(bounds), len(self._first) - 1):
            # The time of indexing is spent here, so the loop over the words runs in C: append
            # returns None, so `any` looks at all of them.
            any(map(append, map(lists, set(numbers[low:high])), repeat(passage)))
        self._first.extend([base + bound for bound in bounds[1:]])
        self._words.extend(numbers)

    def _keep(self, passages: list[bytes]) -> None:
        """Keep the UTF-8 of the next passages."""
        ends = accumulate(map(len, passages), initial=len(self._text))
        self._bytes.extend(islice(ends, 1, None))
        self._text += b"".join(passages)

    def _enter(self, start: int, end: int, words: list[int], raw: bytes) -> None:
        """Enter one passage, its words and its UTF-8."""
        self._starts.append(start)
        self._ends.append(end)
        self._list(words, [len(words)])
        self._keep([raw])

    def add_passage(self, start: int, end: int, text: str) -> None:
        """Add a passage as it is to the document added last."""
        raw = text.encode("utf-8", "surrogatepass")
        words = list(map(self.vocabulary.numbers.__getitem__, terms(text)))
        self._enter(start, end, words, raw)

    def copy(self, segment: Segment, index: int) -> None:
        """Take over document `index` of another segment with the same vocabulary."""
        self.file(segment.filed[index])  # with its front matter, and which part it is
        for i in range(*segment.passages_of(index)):
            start, end = segment.starts[i], segment.ends[i]
            self._enter(start, end, segment.words(i).tolist(), segment.raw(i))
            self.size += end - start

    def finish(self) -> list[Section]:
        """Return the segment, in parts to write one after the other; the builder is spent."""
        total = len(self._starts)
        self._postings.pop(NOTHING, None)
        counts = array("I", bytes(4 * len(self.vocabulary)))
        places = array("I", bytes(4 * len(self.vocabulary)))
        lists = array("I")
        for word in sorted(self._postings):
            numbers = self._postings.pop(word)
            counts[word], places[word] = len(numbers), len(lists)
            if len(numbers) * DENSE > total:
                bits = bitmap(numbers, total)
                lists.frombytes(bits.to_bytes((total + 31) // 32 * 4, sys.byteorder))
            else:
                lists.extend(numbers)  # nothing is quicker for short ones
        docs = [astuple(filed) for filed in self.filed]
        return packed(
            {
                "docs": json.dumps(docs).encode("ascii"),
                "starts": memoryview(self._starts),
                "ends": memoryview(self._ends),
                "bytes": memoryview(self._bytes),
                "first": memoryview(self._first),
                "counts": memoryview(counts),
                "places": memoryview(places),
                "lists": memoryview(lists),
                "words": memoryview(self._words),
                "text": memoryview(self._text),
            }
        )


@dataclass(slots=True)
class Growing:
    """The segment that is being made, and when to finish it whatever its size."""

    builder: SegmentBuilder
    due: float
    """By the clock of `time.monotonic`."""
