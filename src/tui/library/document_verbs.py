"""What a library can say about its documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.claims.claim import NORMAL
from tui.library.parts import Parts
from tui.library.readers_word import CLAIM_FIELD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tui.documents import Entry
    from tui.documents.document import Document
    from tui.documents.extraction import Job
    from tui.library.records import DocRow
    from tui.spans import Span

__all__ = ["DocumentVerbs"]


class DocumentVerbs(Parts):
    """The verbs that only read documents."""

    def entries(self, *, refresh: bool = False) -> list[Entry]:
        """Return the list of documents, walked once unless `refresh` asks for a new walk."""
        return self._sources.entries(refresh=refresh)

    @property
    def is_listed(self) -> bool:
        """Whether the whole folder has been walked through: :meth:`entries` answers at once."""
        return self._sources.inventory.is_complete

    @property
    def listed_count(self) -> int:
        """How many documents have been found so far."""
        return self._sources.inventory.count

    def listed(self) -> list[Entry]:
        """Return the documents found so far, without looking for more."""
        return self._sources.inventory.so_far()

    def listed_by_path(self) -> dict[str, Entry]:
        """Return all documents by their paths, once the whole folder has been walked through."""
        return dict(self._sources.inventory.by_path)

    def list_more(self, seconds: float) -> bool:
        """Walk through the folder for about `seconds`; say whether all of it was seen."""
        return self._sources.inventory.go_on(seconds)

    def stop_listing(self) -> None:
        """Let a walk that is under way end: nobody waits for it any more."""
        self._sources.inventory.stop()

    def entry(self, path: str) -> Entry:
        """Return what the list says of one document; of one not in it, what the file says."""
        return self._sources.inventory.get(path) or self._sources.entry(path)

    def begin(self, path: str) -> Job:
        """Begin to read a document beside everything else.

        Raises:
            DocumentError: when it is missing or must not be read; what else is wrong comes
                through the job.
        """
        return self._sources.begin(path)

    def is_quick(self, path: str) -> bool:
        """Say whether :meth:`document` would answer at once, be it with an error."""
        return self._sources.is_quick(path)

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

    def pieces(self, path: str) -> Iterator[str]:
        """Yield the text of a large document piece by piece.

        Raises:
            DocumentError: when it has to be read as a whole.
        """
        return self._sources.pieces(path)

    def resolve(self, doc: str, cwd: Path | None = None) -> str:
        """Return the path that a user's DOC means: from the current folder, then the library.

        Raises:
            DocumentError: when there is no such file.
        """
        return self._sources.resolve(doc, cwd or Path.cwd())

    def cite(self, path: str, span: Span, template: str | None = None) -> str:
        """Return a citation of a passage, by the reader's template unless one is given.

        Raises:
            DocumentError: when the document cannot be read.
        """
        from tui.documents.citing import cite

        return cite(self.document(path), span, template or self.citation)

    def describe(self, path: str, **fields: str | None) -> None:
        """Correct what a document says about itself, or give it free attributes.

        `title`, `outlet`, `author`, `date` and `url` stand before what the file says; None
        takes a correction back. It is kept beside the annotations and can be undone.

        Raises:
            StoreError: when it cannot be saved.
        """
        from tui.annotations.metadata import MetadataBook

        MetadataBook(self._store).set(path, fields)

    def prepare(
        self, paths: Sequence[str], tell: Callable[[int, int], None] = lambda _done, _all: None
    ) -> None:
        """Find the claims of many documents ahead, on two cores where there are two.

        Only worth calling before all of them are asked for. `tell` hears how many of how many
        documents are done.
        """
        if self.settings.claims and self._cache.is_usable:
            from tui.library.preparing import prepare

            prepare(paths, self._sources, self._claims, tell)

    def doc_rows(
        self,
        entries: Sequence[Entry],
        tell: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> list[DocRow]:
        """Return the facts of many documents; what is known of them is looked up at once.

        `tell` hears how many of those that have to be read are done.
        """
        said = {entry.path: self.said(entry.path) for entry in entries}
        self.prepare([entry.path for entry in self._rows.ahead(entries, said)], tell)
        return [self.doc_row(entry) for entry in entries]

    def doc_row(self, entry: Entry) -> DocRow:
        """Return the facts of one document; the first time, it is read and its claims found."""
        placed = self._placing.of(entry.path)
        row = self._rows.row(entry, sum(p.annotation.is_note for p in placed))
        if row.problem is None and any(CLAIM_FIELD in p.annotation.extra for p in placed):
            row = replace(row, claims=sum(c.score >= NORMAL for c in self.claims(entry.path)))
        return row
