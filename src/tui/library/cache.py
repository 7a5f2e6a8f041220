"""What can be made again, kept so that it need not be: one SQLite file per library.

A cache must never be the reason for a failure. A file that is damaged, locked or cannot be
made is done without, and everything is worked out afresh.
"""

from __future__ import annotations

import json
import os
import threading
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

__all__ = ["Cache", "fingerprint", "packed"]

_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"

_GENERATIONS = (
    "CREATE TABLE IF NOT EXISTS generations (name BLOB PRIMARY KEY, day INTEGER) WITHOUT ROWID"
)
"""What the keys of one kind and rules begin with, and the day on which they were used last."""

_UNUSED = 30
"""Days after which what other rules made is dropped: two versions may be in use in turn."""

_DROPPED = 500
"""Values dropped in one go, so that nobody waits for the file."""

_LOOKS = 100
"""Generations looked at in one go."""

_AT_ONCE = 500
"""Names in one question: SQLite of old takes no more than 999."""


class Cache:
    """JSON values by name; may be used from several threads and by several programs."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._usable = True

    @property
    def is_usable(self) -> bool:
        """Whether what is put in can be hoped to be there later."""
        with self._lock:
            return self._open(create=True) is not None

    def get(self, key: str) -> Any:
        """Return the value kept under `key`, or None."""
        import sqlite3

        with self._lock:
            connection = self._open(create=False)
            if connection is None:
                return None
            try:
                query = "SELECT value FROM kept WHERE key = ?"
                row = connection.execute(query, (_bytes(key),)).fetchone()
            except sqlite3.Error:
                self._give_up()
                return None
        return None if row is None else _unpacked(row[0])

    def get_all(self, keys: Sequence[str]) -> dict[str, Any]:
        """Return the values kept under any of `keys`; thousands at once are soon found."""
        import sqlite3

        found: dict[str, Any] = {}
        names = {_bytes(key): key for key in keys}
        wanted = list(names)
        with self._lock:
            connection = self._open(create=False) if wanted else None
            if connection is None:
                return {}
            try:
                for at in range(0, len(wanted), _AT_ONCE):
                    part = wanted[at : at + _AT_ONCE]
                    marks = ",".join("?" * len(part))
                    query = f"SELECT key, value FROM kept WHERE key IN ({marks})"  # noqa: S608 - marks
                    for key, value in connection.execute(query, part):
                        if (kept := _unpacked(value)) is not None:
                            found[names[key]] = kept
            except sqlite3.Error:
                self._give_up()
        return found

    def put(self, values: Iterable[tuple[str, Any]]) -> None:
        """Keep `values`, pairs of a key and what JSON can hold; all or none.

        What is :func:`packed` already is kept as it is.
        """
        import sqlite3

        rows = [(_bytes(k), v if isinstance(v, bytes) else packed(v)) for k, v in values]
        if not rows:
            return
        with self._lock:
            connection = self._open(create=True)
            if connection is None:
                return
            try:
                with connection:
                    connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
            except sqlite3.Error:
                self._give_up()

    def drop_unused(self, generation: str) -> None:
        """Drop some of what other rules made, where nobody has used any of it for a month.

        `generation` is what the keys in use begin with: their kind and the rules, two words.
        """
        import sqlite3

        with self._lock, suppress(sqlite3.Error):  # another time
            if (connection := self._open(create=False)) is not None:
                with connection:
                    _drop_unused(connection, _bytes(generation), _today())
                connection.execute(f"PRAGMA incremental_vacuum({_DROPPED})").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def __del__(self) -> None:
        self.close()

    def _open(self, *, create: bool) -> sqlite3.Connection | None:
        if self._connection is not None or not self._usable:
            return self._connection
        if not create and not os.path.exists(self._file):  # noqa: PTH110 - a `Path` may raise
            return None
        import sqlite3

        for _attempt in (1, 2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                self._connection = _connect(self._file)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):  # locked, read-only, no room
                    break
                with suppress(OSError):
                    self._file.unlink()
            except OSError:
                break
            else:
                return self._connection
        self._usable = False
        return None

    def _give_up(self) -> None:
        self._usable = False
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def packed(value: Any) -> bytes:
    """Return what JSON can hold as the cache keeps it; in a process, where there is much of it."""
    said = json.dumps(value, separators=(",", ":"), check_circular=False)
    return zlib.compress(said.encode(), 1)


def _unpacked(value: bytes) -> Any:
    """Return what was packed; None where it is damaged: what is put there anew replaces it."""
    try:
        return json.loads(zlib.decompress(value))
    except (zlib.error, ValueError, TypeError):
        return None


def _bytes(key: str) -> bytes:
    # Paths may hold lone surrogates, which SQLite takes for no text.
    return key.encode("utf-8", "surrogatepass")


def _connect(file: Path) -> sqlite3.Connection:
    import sqlite3

    connection = sqlite3.connect(file, timeout=0.5, check_same_thread=False)
    try:
        # What a power loss takes from a cache is worked out again.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # of a file that is new
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(_SCHEMA)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _today() -> int:
    return int(time.time() // 86_400)


def _drop_unused(connection: sqlite3.Connection, own: bytes, today: int) -> None:
    connection.execute(_GENERATIONS)
    used = "INSERT OR REPLACE INTO generations VALUES (?, ?)"
    connection.execute(used, (own, today))
    days = dict(connection.execute("SELECT name, day FROM generations"))
    kind = at = own.partition(b" ")[0] + b" "
    for _ in range(_LOOKS):
        following = "SELECT key FROM kept WHERE key > ? ORDER BY key LIMIT 1"
        row = connection.execute(following, (at,)).fetchone()
        if row is None or not row[0].startswith(kind):
            return
        name = b" ".join(row[0].split(b" ", 2)[:2])
        at = name + b"\xff"  # behind all that begin with it
        if name not in days:
            connection.execute(used, (name, today))
        elif days[name] + _UNUSED < today:
            part = "SELECT key FROM kept WHERE key >= ? AND key < ? LIMIT ?"
            which = f"DELETE FROM kept WHERE key IN ({part})"  # noqa: S608 - no words of others
            if connection.execute(which, (name, at, _DROPPED)).rowcount < _DROPPED:
                connection.execute("DELETE FROM generations WHERE name = ?", (name,))
            return


def fingerprint(package: str) -> str:
    """Return a short text that changes when the code or data of `package` changes.

    What was worked out by other rules is no use; nobody should have to remember to raise a
    version number for that.
    """
    from hashlib import sha256
    from importlib.util import find_spec

    digest = sha256()
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for file in sorted(Path(folder).rglob("*")):
            if file.suffix == ".pyc" or not file.is_file():
                continue
            status = file.stat()
            digest.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]
