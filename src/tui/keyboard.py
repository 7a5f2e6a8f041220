"""What was typed and what was pasted, kept apart; and an Escape that is one.

Textual's parser takes keys out of a paste that holds an Escape: up to thirty-two of its
characters act as keys. It takes an Escape and a key that come in one piece, as over a slow line,
for the key with Alt, or for `^` and the key. No key of gloss has Alt, so as in `vi` these are two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

__all__ = ["Keyboard"]

_PASTE, _PASTED = "\x1b[200~", "\x1b[201~"
_ALONE = re.compile(r"\x1b(?=[^\x1b\[Obf\x7f])")
"""An Escape that begins nothing: no sequence, and not what terminals send for Alt with an arrow
(`b`, `f`) or with Backspace, which move and delete by words."""

_CONTROLS = re.compile(r"\x1b\[[0-9;:?]{0,20}[@-~]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What a paste from another terminal may hold, and no note, tag or query."""


class Keyboard:
    """Makes messages of what a terminal sends, piece by piece as it is read."""

    def __init__(self, *, debug: bool = False) -> None:
        self._parser = XTermParser(debug)
        self._held = ""
        self._pasted: list[str] | None = None

    @property
    def waits(self) -> bool:
        """Whether what was read last may be half of something, so that silence says more."""
        return bool(self._held) and self._pasted is None

    def feed(self, text: str) -> Iterator[Message]:
        """Yield what `text` says after what was fed before it."""
        text = self._held + text
        while True:
            mark = _PASTE if self._pasted is None else _PASTED
            part, found, text = text.partition(mark)
            self._held = "" if found else _begun(part, mark)
            part = part.removesuffix(self._held)
            if self._pasted is None:
                yield from self._typed(part)
            else:
                self._pasted.append(part)
            if not found:
                return
            if self._pasted is None:
                self._pasted = []
            else:
                pasted, self._pasted = "".join(self._pasted), None
                yield events.Paste(_CONTROLS.sub("", pasted))

    def settle(self) -> Iterator[Message]:
        """Yield what is left, as nothing has come after it for a while."""
        if self.waits:
            held, self._held = self._held, ""
            yield from self._parser.feed(held[0])
            yield from self._end_sequence()
            yield from self._typed(held[1:])
        yield from self._parser.tick()

    def close(self) -> None:
        """Take no more; what is left is half a sequence."""
        for _ in self._parser.feed(""):
            pass

    def _typed(self, text: str) -> Iterator[Message]:
        at = 0
        for alone in _ALONE.finditer(text):
            yield from self._parser.feed(text[at : alone.end()])
            yield from self._end_sequence()
            at = alone.end()
        if at < len(text):  # nothing at all would be the end of all input
            yield from self._parser.feed(text[at:])

    def _end_sequence(self) -> Iterator[Message]:
        """Let the parser wait no longer for what may follow an Escape."""
        if self._parser._timeout_time is not None:  # noqa: SLF001 - there is no other way
            self._parser._timeout_time = 0.0  # noqa: SLF001
            yield from self._parser.tick()


def _begun(text: str, mark: str) -> str:
    """Return the end of `text` with which `mark` may begin."""
    sizes = range(min(len(mark) - 1, len(text)), 0, -1)
    return next((mark[:size] for size in sizes if text.endswith(mark[:size])), "")
