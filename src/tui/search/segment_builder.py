"""Making a segment: documents are cut into passages, and words get posting lists.

A list as an object for each word takes more memory than its text has, so segments are made of
a megabyte or a few each; what is not needed again waits on the disk meanwhile.

While a segment grows its words have numbers of its own, which a dictionary gives without a
line of Python; what they are in the vocabulary is asked once for each of them, at the end. So
nothing that is small outlives the segment, and the next one gets its memory whole.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import accumulate, chain, count, islice, repeat
from operator import itemgetter
from typing import TYPE_CHECKING

from tui.search.packing import Lists, Spool, described, packed, tables
from tui.search.passages import cuts
from tui.search.vocabulary import NOTHING
from tui.text.folding import is_dense, paired, separate, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any, BinaryIO

    from tui.search.filed import Filed
    from tui.search.packing import Packed
    from tui.search.vocabulary import Vocabulary

__all__ = ["Growing", "SegmentBuilder", "enter"]

_EACH = 1 << 15
"""Words of which the numbers are put into those of the vocabulary at once."""


class SegmentBuilder:
    """Collects documents, then gives the bytes of a segment.

    With `aside`, which opens a file that nobody else sees, most of them wait on the disk.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        aside: Callable[[], BinaryIO | None] | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.filed: list[Filed] = []
        self.size = 0
        """Code points collected."""
        self._starts, self._ends, self._bytes = array("I"), array("I"), array("I", [0])
        self._first = array("I", [0])
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._postings: list[array[int]] = []
        self._words = array("I")
        self._aside, self._text = aside, Spool(aside)

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
        self._list(rows)
        if text.isascii():
            raw = text.encode("ascii")
            self._keep([raw[start:end] for start, end in places])
        else:
            self._keep([text[start:end].encode("utf-8", "surrogatepass") for start, end in places])
        self._starts.extend([offset + start for start, _ in places])
        self._ends.extend([offset + end for _, end in places])

    def _list(self, rows: Sequence[Sequence[str]]) -> None:
        """Enter the words of the next passages."""
        words = list(chain.from_iterable(rows))
        numbers = list(_each(words, self._numbers))
        new = len(self._numbers) - len(self._postings)
        self._postings += map(array, repeat("I", new))
        lengths = list(map(len, rows))
        enter(numbers, lengths, len(self._first) - 1, self._postings)
        self._words.fromlist(numbers)
        self._first.extend(list(accumulate(lengths, initial=self._first.pop())))

    def _keep(self, passages: list[bytes]) -> None:
        """Keep the UTF-8 of the next passages."""
        ends = accumulate(map(len, passages), initial=self._bytes[-1])
        self._bytes.extend(islice(ends, 1, None))
        self._text.write(b"".join(passages))

    def add_passage(self, start: int, end: int, text: str) -> None:
        """Add a passage as it is to the document added last."""
        self._list([terms(text)])
        self._keep([text.encode("utf-8", "surrogatepass")])
        self._starts.append(start)
        self._ends.append(end)

    def finish(self) -> Packed:
        """Return the segment; the builder is spent."""
        numbers = self.vocabulary.entered(self._numbers)
        self._numbers.clear()
        words = Spool(self._aside)
        for low in range(0, len(self._words), _EACH):
            some = self._words[low : low + _EACH]
            words.write(memoryview(array("I", _each(some, numbers))).cast("B"))
        self._words = array("I")
        lists = Lists(len(self.vocabulary), len(self._starts))
        lists.take(_by_number(numbers, self._postings))
        return packed(
            {
                **described(self.filed),
                **tables(self._starts, self._ends, self._bytes, self._first),
                **lists.sections(),
                "words": words,
                "text": self._text,
            }
        )


def enter(
    numbers: Iterable[int],
    lengths: Iterable[int],
    first: int,
    lists: Sequence[array[int]] | Mapping[int, array[int]],
) -> None:
    """Enter passages, numbered from `first`, in the posting lists of their words.

    `numbers` are the words of all of them, each of which has one of `lengths`. Half of the time
    of indexing is spent here, so all loops run in C: append returns None, so `any` looks at all.
    """
    rest = iter(numbers)
    distinct = list(map(set, map(islice, repeat(rest), lengths)))
    passages = chain.from_iterable(map(repeat, count(first), map(len, distinct)))
    any(map(array.append, _each(list(chain.from_iterable(distinct)), lists), passages))


def _each(keys: Sequence[Any], table: Any) -> tuple[Any, ...]:
    """Return what a table has for each key, in half of the time that `map` takes."""
    return itemgetter(*keys)(table) if len(keys) > 1 else tuple(table[key] for key in keys)


def _by_number(numbers: Sequence[int], postings: list[array[int]]) -> dict[int, array[int]]:
    """Return posting lists by the numbers of words; two spellings may be one word."""
    found: dict[int, array[int]] = {}
    postings.reverse()
    for number in numbers:
        passages = postings.pop()
        if number in found:
            passages = array("I", sorted({*found[number], *passages}))
        if number != NOTHING:
            found[number] = passages
    return found


@dataclass(slots=True)
class Growing:
    """The segment that is being made, and when to finish it whatever its size."""

    builder: SegmentBuilder
    due: float
    """By the clock of `time.monotonic`."""
