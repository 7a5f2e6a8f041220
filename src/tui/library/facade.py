"""The library: a few dozen verbs over documents, claims, annotations, search and comparing.

Both fronts, the screen and the command line, call only this. Making one touches no disk;
each part is opened when a verb first needs it, so a verb pays only for what it uses. May be
called from several threads.
"""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from tui.errors import quoted
from tui.library.cache import Cache
from tui.library.claiming import CLAIM_FIELD, Claims
from tui.library.notes import Notes
from tui.library.placing import Placing
from tui.library.rows import Rows
from tui.library.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.annotations import AnnotationStore
    from tui.annotations.annotation import Annotation, LinkRelation
    from tui.claims.claim import Claim
    from tui.documents import Entry, LibrarySettings
    from tui.documents.document import Document
    from tui.library.records import DocRow, Filters, Placed
    from tui.spans import Span
    from tui.state import LibraryState

__all__ = ["Library"]


class Library:
    """A folder of documents and a folder of annotations.

    `cache` is the folder for what can be made again about this library, `state` the user's
    folder for what this machine remembers.
    """

    def __init__(
        self, settings: LibrarySettings, *, cache: Path, state: Path, creator: str = ""
    ) -> None:
        self.settings = settings
        self.cache_folder = cache
        self.state_folder = state
        self.creator = creator
        self._sources = Sources(settings)
        self._cache = Cache(cache / "derived.sqlite")
        self._claims = Claims(self._cache, enabled=settings.claims)
        self._rows = Rows(self._sources, self._cache, lambda d: self._claims.of(d, ()))
        self._notes = Notes(self._sources, lambda: self._store, settings.verdicts)

    @classmethod
    def open(
        cls,
        path: str | Sequence[str] | None = None,
        *,
        library: str | None = None,
        annotations: str | None = None,
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Self:
        """Find the library of PATH, of `library`, of `GLOSS_LIBRARY`, or of the current folder.

        Raises:
            LibraryError: when the folder is missing or its `gloss.toml` is wrong.
        """
        from tui.config import load_settings, user_folders
        from tui.documents import locate

        settings = locate(path, library, environ, cwd, annotations=annotations)
        folders = user_folders(environ)
        return cls(
            settings,
            cache=folders.cache / _folder_name(settings.root),
            state=folders.state,
            creator=load_settings(folders.config).creator,
        )

    @property
    def root(self) -> Path:
        """The library's folder."""
        return self.settings.root

    @property
    def name(self) -> str:
        """What to call the library: its folder's name."""
        return self.root.name or str(self.root)

    def close(self) -> None:
        """Keep what is worth keeping, and let go of files and processes."""
        self._claims.flush()
        self._cache.close()

    @cached_property
    def state(self) -> LibraryState:
        """What this machine remembers: positions, marks, layout, recent searches."""
        from tui.state import LibraryState

        return LibraryState(self.state_folder, self.root)

    # --- documents ---

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

    # --- annotations ---

    def placed(self, path: str) -> list[Placed]:
        """Return the annotations of a document where they stand now, lost ones last."""
        return self._placing.of(path)

    def all_placed(self) -> list[Placed]:
        """Return every annotation of the library, by path and position."""
        return self._placing.all()

    def chosen(self, filters: Filters) -> list[Placed]:
        """Return the annotations that meet `filters`; only their documents are read."""
        if not filters.paths:
            return [placed for placed in self.all_placed() if filters.accept(placed)]
        return [p for path in filters.paths for p in self.placed(path) if filters.accept(p)]

    def annotation(self, name: str) -> tuple[str, Annotation]:
        """Return the path under which an annotation is kept, and the annotation, by its id.

        Raises:
            StoreError: when there is no such annotation.
        """
        return self._store.get(name)

    def draft(self, path: str, span: Span, **marks: Any) -> Annotation:
        """Return an annotation of a passage that is not saved yet; :meth:`add` saves it.

        `span` counts code points; `marks` are note, tags, verdict, attribution, certainty, kinds.

        Raises:
            DocumentError: when the document is not the library's or cannot be read.
            UsageError: when the span is not in the text, or a mark is unknown.
        """
        return self._notes.draft(path, span, marks)

    def draft_quote(
        self,
        path: str,
        quote: str,
        *,
        occurrence: int | None = None,
        prefix: str | None = None,
        suffix: str | None = None,
        **marks: Any,
    ) -> Annotation:
        """Return an annotation of the passage that says `quote`, word for word; not saved yet.

        Raises:
            QuoteNotFoundError: when no passage does.
            UsageError: when several do and none is chosen; and as :meth:`draft`.
        """
        return self._notes.draft_quote(
            path, quote, occurrence=occurrence, prefix=prefix, suffix=suffix, marks=marks
        )

    def draft_memo(self, path: str, **marks: Any) -> Annotation:
        """Return a note on a whole document that is not saved yet.

        Raises:
            DocumentError: when the document is not the library's or cannot be read.
            UsageError: when it says nothing, or a mark is unknown.
        """
        return self._notes.draft_memo(path, marks)

    def add(self, path: str, annotations: Sequence[Annotation]) -> None:
        """Save drafted annotations of one document; returns once they are safely on disk.

        Raises:
            StoreError: when they cannot be saved; then none of them is.
        """
        self._notes.add(self._placing.kept_at(path), annotations)

    def annotate(self, path: str, span: Span, **marks: Any) -> Annotation:
        """Draft an annotation of a passage and save it; raises what both raise."""
        annotation = self.draft(path, span, **marks)
        self.add(path, [annotation])
        return annotation

    def annotate_quote(self, path: str, quote: str, **marks: Any) -> Annotation:
        """Draft an annotation by its words (:meth:`draft_quote`) and save it."""
        annotation = self.draft_quote(path, quote, **marks)
        self.add(path, [annotation])
        return annotation

    def memo(self, path: str, note: str, tags: Iterable[str] = ()) -> Annotation:
        """Make a note on a whole document and save it."""
        annotation = self.draft_memo(path, note=note, tags=tags)
        self.add(path, [annotation])
        return annotation

    def mark(self, path: str, span: Span, **marks: Any) -> Annotation:
        """Put marks on a passage: on the annotation with exactly this span, else on a new one."""
        for placed in self.placed(path):
            if placed.span == span and placed.annotation.quote:
                return self.edit(placed.annotation.id, **marks)
        return self.annotate(path, span, **marks)

    def dismiss_claim(self, path: str, span: Span) -> Annotation:
        """Say that a passage is no claim: it is not highlighted any more."""
        return self.mark(path, span, extra={CLAIM_FIELD: False})

    def add_claim(self, path: str, span: Span, **marks: Any) -> Annotation:
        """Say that a passage is a claim that detection has missed."""
        return self.mark(path, span, extra={CLAIM_FIELD: True}, **marks)

    def edit(self, name: str, *, expected: Annotation | None = None, **changes: Any) -> Annotation:
        """Change marks of an annotation, or its `span`.

        `expected` is what the change was made from: what others have changed since is kept
        too, and of two notes both texts.

        Raises:
            StoreError: when there is no such annotation, or it cannot be saved.
        """
        return self._notes.edit(name, expected, changes)

    def delete(self, names: Sequence[str]) -> list[Annotation]:
        """Delete annotations and return them; :meth:`undo` brings them back.

        Raises:
            StoreError: when there is none of that id; then nothing is deleted.
        """
        return self._store.delete_many(names)

    def link(self, name: str, other: str, relation: LinkRelation) -> None:
        """Say that annotation `name` supports, contradicts or is the same as `other`."""
        self._notes.link(name, other, relation)

    def undo(self) -> str | None:
        """Take back the last change of this session; say which, None when there is none."""
        return self._store.undo()

    def redo(self) -> str | None:
        """Make the change again that was taken back; say which, None when there is none."""
        return self._store.redo()

    @property
    def revision(self) -> object:
        """Something that is different once annotations on disk have changed, cheap to ask."""
        return self._store.revision

    def problems(self) -> list[str]:
        """Return what is wrong with the library's own files, a line each."""
        moved = self._placing.moved().items()
        return [
            *self.settings.warnings,
            *self._store.problems,
            *(
                f"{quoted(old, 200)} is gone; its notes are shown on {quoted(new, 200)}, "
                "which has the same text."
                for old, new in moved
            ),
        ]

    @cached_property
    def _store(self) -> AnnotationStore:
        from tui.annotations import AnnotationStore

        return AnnotationStore(self.settings.annotations, creator=self.creator)

    @cached_property
    def _placing(self) -> Placing:
        return Placing(self._sources, self._store, self._rows.sha256)


def _folder_name(root: Path) -> str:
    """Return a folder's name that belongs to the library at `root`, no two alike."""
    from hashlib import sha256

    readable = "".join(c if c.isascii() and c.isalnum() else "-" for c in root.name)[:40]
    return f"{readable or 'library'}-{sha256(os.fsencode(root)).hexdigest()[:12]}"
