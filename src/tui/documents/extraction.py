"""Texts that cost time to make: made beside the screen, and kept once made.

A text is kept under the hash of its file's bytes and the name of its extractor, so a file
that moves costs nothing, and a new version of an extractor never finds an old text. What
is kept can always be made again; whatever is wrong with it, it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.documents.apart import Child, Limits, from_header, to_header
from tui.documents.document import Document
from tui.documents.extras import has_extra, install_line
from tui.documents.formats import FORMATS, extractor_of, format_of
from tui.documents.reading import read, read_bytes
from tui.documents.structure import Structure, titled
from tui.errors import DocumentError, quoted_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

    from tui.documents.building import Extracted
    from tui.documents.formats import Format

__all__ = ["Extraction", "Job"]

_MOST_KEPT = 1_000_000_000
_CHUNK = 1 << 20
_LIGHT = 60_000
"""Bytes to go through that take a few hundredths of a second."""
_SMALL = 400_000
"""Bytes to go through from which on a process of its own, with its limits, is worth its start."""
_ARCHIVES = ("epub", "docx", "odt")
_HASHED = 50_000_000
"""Bytes that are hashed in the time of a frame or two."""


@dataclass(slots=True)
class Job:
    """One document that is being made; `progress` is (done, all), in pages where known."""

    future: Future[Document]
    progress: tuple[int, int] = (0, 0)
    _child: Child | None = None
    _cancelled: bool = field(default=False)

    def cancel(self) -> None:
        """Give up: a job that waits never starts, one that runs is stopped at once."""
        self._cancelled = True
        self.future.cancel()
        if self._child is not None:
            self._child.cancel()

    def attach(self, child: Child) -> None:
        """Let `cancel` reach the process that works on this."""
        self._child = child
        if self._cancelled:
            child.cancel()


class _Order(NamedTuple):
    """What is to be read, and how."""

    file: Path
    name: str
    limit: int | None = None
    encoding: str | None = None
    job: Job | None = None


class Extraction:
    """Reads documents of any format, keeping in `cache` the texts that cost time.

    With no `cache` nothing is kept. Safe to use from several threads and programs.
    """

    def __init__(self, cache: Path | None, *, limits: Limits | None = None, count: int = 2) -> None:
        self._folder = cache / "texts" if cache is not None else None
        self._limits = limits or Limits()
        self._count = count
        self._pool: ThreadPoolExecutor | None = None
        self._hashes: dict[tuple[str, int, int], str] = {}
        self._kept = 0
        self._running: set[Child] = set()

    def read(
        self, file: Path, path: str, *, limit: int | None = None, encoding: str | None = None
    ) -> Document:
        """Read one file, as :func:`tui.documents.read` does, from the cache if it can.

        Raises:
            DocumentError: one line that names the file and says why it cannot be read.
        """
        name = format_of(file.name) or "txt"
        if not FORMATS[name].extracted:
            return read(file, path, limit=limit, encoding=encoding)
        return self._read(path, _Order(file, name, limit, encoding))

    def start(
        self,
        file: Path,
        path: str,
        *,
        encoding: str | None = None,
        then: Callable[[Document], Document] = lambda document: document,
    ) -> Job:
        """Begin to read a file beside this thread; the job gives what `then` makes of it."""
        # What reads plain texts, one after another, never waits for the modules of these two.
        from concurrent.futures import Future, ThreadPoolExecutor

        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._count, thread_name_prefix="extraction")
        name = format_of(file.name) or "txt"
        job = Job(Future())
        order = _Order(file, name, encoding=encoding, job=job)
        job.future = self._pool.submit(lambda: then(self._read(path, order)))
        return job

    def is_quick(self, file: Path, encoding: str | None = None) -> bool:
        """Say whether a file is read in no time: its text is kept, or there is little in it."""
        name = format_of(file.name) or "txt"
        form = FORMATS[name]
        try:
            size = file.stat().st_size
            if not form.extracted:
                return True
            if not form.apart and _weight(file, form, size) <= _LIGHT:
                return True
            key = self._key(_Order(file, name, encoding=encoding)) if size <= _HASHED else ""
        except (OSError, DocumentError):
            return True  # that it cannot be read is soon said
        return bool(key) and self._folder is not None and (self._folder / key).exists()

    def close(self) -> None:
        """Drop what has not started, and stop what runs."""
        pool, self._pool = self._pool, None
        for child in tuple(self._running):
            child.cancel()
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _read(self, path: str, order: _Order) -> Document:
        if not FORMATS[order.name].extracted:
            return read(order.file, path, encoding=order.encoding)
        try:
            extracted = self._extracted(order)
        except DocumentError as error:
            raise DocumentError(f"cannot read {quoted_path(path)}: {error}") from error
        structure = Structure(extracted.metadata, extracted.blocks)
        structure = titled(extracted.text, structure, marked=order.name != "txt", name=path)
        made_by = extractor_of(order.name)
        blocks = structure.blocks
        return Document(path, extracted.text, order.name, structure.metadata, blocks, made_by)

    def _extracted(self, order: _Order) -> Extracted:
        # What is wanted is the beginning: that of a large file is made sooner than its hash.
        short = order.limit is not None and order.file.stat().st_size > _HASHED
        key = "" if short else self._key(order)
        kept = self._load(key) if key else None
        if kept is not None:
            return kept
        form = FORMATS[order.name]
        if form.extra and not has_extra(form.extra):
            raise DocumentError(f"install the extra for it: {install_line(form.extra)}")
        if form.apart or _weight(order.file, form, order.file.stat().st_size) > _SMALL:
            extracted = self._apart(order)
        else:
            module = import_module(f"tui.documents.{form.module}")
            extracted = module.extract(
                order.file, order.name, limit=order.limit, encoding=order.encoding
            )
        if not extracted.partial and order.limit is None:
            self._keep(key, extracted)
        return extracted

    def _apart(self, order: _Order) -> Extracted:
        child = Child(
            order.file,
            order.name,
            limit=order.limit,
            encoding=order.encoding,
            limits=self._limits,
        )
        job = order.job

        def note(done: int, count: int) -> None:
            if job is not None:
                job.progress = (done, count)

        if job is not None:
            job.attach(child)
        self._running.add(child)
        try:
            return child.result(note)
        finally:
            self._running.discard(child)

    # --- what is kept ---------------------------------------------------------------

    def _key(self, order: _Order) -> str:
        """Return the name that a file's text is kept under; the bytes are hashed once."""
        file = order.file
        read_bytes(file, 0)  # raises for what must not be opened
        info = file.stat()
        stamp = (os.fspath(file), info.st_mtime_ns, info.st_size)
        digest = self._hashes.get(stamp)
        if digest is None:
            digest = self._hashes[stamp] = _hash(file)
        made_by = f"{extractor_of(order.name)} {order.encoding or ''}"
        version = hashlib.sha256(made_by.encode()).hexdigest()
        return f"{digest[:2]}/{digest[2:40]}-{version[:12]}"

    def _load(self, key: str) -> Extracted | None:
        if self._folder is None:
            return None
        file = self._folder / key
        try:
            head, _, raw = zlib.decompress(file.read_bytes()).partition(b"\n")
            extracted = from_header(json.loads(head), raw.decode("utf-8", "surrogatepass"))
        except (OSError, zlib.error, ValueError, KeyError, TypeError):
            return None
        with suppress(OSError):
            os.utime(file)  # the texts used last are the last to be dropped
        return extracted

    def _keep(self, key: str, extracted: Extracted) -> None:
        if self._folder is None:
            return
        file = self._folder / key
        head = json.dumps(to_header(extracted)).encode("ascii")
        raw = zlib.compress(head + b"\n" + extracted.text.encode("utf-8", "surrogatepass"), 1)
        beside = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(raw)
            beside.replace(file)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return
        self._kept += 1
        if self._kept % 200 == 1:
            _prune(self._folder, _MOST_KEPT)


def _weight(file: Path, form: Format, size: int) -> int:
    """Return how many bytes a reader will go through: in an archive, what its parts unpack to.

    The sizes that an archive names are believed, for no part ever unpacks to more.
    """
    if form.name not in _ARCHIVES:
        return size
    from tui.documents.containers import unpacked_size

    return size if size > _SMALL else unpacked_size(file)


def _hash(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise DocumentError((error.strerror or "it cannot be read").lower()) from error
    return digest.hexdigest()


def _prune(folder: Path, most: int) -> None:
    """Drop the texts used longest ago until at most `most` bytes are kept."""
    rows = []
    with suppress(OSError):
        for inner in os.scandir(folder):
            for entry in os.scandir(inner.path):
                info = entry.stat()
                rows.append((info.st_mtime, info.st_size, entry.path))
    total = sum(size for _, size, _ in rows)
    for _, size, path in sorted(rows):
        if total <= most:
            return
        with suppress(OSError):
            Path(path).unlink()
            total -= size
