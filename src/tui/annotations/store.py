"""AnnotationStore: every annotation of a library, one TinyDB file per document.

When a method that changes something returns, the change is on the disk. Other programs may
change the same files at any time: nothing is remembered without looking at the files again.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui.annotations.annotation import Annotation, from_row, to_row
from tui.annotations.changes import RowChange, Step, apply
from tui.annotations.copies import copies, original_of, path_for
from tui.annotations.folder import StoreFolder
from tui.annotations.history import History
from tui.annotations.identifiers import new_id, now
from tui.annotations.merging import merge
from tui.annotations.names import NAMED, file_name, is_document_path
from tui.annotations.trash import Trash, is_of_tags
from tui.errors import StoreError, quoted, quoted_path
from tui.text.quoting import unmarked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.annotations.reading import Contents

__all__ = ["AnnotationStore"]


class AnnotationStore:
    """The annotations in `folder`, which is made when the first one is saved.

    `creator` signs new annotations. Reading is safe from any thread and never waits for a
    save; changes wait for each other.
    """

    def __init__(self, folder: Path, *, creator: str = "") -> None:
        self.files = StoreFolder(folder)
        self.history = History()
        self._trash = Trash(self.files)
        self._creator = creator
        self._file_of: dict[str, str] = {}
        self._read: dict[str, tuple[Contents, list[Annotation]]] = {}

    # Reading

    def of(self, path: str) -> list[Annotation]:
        """Return the annotations of the document at `path`, in the order of the file.

        Raises:
            StoreError: the file cannot be read at all.
        """
        return self._annotations(self.files.read(file_name(path)))

    def all(self, known: Iterable[str] = ()) -> dict[str, list[Annotation]]:
        """Return the annotations of every document that has any, by the document's path.

        `known` are paths of documents, for files that do not say whose they are. A file
        that cannot be read is left out; `problems` names it.
        """
        names = {file_name(path): path for path in known}
        return {
            names.get(contents.name) or path: annotations
            for path, contents in self.documents()
            if (annotations := self._annotations(contents))
        }

    def documents(self) -> Iterator[tuple[str, Contents]]:
        """Yield the store files that count, with the path of the document each belongs to.

        A copy that a cloud folder made of another file does not count, and one that cannot be read
        is left out; `problems` names both. Of copies whose original is gone none hides another.
        """
        names = set(self.files.names())
        met: set[str] = set()
        for name in sorted(names - NAMED):
            try:
                contents = self.files.read(name)
            except StoreError:
                continue
            if original_of(contents, names) is None:
                yield path_for(contents, met), contents

    def get(self, annotation_id: str) -> tuple[str, Annotation]:
        """Return an annotation with the path of its document.

        Raises:
            StoreError: there is no annotation with that id.
        """
        contents = self._holding(annotation_id)
        return _document(contents), from_row(annotation_id, contents.rows[annotation_id])

    @property
    def revision(self) -> int:
        """A number that is another one as soon as anybody has saved anything."""
        return self.files.revision

    @property
    def problems(self) -> list[str]:
        """What is wrong with the files, one line each."""
        found = self.unreadable()
        for name in self.files.names():
            with suppress(StoreError):
                contents = self.files.about(name)
                found += [contents.problem] if contents.problem else []
        return [*found, *(str(copy) for copy in copies(self.files))]

    def unreadable(self) -> list[str]:
        """Return why files cannot be read at all, one line each: nobody knows their notes."""
        found: list[str] = []
        for name in self.files.names():
            try:
                self.files.about(name)
            except StoreError as error:
                found.append(str(error))
        return found

    # Changing

    def add(self, path: str, annotation: Annotation) -> Annotation:
        """Save a new annotation on the document at `path` and return it as saved."""
        return self.add_many(path, [annotation])[0]

    def add_many(self, path: str, annotations: Sequence[Annotation]) -> list[Annotation]:
        """Save new annotations on one document, all or none.

        Raises:
            StoreError: they cannot be saved, or `path` is no path within the library.
        """
        if not is_document_path(path):
            raise StoreError(f"{quoted_path(path)} is not in the library: copy it there first")
        time = now()
        new = [
            replace(
                annotation,
                id=annotation.id or new_id(),
                created=annotation.created or time,
                modified=annotation.modified or annotation.created or time,
                creator=annotation.creator or self._creator,
            )
            for annotation in annotations
        ]
        name = file_name(path)
        changes = [RowChange(name, path, one.id, None, to_row(one)) for one in new]
        self.change(_words("added", new), changes)
        return new

    def replace(self, annotation: Annotation, *, expected: Annotation | None = None) -> Annotation:
        """Save a changed annotation and return it as saved.

        `expected` is the annotation that the change was made from. When somebody else has
        changed it since, both changes go together (see :mod:`tui.annotations.merging`);
        when somebody deleted it, it comes back. Without `expected` the new one stands.

        Raises:
            StoreError: there is no such annotation, or it cannot be saved.
        """
        return self.replace_many([annotation], expected=[expected] if expected else None)[0]

    def replace_many(
        self,
        annotations: Sequence[Annotation],
        *,
        expected: Sequence[Annotation] | None = None,
        done: str = "changed",
    ) -> list[Annotation]:
        """Save changed annotations as one step, `done` in a word; see :meth:`replace`."""
        time = now()
        new = {one.id: replace(one, modified=time) for one in annotations}
        bases = {base.id: base for base in expected or ()}
        together: dict[str, Annotation] = {}
        changes: list[RowChange] = []
        for one in new.values():
            contents = self._holding(one.id, bases.get(one.id))
            base = to_row(bases[one.id]) if one.id in bases else contents.rows[one.id]
            about = _document(contents)
            changes.append(RowChange(contents.name, about, one.id, base, to_row(one)))

        def keep_both(
            change: RowChange, present: Mapping[str, Any] | None
        ) -> Mapping[str, Any] | None:
            base = bases.get(change.id)
            if base is None or present is None:
                return change.after
            both = merge(base, new[change.id], from_row(change.id, present))
            together[change.id] = replace(both, modified=time)
            return to_row(together[change.id])

        self.change(_words(done, list(new.values())), changes, keep_both)
        return [together.get(i, one) for i, one in new.items()]

    def delete(self, annotation_id: str) -> Annotation:
        """Delete an annotation and return what it was; it can be undone within the day."""
        return self.delete_many([annotation_id])[0]

    def delete_many(self, ids: Sequence[str]) -> list[Annotation]:
        """Delete annotations as one step.

        Raises:
            StoreError: one of them is not there (then none is deleted), or cannot be.
        """
        changes: list[RowChange] = []
        for one in dict.fromkeys(ids):
            contents = self._holding(one)
            changes.append(
                RowChange(contents.name, _document(contents), one, contents.rows[one], None)
            )
        gone = [from_row(change.id, change.before or {}) for change in changes]
        self.change(_words("deleted", gone), changes, lambda _change, _present: None)
        return gone

    def change(
        self,
        words: str,
        changes: Sequence[RowChange],
        resolve: Any = None,
        *,
        deletes: bool | None = None,
    ) -> list[RowChange]:
        """Save any changes to rows as one undoable step, described in `words`.

        What removes a row can be taken back after a restart, and what says whether it `deletes`.
        """
        with self.files.locked() if changes else nullcontext():
            at = self._trash.put(words, changes, deletes=deletes)
            done = apply(self.files, changes, resolve or (lambda change, _present: change.after))
        self._file_of |= {change.id: change.name for change in done}
        self.history.add(Step(words, tuple(done), at))
        return done

    def undo(self) -> str | None:
        """Take the last change of this session back and say which it was.

        When there is none left, the last delete or change of tags of the day by anybody else.
        """
        if not self.history.done:
            self.history.done += self._trash.steps(of_others=True)[-1:]
        with self._trash.noting(self.history.done, undone=True):
            return self.history.undo(self.files)

    def trash(self, *, tags: bool = False) -> list[Step]:
        """Return deletes of the last day that can be taken back, the last last; or of `tags`."""
        return [one for one in self._trash.steps() if (is_of_tags(one) if tags else one.deletes)]

    def restore(self, step: Step) -> list[RowChange]:
        """Take one delete of :meth:`trash` back, as a step that can be undone itself."""
        back = [change.inverse for change in step.changes]
        return self.change(f"restored: {step.words}", back, lambda _change, present: present)

    def redo(self) -> str | None:
        """Do again what was undone last; say which, or None."""
        with self._trash.noting(self.history.undone, undone=False):
            return self.history.redo(self.files)

    # Finding rows

    def _annotations(self, contents: Contents) -> list[Annotation]:
        read = self._read.get(contents.name)
        if read is not None and read[0] is contents:
            return list(read[1])
        # Whoever has read an annotation may change it, even after somebody has deleted it.
        self._file_of.update(dict.fromkeys(contents.rows, contents.name))
        rows = contents.rows
        for key, row in rows.items():
            if row.record is None:
                row.record = from_row(key, row)
        annotations = [row.record for row in rows.values()]
        self._read[contents.name] = contents, annotations
        return list(annotations)

    def _holding(self, annotation_id: str, base: Annotation | None = None) -> Contents:
        """Return the file that holds an annotation, or held it when `base` was read."""
        name = self._file_of.get(annotation_id)
        if name is not None:
            contents = self.files.read(name)
            if annotation_id in contents.rows or base is not None:
                return contents
        for _path, contents in self.documents():
            if annotation_id in contents.rows:
                self._file_of[annotation_id] = contents.name
                return contents
        raise StoreError(f"there is no annotation {quoted(annotation_id)}; it may be deleted")


def _document(contents: Contents) -> str:
    """Return the path of the document a file belongs to, or its own name without `.json`."""
    return path_for(contents, set())


def _words(done: str, annotations: Sequence[Annotation]) -> str:
    if len(annotations) != 1:
        return f"{done} {len(annotations)} annotations"
    one = annotations[0]
    what, words = ("annotation on", unmarked(one.quote)) if one.quote else ("memo", one.note)
    return f"{done} the {what} {quoted(words, 40)}"
