"""The folder of store files: what is read once is kept, what is saved is safe.

Reading asks only whether a file's signature changed, takes no lock and makes nothing, so it
never waits for a save; a save holds the folder's lock. Everything of gloss's own (lock,
previous versions, last changes, quarantine, trash) is in `.gloss/`, which git ignores.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tui.annotations.changelog import save_change
from tui.annotations.layout import DEFAULT, META, dump
from tui.annotations.names import AUXILIARY
from tui.annotations.reading import SCHEMA, Contents, auxiliary, load
from tui.annotations.row import Row
from tui.annotations.saving import (
    LOCK_SECONDS,
    fill_file,
    finish,
    locked,
    make_folder,
    put_in_place,
    read_bytes,
    signature,
    start_file,
    write_beside,
)
from tui.errors import NewerSchemaError, StoreError, quoted_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.annotation import Annotation
    from tui.annotations.passing import Spelled
    from tui.annotations.storage import GlossTable

__all__ = ["StoreFolder"]

_ATTRIBUTES = b"*.json merge=union -text\n"


class StoreFolder:
    """The files of one annotations folder, safe to use from several threads."""

    def __init__(self, root: Path, *, lock_seconds: float = LOCK_SECONDS) -> None:
        self.root = root
        self._lock_seconds = lock_seconds
        self._contents: dict[str, Contents] = {}
        self._about: dict[str, Contents] = {}
        self._tables: dict[str, GlossTable] = {}
        self._writing = threading.RLock()
        self._depth = 0

    # Reading

    def names(self) -> list[str]:
        """Return the names of the store files, sorted."""
        return sorted(self.signatures())

    def signatures(self) -> dict[str, tuple[int, int]]:
        """Return when each store file was written, and how long it is."""
        return {name: (written, length) for name, (written, length, _) in self._looked().items()}

    def _looked(self) -> dict[str, tuple[int, int, int]]:
        """Return also which file it is: a disk may keep no more than seconds of when."""
        found: dict[str, tuple[int, int, int]] = {}
        try:
            with os.scandir(self.root) as entries:
                for entry in entries:
                    if entry.name.endswith(".json") and not entry.name.startswith("."):
                        seen = _seen(entry)
                        if seen is not None:
                            found[entry.name] = seen
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise StoreError(
                f"{quoted_path(str(self.root))} cannot be read: {error.strerror}"
            ) from error
        return found

    @property
    def revision(self) -> int:
        """A number that is another one when any store file was written, by anybody."""
        return hash(frozenset(self._looked().items()))

    def read(self, name: str) -> Contents:
        """Return what a file says now.

        Raises:
            StoreError: it cannot be read at all.
        """
        earlier = self._contents.get(name)
        if earlier is not None and self._is_as(earlier):
            return earlier
        contents = self._contents[name] = load(self.root, name, earlier)
        return contents

    def is_read(self, name: str) -> bool:
        """Say whether a file was read, and its rows are kept."""
        return name in self._contents

    def notes_once(self, name: str) -> Sequence[Spelled] | Sequence[Annotation]:
        """Return the notes in a file for somebody who keeps nothing of them.

        Raises:
            StoreError: it cannot be read at all.
        """
        from tui.annotations.passing import notes_once

        self._about[name], notes = notes_once(self.root, name)
        return notes

    def about(self, name: str) -> Contents:
        """Return what a file says; its rows may be missing after :meth:`notes_once`.

        Raises:
            StoreError: it cannot be read at all.
        """
        seen = None if self.is_read(name) else self._about.get(name)
        return seen if seen is not None and self._is_as(seen) else self.read(name)

    def _is_as(self, seen: Contents) -> bool:
        """Say whether a file is as it was read; where it cannot be looked at, reading says why."""
        try:
            return signature(self.root / seen.name) == seen.signature
        except OSError:
            return False

    def forget(self, name: str) -> None:
        """Read a file again the next time it is asked for."""
        self._contents.pop(name, None)

    # Writing

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder against every other writer; may be nested within a thread.

        Raises:
            StoreError: the folder cannot be written, or another program holds it.
        """
        with self._writing:
            if self._depth:
                yield
                return
            with self._saying_why(), self._held():
                self._depth = 1
                try:
                    self._finish_the_dead()
                    yield
                finally:
                    self._depth = 0

    @contextmanager
    def _held(self) -> Iterator[None]:
        self._make()
        with locked(self.root / AUXILIARY / "lock", self._lock_seconds):
            yield

    @contextmanager
    def _saying_why(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreError(
                f"not saved, {quoted_path(str(self.root))} cannot be written: {error.strerror}"
            ) from error

    def _finish_the_dead(self) -> None:
        """Complete a change to several files in which another writer died."""
        from tui.annotations.pending import finish, is_pending

        if is_pending(self.root):
            finish(self)

    def _make(self) -> None:
        make_folder(self.root)
        own = self.root / AUXILIARY
        ignored = own / ".gitignore"  # the last one: a full disk may have stopped the first save
        if ignored.exists():
            return
        make_folder(own)
        for path, text in ((self.root / ".gitattributes", _ATTRIBUTES), (ignored, b"*\n")):
            if not path.exists():
                write_beside(path, text, durable=False)

    def table(self, name: str, about: str | None = None) -> GlossTable:
        """Return the TinyDB table with the rows of one file."""
        table = self._tables.get(name)
        if table is None:
            from tui.annotations.storage import GlossTable, open_database

            opened = open_database(self, name, about).table(DEFAULT)
            assert isinstance(opened, GlossTable)  # noqa: S101  # what GlossDB.table_class makes
            table = self._tables[name] = opened
        return table

    def write(self, name: str, data: Mapping[str, Mapping[str, Any]], about: str | None) -> None:
        """Save a file's tables. Called by the storage, under the lock.

        Raises:
            NewerSchemaError: the file is of a newer schema.
            ChangedMeanwhileError: it was written since it was read.
            OSError: it could not be written; the file is as it was.
        """
        current = self.read(name)
        if current.newer:
            raise NewerSchemaError(current.problem)
        tables = {**data, META: _meta(data.get(META, {}), about)}
        raw, written = dump(tables)
        path, old = self.root / name, current.signature
        if current.damaged:
            self._quarantine(name)
        beside = auxiliary(self.root, name, "new")
        previous = auxiliary(self.root, name, "previous")
        finish(path, previous)
        stamp = max(time.time_ns(), old.modified_ns + 1 if old is not None else 0)
        save_change(
            auxiliary(self.root, name, "last"),
            current.tables,
            tables,
            old=old,
            new=(start_file(beside, path), stamp),
            whole=current.damaged,
        )
        fill_file(beside, raw, stamp=stamp)
        put_in_place(path, beside, expected=old, previous=previous)
        self._contents[name] = Contents(name, signature(path), written)

    def save_again(self, name: str) -> None:
        """Write a file as it is understood, which mends it. Call it under the lock."""
        self.table(name).change(lambda _rows: None)

    def _quarantine(self, name: str) -> None:
        """Keep the bytes of a damaged file under a name that says what they are."""
        _signature, raw = read_bytes(self.root / name)
        shelf = self.root / AUXILIARY / "quarantine"
        make_folder(shelf)
        kept = shelf / f"{name}.{hashlib.sha256(raw).hexdigest()[:12]}.damaged"
        if raw and not kept.exists():
            write_beside(kept, raw, durable=True)


def _seen(entry: os.DirEntry[str]) -> tuple[int, int, int] | None:
    """Return when a file was written, how long it is, and its number; None where it has just gone.

    A link to nothing, or to itself, is a file that cannot be read: it must not hide the rest.
    """
    try:
        status = entry.stat()
    except OSError as error:
        is_there = entry.is_symlink() or not isinstance(error, FileNotFoundError)
        return (0, 0, 0) if is_there else None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _meta(present: Mapping[str, Mapping[str, Any]], about: str | None) -> dict[str, Any]:
    meta: dict[str, Any] = {"schema": Row({"v": SCHEMA}), **present}
    if about is not None and "document" not in meta:
        meta["document"] = Row({"path": about})
    return meta
