"""Making a segment: documents are cut into passages, and words get posting lists.

A list as an object for each word takes more memory than its text has, so segments are made of
a few megabytes each; what is not needed again waits on the disk meanwhile.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, chain, islice, pairwise, repeat
from typing import TYPE_CHECKING

from tui.search.packing import Lists, Spool, described, packed, tables
from tui.search.passages import cuts
from tui.search.vocabulary import NOTHING
from tui.text.folding import is_dense, paired, separate, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import BinaryIO

    from tui.search.packing import Packed
    from tui.search.segment import Filed, Segment
    from tui.search.vocabulary import Vocabulary

__all__ = ["Growing", "SegmentBuilder"]

_KNOWN, _EACH = 60_000, 800
"""Words remembered from one segment to the next; one for so many bytes of a large library."""

_EMPTY = partial(array, "I")


class SegmentBuilder:
    """Collects documents, then gives the bytes of a segment.

    With `aside`, which opens a file that nobody else sees, most of them wait on the disk. `size`
    is that of the library.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        aside: Callable[[], BinaryIO | None] | None = None,
        size: int = 0,
    ) -> None:
        self.vocabulary = vocabulary
        self.filed: list[Filed] = []
        self.size = 0
        """Code points collected."""
        self._known = max(_KNOWN, size // _EACH)
        self._starts, self._ends, self._bytes = array("I"), array("I"), array("I", [0])
        self._first = array("I", [0])
        self._postings: defaultdict[int, array[int]] = defaultdict(_EMPTY)
        self._words, self._text = Spool(aside), Spool(aside)

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

    def _list(self, numbers: Sequence[int], counts: Iterable[int]) -> None:
        """Enter the words of the next passages, of which each has one of `counts`."""
        lists, append = self._postings.__getitem__, array.append
        bounds = list(accumulate(counts, initial=0))
        for passage, (low, high) in enumerate(pairwise(bounds), len(self._first) - 1):
            # The time of indexing is spent here, so the loop over the words runs in C: append
            # returns None, so `any` looks at all of them.
            any(map(append, map(lists, set(numbers[low:high])), repeat(passage)))
        self._first.extend(list(map(self._first[-1].__add__, bounds[1:])))
        self._words.write(array("I", numbers).tobytes())

    def _keep(self, passages: list[bytes]) -> None:
        """Keep the UTF-8 of the next passages."""
        ends = accumulate(map(len, passages), initial=self._bytes[-1])
        self._bytes.extend(islice(ends, 1, None))
        self._text.write(b"".join(passages))

    def _enter(self, start: int, end: int, words: Sequence[int], raw: bytes) -> None:
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
            self._enter(start, end, segment.words(i), segment.raw(i))
            self.size += end - start

    def only(self, segment: Segment, documents: Sequence[int]) -> Segment | None:
        """Return a segment with some of the documents of another one (None for none of them)."""
        if len(documents) in {0, len(segment.filed)}:
            return segment if documents else None
        for index in documents:
            self.copy(segment, index)
        return self.finish().segment()

    def finish(self) -> Packed:
        """Return the segment; the builder is spent."""
        postings, self._postings = self._postings, defaultdict(_EMPTY)
        postings.pop(NOTHING, None)
        self._forget(postings)
        lists = Lists(len(self.vocabulary), len(self._starts))
        lists.take(postings)
        return packed(
            {
                **described(self.filed),
                **tables(self._starts, self._ends, self._bytes, self._first),
                **lists.sections(),
                "words": self._words,
                "text": self._text,
            }
        )

    def _forget(self, postings: dict[int, array[int]]) -> None:
        """Keep in the dictionary of words those that stand in several passages."""
        if len(self.vocabulary.numbers) > self._known:
            self.vocabulary.cool({word for word, found in postings.items() if len(found) > 1})


@dataclass(slots=True)
class Growing:
    """The segment that is being made, and when to finish it whatever its size."""

    builder: SegmentBuilder
    due: float
    """By the clock of `time.monotonic`."""
