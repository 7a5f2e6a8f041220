"""What leaves a library, and what comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.library.annotation_verbs import AnnotationVerbs
from tui.library.listing_verbs import ListingVerbs
from tui.library.records import Filters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tui.documents.document import Metadata
    from tui.library.importing import Described, Imported
    from tui.library.records import Placed

__all__ = ["ExchangeVerbs"]


class ExchangeVerbs(AnnotationVerbs, ListingVerbs):
    """The verbs that check, export and import annotations."""

    def verify(self, paths: Sequence[str] = ()) -> list[Placed]:
        """Return annotations that quote something, with how each quote stands in its source.

        Every source is read again: nothing is believed.
        """
        self._placing.read_anew()
        return [p for p in self.chosen(Filters(tuple(paths))) if p.annotation.quote]

    def unverified(self) -> list[str]:
        """Return why annotation files cannot be read, a line each: their quotes stay unknown."""
        return self._store.unreadable()

    def keeps(self, file: Path) -> bool:
        """Say whether a file is the library's own, which no export may be written over."""
        if file.is_relative_to(self.settings.annotations):
            return True
        return file.exists() and not self._sources.resolve(str(file), file.parent).startswith("/")

    def export(self, name: str, filters: Filters) -> str:
        """Return the annotations that meet `filters` as the text of a file in format `name`.

        Raises:
            ExchangeError: when there is no such format.
        """
        from tui.exchange import format_named
        from tui.library.exporting import items_of

        return format_named(name).write(items_of(self.chosen(filters), self._sources))

    def import_(self, text: str, name: str) -> Imported | Described:
        """Take in the annotations, or the references, of a file in format `name`.

        References describe the documents they are about (:meth:`describe`).

        Raises:
            ExchangeError: when the text is not in that format.
            StoreError: when they cannot be saved.
        """
        from tui.exchange import format_named
        from tui.library.importing import describe_by, take_in
        from tui.library.meant import Meant

        kind = format_named(name)
        if kind.of == "references":
            paths = [entry.path for entry in self._sources.entries()]
            return describe_by(kind.read_references(text), paths, self._known, self._store)
        meant = Meant(self._sources, str(self.settings.root), self._known)
        items, kept_at = kind.read(text), self._placing.kept_at
        return take_in(items, self._sources, self._store, meant, kept_at)

    def export_project(self, name: str, filters: Filters) -> bytes:
        """Return documents, tags and annotations as a file in a format that holds projects.

        These are the documents that `filters` name or whose annotations they let through; all
        documents without filters.

        Raises:
            ExchangeError: when there is no such format.
        """
        from tui.annotations.codebook import Codebook
        from tui.exchange import format_named
        from tui.library.projects import project_of

        kind = format_named(name)
        rows = list(self.chosen(filters))
        every = (entry.path for entry in self._sources.entries() if entry.problem is None)
        paths = filters.paths or (every if filters == Filters() else ())
        root, tags = self.settings.root.name, Codebook(self._store).tags()
        return kind.pack(project_of(root, rows, paths, tags, self._sources))

    def import_project(self, data: bytes, name: str) -> Imported:
        """Take in a file in a format that holds projects; texts that are not here become documents.

        Raises:
            ExchangeError: when the bytes are not in that format.
            LibraryError: when a text cannot be put into the library.
            StoreError: when annotations cannot be saved.
        """
        from tui.annotations.codebook import Codebook
        from tui.exchange import format_named
        from tui.library.meant import Meant
        from tui.library.projects import take_in_project, worth_saying

        project = format_named(name).unpack(data)
        meant = Meant(self._sources, str(self.settings.root), self._known)
        report = take_in_project(
            project, self.settings, self._sources, self._placing, self._store, meant=meant
        )
        Codebook(self._store).complete(worth_saying(project))
        return report

    def _known(self, paths: Sequence[str]) -> list[tuple[str, Metadata]]:
        """Return documents with what is known about them, said by the reader or by themselves."""
        from tui.documents.citing import corrected
        from tui.documents.document import Metadata
        from tui.library.glancing import metadata_of

        wanted, said = set(paths), self.described()
        heads = self.heads([entry for entry in self._sources.entries() if entry.path in wanted])
        known = []
        for path in paths:
            head, facts = heads.get(path, {}), said.get(path, {})
            read = "metadata" in head
            known.append((path, metadata_of(head, facts) if read else corrected(Metadata(), facts)))
        return known

    def add_document(self, file: Path) -> tuple[str, bool]:
        """Copy a file into the library; return its path there, and whether it is new.

        Raises:
            DocumentError: when it is missing, or nothing that gloss reads.
            LibraryError: when it cannot be copied.
        """
        from tui.library.adding import add_file

        return add_file(file, self.settings)
