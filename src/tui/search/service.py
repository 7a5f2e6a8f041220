"""Search in a process beside the screen.

    service = SearchService(cache, on_progress=tell)
    service.update(Source(path, version, name) for ...)     # in the background; only what changed
    future = service.search("postpned", limit=50)           # concurrent.futures.Future[Answer]
    service.set_annotations(path, placed)                   # before the next query
    service.close()

Indexing keeps a core busy for seconds, and a busy thread in the screen's own process makes
every key wait for the interpreter lock. The process is started with the first call, lowers its
own priority, and ends with the screen however that ends: a closed pipe is enough. If it dies,
the next call starts another one, and what it was told is told again.

A new query makes earlier ones that wait obsolete: their futures are cancelled.
"""

from __future__ import annotations

import contextlib
import os
import queue
import socket
import subprocess
import sys
import threading
from concurrent.futures import Future, InvalidStateError
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any

from tui.processes import end
from tui.search.messages import Answer, Progress, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from tui.claims.claim import Claim
    from tui.search.hit import Where
    from tui.search.notes import PlacedAnnotation

__all__ = ["Answer", "Progress", "SearchService", "Source"]


_THRIFT = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "131072"}
"""What makes the C library give memory back (glibc): it keeps what each thread had, else."""

_MOST_DEATHS = 5
"""A process that dies more often is not started again."""


class _Told(tuple[Any, Any]):
    """An annotation and its span, as the worker wants them."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[_Told], tuple[tuple[Any, ...]]]:
        """Be sent one by one: a key need not wait until ten thousand are pickled at one go."""
        return _Told, (tuple(self),)

    @property
    def annotation(self) -> Any:
        """The annotation."""
        return self[0]

    @property
    def span(self) -> Any:
        """Where it stands, or None."""
        return self[1]


class _AllTold(list[Any]):
    """Annotations as they were placed; what the worker wants of them is taken out by who sends."""

    def __reduce__(self) -> tuple[Any, ...]:
        return list, ([_Told((p.annotation, p.span)) for p in self],)


class SearchService:
    """An index in a process of its own.

    `on_progress` is called from another thread with each :class:`Progress`. `claims` gives the
    claims of a document by path when a query is about claims; it runs in the process, so it must
    be picklable. Without it they are detected there, which knows nothing of what a reader has
    corrected. All methods return at once and may be called from any thread.
    """

    def __init__(
        self,
        cache: Path | None,
        *,
        on_progress: Callable[[Progress], None] | None = None,
        claims: Callable[[str], Iterable[Claim]] | None = None,
    ) -> None:
        self._cache = cache
        self._claims = claims
        self._on_progress = on_progress
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._outbox: queue.SimpleQueue[Any] | None = None
        self._number = 0
        self._waiting: dict[int, Future[Answer]] = {}
        self._sources: tuple[Source, ...] | None = None
        self._told: dict[tuple[str, str], object] = {}
        self._closed = False
        self._deaths = 0
        self.progress: Progress | None = None
        """The last report, None before the first."""

    def start(self) -> None:
        """Start the process, so that the first query need not wait for it."""
        with self._lock:
            self._ensure()

    def update(self, sources: Iterable[Source]) -> None:
        """Say which documents there are now; new and changed ones are read, others forgotten."""
        with self._lock:
            outbox = self._ensure()  # first: a process that is started now is told what was
            self._sources = tuple(sources)
            if outbox:
                outbox.put(("update", self._sources))

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        where: Collection[Where] | None = None,
        only: Collection[str] | None = None,
    ) -> Future[Answer]:
        """Return the answer to come; cancelled when a later query overtakes it, or at the end."""
        future: Future[Answer] = Future()
        with self._lock:
            if self._ensure() is None:
                future.cancel()
                return future
            for earlier in self._waiting.values():
                earlier.cancel()
            self._number += 1
            self._waiting[self._number] = future
            places = None if where is None else tuple(where)
            paths = None if only is None else tuple(only)
            self._send("search", (self._number, query, limit, places, paths))
        return future

    def set_annotations(self, path: str, placed: Iterable[PlacedAnnotation]) -> None:
        """Put these in place of all annotations of a document, before the next query."""
        self._tell("annotations", path, _AllTold(placed))

    def set_claims(self, path: str, claims: Iterable[Claim]) -> None:
        """Say which claims a document makes."""
        self._tell("claims", path, tuple(claims))

    def close(self, *, wait: bool = True) -> None:
        """End the process without waiting for what it does, or, without `wait`, for its end."""
        with self._lock:
            self._closed = True
            self._end(wait=wait)

    # --- the process ---

    def _tell(self, kind: str, path: str, told: object) -> None:
        with self._lock:
            if self._told.get((kind, path)) == told:
                return
            outbox = self._ensure()
            self._told[kind, path] = told
            if outbox:
                outbox.put((kind, (path, told)))

    def _send(self, kind: str, told: object) -> None:
        if outbox := self._ensure():
            outbox.put((kind, told))

    def _ensure(self) -> queue.SimpleQueue[Any] | None:
        """Return where to put what the process shall hear; it is started if need be."""
        if self._closed or self._outbox is not None or self._deaths > _MOST_DEATHS:
            return self._outbox
        connection = self._start()
        outbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._outbox = outbox
        outbox.put((self._cache, self._claims))
        for (kind, path), told in self._told.items():
            outbox.put((kind, (path, told)))
        if self._sources is not None:
            outbox.put(("update", self._sources))
        # An end of the pipe for each: one that the other closed would be gone in mid-sentence.
        for work, side in (
            (self._say, Connection(os.dup(connection.fileno()))),
            (self._receive, connection),
        ):
            threading.Thread(target=work, args=(side, outbox), name="search", daemon=True).start()
        return outbox

    def _start(self) -> Connection:
        """Start the process and return our end of the pipe."""
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter, and a number
                [sys.executable, "-m", "tui.search.worker", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C is for the screen
                env={**os.environ, **_THRIFT},
            )
        return Connection(ours.detach())

    @staticmethod
    def _say(connection: Connection, outbox: queue.SimpleQueue[Any]) -> None:
        """Send what is in the outbox: a pipe that is full must not stop the screen."""
        with contextlib.suppress(OSError), connection:
            while (told := outbox.get()) is not None:
                connection.send(told)
            with socket.socket(fileno=os.dup(connection.fileno())) as pipe:
                pipe.shutdown(socket.SHUT_RDWR)  # wakes the thread that receives

    def _receive(self, connection: Connection, outbox: queue.SimpleQueue[Any]) -> None:
        """Hand out answers and progress until the process ends."""
        while True:
            try:
                kind, number, told = connection.recv()
            except (EOFError, OSError):
                break
            if kind == "progress":
                self.progress = told
                if self._on_progress is not None:
                    self._on_progress(told)
                continue
            with self._lock:
                future = self._waiting.pop(number, None)
            if future is None:
                continue
            if kind == "dropped":
                future.cancel()
            else:
                with contextlib.suppress(InvalidStateError):  # cancelled meanwhile
                    future.set_result(told)
        connection.close()
        with self._lock:
            if self._outbox is outbox:  # it died by itself; the next call starts another one
                self._deaths += 1
                self._end()

    def _end(self, *, wait: bool = True) -> None:
        """End the process and its threads, cancel what waits for them."""
        outbox, self._outbox = self._outbox, None
        process, self._process = self._process, None
        waiting, self._waiting = self._waiting, {}
        if process is not None:
            end(process, wait=wait)  # nothing it writes can be half written
        if outbox is not None:
            outbox.put(None)
        for future in waiting.values():
            future.cancel()
