"""Taking in annotations that come from a file.

What is imported is found again in the documents as they are now; nothing that is known
already is made twice, and what was changed here since is never overwritten.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tui.annotations.annotation import Annotation, to_row
from tui.annotations.identifiers import derived_id, is_derived, is_id
from tui.annotations.tags import tidy
from tui.errors import ExchangeError, GlossError
from tui.library.import_placing import placed, with_its_words
from tui.library.imported import Imported

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from tui.annotations import AnnotationStore
    from tui.documents.document import Metadata
    from tui.exchange import Item
    from tui.exchange.reference import Reference
    from tui.library.meant import Meant
    from tui.library.sources import Sources

__all__ = ["Described", "Imported", "describe_by", "take_in"]

_MARKS = ("note", "tags", "verdict", "attribution", "certainty", "kinds", "links")
_MOST_WORDS = 100_000_000
"""Characters that places without words may mean in all: each of many may be a whole text."""
_SELECTORS = ("quote", "prefix", "suffix", "start", "end", "twin", "text_sha256")


def take_in(
    items: Sequence[Item],
    sources: Sources,
    store: AnnotationStore,
    meant: Meant,
    kept_at: Callable[[str], str],
) -> Imported:
    """Save `items`: new ones, and those that say something else than what is here.

    `kept_at` says under which path the annotations of a document are kept that was renamed.

    Raises:
        ExchangeError: when the places that items name hold more than can be meant.
        StoreError: when it cannot be saved; what was saved before is kept.
    """
    report = Imported()
    paths = meant.paths(items)
    report.taken_for += meant.taken_for
    here = {a.id: (path, a) for path, annotations in store.all().items() for a in annotations}
    given: dict[str, Annotation] = {}
    new: dict[str, list[Annotation]] = {}
    changed: list[Annotation] = []
    for item in _with_words(items, paths, sources, report):
        path = paths.get(item.path, item.path)
        annotation = _told_apart(_identified(item, path, given), item, path, here, sources)
        _, old = here.get(annotation.id, (path, None))
        if given.get(annotation.id) == annotation:
            report.unchanged += 1
            continue
        given[annotation.id] = annotation
        try:
            if old is not None:
                said = _with_unsaid(annotation, old, item.unsaid)
                now = _updated(said, old, paths.get(item.path), sources)
                if now == old:
                    report.unchanged += 1
                elif _is_older(annotation, old):
                    report.newer_here += 1
                else:
                    changed.append(now)
                continue
            if _is_left_out(item.path, annotation, paths, report):
                continue
            new.setdefault(path, []).append(placed(annotation, path, sources))
        except GlossError as error:
            report.refused.append(str(error))
    for path, group in new.items():
        store.add_many(kept_at(path), group)
        report.added.extend(annotation.id for annotation in group)
    if changed:
        report.changed += [annotation.id for annotation in store.replace_many(changed)]
    return report


def _with_words(
    items: Iterable[Item], paths: Mapping[str, str], sources: Sources, report: Imported
) -> Iterator[Item]:
    """Yield items with the words of which they say only where they stand, and refuse the rest."""
    taken = 0
    for item in items:
        try:
            known = item.path in paths
            worded = with_its_words(item, paths[item.path], sources) if known else item
        except GlossError as error:
            report.refused.append(str(error))
            continue
        taken += len(worded.annotation.quote) - len(item.annotation.quote)
        if taken > _MOST_WORDS:
            raise ExchangeError("its places mean more than 100 million characters.")
        yield worded


def _is_left_out(
    name: str, annotation: Annotation, paths: Mapping[str, str], report: Imported
) -> bool:
    """Count what is on no document of the library, and what says nothing at all."""
    if name not in paths:
        report.missing[name] += 1
        return True
    is_empty = not (annotation.quote or annotation.extra or _says(annotation))
    report.empty += is_empty
    return is_empty


def _says(annotation: Annotation) -> bool:
    note = annotation.note.strip()
    return bool(note) or any(getattr(annotation, name) for name in _MARKS if name != "note")


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


def _identified(item: Item, path: str, given: Mapping[str, Annotation]) -> Annotation:
    """Return an annotation under an id of ours, its times in UTC, its tags as they are kept here.

    What has none, or another program's, gets the same one each time, and is not made twice. So
    does a row that somebody has copied, id and all, in a spreadsheet, to make another one of it.
    """
    annotation = replace(
        item.annotation,
        tags=tuple(dict.fromkeys(filter(None, map(tidy, item.annotation.tags)))),
        created=_utc(item.annotation.created),
        modified=_utc(item.annotation.modified),
    )
    name = annotation.id
    if name and not is_id(name):
        name = derived_id("import", name)
    named = replace(annotation, id=name)
    if name and given.get(name, named) == named:
        return named
    return _named_by_content(annotation, path)


def _named_by_content(annotation: Annotation, path: str) -> Annotation:
    says = json.dumps([path, to_row(annotation)], sort_keys=True, default=str)
    return replace(annotation, id=derived_id("import", "", says))


def _told_apart(
    given: Annotation,
    item: Item,
    path: str,
    here: Mapping[str, tuple[str, Annotation]],
    sources: Sources,
) -> Annotation:
    """Return an annotation under a name of its own where another one here has its foreign name.

    Many tables number their rows from 1. Of the same, ends may have been moved here since.
    """
    if given.id not in here or given.id == item.annotation.id:
        return given
    place, old = here[given.id]
    elsewhere = place != path and sources.holds(place)
    if elsewhere or not (given.quote and old.quote):
        is_another = given.quote != old.quote or (elsewhere and not given.quote)
    else:
        is_another = given.quote not in old.quote and old.quote not in given.quote
    return _named_by_content(given, path) if is_another else given


def _with_unsaid(given: Annotation, old: Annotation, unsaid: Collection[str]) -> Annotation:
    """Return what is given with what a file has no place for as it is here."""
    kept = _MARKS + (_SELECTORS if given.quote == old.quote else ())
    same = [name for name in ("note", "attribution") if _is_written(given, old, name)]
    unsaid = {*unsaid, *same}
    return replace(given, **{name: getattr(old, name) for name in kept if name in unsaid})


def _is_written(given: Annotation, old: Annotation, name: str) -> bool:
    """Say whether a text is what is here as files have it, with half characters spelt out."""
    here, there = getattr(old, name) or "", getattr(given, name)
    return bool(here) and here.encode("utf-8", "backslashreplace").decode("utf-8") == there


def _utc(time: str) -> str:
    """Return a time as it is kept here; nothing where it is none."""
    try:
        parsed = datetime.fromisoformat(time)
        parsed = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return parsed.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _updated(given: Annotation, old: Annotation, path: str | None, sources: Sources) -> Annotation:
    """Return what is here with what `given` says; also with its ends, where it is the newer."""
    new = replace(old, **{name: getattr(given, name) for name in _MARKS})
    if given.modified <= old.modified:
        return new
    new = replace(new, extra={**old.extra, **given.extra})
    selectors = {name: getattr(given, name) for name in _SELECTORS}
    if path and given.quote and replace(old, **selectors) != old:
        there = placed(given, path, sources)
        new = replace(new, **{name: getattr(there, name) for name in _SELECTORS})
    return new


def _is_older(given: Annotation, old: Annotation) -> bool:
    """Say whether what is here was changed after what is given, as far as that can be known."""
    if given.modified:
        return given.modified < old.modified
    # A table of somebody else without times: what was changed here since stands.
    return is_derived(old.id) and old.created < old.modified
