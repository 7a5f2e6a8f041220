"""What readers say about whole documents: corrections of their metadata, free attributes.

`metadata.json` holds one row a document that somebody has said something about: `title`,
`outlet`, `author`, `date`, `url` as corrected, and whatever else is wanted for filters and
groups (`case = "P07"`). The row with the empty path is about the library itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotations.changes import RowChange
from tui.annotations.identifiers import derived_id
from tui.annotations.names import METADATA, is_document_path
from tui.errors import StoreError, quoted, quoted_path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.store import AnnotationStore

__all__ = ["MetadataBook"]


class MetadataBook:
    """The attributes in the folder of `store`; changes can be undone there."""

    def __init__(self, store: AnnotationStore) -> None:
        self._store = store

    def all(self) -> dict[str, dict[str, str]]:
        """Return the attributes by the paths of their documents.

        Raises:
            StoreError: the file cannot be read at all.
        """
        rows = self._store.files.read(METADATA).rows.values()
        return {path: _fields(row) for row in rows if isinstance(path := row.get("path"), str)}

    def of(self, path: str) -> dict[str, str]:
        """Return the attributes of one document (of the library, for an empty path)."""
        return _fields(self._store.files.read(METADATA).rows.get(_id(path), {}))

    def set(self, path: str, fields: Mapping[str, str | None]) -> dict[str, str]:
        """Set attributes of a document, where None takes one away, and return them all.

        Raises:
            StoreError: `path` is none within the library, or it cannot be saved.
        """
        return self.set_all({path: fields})[path]

    def set_all(self, fields: Mapping[str, Mapping[str, str | None]]) -> dict[str, dict[str, str]]:
        """Set attributes of documents by their paths as one step, all or none; as :meth:`set`.

        Raises:
            StoreError: a path is none within the library, or it cannot be saved.
        """
        for path in fields:
            if path and not is_document_path(path):
                raise StoreError(f"{quoted_path(path)} is not in the library")
        if not fields:
            return {}
        changes, after = [], {}
        with self._store.files.locked():  # nobody changes them between the two
            rows = self._store.files.read(METADATA).rows
            for path, new in fields.items():
                before = rows.get(_id(path))
                row = {**(before or {"path": path}), **new}
                now = {name: value for name, value in row.items() if value is not None}
                changes.append(RowChange(METADATA, None, _id(path), before, now))
                after[path] = _fields(now)
            self._store.change(_words(fields), changes)
        return after


def _words(fields: Mapping[str, Mapping[str, str | None]]) -> str:
    path = next(iter(fields))
    if len(fields) > 1:
        return f"described {len(fields)} documents"
    return f"set {', '.join(fields[path])} of {quoted(path or 'the library')}"


def _id(path: str) -> str:
    return derived_id(METADATA, path)


def _fields(row: Mapping[str, object]) -> dict[str, str]:
    return {name: v for name, v in row.items() if isinstance(v, str) and name != "path"}
