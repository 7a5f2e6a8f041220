"""The process beside the screen: an index, served over a pipe.

Run as `python -m tui.search.worker FD` by :mod:`tui.search.service`, never by hand. One thread
reads what is asked (and ends the process the moment the other side is gone), one brings the
index up to date, and the main thread answers. Of queries that queue up only the last one is
answered: the others are of keys that have been typed over.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Any, NoReturn

from tui.errors import DocumentError
from tui.search.index import Change, Index
from tui.search.messages import Answer, Progress
from tui.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from tui.claims.claim import Claim
    from tui.search.messages import Source


__all__ = ["Worker", "main"]

_EVERY = 0.1
"""Seconds between two reports of progress."""

_PAUSE = 3.0
"""Seconds without a query after which memory is given back."""


class Worker:
    """Serves one index over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._inbox: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        self._updates: queue.SimpleQueue[Sequence[Source]] = queue.SimpleQueue()
        self._busy = 0
        self._latest = 0
        self._progress: Progress | None = None
        self._sources: dict[str, Source] = {}
        self._cache: Path | None = None
        self._claims_wanted: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._claims_asked: set[str] = set()

    def serve(self) -> None:
        """Answer until the other side closes the connection."""
        cache, claims = self._connection.recv()
        self._cache = cache
        index = Index(cache, claims=self._ask_for_claims)
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._keep_up, args=(index,), daemon=True).start()
        threading.Thread(target=self._find_claims, args=(index, claims), daemon=True).start()
        kinds: dict[str, Callable[[Index, Any], None]] = {
            "search": self._search,
            "annotations": lambda index, told: index.set_annotations(*told),
            "claims": lambda index, told: index.set_claims(*told),
        }
        is_resting = False
        while True:
            try:
                kind, told = self._inbox.get(timeout=None if is_resting else _PAUSE)
            except queue.Empty:
                index.rest()
                is_resting = True
            else:
                kinds[kind](index, told)
                is_resting = False

    def _read(self) -> None:
        """Sort what comes in; end the process when nobody is there any more."""
        while True:
            try:
                kind, told = self._connection.recv()
            except (EOFError, OSError):
                self._leave()
            if kind == "update":
                self._busy += 1
                self._updates.put(told)
            else:
                if kind == "search":
                    self._latest = told[0]
                self._inbox.put((kind, told))

    def _send(self, kind: str, number: int, told: object) -> None:
        with self._sending:
            try:
                self._connection.send((kind, number, told))
            except OSError:
                self._leave()

    def _leave(self) -> NoReturn:
        """End at once, from any thread: every file is written aside and renamed."""
        os._exit(0)

    def _search(self, index: Index, told: Any) -> None:
        number, query, limit, where, only = told
        if number < self._latest:
            self._send("dropped", number, None)
            return
        started = time.perf_counter()
        asked = parse(query)
        busy = self._busy  # before: what comes meanwhile is not among the hits
        hits = tuple(index.search(asked, limit=limit, where=where, only=only))
        seconds = time.perf_counter() - started
        complete = not busy and not index.claims_missing
        progress = None if complete else self._progress
        answer = Answer(query, hits, asked.ignored, seconds, complete, progress)
        self._send("answer", number, answer)

    def _report(self, progress: Progress) -> None:
        self._progress = progress
        self._send("progress", 0, progress)

    # --- documents ---

    def _keep_up(self, index: Index) -> None:
        """Bring the index up to date whenever that is asked for."""
        is_checked = False
        while True:
            sources = self._updates.get()
            self._sources = {source.path: source for source in sources}
            problems: list[tuple[str, str]] = []
            known = index.versions()
            stale = [s for s in sources if known.get(s.path) != s.version]
            gone = [Change(path) for path in known if path not in self._sources]
            total = len(sources)
            self._report(Progress(total - len(stale), total))
            index.update(self._changes(gone, stale, total, problems))
            self._busy -= 1
            self._report(Progress(total, total, tuple(problems)))
            is_checked = is_checked or index.check()  # once: it reads every byte
            index.prepare()

    def _changes(
        self,
        gone: Sequence[Change],
        stale: Sequence[Source],
        total: int,
        problems: list[tuple[str, str]],
    ) -> Iterator[Change]:
        from tui.documents import Extraction
        from tui.search.skimming import skim

        extraction = Extraction(self._cache)
        yield from gone
        reported = time.monotonic()
        for number, source in enumerate(stale):
            if time.monotonic() - reported > _EVERY:
                reported = time.monotonic()
                self._report(Progress(total - len(stale) + number, total))
            try:
                document, pieces = skim(extraction, source.file, source.path, dict(source.said))
            except DocumentError as error:
                problems.append((source.path, str(error)))
                yield Change(source.path)
            else:
                yield Change(source.path, source.version, document, pieces=pieces)

    # --- claims ---

    def _ask_for_claims(self, path: str) -> None:
        """Say that the claims of a document are wanted; they will be told of later."""
        if path not in self._claims_asked:
            self._claims_asked.add(path)
            self._claims_wanted.put(path)

    def _find_claims(self, index: Index, find: Callable[[str], Iterable[Claim]] | None) -> None:
        """Find the claims of documents that a query was about, one after the other."""
        done, reported = 0, 0.0
        while True:
            path = self._claims_wanted.get()
            source = self._sources.get(path)
            claims = (find or self._detected)(path)
            if self._sources.get(path) == source:  # or they are of a text that is no more
                index.set_claims(path, claims)
            self._claims_asked.discard(path)
            done += 1
            left = len(self._claims_asked)
            if not left or time.monotonic() - reported > _EVERY:
                reported = time.monotonic()
                self._report(Progress(done, done + left, what="finding claims"))
            done = done if left else 0

    def _detected(self, path: str) -> Iterable[Claim]:
        from tui.claims import detect
        from tui.documents import Extraction
        from tui.documents.citing import corrected

        if (source := self._sources.get(path)) is None:
            return ()
        said = dict(source.said)
        try:
            document = Extraction(self._cache).read(
                source.file, path, encoding=said.get("encoding")
            )
        except DocumentError:
            return ()
        return detect(replace(document, metadata=corrected(document.metadata, said)))


def _end(failed: threading.ExceptHookArgs) -> None:
    sys.__excepthook__(failed.exc_type, failed.exc_value or failed.exc_type(), failed.exc_traceback)
    os._exit(1)


def main() -> None:
    """Serve the connection whose file descriptor is the only argument."""
    os.nice(5)
    threading.excepthook = _end  # half a worker is worse than none: none is replaced
    sys.setswitchinterval(0.001)  # an answer must not wait long for the thread that indexes
    Worker(Connection(int(sys.argv[1]))).serve()


if __name__ == "__main__":
    main()
