"""Giving memory back to the system that is needed no more.

What a million small lists leave behind is full of holes: the C library keeps it, and the process
would look three times as heavy as the index that it serves, for as long as somebody reads.
"""

from __future__ import annotations

import sys

__all__ = ["give_back", "hold_little"]

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Parameters of `mallopt`, by glibc's `malloc.h`."""

_LARGE = 128 * 1024
"""Bytes of what goes back to the system as soon as it is freed."""

_SPARE = 512 * 1024
"""Bytes that may stay free for the next frame: asking the system for them each time takes long."""


def give_back() -> None:
    """Return free memory to the system, where the C library can be asked to (glibc: 5 ms)."""
    if sys.platform != "linux":
        return
    from ctypes import CDLL

    trim = getattr(CDLL(None), "malloc_trim", None)  # musl has none, and keeps little
    if trim is not None:
        trim(0)


def hold_little() -> None:
    """Let the C library keep little of what is freed, where it can be asked to (glibc).

    By itself it has a heap for each thread, though only one thread of Python runs at a time, and
    keeps megabytes in it as soon as something as large was freed once. Before threads start.
    """
    if sys.platform != "linux":
        return
    from ctypes import CDLL

    choose = getattr(CDLL(None), "mallopt", None)
    if choose is not None:
        choose(_ARENA_MAX, 1)
        choose(_MMAP_THRESHOLD, _LARGE)
        choose(_TRIM_THRESHOLD, _SPARE)
