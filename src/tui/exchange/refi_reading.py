"""Reading REFI-QDA: a project (`.qdpx`, `.qde`) or a codebook (`.qdc`), as any program writes it.

Texts are taken from the archive alone, whatever paths stand in it; nothing is unpacked to disk.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui.annotations.annotation import CONTEXT, Annotation, Link
from tui.annotations.tags import Tag, is_colour, tidy
from tui.documents.containers import Archive, parse_xml, refuse_entities
from tui.errors import DocumentError, ExchangeError, quoted
from tui.exchange.item import Item
from tui.exchange.project import Project, Source
from tui.exchange.refi_codes import COLOURS, FIELDS
from tui.exchange.refi_parts import Holder, Parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["read"]

_MOST = 100_000_000
"""Characters of all quotes and notes: a million passages may each be a whole text, or share one
long note."""
_ALWAYS = frozenset(("twin", "text_sha256"))
_MEMBER = "Sources/"
_NAMES = {look: name for name, look in COLOURS.items()}
_NOT_TAKEN = {
    "PDFSelection": "selection in the pages of a PDF",
    "PictureSelection": "selection in a picture",
    "AudioSelection": "selection in a sound",
    "VideoSelection": "selection in a film",
    "TranscriptSelection": "selection in a transcript with times",
    "PDFSource": "PDF without its text",
    "PictureSource": "picture",
    "AudioSource": "sound without a transcript",
    "VideoSource": "film without a transcript",
    "VariableValue": "value of a variable",
    "Case": "case",
    "Set": "set",
    "Graph": "graph",
}


def read(data: bytes) -> Project:
    """Return what a file holds.

    Raises:
        ExchangeError: it is no such file, damaged, not whole, or made to harm.
    """
    try:
        archive = Archive(data) if data.startswith(b"PK") else None
        project = data if archive is None else archive.read(_project_in(archive))
        refuse_entities(project)
        parts = Parts()
        parse_xml(iter((project,)), parts)
        if not parts.is_project:
            raise ExchangeError("this is no REFI-QDA project and no codebook.")
        return _Reader(parts, archive).project()
    except DocumentError as error:
        raise ExchangeError(f"this is no REFI-QDA file that can be read: {error}.") from error


def _project_in(archive: Archive) -> str:
    names = sorted((name for name in archive.names() if name.lower().endswith(".qde")), key=len)
    return names[0] if names else "project.qde"


class _Text:
    """A text with one line end for all, and where its places went."""

    def __init__(self, raw: str) -> None:
        self.text = raw.replace("\r\n", "\n").replace("\r", "\n")
        self._size = len(raw)
        self._dropped = [match.start() for match in re.finditer("\r\n", raw)]

    def place(self, start: str, end: str) -> tuple[int, int] | None:
        """Return a place in the text for one in the file; None where there is none."""
        if not all(re.fullmatch(r"\d{1,18}", each, re.ASCII) for each in (start, end)):
            return None
        first, last = int(start), int(end)
        if not first < last <= self._size:
            return None
        return first - self._before(first), last - self._before(last)

    def _before(self, place: int) -> int:
        return bisect_right(self._dropped, place - 1)

    @cached_property
    def sha256(self) -> str:
        """What a document with the same text is known by: places in it hold there, too."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class _Reader:
    def __init__(self, parts: Parts, archive: Archive | None) -> None:
        self._parts = parts
        self._archive = archive
        self._left_out: Counter[str] = Counter()
        self._refused: list[str] = []
        self._taken = 0
        self._given = {holder.name for holder in parts.sources}
        self._numbers: dict[str, int] = {}
        self._links: dict[str, list[Link]] = {}
        for origin, name, target in parts.links:
            self._links.setdefault(origin, []).append(Link(name, target))  # type: ignore[arg-type]  # others have other relations
        fields = {FIELDS[guid][0] for guid in FIELDS if guid in parts.codes}
        unsaid = {field for field, _ in FIELDS.values()} - fields
        said = {"links": parts.links, "note": parts.notes, "tags": parts.codes}
        if parts.is_ours or any(p.description for each in parts.sources for p in each.passages):
            del said["note"]
        if parts.is_ours:
            del said["tags"]
        self._unsaid = _ALWAYS | unsaid | {name for name, some in said.items() if not some}

    def project(self) -> Project:
        items: list[Item] = []
        sources: list[Source] = []
        names: set[str] = set()
        for holder in self._parts.sources:
            text = self._text_of(holder)
            if text is None:
                self._left_out["source without a text"] += 1
                continue
            name = self._own_name(holder.name or "text", names)
            names.add(name)
            sources.append(Source(name, text.text, holder.description))
            items += self._passages(holder, name, text)
            items += self._memos(holder, name)
        for kind, count in self._parts.passed_over.items():
            self._left_out[_NOT_TAKEN[kind]] += count
        left_out = [f"left out: {count} × {what}." for what, count in self._left_out.items()]
        return Project("", sources, list(self._tags()), items, self._refused, left_out)

    def _own_name(self, name: str, taken: Collection[str]) -> str:
        """Return a name that no other source has, nor gets."""
        number = self._numbers.get(name, 1)
        own = name
        while own in taken or (number > 1 and own in self._given):
            number += 1
            own = f"{name} ({number})"
        self._numbers[name] = number
        return own

    def _tags(self) -> Iterator[Tag]:
        for code in self._parts.codes.values():
            name = tidy("/".join(code.place))
            if name and code.field is None:
                said = code.description or self._notes(code.notes)
                look = code.colour.upper()
                colour = _NAMES.get(look) or (look if is_colour(look) else None)
                yield Tag(name, description=said.strip(), colour=colour)

    def _text_of(self, holder: Holder) -> _Text | None:
        if not holder.path:
            return _Text(holder.content) if holder.content else None
        kind, _, name = holder.path.partition("://")
        if kind != "internal" or self._archive is None:
            return None
        every = (f"{folder}{name}" for folder in (_MEMBER, _MEMBER.lower(), ""))
        member = next((each for each in every if each in self._archive), _MEMBER + name)
        return _Text(self._archive.read(member).decode("utf-8-sig", "replace"))

    def _passages(self, holder: Holder, name: str, text: _Text) -> Iterator[Item]:
        for passage in holder.passages:
            where = text.place(passage.start, passage.end)
            if where is None:
                which = f"{quoted(passage.start, 20)} to {quoted(passage.end, 20)}"
                self._refused.append(f"left out: {quoted(name)} has no passage from {which}.")
                continue
            start, end = where
            note = "\n\n".join(filter(None, (passage.description, self._notes(passage.notes))))
            self._take(end - start + len(note))
            annotation = replace(
                self._annotation(passage),
                quote=text.text[start:end],
                prefix=text.text[max(0, start - CONTEXT) : start],
                suffix=text.text[end : end + CONTEXT],
                start=start,
                end=end,
                text_sha256=text.sha256,
                note=note,
            )
            yield Item(name, annotation, unsaid=self._unsaid)

    def _take(self, characters: int) -> None:
        self._taken += characters
        if self._taken > _MOST:
            raise ExchangeError("its passages and notes have more than 100 million characters.")

    def _memos(self, holder: Holder, name: str) -> Iterator[Item]:
        """Yield what is noted on a whole text, and its codes; some of ours are on lost quotes."""
        for note in filter(None, map(self._parts.notes.get, holder.notes)):
            memo, said = self._annotation(note), self._words_of(note)
            if self._parts.is_ours:
                memo = replace(memo, note=said, quote=note.description)
            else:
                memo = replace(memo, note="\n\n".join(filter(None, (note.description, said))))
            self._take(len(memo.note) + len(memo.quote))
            yield Item(name, memo, unsaid=self._unsaid)
        if holder.codes:
            yield Item(name, self._annotation(holder), unsaid=self._unsaid)

    def _notes(self, guids: Sequence[str]) -> str:
        notes = filter(None, map(self._parts.notes.get, guids))
        return "\n\n".join(filter(None, map(self._words_of, notes)))

    def _words_of(self, note: Holder) -> str:
        if note.content:
            return note.content
        text = self._text_of(note)
        return text.text if text else ""

    def _annotation(self, holder: Holder) -> Annotation:
        said: dict[str, list[str]] = {}
        for code in filter(None, map(self._parts.codes.get, holder.codes)):
            value = tidy("/".join(code.place)) if code.field is None else code.place[-1]
            if value and not (code.field and len(code.place) == 1):
                said.setdefault(code.field or "tags", []).append(value)
        one = {name: values[0] for name, values in said.items()}
        return Annotation(
            holder.guid,
            "",
            tags=tuple(dict.fromkeys(said.get("tags", ()))),
            verdict=one.get("verdict"),
            attribution=one.get("attribution"),
            certainty=one.get("certainty"),
            kinds=tuple(dict.fromkeys(said.get("kinds", ()))),
            links=tuple(dict.fromkeys(self._links.get(holder.guid, ()))),
            created=holder.created,
            modified=holder.modified or holder.created,
            creator=self._parts.users.get(holder.creator, ""),
        )
