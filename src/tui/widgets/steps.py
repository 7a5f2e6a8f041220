"""Long work of the screen itself, done a few milliseconds at a time between keys."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator

    from textual.app import App

__all__ = ["in_steps"]

T = TypeVar("T")

STEP = 0.003
"""Seconds of work without a pause."""
BREATH = 0.001
"""Seconds of a pause, for whatever else waits."""
KEY = 0.012
"""Seconds that a key takes: it is not made to share them."""


async def in_steps(steps: Generator[object, None, T], app: App[object]) -> T:
    """Go through `steps`, each of some milliseconds at most, and return what they come to."""
    try:
        while True:
            until = time.monotonic() + STEP
            next(steps)
            while time.monotonic() < until:
                next(steps)
            await asyncio.sleep(BREATH)
            if (pause := getattr(app, "pause", KEY)) < KEY:
                await asyncio.sleep(KEY - pause)
    except StopIteration as end:
        made: T = end.value
        return made
