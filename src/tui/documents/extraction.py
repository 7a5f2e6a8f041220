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
from concurrent.futures import Future, ThreadPoolExecutor
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
from tui.errors import DocumentError, quoted

if TYPE_CHECKING:
    from tui.documents.building import Extracted

__all__ = ["Extraction", "Job"]

_MOST_KEPT = 1_000_000_000
_SMALL = 300_000
_CHUNK = 1 << 20


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

    def start(self, file: Path, path: str, *, encoding: str | None = None) -> Job:
        """Begin to read a file in a process beside this one."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._count, thread_name_prefix="extraction")
        name = format_of(file.name) or "txt"
        job = Job(Future())
        order = _Order(file, name, encoding=encoding, job=job)
        job.future = self._pool.submit(self._read, path, order)
        return job

    def close(self) -> None:
        """Drop what has not started; what runs ends by itself."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _read(self, path: str, order: _Order) -> Document:
        try:
            extracted = self._extracted(order)
        except DocumentError as error:
            raise DocumentError(f"cannot read {quoted(path)}: {error}") from error
        structure = Structure(extracted.metadata, extracted.blocks)
        structure = titled(extracted.text, structure, marked=order.name != "txt")
        made_by = extractor_of(order.name)
        blocks = structure.blocks
        return Document(path, extracted.text, order.name, structure.metadata, blocks, made_by)

    def _extracted(self, order: _Order) -> Extracted:
        key = self._key(order)
        kept = self._load(key)
        if kept is not None:
            return kept
        form = FORMATS[order.name]
        if form.extra and not has_extra(form.extra):
            raise DocumentError(f"install the extra for it: {install_line(form.extra)}")
        in_a_job = order.job is not None
        if form.apart or (in_a_job and order.file.stat().st_size > _SMALL):
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
        if job is None:
            return child.result()
        job.attach(child)

        def note(done: int, count: int) -> None:
            job.progress = (done, count)

        return child.result(note)

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
