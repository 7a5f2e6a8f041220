"""Python's search for garbage, kept away from the keys.

Once in some sixty keys the interpreter looked through every object there is for cycles that
nothing reaches: 30 ms, two frames, and nearly all of it was classes, styles and widgets that
live as long as the program. Of a document with ten thousand notes each save made it look through
all of them: 100 ms. So it looks by itself only through what has just been made (what has lived
through one search may hold ten thousand notes, and took 15 ms); the rest waits for a moment without
keys. Frozen (:func:`gc.freeze`) what is left is not looked at again, and a search
through what has come since takes a millisecond or two. What the program has made of itself when it
takes its first key is frozen unsearched: that search took 70 ms, just when one began to read.
Only after a long pause, or when a search is long overdue, what is frozen is looked through too,
so that nothing dead stays for good. Nothing is looked for between a key and its frame either: after
a save that took half a frame.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Tidiness", "uncollected"]

PAUSE = 2.0
"""Seconds without a key before a search."""

LONG = 30.0
"""Seconds without a key before a search through what was frozen, too."""

GROWN = 300
"""Searches through new objects (some hundreds each) that make another full one worth it."""

OVERDUE = 10_000
"""As many of them that it is made whether anybody types or not."""

NEVER = 1_000_000
"""Searches through new objects after which the interpreter makes a longer one by itself."""

MANY = 10_000
"""New objects that are not looked through at all, as nothing was while they were made."""


_lock = Lock()
_reasons = 0
_was_on = False
_is_tidied = False
"""Whether what is frozen is looked through now and then."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage while a million objects are made that will all live, or a key is drawn.

    Several threads may want that at a time; the last of them has it end.
    """
    global _reasons, _was_on
    with _lock:
        _was_on = gc.isenabled() or (_was_on and _reasons > 0)
        _reasons += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _reasons -= 1
            if _was_on and not _reasons:
                if _is_tidied and gc.get_count()[0] > MANY:
                    gc.freeze()  # else whoever comes next, a key perhaps, waits for the search
                gc.enable()


class Tidiness:
    """When to look for garbage, and what need not be looked at again."""

    def __init__(self) -> None:
        self._seen = self._seen_all = 0

    def begin(self) -> None:
        """Freeze the program itself as it is, and search from now on."""
        global _is_tidied
        _is_tidied = True
        gc.set_threshold(gc.get_threshold()[0], NEVER, NEVER)
        gc.freeze()
        gc.enable()
        self._seen = self._seen_all = _searches()

    def is_due(self, pause: float) -> bool:
        """Say whether it is time to :meth:`tidy`, `pause` seconds after the last key."""
        grown = _searches() - self._seen
        return grown >= OVERDUE or (pause >= PAUSE and grown >= GROWN) or self._is_all_due(pause)

    def tidy(self, pause: float = LONG) -> None:
        """Look through what has come since the last time, and freeze what is left.

        After a long `pause` (seconds without a key) what was frozen before is looked at again.
        """
        if pause >= LONG or self._is_all_due(pause):
            gc.unfreeze()
            self._seen_all = _searches()
        gc.collect()
        gc.freeze()
        self._seen = _searches()

    def _is_all_due(self, pause: float) -> bool:
        grown = _searches() - self._seen_all
        return grown >= OVERDUE or (pause >= LONG and grown >= GROWN)


def _searches() -> int:
    return int(gc.get_stats()[0]["collections"])
