"""Taking in annotations that come from a file.

What is imported is found again in the documents as they are now; nothing that is known
already is made twice, and what was changed here since is never overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tui.annotations.identifiers import is_id, new_id
from tui.errors import GlossError, StoreError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.annotations import AnnotationStore
    from tui.annotations.annotation import Annotation
    from tui.documents.document import Document, Metadata
    from tui.exchange import Item
    from tui.exchange.reference import Reference
    from tui.library.sources import Sources

__all__ = ["Described", "Imported", "describe_by", "take_in"]

_MARKS = ("note", "tags", "verdict", "attribution", "certainty", "kinds", "links")


@dataclass
class Imported:
    """What became of an import; `refused` has a line for each item that was not taken."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    newer_here: int = 0
    refused: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = [f"{len(self.added)} added"]
        for count, what in (
            (len(self.changed), "changed"),
            (self.unchanged, "known already"),
            (self.newer_here, "newer here and kept"),
            (len(self.refused), "refused"),
        ):
            if count:
                parts.append(f"{count} {what}")
        return ", ".join(parts)


def take_in(items: Sequence[Item], sources: Sources, store: AnnotationStore) -> Imported:
    """Save `items`: new ones, and those whose marks differ from what is here.

    Raises:
        StoreError: when it cannot be saved; what was saved before is kept.
    """
    report = Imported()
    known = {a.id: a for annotations in store.all().values() for a in annotations}
    new: dict[str, list[Annotation]] = {}
    for item in items:
        old = known.get(item.annotation.id)
        if old is not None:
            _update(item.annotation, old, store, report)
            continue
        try:
            new.setdefault(item.path, []).append(_placed(item, sources))
        except GlossError as error:
            report.refused.append(str(error))
    for path, group in new.items():
        store.add_many(path, group)
        report.added.extend(annotation.id for annotation in group)
    return report


@dataclass
class Described:
    """What became of references: `paths` are the documents that are described by them now."""

    references: int
    paths: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.references} references, {len(self.paths)} documents described"


def describe_by(
    references: Sequence[Reference],
    paths: Sequence[str],
    look: Callable[[Sequence[str]], list[tuple[str, Metadata]]],
    store: AnnotationStore,
) -> Described:
    """Say of each document what the reference that is about it says, all as one step.

    `paths` are those of all documents. `look` finds what is known of some of them: it is asked
    only where a reference names no file, since it may have to read them.

    Raises:
        StoreError: when it cannot be saved.
    """
    from tui.annotations.metadata import MetadataBook
    from tui.documents.document import Metadata
    from tui.exchange.reference import match_references

    found = match_references(
        [replace(reference, metadata=Metadata()) for reference in references if reference.files],
        [(path, Metadata()) for path in paths],
    )
    by_files = {reference.files: reference for reference in reversed(references)}
    found = {path: by_files[reference.files] for path, reference in found.items()}
    taken = set(map(id, found.values()))
    rest = [reference for reference in references if id(reference) not in taken]
    if rest:
        found = match_references(rest, look([p for p in paths if p not in found])) | found
    said = {path: _said(reference) for path, reference in sorted(found.items())}
    MetadataBook(store).set_all(said)
    return Described(len(references), list(said))


def _said(reference: Reference) -> dict[str, str]:
    metadata = reference.metadata
    fields = {
        name: value
        for name in ("title", "outlet", "author", "date", "url")
        if (value := getattr(metadata, name))
    }
    return {**metadata.attributes, **fields}


def _update(given: Annotation, old: Annotation, store: AnnotationStore, report: Imported) -> None:
    marks = {name: getattr(given, name) for name in _MARKS}
    changed = replace(old, **marks)
    if changed == old:
        report.unchanged += 1
    elif given.modified and given.modified < old.modified:
        report.newer_here += 1
    else:
        report.changed.append(store.replace(changed).id)


def _placed(item: Item, sources: Sources) -> Annotation:
    """Return a new annotation with an id, and a place where its quote clearly stands."""
    if not sources.holds(item.path):
        raise StoreError(f"{quoted(item.path, 200)} is not a document of this library.")
    annotation = item.annotation
    if not is_id(annotation.id):
        annotation = replace(annotation, id=new_id())
    if not annotation.quote:
        return annotation
    return _located(annotation, sources.document(item.path))


def _located(annotation: Annotation, document: Document) -> Annotation:
    from tui.annotations import anchor
    from tui.annotations.selectors import selectors
    from tui.spans import Span

    if document.text.count(annotation.quote) == 1:
        # A quote that a person typed into a table has no context, and needs none.
        start = document.text.index(annotation.quote)
        where = Span(start, start + len(annotation.quote))
        return replace(annotation, **selectors(document, where))
    found = anchor(document.text, annotation)
    if found.status == "exact" and found.span is not None and found.found == annotation.quote:
        return replace(annotation, **selectors(document, found.span))
    return annotation
