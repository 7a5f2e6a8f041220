"""The work beside the screen without its processes.

Every test of the whole program asks for such work, and starting an interpreter for each took a
quarter of the time of all tests, another one for the search a seventh. So what serves the other
end of the socket runs in threads here: the same loops, the same pickles. That they work in a
process is what the tests of :mod:`tui.processes` and of the search service show, and those marked
`processes`.
"""

from __future__ import annotations

import queue
import socket
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NoReturn

from tui import processes
from tui.search import service, worker

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tui.search.index import Index


class _Orders(queue.SimpleQueue[Any]):
    """What a thread of the search has to do: a queue that ends it."""

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """Return what comes next; `None` says that nothing does."""
        if (order := super().get(block, timeout)) is None:
            raise SystemExit
        return order


class _Worker(worker.Worker):
    """The search, ending with all its threads instead of its process."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._inbox, self._updates, self._claims_wanted = _Orders(), _Orders(), _Orders()

    def _read(self) -> None:
        with suppress(SystemExit):
            super()._read()

    def _keep_up(self, index: Index) -> None:
        with suppress(SystemExit):
            super()._keep_up(index)

    def _find_claims(self, index: Index, find: Any) -> None:
        with suppress(SystemExit):
            super()._find_claims(index, find)

    def _leave(self) -> NoReturn:
        for orders in (self._inbox, self._updates, self._claims_wanted):
            orders.put(None)
        raise SystemExit


def _started(serve: Callable[[int], object]) -> Connection:
    ours, theirs = socket.socketpair()
    threading.Thread(
        target=serve, args=(theirs.detach(),), name="gloss-beside", daemon=True
    ).start()
    return Connection(ours.detach())


def _searching(descriptor: int) -> None:
    with suppress(SystemExit), Connection(descriptor) as connection:
        _Worker(connection).serve()


def install(patch: pytest.MonkeyPatch) -> None:
    """Let all work beside the screen be done in threads."""
    patch.setattr(processes.Workers, "_start", lambda _: _started(processes.main))
    patch.setattr("tui.processes.os.nice", lambda _: 0)
    patch.setattr(service.SearchService, "_start", lambda _: _started(_searching))
