"""The library's documents: which there are, and what each one says."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import DocumentError, quoted_path
from tui.library.inventory import Inventory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tui.documents import Entry, Extraction, LibrarySettings
    from tui.documents.document import Document
    from tui.documents.extraction import Job
    from tui.search.skimming import Skimmed

__all__ = ["ENCODING", "Sources"]

_KEEP_CHARS = 32_000_000
"""Code points of text kept in memory; the last document always is."""

ENCODING = "encoding"
"""What a reader says of a document whose encoding was taken for another."""


class Sources:
    """The documents of one library, each read once as long as its file does not change.

    `said` gives what the reader has said about a document instead of its own metadata.
    """

    def __init__(
        self,
        settings: LibrarySettings,
        said: Callable[[str], Mapping[str, str]] = lambda _: {},
        cache: Path | None = None,
    ) -> None:
        self._settings = settings
        self.said = said
        self._cache = cache
        self.inventory = Inventory(settings)
        self._read: OrderedDict[str, tuple[tuple[object, ...], Document]] = OrderedDict()
        self._chars = 0
        self._lock = threading.Lock()

    def entries(self, *, refresh: bool = False) -> list[Entry]:
        """Return the library's list, walked once unless `refresh` asks for a new walk."""
        return self.inventory.all(refresh=refresh)

    def everywhere(self) -> list[Entry]:
        """Return the whole library's list, walked anew where only some documents were named."""
        if not self._settings.only:
            return self.entries()
        from tui.documents import discover

        return discover(self._settings.widened())

    @property
    def listing(self) -> int:
        """How many times the folder has been walked: entries change only with it."""
        return self.inventory.walks

    def widen(self, settings: LibrarySettings) -> None:
        """Take other settings of the same library; `entries` lists by them from the next walk."""
        self._settings = settings
        self.inventory.widen(settings)

    def close(self) -> None:
        """Let go of what is under way."""
        self.inventory.stop()
        if "_extraction" in vars(self):
            self._extraction.close()

    @cached_property
    def _extraction(self) -> Extraction:
        from tui.documents import Extraction

        return Extraction(self._cache)

    @cached_property
    def _real_root(self) -> Path:
        return Path(os.path.realpath(self._settings.root))

    def entry(self, path: str) -> Entry:
        """Return what is known of one file without opening it, in the library or not."""
        from tui.documents.discovery import entry_for

        return entry_for(self._settings, path)

    def file(self, path: str) -> Path:
        """Return the file of a library path (an absolute path stays what it is)."""
        return self._settings.root / path

    def holds(self, path: str) -> bool:
        """Say whether `path` is one of the library's documents, and stands there now.

        Where only some were named the others are the library's all the same.
        """
        entry = self.inventory.get(path) if self.inventory.is_complete else None
        if entry is not None:
            return entry.problem is None and os.path.lexists(entry.file)
        if self.inventory.is_complete and not self._settings.only:
            return False
        from tui.documents.discovery import is_document_path

        file = Path(os.path.normpath(self.file(path)))
        if not path or path.startswith("/") or not is_document_path(file, self._settings):
            return False
        return self.entry(path).problem is None

    def stamp(self, path: str) -> tuple[int, int]:
        """Return (modification time in ns, size in bytes): equal as long as the file is.

        Raises:
            DocumentError: when there is no such file.
        """
        try:
            # Asked twice of each of thousands: a `Path` takes twice as long.
            status = os.stat(os.path.join(self._settings.root, path))  # noqa: PTH116, PTH118
        except (OSError, ValueError) as error:
            raise DocumentError(f"there is no document {quoted_path(path)}") from error
        return status.st_mtime_ns, status.st_size

    def document(self, path: str) -> Document:
        """Return the whole document.

        Raises:
            DocumentError: when it is missing or cannot be read; the message says why.
        """
        said = self.said(path)
        stamp = (*self.stamp(path), *said.items())
        if (kept := self._kept(path, stamp)) is not None:
            return kept
        entry = self._readable(path)
        encoding = said.get(ENCODING)
        document = self._extraction.read(entry.file, path, encoding=encoding)
        return self._keep(path, stamp, _corrected(document, said))

    def begin(self, path: str) -> Job:
        """Begin to read a document beside everything else: it tells how far it is, can be stopped.

        Raises:
            DocumentError: when it is missing or must not be read; what else is wrong comes
                through the job.
        """
        said = self.said(path)
        stamp = (*self.stamp(path), *said.items())
        entry = self._readable(path)

        def keep(document: Document) -> Document:
            return self._keep(path, stamp, _corrected(document, said))

        return self._extraction.start(entry.file, path, encoding=said.get(ENCODING), then=keep)

    def is_quick(self, path: str) -> bool:
        """Say whether :meth:`document` would answer at once: known, or light enough."""
        said = self.said(path)
        try:
            stamp = (*self.stamp(path), *said.items())
            if self._kept(path, stamp) is not None:
                return True
            return self._extraction.is_quick(self.file(path), said.get(ENCODING))
        except DocumentError:
            return True

    def _readable(self, path: str) -> Entry:
        entry = self.entry(path)
        if entry.problem is not None:
            raise DocumentError(f"{quoted_path(path)} cannot be read: {entry.problem}")
        return entry

    def _kept(self, path: str, stamp: tuple[object, ...]) -> Document | None:
        with self._lock:
            kept = self._read.get(path)
            if kept is None or kept[0] != stamp:
                return None
            self._read.move_to_end(path)
            return kept[1]

    def skim(self, path: str) -> Skimmed:
        """Return a document for an index: all of its text, of its structure only the top's.

        Raises:
            DocumentError: as :meth:`document`.
        """
        from tui.search.skimming import skim

        said = self.said(path)
        if (kept := self._kept(path, (*self.stamp(path), *said.items()))) is not None:
            return kept, None
        return skim(self._extraction, self._readable(path).file, path, said)

    def _keep(self, path: str, stamp: tuple[object, ...], document: Document) -> Document:
        with self._lock:
            if path in self._read:
                self._chars -= self._read.pop(path)[1].length
            self._read[path] = stamp, document
            self._chars += document.length
            while self._chars > _KEEP_CHARS and len(self._read) > 1:
                self._chars -= self._read.popitem(last=False)[1][1].length
        return document

    def head(self, path: str, limit: int) -> Document:
        """Return about the first `limit` bytes as a document, for a first paint.

        Raises:
            DocumentError: as :meth:`document`.
        """
        entry = self._readable(path)
        said = self.said(path)
        head = self._extraction.read(entry.file, path, limit=limit, encoding=said.get(ENCODING))
        return _corrected(head, said)

    def pieces(self, path: str) -> Iterator[str]:
        """Yield the text of a large document piece by piece, for a reader who will not wait.

        Raises:
            DocumentError: when it has to be read as a whole: it is no plain text, or its
                encoding is not the one that its first bytes promise.
        """
        from tui.documents.decoding import detect
        from tui.documents.formats import extractor_of
        from tui.documents.reading import read_bytes
        from tui.text.source import decode_chunks

        entry = self.entry(path)
        if entry.problem is not None or extractor_of(entry.format):
            raise DocumentError(f"{quoted_path(path)} has to be read as a whole")
        encoding = self.said(path).get(ENCODING)
        if encoding is None:
            encoding, _mark = detect(read_bytes(entry.file, 1 << 16), partial=True)
        try:
            for number, piece in enumerate(decode_chunks(entry.file, encoding, "strict")):
                yield piece.removeprefix("\ufeff") if number == 0 else piece
        except (OSError, UnicodeError, LookupError) as error:
            raise DocumentError(f"{quoted_path(path)} has to be read as a whole") from error

    def resolve(self, name: str, cwd: Path) -> str:
        """Return the path of the document that a user's `name` means.

        It is tried from the current folder, then from the library. The answer is a library
        path, or an absolute one for a file that is not among the library's documents.

        Raises:
            DocumentError: when there is no such file.
        """
        from tui.documents.discovery import is_document_path
        from tui.documents.locating import relative_path

        if not name or "\0" in name:
            raise DocumentError(f"{quoted_path(name)} is not the name of a document")
        root = self._settings.root
        for start in (cwd, root):
            # Said of hundreds of files: a `Path` for each step takes four times as long.
            said = os.path.join(start, os.path.expanduser(name))  # noqa: PTH111, PTH118 - as above
            said = os.path.normpath(said)
            if not os.path.lexists(said):
                continue
            file = Path(said)
            inside = relative_path(file, root)
            if inside is None:
                # The same place may have two names: a link to the library, /tmp on macOS.
                real = Path(os.path.realpath(file.parent)) / file.name
                inside = relative_path(real, self._real_root)
            if inside and (
                is_document_path(root / inside, self._settings) or inside in self._settings.only
            ):
                return inside
            if file.is_dir():
                raise DocumentError(f"{quoted_path(name)} is a folder; name a document in it")
            return file.as_posix()
        raise DocumentError(f"there is no document {quoted_path(name)}")


def _corrected(document: Document, said: Mapping[str, str]) -> Document:
    if not said:
        return document
    from tui.documents.citing import corrected

    return replace(document, metadata=corrected(document.metadata, said))
