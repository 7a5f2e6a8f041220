"""Making a segment: documents are cut into passages, and words get posting lists."""

from __future__ import annotations

import json
import sys
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.search.passages import cuts
from tui.search.segment import DENSE, packed
from tui.search.selecting import bitmap
from tui.search.vocabulary import NOTHING
from tui.text.folding import fold, is_dense, separate, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.search.segment import Filed, Section, Segment
    from tui.search.vocabulary import Vocabulary

__all__ = ["SegmentBuilder"]

_WINDOW = 2_000_000
"""Code points that are folded at once."""


class _Appends(dict[int, "Callable[[int], None]"]):
    """Word -> what appends to its posting list, made when first asked for.

    Half of the time of indexing is this one call; a bound method saves a third of it.
    """

    def __init__(self, postings: dict[int, list[int]]) -> None:
        super().__init__()
        self._postings = postings

    def __missing__(self, word: int) -> Callable[[int], None]:
        numbers = self._postings[word] = []
        append = self[word] = numbers.append
        return append


class SegmentBuilder:
    """Collects documents, then gives the bytes of a segment."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.filed: list[Filed] = []
        self.size = 0
        """Code points collected."""
        self._starts, self._ends, self._bytes = array("I"), array("I"), array("I", [0])
        self._first, self._words = array("I", [0]), array("I")
        self._postings: dict[int, list[int]] = {}
        self._enter_in = _Appends(self._postings)
        self._text = bytearray()

    def file(self, filed: Filed) -> None:
        """Begin a document: the passages added next are its own."""
        self.filed.append(replace(filed, first=len(self._starts)))

    def add(self, filed: Filed, text: str) -> None:
        """Add a document, and the passages of `text`."""
        self.file(filed)
        self.size += len(text)
        number = self.vocabulary.numbers.__getitem__
        low = high = 0
        apart, dense = "", False
        for start, end in cuts(text):
            if end > high:  # fold a window at a time, not a copy of a text of any size
                low, high = start, max(end, start + _WINDOW)
                apart = separate(fold(text[low:high]))
                dense = is_dense(apart)
            piece = apart[start - low : end - low]
            raw = terms(piece) if dense and is_dense(piece) else piece.split()
            content = text[start:end].encode("utf-8", "surrogatepass")
            self._enter(start, end, list(map(number, raw)), content)

    def _enter(self, start: int, end: int, words: list[int], raw: bytes) -> None:
        """Enter one passage, its words and its UTF-8."""
        passage = len(self._starts)
        self._starts.append(start)
        self._ends.append(end)
        self._words.extend(words)
        self._first.append(len(self._words))
        for append in map(self._enter_in.__getitem__, set(words)):
            append(passage)
        self._text += raw
        self._bytes.append(len(self._text))

    def add_passage(self, start: int, end: int, text: str) -> None:
        """Add a passage as it is to the document added last."""
        raw = text.encode("utf-8", "surrogatepass")
        words = list(map(self.vocabulary.numbers.__getitem__, terms(fold(text))))
        self._enter(start, end, words, raw)

    def copy(self, segment: Segment, index: int) -> None:
        """Take over document `index` of another segment with the same vocabulary."""
        self.file(segment.filed[index])
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
        self._enter_in.clear()
        for word in sorted(self._postings):
            numbers = self._postings.pop(word)
            counts[word], places[word] = len(numbers), len(lists)
            if len(numbers) * DENSE > total:
                bits = bitmap(numbers, total)
                lists.frombytes(bits.to_bytes((total + 31) // 32 * 4, sys.byteorder))
            else:
                lists.extend(numbers)  # nothing is quicker for short ones
        docs = [
            (f.path, f.version, f.title, f.outlet, f.date, f.author, f.first) for f in self.filed
        ]
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
