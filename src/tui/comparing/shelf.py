"""The features of many passages in little memory.

As objects they take six kilobytes a passage, which in a library of ten thousand documents is most
of the memory that comparing needs. So beyond a number they are kept as bytes; those that were
looked at last stay as they are. Bytes are made and read in this process only, in any
thread.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, overload

from tui.comparing.features import Features, features

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    _Text = tuple[str, date | None]

__all__ = ["OPEN", "Shelf"]

OPEN = 12_000
"""Passages whose features are kept as objects."""


class Shelf(Sequence[Features]):
    """Features by number; of a passage filed by its text alone they are made when asked for."""

    def __init__(self) -> None:
        self._kept: list[_Text | bytes | None] = []
        self._open: OrderedDict[int, Features] = OrderedDict()
        self._moving = Lock()
        """Held by who looks for features in both places, or brings them from one to the other."""

    def __len__(self) -> int:
        return len(self._kept)

    def append(self, made: Features) -> None:
        """Put features at the end."""
        with self._moving:
            self._kept.append(None)
            self._take(len(self._kept) - 1, made)

    def append_text(self, text: str, written: date | None) -> None:
        """Put a passage at the end of which nothing but its text, and its day, is known yet."""
        self._kept.append((text, written))

    @overload
    def __getitem__(self, at: int) -> Features: ...
    @overload
    def __getitem__(self, at: slice) -> list[Features]: ...
    def __getitem__(self, at: int | slice) -> Features | list[Features]:
        """Return what stands at a place, or at several."""
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        number = at if at >= 0 else len(self) + at
        with self._moving:
            found = self._open.get(number)
            if found is not None:
                self._open.move_to_end(number)
                return found
            return self._take(number, _opened(self._kept[number]))

    def __iter__(self) -> Iterator[Features]:
        """Go through all of them; what was looked at before stays at hand."""
        for number in range(len(self._kept)):
            with self._moving:
                found, kept = self._open.get(number), self._kept[number]
            yield found or _opened(kept)

    def _take(self, number: int, made: Features) -> Features:
        self._open[number] = made
        if len(self._open) > OPEN:
            oldest, other = self._open.popitem(last=False)
            if not isinstance(self._kept[oldest], bytes):
                self._kept[oldest] = pickle.dumps(other, pickle.HIGHEST_PROTOCOL)
        return made


def _opened(kept: _Text | bytes | None) -> Features:
    if isinstance(kept, bytes):
        found: Features = pickle.loads(kept)  # noqa: S301 - made here, a moment ago
        return found
    return features(*kept) if kept else features("")
