"""Work on a thread that lets the keys go first.

A thread that computes gives the others their turn only when it is asked to, after five
milliseconds each time; a key asks several times until it is drawn.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["GivingWay"]

TURN = 0.001
"""Seconds of work without a pause."""
BREATH = 0.00005
"""Seconds of a pause: whoever waits has the turn."""
KEY = 0.02
"""Seconds that a key may take until it is drawn."""
AT_MOST = 0.1
"""Seconds of a pause while one key follows the other: the work too comes to an end."""


class GivingWay:
    """Called again and again by what computes; returns when there is time for more.

    Args:
        pause: how many seconds ago the last key was pressed.
    """

    def __init__(self, pause: Callable[[], float]) -> None:
        self._pause = pause
        self._next = 0.0

    def __call__(self) -> None:
        """Pause where it is time to, and as long as a key is at work."""
        now = time.monotonic()
        if now < self._next:
            return
        time.sleep(BREATH)
        while self._pause() < KEY and time.monotonic() < now + AT_MOST:
            time.sleep(TURN)
        self._next = time.monotonic() + TURN
