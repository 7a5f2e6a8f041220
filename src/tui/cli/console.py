r"""What the command line prints, and how: results to stdout, talk to stderr, nothing mixed.

Everything is UTF-8 whatever the locale says; a lone surrogate (an undecodable byte of a
file's name, say) is written as `\\udcXX`, which is also how JSON spells it. Text for people
goes through :func:`tui.text.cleaning.clean`, so that no document can drive the terminal.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING, Any, TextIO

from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["CLAIMS_OFF", "Console", "dumps", "printable"]

CLAIMS_OFF = "nobody looks for claims here: gloss.toml says claims = false."
"""Why there are none, for every verb that lists some."""

_PROGRESS = 0.5
"""Seconds before the first word on how far something is, and between two of them."""

_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""What a string of JSON may hold, and what ends a line for many who read lines."""

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
_encode_ascii = json.JSONEncoder(ensure_ascii=True, check_circular=False).encode


def dumps(row: object) -> str:
    """Return `row` as JSON on one line, UTF-8 as it is."""
    return _encode(row)


def printable(text: str) -> str:
    """Return foreign `text` on one line: runs of white space as one space, controls visible."""
    return clean(" ".join(text.split()))


class Console:
    """The two streams of one run.

    `colour` is true where stdout is a terminal that wants it (`NO_COLOR` and `TERM=dumb` do not).
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.out: TextIO = sys.stdout
        self.talk: TextIO = sys.stderr
        for stream in (self.out, self.talk, sys.stdin):
            _make_utf8(stream)
        self.terminal = _is_terminal(self.out)
        self._talks_to_terminal = _is_terminal(self.talk) and environ.get("TERM") != "dumb"
        self._told = False
        self._next_progress = time.monotonic() + _PROGRESS
        self.colour = (
            self.terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
        )

    def rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Print one JSON array, a row a line; nothing is printed when making a row fails."""
        encode = self.encoder()
        self.array([encode(row) for row in rows])

    def array(self, lines: Iterable[str]) -> None:
        """Print one JSON array of rows that are JSON already, in large pieces as they come."""
        left = iter(lines)
        start = "[\n"
        while piece := list(islice(left, 1000)):
            self.out.write(start + ",\n".join(piece))
            start = ",\n"
        self.out.write("[]\n" if start == "[\n" else "\n]\n")

    def row(self, row: object) -> None:
        """Print one JSON value on a line of its own, at once (for those who wait on a pipe)."""
        self.out.write(self.encoder()(row).translate(_LINE_ENDS) + "\n")
        self.out.flush()

    def line(self, text: str = "") -> None:
        """Print a line for people; `text` may hold foreign text."""
        self.out.write(clean(text) + "\n")

    def styled(self, parts: Iterable[tuple[str, str]]) -> None:
        """Print one line of `(text, SGR)` parts; the codes are left out without colour."""
        self.out.write(
            "".join(
                f"\x1b[{style}m{clean(text)}\x1b[0m"
                if style and text and self.colour
                else clean(text)
                for text, style in parts
            )
            + "\n"
        )

    def text(self, text: str) -> None:
        """Print a document's text: exactly when piped, made harmless on a terminal."""
        if self.terminal:
            text = "\n".join("\t".join(map(clean, ln.split("\t"))) for ln in text.split("\n"))
        self.out.write(text)

    def say(self, text: str) -> None:
        """Say something on stderr, one line that names the program."""
        # What was already printed comes first where both streams are one terminal.
        self.out.flush()
        self.talk.write(f"gloss: {printable(text)}\n")
        self.talk.flush()

    def remark(self, text: str) -> None:
        """Say something that only a person at a terminal wants to know (why nothing is shown)."""
        if _is_terminal(self.talk):
            self.say(text)

    def progress(self, done: int, total: int) -> None:
        """Say on a terminal how many documents are done; with a total of 0, say no more."""
        now = time.monotonic()
        if not self._talks_to_terminal or (now < self._next_progress if total else not self._told):
            return
        self._told = bool(total)
        self._next_progress = now + _PROGRESS
        self.talk.write(f"\rgloss: {done} of {total} documents" if total else "\r\x1b[K")
        self.talk.flush()

    def encoder(self) -> Callable[[object], str]:
        """Return what makes a value JSON on one line, as it may go to where stdout goes."""
        # C1 controls and bidirectional overrides are legal in JSON, but not on a terminal.
        return _encode_ascii if self.terminal else _encode

    def literal(self) -> Callable[[str], str]:
        """Return what makes a string a JSON string, spelled as :meth:`encoder` spells it."""
        return encode_basestring_ascii if self.terminal else encode_basestring


def read_lines(stream: TextIO | None = None) -> Iterator[str]:
    """Yield the lines of stdin without their line feed, each as soon as it has arrived.

    A byte-order mark, which programs of Windows put before what they pipe, is no part of it.
    """
    source = sys.stdin if stream is None else stream
    mark = "\ufeff"
    while line := source.readline():
        yield line.removeprefix(mark).removesuffix("\n")
        mark = ""


def _is_terminal(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except ValueError:  # closed
        return False


def _make_utf8(stream: TextIO | None) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        errors = "surrogateescape" if stream is sys.stdin else "backslashreplace"
        reconfigure(encoding="utf-8", errors=errors, newline="\n")
