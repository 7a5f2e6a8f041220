"""A text of any size, as the reader needs it: slices and searches, never a walk over all of it.

A document of 100 MB must show its first page before the rest is decoded, and one emoji in it must
not make all of it take four bytes a code point. So the reader talks to a :class:`TextSource`:
:class:`StringSource` wraps a `str`; :class:`ChunkedSource` holds chunks of 32,768 code points, in
UTF-8 where they are not ASCII, and grows while a thread decodes: in memory a text is as large as
in its file. Decoding a piece holds the interpreter lock for a millisecond or two, so keys get
through in between.

Offsets are code points of the text after decoding: byte-order mark dropped, CRLF and CR turned
into LF, nothing else changed.
"""

from __future__ import annotations

import codecs
import io
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "CHUNK",
    "ChunkedSource",
    "StringSource",
    "TextSource",
    "decode_chunks",
    "line_of",
    "offset_of_line",
]

CHUNK = 1 << 20
"""Bytes read at once, and code points counted at once."""

KEPT = 1 << 15
"""Code points of a chunk of a :class:`ChunkedSource`."""

_DECODED = 6
"""Chunks remembered as they are read, those around what is on the screen: 128 KB at the most."""


@runtime_checkable
class TextSource(Protocol):
    """What the reader asks of a text. Positions are code points, `find` answers -1 for no."""

    @property
    def complete(self) -> bool:
        """Whether the whole text is there, or only its head so far."""

    def __len__(self) -> int: ...

    def slice(self, start: int, end: int) -> str:
        """Return the code points of `[start, end)`, cut at both ends of the text."""

    def find(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Return where `needle` first stands in `[start, end)`."""

    def rfind(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Return where `needle` last stands in `[start, end)`."""

    def count(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Count the one-character `needle` in `[start, end)`."""


class StringSource:
    """A source over a `str`; `complete=False` says that it is only the document's head."""

    def __init__(self, text: str, *, complete: bool = True) -> None:
        self.text = text
        self.complete = complete

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int) -> str:
        """Return the code points of `[start, end)`."""
        return self.text[max(0, start) : max(0, end)]

    def find(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Return where `needle` first stands in `[start, end)`, or -1."""
        return self.text.find(needle, max(0, start), end)

    def rfind(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Return where `needle` last stands in `[start, end)`, or -1."""
        return self.text.rfind(needle, max(0, start), end)

    def count(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Count `needle` in `[start, end)`."""
        return self.text.count(needle, max(0, start), end)


class ChunkedSource:
    """A source in chunks; one thread may append while others read.

    Readers see only what was whole when they looked: a chunk is published by one assignment.
    """

    def __init__(self, size: int = KEPT) -> None:
        self._size = size
        self._chunks: tuple[str | bytes, ...] = ()
        self._starts: tuple[int, ...] = (0,)
        self._decoded: dict[int, str] = {}
        self.complete = False

    def append(self, *texts: str) -> None:
        """Add text at the end."""
        size = self._size
        parts = [text[at : at + size] for text in texts for at in range(0, len(text), size)]
        starts = tuple(accumulate(map(len, parts), initial=self._starts[-1]))
        self._chunks += tuple(part if part.isascii() else _encoded(part) for part in parts)
        self._starts += starts[1:]

    def close(self) -> None:
        """Say that the text is whole."""
        self.complete = True

    def __len__(self) -> int:
        return self._starts[-1]

    def _chunk(self, index: int) -> str:
        """Return the text of a chunk."""
        chunk = self._chunks[index]
        if isinstance(chunk, str):
            return chunk
        text = self._decoded.get(index)
        if text is None:
            text = chunk.decode("utf-8", "surrogatepass")
            # Another thread may still be reading from the old ones.
            latest = list(self._decoded.items())[1 - _DECODED :]
            self._decoded = dict([*latest, (index, text)])
        return text

    def _touched(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield `(index, start)` of every chunk that touches `[start, end)`."""
        starts = self._starts
        index = max(0, bisect_right(starts, start) - 1)
        while index < len(starts) - 1 and starts[index] < end:
            yield index, starts[index]
            index += 1

    def _within(self, start: int, end: int | None) -> tuple[int, int]:
        length = len(self)
        return max(0, start), length if end is None else min(length, end)

    def slice(self, start: int, end: int) -> str:
        """Return the code points of `[start, end)`."""
        start, end = self._within(start, end)
        return "".join(
            self._chunk(index)[max(0, start - at) : max(0, end - at)]
            for index, at in self._touched(start, end)
        )

    def encoded(self, start: int, end: int) -> bytes:
        """Return the code points of `[start, end)` in UTF-8, most of them as they are kept."""
        start, end = self._within(start, end)
        parts = []
        for index, at in self._touched(start, end):
            chunk = self._chunks[index]
            if start > at or end < self._starts[index + 1]:
                chunk = self._chunk(index)[max(0, start - at) : end - at]
            parts.append(chunk if isinstance(chunk, bytes) else _encoded(chunk))
        return b"".join(parts)

    def find(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Return where `needle` first stands in `[start, end)`, or -1."""
        start, end = self._within(start, end)
        overlap = len(needle) - 1
        encoded = _encoded(needle)
        for index, at in self._touched(start, end):
            found = -1
            if _may_hold(self._chunks[index], encoded):
                found = self._chunk(index).find(needle, max(0, start - at), max(0, end - at))
            seam = self._starts[index + 1]
            if found < 0 and overlap and seam < end:
                low = max(start, seam - overlap)
                found = self.slice(low, min(end, seam + overlap)).find(needle)
                found = found + low - at if found >= 0 else -1
            if found >= 0:
                return at + found
        return -1

    def rfind(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Return where `needle` last stands in `[start, end)`, or -1."""
        start, end = self._within(start, end)
        overlap = len(needle) - 1
        encoded = _encoded(needle)
        starts = self._starts
        index = min(len(starts) - 1, bisect_right(starts, max(0, end - 1))) - 1
        while index >= 0 and starts[index + 1] > start:
            at = starts[index]
            if _may_hold(self._chunks[index], encoded):
                found = self._chunk(index).rfind(needle, max(0, start - at), max(0, end - at))
                if found >= 0:
                    return at + found
            if overlap and at > start:
                low = max(start, at - overlap)
                found = self.slice(low, min(end, at + overlap)).rfind(needle)
                if found >= 0:
                    return low + found
            index -= 1
        return -1

    def count(self, needle: str, start: int = 0, end: int | None = None) -> int:
        """Count the one-character `needle` in `[start, end)`."""
        start, end = self._within(start, end)
        encoded, total = _encoded(needle), 0
        for index, at in self._touched(start, end):
            chunk = self._chunks[index]
            if isinstance(chunk, bytes) and start <= at and self._starts[index + 1] <= end:
                total += chunk.count(encoded)
            else:
                total += self._chunk(index).count(needle, max(0, start - at), max(0, end - at))
        return total


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _may_hold(chunk: str | bytes, needle: bytes) -> bool:
    """Say whether it is worth decoding a chunk to look for a needle."""
    return isinstance(chunk, str) or needle in chunk


def decode_chunks(
    file: Path, encoding: str = "utf-8", errors: str = "replace", *, size: int = CHUNK
) -> Iterator[str]:
    """Yield the text of `file` in pieces of `size` bytes: no byte-order mark, CRLF and CR as LF.

    Raises:
        OSError: when the file cannot be read.
    """
    name = "utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding
    decoder = io.IncrementalNewlineDecoder(
        codecs.getincrementaldecoder(name)(errors), translate=True
    )
    with file.open("rb") as stream:
        while data := stream.read(size):
            if text := decoder.decode(data):
                yield text
        if text := decoder.decode(b"", final=True):
            yield text


def line_of(source: TextSource, offset: int) -> int:
    """Return the number, from 1, of the source line that holds `offset`."""
    return 1 + source.count("\n", 0, offset)


def offset_of_line(source: TextSource, number: int) -> int:
    """Return where source line `number` (from 1) starts; the last line's start beyond the end."""
    left, at, length = max(0, number - 1), 0, len(source)
    while left and at < length:
        step = min(length, at + CHUNK)
        breaks = source.count("\n", at, step)
        if breaks > left or (breaks == left and breaks):
            for _ in range(left):
                at = source.find("\n", at, length) + 1
            return at if at < length else source.rfind("\n", 0, max(0, length - 1)) + 1
        left, at = left - breaks, step
    return source.rfind("\n", 0, max(0, length - 1)) + 1 if left else 0
