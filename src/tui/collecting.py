"""Python's search for garbage, kept away from the keys.

Once in some sixty keys the interpreter looked through every object there is for cycles that
nothing reaches: 30 ms, two frames, and nearly all of it was classes, styles and widgets that
live as long as the program. Frozen (:func:`gc.freeze`) they are not looked at again, and a search
through what has come since takes a millisecond or two. What a large document brings, thousands
of claims, is looked through and frozen too, once nobody has pressed a key for a while.
"""

from __future__ import annotations

import gc

__all__ = ["Tidiness"]

FIRST = 0.1
"""Seconds without a key before the first search, which freezes the program itself."""

PAUSE = 2.0
"""Seconds without a key before any other."""

GROWN = 30
"""Searches through young objects (each some thousands) that make another full one worth it."""


class Tidiness:
    """When to look for garbage, and what need not be looked at again."""

    def __init__(self) -> None:
        self._seen: int | None = None

    def is_due(self, pause: float) -> bool:
        """Say whether it is time to :meth:`tidy`, `pause` seconds after the last key."""
        if self._seen is None:
            return pause >= FIRST
        return pause >= PAUSE and _young_searches() >= self._seen + GROWN

    def tidy(self) -> None:
        """Look through everything once, and freeze what is left.

        What was frozen before is looked at again too, so that nothing dead stays for good.
        """
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._seen = _young_searches()


def _young_searches() -> int:
    return int(gc.get_stats()[1]["collections"])
