"""Work that takes CPU, in processes beside the screen.

One busy thread in the screen's own process makes every key wait for the interpreter lock;
a process does not. Workers are spawned, never forked: the screen has threads.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from typing import ParamSpec, TypeVar

__all__ = ["Workers"]

P = ParamSpec("P")
T = TypeVar("T")


def _be_nice() -> None:
    """Let the screen go first: background work takes only what is left of a core."""
    os.nice(5)


class Workers:
    """A pool of processes made when first needed; `close` drops what has not started."""

    def __init__(self, count: int | None = None) -> None:
        self._count = count or max(1, min(4, (os.cpu_count() or 2) - 1))
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `work`, a module-level function of picklable arguments, in a process."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._count, mp_context=multiprocessing.get_context("spawn"), initializer=_be_nice
            )
        return self._pool.submit(work, *args, **kwargs)

    def close(self) -> None:
        """Stop taking work and end the processes without waiting for them."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        processes = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
