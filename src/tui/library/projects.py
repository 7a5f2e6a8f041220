"""Whole projects on their way to programs of qualitative analysis, and back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.documents.document import Document
from tui.errors import DocumentError, quoted_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tui.annotations.annotation import Annotation
    from tui.annotations.store import AnnotationStore
    from tui.annotations.tags import Tag
    from tui.documents import LibrarySettings
    from tui.exchange import Item
    from tui.exchange.project import Project, Source
    from tui.library.importing import Imported
    from tui.library.meant import Meant
    from tui.library.placing import Placing
    from tui.library.records import Placed
    from tui.library.sources import Sources

__all__ = ["project_of", "take_in_project", "worth_saying"]

_ODD = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST_NAME = 150


def project_of(
    name: str, rows: Sequence[Placed], paths: Iterable[str], tags: Sequence[Tag], sources: Sources
) -> Project:
    """Return a project of the documents at `paths`, those of `rows` included."""
    from tui.exchange.project import Project, Source

    every = dict.fromkeys([*paths, *(placed.path for placed in rows)])
    texts = []
    for path in every:
        try:
            document = sources.document(path)
            texts.append(Source(path, document.text, document.title))
        except DocumentError:
            texts.append(Source(path, ""))
    items = [_item(placed) for placed in rows if placed.annotation.is_note]
    return Project(name, texts, tags, items)


def _item(placed: Placed) -> Item:
    """Return an item whose place is the one of today, if its words stand there to the letter."""
    from tui.exchange import Item

    annotation, span = placed.annotation, placed.span
    if span is None or placed.found != annotation.quote:
        return Item(placed.path, replace(annotation, start=None, end=None), status="orphan")
    there = replace(annotation, start=span.start, end=span.end)
    return Item(placed.path, there, status=placed.status)


def take_in_project(
    project: Project,
    settings: LibrarySettings,
    sources: Sources,
    placing: Placing,
    store: AnnotationStore,
    *,
    meant: Meant,
) -> Imported:
    """Save what a project holds: texts that are not here yet, and what is said of them.

    Raises:
        LibraryError: when a text cannot be put into the library.
        StoreError: when annotations cannot be saved; what was saved before is kept.
    """
    from tui.library.importing import take_in

    others = set(_called_alike(project, sources, store))
    here = {n: path for n, path in meant.paths(project.items).items() if n not in others}
    unknown = [s for s in project.sources if s.name in others or not sources.holds(s.name)]
    here |= _same_texts(unknown, sources, placing)
    said = [*project.left_out, *meant.taken_for]
    meant.taken_for.clear()
    for source, path, is_new in _added(unknown, here, settings):
        here[source.name] = path
        if is_new:
            said.append(f"{quoted_path(source.name)} is a new document, {quoted_path(path)}.")
    sources.entries(refresh=True)
    items = [replace(item, path=here.get(item.path, item.path)) for item in project.items]
    report = take_in(items, sources, store, meant, placing.kept_at)
    report.taken_for[:0] = said
    report.refused[:0] = project.refused
    return report


def _called_alike(project: Project, sources: Sources, store: AnnotationStore) -> Iterator[str]:
    """Yield the names of sources that are names of other texts here.

    Many projects have an “Interview 1”: of another one nothing that is quoted stands in the
    document, and none of its passages is known there.
    """
    items: dict[str, list[Annotation]] = {}
    for item in project.items:
        items.setdefault(item.path, []).append(item.annotation)
    for source in project.sources:
        quoting = [one for one in items.get(source.name, ()) if one.quote]
        if not quoting or not sources.holds(source.name):
            continue
        known = {one.id for one in store.of(source.name)}
        try:
            text = sources.document(source.name).text
        except DocumentError:
            continue
        if not any(one.id in known or one.quote in text for one in quoting):
            yield source.name


def _same_texts(unknown: Sequence[Source], sources: Sources, placing: Placing) -> dict[str, str]:
    """Return by the names of sources the only document of the very same text.

    Put there once more, the old file would get back the notes of the renamed one.
    """
    by_text: dict[str, list[str]] = {}
    for entry in sources.everywhere() if unknown else ():
        if entry.problem is None:
            by_text.setdefault(placing.hash_of(entry.path), []).append(entry.path)
    found: dict[str, str] = {}
    for source in unknown:
        same = by_text.get(Document("", source.text, "").sha256, []) if source.text else []
        if len(same) == 1 and same[0] not in found.values():
            found[source.name] = same[0]
    return found


def _added(
    unknown: Sequence[Source], here: Mapping[str, str], settings: LibrarySettings
) -> Iterator[tuple[Source, str, bool]]:
    """Yield sources that were no documents here, with the path of each, and whether it is new."""
    from tui.library.adding import add_bytes

    for source in unknown:
        if source.name in here or not source.text.strip():
            continue
        path, is_new = add_bytes(_file_name(source.name), source.text.encode("utf-8"), settings)
        yield source, path, is_new


def _file_name(name: str) -> str:
    """Return a name for the file of a text: of one folder, not hidden, nothing odd in it."""
    from tui.documents.formats import extractor_of, format_of

    plain = _ODD.sub("-", name.rpartition("/")[2]).encode("utf-8", "replace").decode("utf-8")
    plain = plain.encode()[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .-~") or "text"
    plain = f"text {plain}" if plain.casefold().startswith("readme") else plain
    kind = format_of(plain)
    return plain if kind and not extractor_of(kind) else f"{plain}.txt"


def worth_saying(project: Project) -> list[Tag]:
    """Return the tags that mean something, or that nothing of the project has."""
    used = {tag for item in project.items for tag in item.annotation.tags}
    above = {tag.name.rpartition("/")[0] for tag in project.tags} | {""}
    return [
        tag for tag in project.tags if tag.description or tag.colour or tag.name not in used | above
    ]
