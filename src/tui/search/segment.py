"""A segment: the passages of some documents, written once and never changed.

The layout of one file (or of the same bytes in memory): a magic line, the length and the
checksum of a header, the header (JSON: where each section lies), then the sections, arrays of
32-bit numbers in the machine's own order of bytes (the header names it), used as they lie there.

    docs       JSON: for each document the fields of :class:`Filed`
    starts     of each passage, the code point at which it starts in its document
    ends       and at which it ends
    bytes      of each passage, the byte at which it starts in `text` (one more at the end)
    first      of each passage, the index of its first word in `words` (one more at the end)
    words      the numbers of all words, passage by passage
    counts     of each word of the vocabulary, in how many passages it stands
    places     of each word, where its posting list starts in `lists`
    lists      posting lists: passage numbers in order; or, of a word in more than one passage
               of 32, a bitmap, which is then the shorter of the two
    text       the passages themselves, in UTF-8

Passages carry their words as numbers, so that ranking never cuts text into words again: that
was three quarters of the time of a query.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from itertools import count
from mmap import MADV_DONTNEED, mmap
from typing import TYPE_CHECKING, ClassVar

from tui.search.filed import Filed
from tui.search.selecting import bitmap, members

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DENSE", "FORMAT", "LEAD", "MAGIC", "DamagedError", "Segment"]

FORMAT = 4
"""Raised whenever an index of before must be rebuilt."""

DENSE = 32
"""A word in more than one passage of so many has a bitmap."""

_SLICE = 500_000
"""Bytes read at once to check them."""

MAGIC = b"gloss search segment\n"
LEAD = struct.Struct("<II")


class DamagedError(Exception):
    """A file of the index is not what was written; the index makes it again."""


class Segment:
    """A segment to search in, over the bytes of a file (a memory map) or of memory.

    What is long is not read through the map but from `file`, a descriptor that the segment then
    owns: of a map every page that was ever touched counts as memory of the process, with fifteen
    more around it.

    Raises:
        DamagedError: when the bytes are no segment of this version.
    """

    _serials: ClassVar[count[int]] = count()

    def __init__(self, content: memoryview, file: int = -1) -> None:
        self._file = file  # first: what is no segment closes it as well
        self.serial = next(self._serials)
        """Tells segments apart for as long as the program runs."""
        self._content = content
        self._sections = self._header()
        try:
            docs = json.loads(bytes(self._checked("docs")))
            self.filed = [Filed(*row) for row in docs]
        except (ValueError, TypeError) as error:
            raise DamagedError("the list of documents") from error
        self.starts = self._checked("starts").cast("I")
        self.ends = self._checked("ends").cast("I")
        self._bytes = self._section("bytes").cast("I")
        self._first = self._section("first").cast("I")
        self._counts = self._section("counts").cast("I")
        self._places = self._section("places").cast("I")
        self._firsts = [f.first for f in self.filed]
        self._has_fronts = any(f.front for f in self.filed)
        self.count = len(self.starts)
        """How many passages there are."""
        self.alive = (1 << self.count) - 1
        """The passages of documents that have not changed since, as bits."""
        if len(self._bytes) != self.count + 1 or len(self._first) != self.count + 1:
            raise DamagedError("the tables of passages")

    def __del__(self) -> None:
        if self._file >= 0:
            os.close(self._file)

    def _header(self) -> dict[str, tuple[int, int, int]]:
        content, lead = self._content, len(MAGIC) + LEAD.size
        if bytes(content[: len(MAGIC)]) != MAGIC or len(content) < lead:
            raise DamagedError("no segment")
        length, checksum = LEAD.unpack(content[len(MAGIC) : lead])
        raw = bytes(content[lead : lead + length])
        if zlib.crc32(raw) != checksum:
            raise DamagedError("the header")
        header = json.loads(raw)
        whole = lead + length + header["size"] == len(content)
        if header["format"] != FORMAT or header["byteorder"] != sys.byteorder or not whole:
            raise DamagedError("of another version, or cut short")
        self._base = lead + length
        sections: dict[str, tuple[int, int, int]] = header["sections"]
        return sections

    def _section(self, name: str) -> memoryview:
        start, length, _ = self._sections[name]
        return self._content[self._base + start : self._base + start + length]

    def _read(self, name: str, low: int, high: int) -> bytes | memoryview:
        """Return some bytes of a section."""
        start, length, _ = self._sections[name]
        if not 0 <= low <= high <= length:
            raise DamagedError(f"the section {name}")
        start += self._base
        if self._file < 0:
            return self._content[start + low : start + high]
        try:
            found = os.pread(self._file, high - low, start + low)
        except OSError as error:
            raise DamagedError(f"the section {name}") from error
        if len(found) != high - low:
            raise DamagedError(f"the section {name}")
        return found

    def _numbers(self, name: str, low: int, high: int) -> array[int]:
        found = array("I")
        found.frombytes(self._read(name, 4 * low, 4 * high))
        return found

    def _checked(self, name: str) -> memoryview:
        section = self._section(name)
        if zlib.crc32(section) != self._sections[name][2]:
            raise DamagedError(f"the section {name}")
        return section

    def check(self) -> None:
        """Read every byte, and give the memory back on the way.

        Raises:
            DamagedError: when a checksum does not agree.
        """
        for name, (_, _, expected) in self._sections.items():
            found = 0
            for part in self.parts(name):
                found = zlib.crc32(part, found)
            if found != expected:
                raise DamagedError(f"the section {name}")

    def frequency(self, word: int) -> int:
        """Return in how many passages a word stands."""
        return self._counts[word] if word < len(self._counts) else 0

    def holding(self, word: int) -> int:
        """Return the passages with a word, as bits."""
        if not (frequency := self.frequency(word)):
            return 0
        place = self._places[word]
        if frequency * DENSE > self.count:
            size = (self.count + 31) // 32
            return int.from_bytes(self._read("lists", 4 * place, 4 * (place + size)), sys.byteorder)
        return bitmap(self._numbers("lists", place, place + frequency), self.count)

    def holding_any(self, words: Iterable[int], most: int) -> tuple[int, int]:
        """Return the passages with any of some words, as bits, and the entries that were read.

        Once so many entries of posting lists were read as `most`, other words are left out.
        """
        counts, places, known = self._counts, self._places, len(self._counts)
        bits, dense = 0, self.count // DENSE
        found = array("I")
        for word in words:
            if len(found) >= most:
                break
            if word < known and (count := counts[word]):
                if count > dense:
                    bits |= self.holding(word)
                else:
                    place = 4 * places[word]
                    found.frombytes(self._read("lists", place, place + 4 * count))
        return bits | bitmap(found, self.count) if found else bits, len(found)

    def parts(self, name: str) -> Iterator[bytes | memoryview]:
        """Yield a section in pieces."""
        size = self._sections[name][1]
        for start in range(0, size, _SLICE):
            yield self._read(name, start, min(start + _SLICE, size))

    def table(self, name: str) -> memoryview:
        """Return a section as numbers."""
        return self._section(name).cast("I")

    def passages_with(self, word: int) -> array[int]:
        """Return the numbers of the passages with a word, in order."""
        frequency = self.frequency(word)
        if frequency * DENSE > self.count:
            return array("I", members(self.holding(word)))
        place = self._places[word] if frequency else 0
        return self._numbers("lists", place, place + frequency)

    def words(self, passage: int) -> array[int]:
        """Return the numbers of the words of a passage, in order."""
        return self._numbers("words", self._first[passage], self._first[passage + 1])

    def raw(self, passage: int) -> bytes:
        """Return a passage in UTF-8."""
        return bytes(self._read("text", self._bytes[passage], self._bytes[passage + 1]))

    def text(self, passage: int) -> str:
        """Return the words of the author."""
        return self.raw(passage).decode("utf-8", "surrogatepass")

    def document(self, passage: int) -> int:
        """Return the index in `filed` of the document that a passage is of."""
        return bisect_right(self._firsts, passage) - 1

    def is_front(self, passage: int) -> bool:
        """Say whether a passage is front matter."""
        if not self._has_fronts:
            return False
        filed = self.filed[self.document(passage)]
        return passage - filed.first < filed.front

    def passages_of(self, index: int) -> tuple[int, int]:
        """Return the first passage of document `index`, and the one after its last."""
        after = self._firsts[index + 1] if index + 1 < len(self._firsts) else self.count
        return self._firsts[index], after

    def overlapping(self, index: int, start: int, end: int) -> range:
        """Return the passages of document `index` that share code points with `[start, end)`."""
        low, high = self.passages_of(index)
        first = bisect_right(self.ends, start, low, high)
        return range(first, bisect_left(self.starts, end, first, high))

    def outdated(self) -> list[int]:
        """Return the indices of the documents that have changed since."""
        if self.alive == (1 << self.count) - 1:
            return []
        every = range(len(self.filed))
        return [
            i
            for i in every
            if self.passages_of(i)[0] < self.passages_of(i)[1]
            and not self.alive >> self._firsts[i] & 1
        ]

    @property
    def vocabulary_size(self) -> int:
        """How many words were known when the segment was made."""
        return len(self._counts)

    @property
    def size(self) -> int:
        """Bytes of text."""
        return self._sections["text"][1]

    def release(self) -> None:
        """Give the memory of a large map back; its pages stay in the system's cache."""
        if isinstance(self._content.obj, mmap):
            self._content.obj.madvise(MADV_DONTNEED)

    def mask(self, indices: Iterable[int]) -> int:
        """Return the passages of some documents, as bits."""
        bits = 0
        for index in indices:
            low, high = self.passages_of(index)
            bits |= ((1 << (high - low)) - 1) << low
        return bits
