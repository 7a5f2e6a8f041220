"""What a library can say about its documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.library.parts import Parts

if TYPE_CHECKING:
    from tui.claims.claim import Claim
    from tui.documents import Entry
    from tui.documents.document import Document
    from tui.library.records import DocRow

__all__ = ["DocumentVerbs"]


class DocumentVerbs(Parts):
    """The verbs that only read documents."""

    def entries(self, *, refresh: bool = False) -> list[Entry]:
        """Return the list of documents, walked once unless `refresh` asks for a new walk."""
        return self._sources.entries(refresh=refresh)

    def document(self, path: str) -> Document:
        """Return a document by its library path (or absolute); read again when it changed.

        Raises:
            DocumentError: when it is missing or cannot be read.
        """
        return self._sources.document(path)

    def head(self, path: str, limit: int) -> Document:
        """Return about the first `limit` bytes of a document, for a first paint.

        Raises:
            DocumentError: when it is missing or cannot be read.
        """
        return self._sources.head(path, limit)

    def resolve(self, doc: str, cwd: Path | None = None) -> str:
        """Return the path that a user's DOC means: from the current folder, then the library.

        Raises:
            DocumentError: when there is no such file.
        """
        return self._sources.resolve(doc, cwd or Path.cwd())

    def doc_row(self, entry: Entry) -> DocRow:
        """Return the facts of one document; the first time, it is read and its claims found."""
        return self._rows.row(entry, len(self._placing.of(entry.path)))

    def claims(self, path: str) -> list[Claim]:
        """Return every candidate of a document, by position, with the reader's word on it.

        Raises:
            DocumentError: when it is missing or cannot be read.
        """
        return self._claims.of(self.document(path), self._placing.of(path))
