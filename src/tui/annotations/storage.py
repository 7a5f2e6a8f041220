"""TinyDB over a folder of store files: its own hooks, and nothing of it replaced.

`GlossStorage` reads and writes through a `StoreFolder`, which locks, checks and saves.
`GlossTable` makes each change one read and one write under the lock, so that no other
program's change is lost, and names rows by UUID instead of by a counter, which TinyDB would
use again after a delete. `CachingMiddleware` would keep acknowledged notes in memory only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from tui.annotations.identifiers import new_id
from tui.annotations.saving import ChangedMeanwhileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.annotations.folder import StoreFolder

__all__ = ["GlossDB", "GlossStorage", "GlossTable", "open_database"]

_ATTEMPTS = 5


class GlossStorage(Storage):
    """One store file as TinyDB sees it: a dict of tables of rows."""

    def __init__(self, folder: StoreFolder, name: str, about: str | None) -> None:
        self.folder = folder
        self._name = name
        self._about = about

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables; the rows are the folder's own, so change them by setting fields."""
        tables = self.folder.read(self._name).tables
        return {name: dict(table) for name, table in tables.items()} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Save the tables; when this returns they are on the disk."""
        self.folder.write(self._name, data, self._about)

    def forget(self) -> None:
        """Read the file again the next time: what is in memory was not saved."""
        self.folder.forget(self._name)


class GlossTable(Table):
    """A table whose every change is one step under the lock, with UUIDs for row ids."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB's own hook, typed as int there
    _storage: GlossStorage

    def _get_next_id(self) -> str:
        return new_id()

    def _update_table(self, updater: Callable[[dict[Any, Mapping[str, Any]]], None]) -> None:
        self.change(updater)

    def change(self, updater: Callable[[dict[Any, Any]], None]) -> None:
        """Let `updater` change the rows by their ids, and save; raising changes nothing.

        It may be called again when a program that does not lock has written in between.
        """
        with self._storage.folder.locked():
            for attempt in range(1, _ATTEMPTS + 1):
                try:
                    super()._update_table(updater)
                except ChangedMeanwhileError:
                    self._storage.forget()
                    if attempt == _ATTEMPTS:
                        raise
                except BaseException:
                    self._storage.forget()
                    raise
                else:
                    return


class GlossDB(TinyDB):
    """TinyDB with our table."""

    table_class = GlossTable


def open_database(folder: StoreFolder, name: str, about: str | None = None) -> GlossDB:
    """Return the database of one store file; `about` is the document's path, for a new one."""
    return GlossDB(folder, name, about, storage=GlossStorage)
