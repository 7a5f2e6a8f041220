"""Work that takes CPU, in a process beside the screen.

One busy thread in the screen's own process makes every key wait for the interpreter lock; a
process does not. It is a fresh interpreter over a socket pair rather than a pool of
:mod:`multiprocessing`: it needs no helper processes, does not care what stands in for
`sys.stderr`, and ends with the screen however that ends, because its socket closes.
"""

from __future__ import annotations

import os
import pickle
import queue
import socket
import subprocess
import sys
import threading
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, TypeVar

from tui.errors import GlossError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["WorkerDiedError", "Workers", "end", "main"]

P = ParamSpec("P")
T = TypeVar("T")
_Job = tuple["Future[Any]", "Callable[[Any], object]", Any]


class WorkerDiedError(GlossError):
    """The process that did the work was ended from outside."""


def _unheard(said: object) -> None:
    """Let nobody hear what work that only answers has to say: it says nothing."""


class Workers:
    """One process, started when first needed, that does what it is given in order."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[_Job | Literal["rest"] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = self._busy = False

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run `work`, a module-level function of picklable arguments, in the process.

        Raises what `work` raises, or :class:`WorkerDiedError`, through the future.
        """
        return self._queue(_unheard, (work, args, kwargs, False))

    def follow(
        self, work: Callable[..., T], heard: Callable[[Any], object], /, *args: Any
    ) -> Future[T]:
        """Run `work` with a `tell` in the process; `heard` gets what it tells, at once.

        `heard` is called on the thread that listens to the process. :meth:`close` ends the work.
        """
        return self._queue(heard, (work, args, {}, True))

    def _queue(self, heard: Callable[[Any], object], what: Any) -> Future[Any]:
        future: Future[Any] = Future()
        if self._closed:
            future.cancel()
            return future
        self._jobs.put((future, heard, what))
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="gloss-work", daemon=True)
            self._thread.start()
        return future

    def rest(self) -> None:
        """End the process if it has nothing to do; the next job starts another one.

        What it has learnt takes memory, 30 MB of it; it takes a quarter of a second to start.
        """
        if self._thread is not None and self._jobs.empty() and not self._busy:
            self._jobs.put("rest")

    def close(self, *, wait: bool = True) -> None:
        """End the process at once; what was asked for and not answered is cancelled.

        Without `wait`, nobody waits here until it is gone: that takes it some milliseconds.
        """
        self._closed = True
        self._jobs.put(None)
        if (process := self._process) is not None:
            end(process, wait=wait)

    def _serve(self) -> None:
        connection: Connection | None = None
        while (job := self._jobs.get()) is not None:
            if isinstance(job, str):
                self._bury(connection)
                connection = None
                continue
            self._busy = True
            future, heard, what = job
            if self._closed or not future.set_running_or_notify_cancel():
                future.cancel()
                self._busy = False
                continue
            try:
                if connection is None:
                    connection = self._start()
                connection.send(what)
                while (message := connection.recv())[0] is None:
                    heard(message[1])
                done, answer = message
            except (EOFError, OSError):
                self._bury(connection)
                connection = None
                died = WorkerDiedError("the background work was interrupted.")
                future.set_exception(CancelledError() if self._closed else died)
            except (pickle.PicklingError, AttributeError, TypeError) as error:
                future.set_exception(error)
            else:
                (future.set_result if done else future.set_exception)(answer)
            self._busy = False
            # A text that was sent, and what came back, need not be held until the next job.
            job = future = what = message = answer = None  # type: ignore[assignment]
        if connection is not None:
            connection.close()

    def _bury(self, connection: Connection | None) -> None:
        if connection is not None:
            connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _start(self) -> Connection:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this interpreter and this module
                [sys.executable, "-m", "tui.processes", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        if self._closed:  # just now, when there was no process that could be ended
            self._process.kill()
        return Connection(ours.detach())


def end(process: subprocess.Popen[bytes], *, wait: bool) -> None:
    """End a process at once; without `wait`, a thread waits until it is gone."""
    process.kill()
    if wait:
        process.wait()
    else:
        threading.Thread(target=process.wait, name="gloss-end", daemon=True).start()


def main(descriptor: int) -> None:
    """Do what arrives on a socket until its other end closes; take only what the screen leaves."""
    os.nice(5)
    with Connection(descriptor) as connection, suppress(EOFError, OSError):
        while True:
            work, args, kwargs, tells = connection.recv()
            try:
                if tells:
                    kwargs = {"tell": lambda said: connection.send((None, said))}
                answer = True, work(*args, **kwargs)
            except Exception as error:  # noqa: BLE001 - it is raised where the work was asked for
                answer = False, error
            connection.send(answer)


if __name__ == "__main__":
    main(int(sys.argv[1]))
