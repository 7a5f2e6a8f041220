"""Regular expressions with a time limit.

Python's `re` cannot be interrupted and holds the interpreter lock: one unlucky pattern would stop
every key. So patterns run in a small process of their own, which is given pieces of text and
killed when it does not answer in time. Run as a script, this file is that process; it imports
nothing but the standard library.
"""

from __future__ import annotations

import array
import os
import re
import select
import struct
import sys
import time
from typing import IO, TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Matcher", "PatternError"]

LIMIT = 2.0
"""Seconds that a piece of text may take."""

STARTING = 15.0
"""Seconds that the process may take to start: no pattern is to blame for a busy machine."""

_LOOK = 0.1
"""Seconds between two questions whether the answer is still wanted."""

_MOST = 20_000
"""Matches taken from one piece."""

_LENGTH = struct.Struct("<I")


class PatternError(Exception):
    """The pattern is not valid, or takes too long; the message says which, for the reader."""


def _put(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


class Matcher:
    """A pattern in a process of its own. Use as a context manager, from one thread."""

    def __init__(self, pattern: str, *, ignore_case: bool, limit: float | None = None) -> None:
        import subprocess  # the process itself never needs it

        self._limit = LIMIT if limit is None else limit
        self._process = subprocess.Popen(  # noqa: S603 - our own file, run by our own interpreter
            [sys.executable, "-I", "-S", __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        flags = re.MULTILINE | (re.IGNORECASE if ignore_case else 0)
        self._send(_LENGTH.pack(int(flags)) + pattern.encode("utf-8", "surrogatepass"))
        if problem := self._answer(STARTING):
            self.close()
            raise PatternError(problem.decode("utf-8", "replace"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def _send(self, data: bytes) -> None:
        assert self._process.stdin is not None  # noqa: S101 - asked for a pipe
        try:
            _put(self._process.stdin, data)
        except OSError as error:
            self.close()
            raise PatternError("the search process ended; try again") from error

    def _answer(self, limit: float, is_wanted: Callable[[], bool] = lambda: True) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - asked for a pipe
        stream = self._process.stdout.fileno()
        deadline = time.monotonic() + limit
        data = b""
        wanted = _LENGTH.size
        while len(data) < wanted:
            left = deadline - time.monotonic()
            if left <= 0:
                self.close()
                raise PatternError("this pattern takes too long here: make it more specific")
            if not is_wanted():
                self.close()
                raise PatternError("given up")
            if not select.select([stream], [], [], min(left, _LOOK))[0]:
                continue
            part = os.read(stream, wanted - len(data))
            if not part:
                self.close()
                raise PatternError("the search process ended; try again")
            data += part
            if len(data) == _LENGTH.size:
                wanted = _LENGTH.size + _LENGTH.unpack(data)[0]
        return data[_LENGTH.size :]

    def spans(
        self, text: str, is_wanted: Callable[[], bool] = lambda: True
    ) -> list[tuple[int, int]]:
        """Return `(start, end)` of the matches in `text` that are not empty, in code points.

        `is_wanted` is asked about ten times a second while the process is at work; where it says
        no, the process is ended.

        Raises:
            PatternError: when the piece takes longer than the limit, or is not wanted any more.
        """
        self._send(text.encode("utf-8", "surrogatepass"))
        numbers = array.array("I")
        numbers.frombytes(self._answer(self._limit, is_wanted))
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was on its way to a process that is gone


def _serve(incoming: IO[bytes], outgoing: IO[bytes]) -> None:
    """Answer pieces of text until the other side goes away."""

    def get() -> bytes | None:
        head = incoming.read(_LENGTH.size)
        return incoming.read(_LENGTH.unpack(head)[0]) if len(head) == _LENGTH.size else None

    request = get() or b"\0\0\0\0"
    (flags,) = _LENGTH.unpack(request[: _LENGTH.size])
    try:
        pattern = re.compile(request[_LENGTH.size :].decode("utf-8", "surrogatepass"), flags)
    except (re.error, RecursionError, OverflowError, MemoryError) as error:
        _put(outgoing, f"not a pattern yet: {error}".encode("utf-8", "replace"))
        return
    _put(outgoing, b"")
    while (piece := get()) is not None:
        numbers = array.array("I")
        for match in pattern.finditer(piece.decode("utf-8", "surrogatepass")):
            start, end = match.span()
            if start < end:
                numbers.extend((start, end))
            if len(numbers) >= 2 * _MOST:
                break
        _put(outgoing, numbers.tobytes())


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
