"""What a library can do with annotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

from tui.annotations.names import CODEBOOK, file_name
from tui.errors import StoreError, quoted_path
from tui.library.parts import Parts
from tui.library.readers_word import CLAIM_FIELD, without_label
from tui.library.records import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.annotations.annotation import Annotation, LinkRelation
    from tui.annotations.changes import Step
    from tui.annotations.checking import Fault
    from tui.library.records import Placed, Standing
    from tui.spans import Span

__all__ = ["AnnotationVerbs", "Wanted"]

Wanted: TypeAlias = "Mapping[str, Sequence[tuple[Annotation | Span, Mapping[str, Any]]]]"
"""By the path of a document: annotations, as they were seen, and passages; the marks of each."""

_BLANK: Mapping[str, Any] = {"note": "", "tags": (), "verdict": None}
"""What a passage without an annotation says."""


class AnnotationVerbs(Parts):
    """The verbs that read and change annotations; a change is on disk when they return."""

    def placed(self, path: str) -> list[Placed]:
        """Return the annotations of a document where they stand now, lost ones last."""
        return self._placing.of(path)

    def recorded(self, path: str) -> list[Annotation]:
        """Return the annotations of a document as they are on disk, without reading its text."""
        return self._store.of(path)

    def recorded_all(self) -> dict[str, list[Annotation]]:
        """Return all annotations as they are on disk, by the path they are kept under."""
        return self._store.all()

    def all_placed(self) -> list[Placed]:
        """Return every annotation of the library, by path and position."""
        return self._placing.all()

    def chosen(self, filters: Filters) -> Iterator[Placed]:
        """Yield the annotations that meet `filters`; only their documents are read.

        A tag may be named as it was called before.
        """
        for some in self.chosen_in_passing(filters):
            yield from some if isinstance(some, list) else some.placed()

    def chosen_in_passing(self, filters: Filters) -> Iterator[Standing | list[Placed]]:
        """Yield what :meth:`chosen` does, a document at a time; nothing of it is kept in memory."""
        filters = self.by_present_names(filters)
        if filters == Filters():
            yield from self._placing.in_passing()
            return
        paths = filters.paths
        for some in map(self.placed, paths) if paths else self._placing.in_passing():
            rows = some if isinstance(some, list) else some.placed()
            if accepted := [placed for placed in rows if filters.accept(placed)]:
                yield accepted

    def by_present_names(self, filters: Filters) -> Filters:
        """Return filters that call every tag what it is called now."""
        if not filters.tags:
            return filters
        from tui.annotations.codebook import Codebook

        return replace(filters, tags=tuple(map(Codebook(self._store).resolve, filters.tags)))

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
        """Put marks on a passage: on the annotation with exactly this span, else on a new one.

        Whoever asks saw none there: what somebody else has put on it meanwhile stays, a note
        below this one, tags beside these.
        """
        for placed in self.placed(path):
            if placed.span == span and (there := placed.annotation).quote:
                if "extra" in marks:  # fields of other programs stay
                    marks["extra"] = {**there.extra, **marks["extra"]}
                blank = {name: value for name, value in _BLANK.items() if name in marks}
                unseen = replace(there, **blank) if blank else None
                return self.edit(there.id, expected=unseen, **marks)
        return self.annotate(path, span, **marks)

    def mark_many(self, wanted: Wanted, words: str = "") -> None:
        """Put marks on annotations and passages (by span) of several documents.

        `wanted` has them by the document's path; what others have changed since on those
        annotations is kept. It is one step to undo, called `words`.

        Raises:
            StoreError: when they cannot be saved; what was saved before that is one step too.
        """
        count = sum(map(len, wanted.values()))
        several = f"marked {count} passages" if count > 1 else ""
        with self._store.history.one_step(words or several):
            for path, marks in wanted.items():
                self._notes.mark_many(path, self._placing.kept_at(path), marks)

    def dismiss_claim(self, path: str, span: Span) -> Annotation:
        """Say that a passage is no claim: it is not highlighted any more."""
        return self.mark(path, span, extra={CLAIM_FIELD: False})

    def add_claim(self, path: str, span: Span, **marks: Any) -> Annotation:
        """Say that a passage is a claim, but for the label of the speaker that it begins with."""
        said = without_label(self._sources.document(path), span)
        return self.mark(path, said, extra={CLAIM_FIELD: True}, **marks)

    def edit(self, name: str, *, expected: Annotation | None = None, **changes: Any) -> Annotation:
        """Change marks of an annotation, or its `span`.

        `expected` is what the change was made from: what others have changed since is kept
        too, and of two notes both texts.

        Raises:
            StoreError: when there is no such annotation, or it cannot be saved.
        """
        return self._notes.edit(name, expected, changes)

    def edit_or_clear(self, name: str, expected: Annotation, **changes: Any) -> Annotation | None:
        """Change marks of an annotation as :meth:`edit` does; None where it said nothing then.

        Whoever takes the last tag, the note and the verdict off a passage wants no annotation
        there: it is deleted, which :meth:`undo` takes back.

        Raises:
            StoreError: when it cannot be saved.
        """
        return self._notes.edit_or_clear(name, expected, changes)

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

    def deleted(self) -> list[Step]:
        """Return what was deleted within the last day and is still away, the latest first."""
        return self._store.trash()[::-1]

    def restore(self, step: Step) -> str:
        """Bring back what one step of :meth:`deleted` took away; :meth:`undo` takes it again.

        Raises:
            StoreError: when it cannot be saved.
        """
        self._store.restore(step)
        return step.words

    @property
    def revision(self) -> object:
        """Something that is different once annotations on disk have changed, cheap to ask."""
        return self._store.revision

    def signatures(self) -> dict[str, tuple[int, int]]:
        """Return when each file of annotations was written and how long it is, by its name."""
        return self._store.files.signatures()

    def kept_in(self, path: str) -> frozenset[str]:
        """Return the names of the files that say what there is on a document, and how."""
        return frozenset((file_name(self._placing.kept_at(path)), CODEBOOK))

    def faults(self) -> list[Fault]:
        """Return what is wrong with the annotation files, and what to do about it."""
        from tui.annotations.checking import faults

        return faults(self._store)

    def repair(self) -> list[str]:
        """Mend what can be mended in the annotation files; say what was done, a line each.

        Raises:
            StoreError: when something cannot be mended, or not be saved.
        """
        from tui.annotations.checking import repair

        return [repair(self._store, fault) for fault in self.faults() if fault.repairable]

    def problems_of(self, paths: Iterable[str]) -> list[str]:
        """Return what is wrong with the annotation files of some documents, a line each."""
        found = []
        for path in paths:
            try:
                problem = self._store.files.read(file_name(self._placing.kept_at(path))).problem
            except StoreError as error:
                problem = str(error)
            if problem:
                found.append(problem)
        return found

    def problems(self) -> list[str]:
        """Return what is wrong with the library's own files, a line each."""
        moved = self._placing.moved().items()
        return [
            *self.settings.warnings,
            *self._store.problems,
            *(
                f"{quoted_path(old)} is gone; its notes are shown on {quoted_path(new)}, "
                "which has the same text."
                for old, new in moved
            ),
        ]
