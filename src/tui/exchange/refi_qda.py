"""REFI-QDA (https://www.qdasoftware.org): what programs of qualitative analysis exchange.

A project (`.qdpx`) is a zip archive of `project.qde`, which is XML, and the texts; places count
code points of these. A codebook (`.qdc`) is XML alone. Passages that do not stand in the text to
the letter have no place there: they go out as notes on their document, as memos do, with the
quote as the description.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import chain
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tui.annotations.identifiers import derived_id, is_id
from tui.annotations.tags import levels_of
from tui.exchange.refi_codes import COLOURS, FIELDS, codes_of, guid_of_code
from tui.exchange.refi_reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.annotations.annotation import Annotation
    from tui.exchange.item import Item
    from tui.exchange.project import Project, Source
    from tui.exchange.refi_codes import Place

__all__ = ["CODEBOOK", "HEAD", "codes", "read", "write"]

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)\Z")
_LONGEST_NAME = 60


def write(project: Project) -> bytes:
    """Return a project as an archive; the same project gives the same bytes."""
    whole = "".join(_project(project))
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("project.qde"), _bytes(whole), zipfile.ZIP_DEFLATED)
        for source in project.sources:
            member = zipfile.ZipInfo(f"Sources/{_guid_of(source)}.txt")
            archive.writestr(member, _bytes(source.text), zipfile.ZIP_DEFLATED)
    return raw.getvalue()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")  # half a character: one sign for one, places stay


def _project(project: Project) -> Iterator[str]:
    names = sorted({item.annotation.creator for item in project.items} - {""})
    name = project.name or "gloss"
    yield f'{HEAD}<Project xmlns="{_PROJECT}"{_said(name=name, origin="gloss")}>\n'
    users = "".join(f"<User{_said(guid=_user(name), name=name)}/>\n" for name in names)
    yield f"<Users>\n{users}</Users>\n" if users else ""
    book = "".join(codes(project, [item.annotation for item in project.items]))
    yield f"<CodeBook>\n{book}</CodeBook>\n" if "<Code " in book else ""
    by_source: dict[str, list[Item]] = {}
    for item in project.items:
        by_source.setdefault(item.path, []).append(item)
    texts = (_source(source, by_source.get(source.name, [])) for source in project.sources)
    sources = "".join(chain.from_iterable(texts))
    yield f"<Sources>\n{sources}</Sources>\n" if sources else ""
    notes = "".join(_note(item) for item in project.items)
    links = "".join(link for item in project.items for link in _links(item.annotation))
    yield f"<Notes>\n{notes}</Notes>\n" if notes else ""
    yield f"<Links>\n{links}</Links>\n" if links else ""
    yield "</Project>\n"


def codes(project: Project, annotations: Iterable[Annotation]) -> Iterator[str]:
    """Yield the codebook: every tag that is described or used, and what nests below it."""
    described = {levels_of(tag.name): tag for tag in project.tags}
    places = {*described, *(place for one in annotations for place in codes_of(one))}
    every = {place[:n] for place in places for n in range(1, len(place) + 1)}
    yield "<Codes>\n"
    depth = 0
    for place in sorted(every):
        while depth >= len(place):
            yield "</Code>\n"
            depth -= 1
        tag = described.get(place)
        colour = COLOURS.get(tag.colour.casefold(), tag.colour) if tag and tag.colour else ""
        name = FIELDS[place[0]][1] if place[0] in FIELDS and len(place) == 1 else place[-1]
        yield f'<Code{_said(guid=guid_of_code(place), name=name)} isCodable="true"'
        yield f"{_said(color=colour)}>\n"
        if tag is not None and tag.description:
            yield f"<Description>{_text(tag.description)}</Description>\n"
        depth = len(place)
    yield "</Code>\n" * depth + "</Codes>\n"


def _source(source: Source, items: Iterable[Item]) -> Iterator[str]:
    guid = _guid_of(source)
    path = f"internal://{guid}.txt"
    yield f"<TextSource{_said(guid=guid, name=source.name, plainTextPath=path)}>\n"
    if source.title and source.title != source.name:
        yield f"<Description>{_text(source.title)}</Description>\n"
    notes = []
    for item in items:
        annotation = item.annotation
        if not _has_place(item):
            notes.append(_guid(annotation))
            continue
        name = " ".join(annotation.quote.split())[:_LONGEST_NAME]
        place = f' startPosition="{annotation.start}" endPosition="{annotation.end}"'
        yield f"<PlainTextSelection{_said(guid=_guid(annotation), name=name)}{place}"
        yield f"{_about(annotation)}>\n{_codings(annotation)}"
        if annotation.note:
            yield f"<NoteRef{_said(targetGUID=_guid_of_note(item))}/>\n"
        yield "</PlainTextSelection>\n"
    yield "".join(f"<NoteRef{_said(targetGUID=guid)}/>\n" for guid in notes)
    yield "</TextSource>\n"


def _note(item: Item) -> str:
    """Return the note of a passage, or a memo with all that is said of it."""
    annotation = item.annotation
    has_place = _has_place(item)
    if has_place and not annotation.note:
        return ""
    name = " ".join((annotation.note or annotation.quote).split())[:_LONGEST_NAME]
    head = _said(guid=_guid_of_note(item), name=name) + _about(annotation)
    body = f"<PlainTextContent>{_text(annotation.note)}</PlainTextContent>\n"
    if not has_place:
        quote = f"<Description>{_text(annotation.quote)}</Description>\n"
        body = (quote if annotation.quote else "") + body + _codings(annotation)
    return f"<Note{head}>\n{body}</Note>\n"


def _codings(annotation: Annotation) -> str:
    return "".join(_coding(annotation, place) for place in codes_of(annotation))


def _coding(annotation: Annotation, place: Place) -> str:
    guid = derived_id("refi-qda", "coding", annotation.id, *place)
    code = _said(targetGUID=guid_of_code(place))
    return f"<Coding{_said(guid=guid)}><CodeRef{code}/></Coding>\n"


def _links(annotation: Annotation) -> Iterator[str]:
    for link in annotation.links:
        guid = derived_id("refi-qda", "link", annotation.id, link.relation, link.to)
        ends = _said(originGUID=_guid(annotation), targetGUID=link.to)
        yield f'<Link{_said(guid=guid, name=link.relation)} direction="OneWay"{ends}/>\n'


def _has_place(item: Item) -> bool:
    annotation = item.annotation
    stands = item.status in {"exact", "moved"} and annotation.start is not None
    return stands and bool(annotation.quote)


def _guid(annotation: Annotation) -> str:
    is_guid = is_id(annotation.id)
    return annotation.id if is_guid else derived_id("refi-qda", "annotation", annotation.id)


def _guid_of_note(item: Item) -> str:
    guid = _guid(item.annotation)
    return derived_id("refi-qda", "note", guid) if _has_place(item) else guid


def _guid_of(source: Source) -> str:
    return derived_id("refi-qda", "source", source.name)


def _user(name: str) -> str:
    return derived_id("refi-qda", "user", name)


def _about(annotation: Annotation) -> str:
    """Return who made an annotation, and when, as attributes."""
    made = annotation.created if _TIME.match(annotation.created) else ""
    changed = annotation.modified if _TIME.match(annotation.modified) else ""
    who = _user(annotation.creator) if annotation.creator else ""
    return _said(creatingUser=who, creationDateTime=made, modifiedDateTime=changed)


def _said(**attributes: str) -> str:
    """Return attributes as they stand in a tag, without empty ones; names have no line ends."""
    return "".join(
        f" {name}={quoteattr(_NO_XML.sub('�', value))}"
        for name, value in attributes.items()
        if value
    )


def _text(value: str) -> str:
    return escape(_NO_XML.sub("�", value), {"\r": "&#13;"})
