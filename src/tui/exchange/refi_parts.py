"""The parts of a REFI-QDA project while its XML goes by."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.exchange.refi_codes import FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Code", "Holder", "Parts"]

_SOURCES = frozenset(("TextSource", "Note", "Representation", "Transcript"))
_MEDIA = frozenset(("PDFSource", "AudioSource", "VideoSource", "PictureSource"))
_PASSED_OVER = frozenset(
    (
        *("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection"),
        *("TranscriptSelection", "VariableValue", "Case", "Set", "Graph"),
    )
)
_WORDS = frozenset(("Description", "PlainTextContent"))


@dataclass
class Code:
    """A code; `place` are the names from the outermost on, `field` what it says beside tags."""

    place: tuple[str, ...] = ()
    field: str | None = None
    colour: str = ""
    description: str = ""
    notes: list[str] = dataclasses.field(default_factory=list)


@dataclass
class Holder:
    """A source, a note or a passage: what codes and notes can be put on."""

    guid: str = ""
    name: str = ""
    path: str = ""
    start: str = ""
    end: str = ""
    created: str = ""
    modified: str = ""
    creator: str = ""
    description: str = ""
    content: str = ""
    codes: list[str] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)
    passages: list[Holder] = dataclasses.field(default_factory=list)


class Parts:
    """A handler of :func:`~tui.documents.containers.parse_xml`."""

    def __init__(self) -> None:
        self.is_project = False
        self.is_ours = False
        self.users: dict[str, str] = {}
        self.codes: dict[str, Code] = {}
        self.sources: list[Holder] = []
        self.notes: dict[str, Holder] = {}
        self.links: list[tuple[str, str, str]] = []
        self.passed_over: Counter[str] = Counter()
        self._open: list[tuple[str, Code | Holder | None]] = []
        self._words: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element."""
        if not self._open:
            self.is_project = name in {"Project", "CodeBook"}
            self.is_ours = attributes.get("origin") == "gloss"
        owner = self._owner()
        made: Code | Holder | None = owner
        if name == "Code":
            made = self._code(attributes, owner)
        elif name in _SOURCES or name in _MEDIA:
            made = self._source(name, attributes)
        elif name == "PlainTextSelection":
            made = _holder(attributes)
            if isinstance(owner, Holder):
                owner.passages.append(made)
        elif name in _PASSED_OVER:
            self.passed_over[name] += 1
            made = Holder()
        elif name in _WORDS:
            self._words.clear()
        else:
            self._refer(name, attributes, owner)
        self._open.append((name, made))

    def end(self, name: str) -> None:
        """End an element: what it says belongs to what it stands in."""
        _, owner = self._open.pop()
        if name in _MEDIA and isinstance(owner, Holder) and not owner.content:
            self.passed_over[name] += 1
        if name not in _WORDS or owner is None:
            return
        words = "".join(self._words)
        if name == "Description":
            owner.description = words
        elif isinstance(owner, Holder):
            owner.content = words

    def data(self, text: str) -> None:
        """Take words, where there may be some."""
        if self._open and self._open[-1][0] in _WORDS:
            self._words.append(text)

    def _owner(self) -> Code | Holder | None:
        return self._open[-1][1] if self._open else None

    def _code(self, attributes: Mapping[str, str], owner: Code | Holder | None) -> Code:
        guid = _guid(attributes.get("guid"))
        name = " ".join(attributes.get("name", "").replace("/", "-").split())
        above = owner if isinstance(owner, Code) else Code()
        known = FIELDS.get(guid)
        code = Code(
            (*above.place, attributes.get("name", "") if above.field else name),
            known[0] if known else above.field,
            attributes.get("color", ""),
        )
        self.codes[guid] = code
        return code

    def _source(self, name: str, attributes: Mapping[str, str]) -> Holder:
        made = _holder(attributes)
        if name == "Note":
            self.notes[made.guid] = made
            return made
        if name in {"Representation", "Transcript"}:
            above, holder = self._open[-1] if self._open else ("", None)
            if above not in _MEDIA or not isinstance(holder, Holder):
                return made  # the words of one selection: no text of its own
            made.name = holder.name or made.name
            if not holder.content:  # what is said of the whole belongs to its first text
                made.codes, made.notes, holder.content = holder.codes, holder.notes, name
        if name not in _MEDIA:
            self.sources.append(made)
        return made

    def _refer(self, name: str, attributes: Mapping[str, str], owner: Code | Holder | None) -> None:
        target = _guid(attributes.get("targetGUID"))
        if name == "User":
            self.users[_guid(attributes.get("guid"))] = attributes.get("name", "")
        elif name == "Link":
            ends = _guid(attributes.get("originGUID")), attributes.get("name", ""), target
            self.links.append(ends)
        elif name == "CodeRef" and isinstance(owner, Holder):
            owner.codes.append(target)
        elif name == "NoteRef" and owner is not None:
            owner.notes.append(target)


def _holder(attributes: Mapping[str, str]) -> Holder:
    def said(name: str) -> str:
        return attributes.get(name, "")

    return Holder(
        _guid(said("guid")),
        said("name"),
        said("plainTextPath"),
        said("startPosition"),
        said("endPosition"),
        said("creationDateTime"),
        said("modifiedDateTime"),
        _guid(said("creatingUser")),
    )


def _guid(value: str | None) -> str:
    """Return a GUID as it is compared: some programs put it in braces, or in capitals."""
    return (value or "").strip("{} ").lower()
