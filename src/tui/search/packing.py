"""The parts of a segment, laid one after the other: what is written to a file or to memory.

The layout is told in :mod:`tui.search.segment`, which reads it.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from dataclasses import astuple
from typing import TYPE_CHECKING, TypeAlias

from tui.search.segment import DENSE, FORMAT, LEAD, MAGIC, Segment
from tui.search.selecting import bitmap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from tui.search.filed import Filed

__all__ = ["Lists", "Packed", "Spool", "described", "packed", "tables"]

_FEW = 1 << 16
"""Bytes that are written, and read again, at once."""


class Spool:
    """Collects bytes, in a file that `aside` opens (None: in memory) where there are many.

    A disk that takes no more is no error: what comes then stays in memory.
    """

    def __init__(self, aside: Callable[[], BinaryIO | None] | None = None) -> None:
        self._aside = aside
        self._file: BinaryIO | None = None
        self._written = 0
        self._held = bytearray()
        self.crc = 0
        """The checksum (CRC-32) of all."""

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def nbytes(self) -> int:
        """How many bytes there are."""
        return self._written + len(self._held)

    def write(self, raw: bytes | memoryview) -> None:
        """Add bytes at the end."""
        self.crc = zlib.crc32(raw, self.crc)
        self._held += raw
        if len(self._held) > _FEW and self._aside is not None:
            self._put()

    def _put(self) -> None:
        try:
            self._file = self._file or (self._aside() if self._aside else None)
            if self._file is None:
                self._aside = None
                return
            self._file.seek(self._written)
            done = self._file.write(self._held)
            self._file.flush()
        except OSError:
            self._aside = None
            return
        if done < len(self._held):  # a disk that is nearly full takes a part, and says no more
            self._aside = None
            return
        self._written += len(self._held)
        self._held = bytearray()

    def parts(self) -> Iterator[bytes]:
        """Yield all that was collected, piece by piece.

        Raises:
            OSError: when the disk does not give back what it took.
        """
        left = self._written
        if self._file is not None:
            self._file.seek(0)
            while left:
                piece = self._file.read(min(_FEW, left))
                if not piece:
                    raise OSError("a file was cut short")
                left -= len(piece)
                yield piece
        yield bytes(self._held)


Section: TypeAlias = bytes | memoryview | Spool


class Packed:
    """A segment in parts that are to be joined; going through them again begins anew."""

    def __init__(self, lead: bytes, sections: Sequence[Section]) -> None:
        self._lead = lead
        self._sections = sections

    def __iter__(self) -> Iterator[bytes | memoryview]:
        """Yield the parts.

        Raises:
            OSError: when one that waits on the disk cannot be read.
        """
        yield self._lead
        for section in self._sections:
            if isinstance(section, Spool):
                yield from section.parts()
            else:
                yield section
            yield bytes(-_size(section) % 8)

    def segment(self) -> Segment:
        """Return the segment, in memory."""
        return Segment(memoryview(b"".join(self)))


def _size(section: Section) -> int:
    return len(section) if isinstance(section, bytes) else section.nbytes


def packed(sections: Mapping[str, Section]) -> Packed:
    """Return the sections behind a header that says where they lie."""
    where: dict[str, tuple[int, int, int]] = {}
    position = 0
    for name, section in sections.items():
        crc = section.crc if isinstance(section, Spool) else zlib.crc32(section)
        where[name] = (position, _size(section), crc)
        position += -(-_size(section) // 8) * 8
    header = json.dumps(
        {"format": FORMAT, "byteorder": sys.byteorder, "size": position, "sections": where}
    ).encode("ascii")
    header += b" " * (-(len(MAGIC) + LEAD.size + len(header)) % 8)
    lead = MAGIC + LEAD.pack(len(header), zlib.crc32(header)) + header
    return Packed(lead, list(sections.values()))


def described(filed: Iterable[Filed]) -> dict[str, Section]:
    """Return the section that says which documents there are."""
    return {"docs": json.dumps([astuple(each) for each in filed]).encode("ascii")}


def tables(
    starts: array[int], ends: array[int], first_bytes: array[int], first: array[int]
) -> dict[str, Section]:
    """Return the sections that say where each passage is."""
    return {
        "starts": memoryview(starts),
        "ends": memoryview(ends),
        "bytes": memoryview(first_bytes),
        "first": memoryview(first),
    }


class Lists:
    """The posting lists of a segment of `total` passages, collected word by word."""

    def __init__(self, words: int, total: int) -> None:
        self._total = total
        self._counts = array("I", bytes(4 * words))
        self._places = array("I", bytes(4 * words))
        self._lists = array("I")

    def is_dense(self, count: int) -> bool:
        """Say whether a word in so many passages has a bitmap."""
        return count * DENSE > self._total

    def add(self, word: int, passages: array[int]) -> None:
        """Enter the next word, in order, with its passages."""
        if self.is_dense(len(passages)):
            self.add_bits(word, bitmap(passages, self._total), len(passages))
        else:
            self._counts[word], self._places[word] = len(passages), len(self._lists)
            self._lists.extend(passages)  # nothing is quicker for short ones

    def take(self, postings: dict[int, array[int]]) -> None:
        """Enter the passages of all words; they are taken out of the dictionary."""
        dense, lists, counts, places = self._total // DENSE, self._lists, self._counts, self._places
        for word in sorted(postings):
            passages = postings.pop(word)
            if (count := len(passages)) > dense:
                self.add(word, passages)
            else:
                counts[word], places[word] = count, len(lists)
                lists.extend(passages)

    def add_bits(self, word: int, passages: int, count: int) -> None:
        """Enter the next word with its passages as the bits of a number."""
        self._counts[word], self._places[word] = count, len(self._lists)
        size = (self._total + 31) // 32 * 4
        self._lists.frombytes(passages.to_bytes(size, sys.byteorder))

    def sections(self) -> dict[str, Section]:
        """Return the sections of posting lists."""
        return {
            "counts": memoryview(self._counts),
            "places": memoryview(self._places),
            "lists": memoryview(self._lists),
        }
