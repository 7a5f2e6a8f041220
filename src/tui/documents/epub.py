"""EPUB: the chapters in the order of the spine, as one text.

A chapter is HTML and read as such. Places to cite are the printed book's pages where the
e-book marks them, and its chapters. Nothing is unpacked to disk.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tui.documents.building import Builder, Extracted, flatten, page_mark
from tui.documents.containers import Archive, parse_xml, refuse_entities
from tui.documents.dates import iso_date
from tui.documents.document import Metadata
from tui.documents.flow import Flow
from tui.documents.html import decode_html, write
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.documents.pieces import Piece

__all__ = ["extract"]

_CHAPTER = re.compile(r"(?:chapter|chap\.|ch\.?)\s{1,4}(\d{1,4}|[ivxlc]{1,8})\b", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4}|[IVXLC]{1,8})[.:]?(?:\s|\Z)")
_MARK = re.compile("\0([^\0]*)\0")
_MAX_CHAPTERS = 5_000
_LISTINGS = {"nav": "toc", "navMap": "toc", "pageList": "page-list", "navList": "other"}


def extract(
    file: Path, form: str, *, limit: int | None = None, encoding: str | None = None
) -> Extracted:
    """Read an e-book; with `limit` only as many chapters as give that many code points.

    Raises:
        DocumentError: when the archive is damaged, protected, or has no text.
    """
    del form, encoding
    archive = Archive(file)
    if "META-INF/encryption.xml" in archive and b"EncryptedData" in archive.read(
        "META-INF/encryption.xml"
    ):
        _refuse_protected(archive)
    package = _package(archive)
    contents = _contents(archive, package)
    last = ""
    builder = Builder()
    partial = False
    listings = (package.contents, package.listed)
    chapters = [name for name in package.chapters if name not in listings]
    for number, name in enumerate((chapters or package.chapters)[:_MAX_CHAPTERS], start=1):
        if limit is not None and builder.length >= limit:
            partial = True
            break
        if name not in archive:
            continue
        raw = archive.read(name)
        refuse_entities(raw)
        flow = Flow(contents.places(name))
        flow.feed(decode_html(raw))
        kept = [p for p in flow.pieces if p.text]
        title = contents.titles.get(name, "") or contents.begins(name, kept) or flow.facts.heading
        before = last if contents.within(name) else ""  # another begins only further down
        builder.locate(_label(title, number) if title or not before else before)
        last = contents.last(name) or title
        contents.keep_places(name, kept, marked=b"pagebreak" in raw)
        write(kept, builder)
    if not builder.length:
        raise DocumentError("there is no text in this e-book (perhaps only images)")
    return builder.result(package.metadata(), partial=partial)


def _label(title: str, number: int = 0) -> str:
    """Return how to cite a chapter: its number if its title has one, else its title."""
    title = flatten(title)
    match = _CHAPTER.search(title) or _NUMBER.match(title)
    if match is not None:
        return f"ch. {match[1]}"
    return title[:40] if title else f"sec. {number}"


def _refuse_protected(archive: Archive) -> None:
    """Refuse a book whose chapters are encrypted (fonts alone may be)."""
    raw = archive.read("META-INF/encryption.xml").decode("utf-8", "replace")
    if re.search(r"URI=[\"'][^\"']{1,500}\.x?html?[\"']", raw, re.IGNORECASE):
        raise DocumentError("this e-book is protected (DRM) and cannot be read")


class _Container:
    """Finds the package document."""

    def __init__(self) -> None:
        self.path = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "rootfile" and not self.path:
            self.path = attributes.get("full-path", "")

    def end(self, name: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _Package:
    """The package document: metadata, manifest and spine."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._fields: dict[str, list[str]] = {}
        self._open = ""
        self._items: dict[str, str] = {}
        self._spine: list[str] = []
        self._asides: list[str] = []
        self._ids: dict[str, list[str]] = {}
        self._said: dict[tuple[str, str], str] = {}  # what kind of title or maker, by its id
        self._about = "", ""
        self.contents = ""
        self.listed = ""
        """The page that shows the contents, where the guide of an EPUB 2 names a whole one."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "item":
            href = self.resolve(attributes.get("href", ""))
            self._items[attributes.get("id", "")] = href
            kind = attributes.get("media-type", "")
            listing = kind == "application/x-dtbncx+xml" and not self.contents
            if listing or "nav" in attributes.get("properties", "").split():
                self.contents = href
        elif name == "reference" and attributes.get("type") == "toc":
            href = attributes.get("href", "")
            self.listed = "" if "#" in href else self.resolve(href)
        elif name == "itemref":
            aside = attributes.get("linear", "yes") == "no"
            (self._asides if aside else self._spine).append(attributes.get("idref", ""))
        elif name in ("title", "creator", "date", "publisher", "source", "language"):
            self._open = name
            self._fields.setdefault(name, []).append("")
            known = attributes.get("id") or f"{name} {len(self._fields[name])}"
            self._ids.setdefault(name, []).append(known)
            self._said[known, "role"] = attributes.get("role", "")
        elif name == "meta" and attributes.get("property") in ("title-type", "role"):
            self._open = name
            self._about = attributes.get("refines", "").removeprefix("#"), attributes["property"]
        elif name == "meta" and attributes.get("name", "").startswith("calibre:series"):
            self._fields.setdefault("series", []).append(attributes.get("content", ""))

    def end(self, name: str) -> None:
        if name == self._open:
            self._open = ""

    def data(self, text: str) -> None:
        if self._open == "meta":
            self._said[self._about] = self._said.get(self._about, "") + text.strip()
        elif self._open:
            self._fields[self._open][-1] += text

    def resolve(self, href: str) -> str:
        """Return a reference as a name in the archive."""
        path = unquote(href.split("#", maxsplit=1)[0])
        return posixpath.normpath(posixpath.join(self._folder, path))

    @property
    def chapters(self) -> list[str]:
        """The files of the text, in order; what stands aside of it, mostly notes, comes last."""
        names = [self._items[i] for i in self._spine if i in self._items]
        asides = [self._items[i] for i in self._asides if i in self._items]
        return list(dict.fromkeys([*names, *(n for n in asides if n != self.contents)]))

    def _which(self, name: str, kind: str, wanted: str) -> list[str]:
        """Return the values of a field that are what is `wanted`, or of which nothing is said."""
        found = [
            (flatten(value), self._said.get((known, kind), ""))
            for value, known in zip(
                self._fields.get(name, []), self._ids.get(name, []), strict=True
            )
            if flatten(value)
        ]
        chosen = [v for v, said in found if said == wanted] + [v for v, said in found if not said]
        return chosen or [value for value, _ in found]

    def metadata(self) -> Metadata:
        fields = {k: [flatten(v) for v in vs if flatten(v)] for k, vs in self._fields.items()}
        source = next(
            (s for s in fields.get("source", []) if s.startswith(("http://", "https://"))), ""
        )
        return Metadata(
            title=": ".join(self._which("title", "title-type", "main")[:1]),
            outlet=", ".join(fields.get("publisher", [])[:1]),
            author=", ".join(self._which("creator", "role", "aut")[:10]),
            date=next((d for d in map(iso_date, fields.get("date", [])) if d), ""),
            url=source,
        )


class _Contents:
    """The table of contents, EPUB 2 (NCX) or 3 (nav): titles by chapter file, and pages."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.titles: dict[str, str] = {}
        self._within: dict[str, dict[str, str]] = {}  # labels of what begins within, by its id
        self._pages: dict[str, dict[str, str]] = {}
        self._kind = "toc"
        self._text: list[str] = []
        self._href = ""

    def within(self, name: str) -> dict[str, str]:
        """Return the labels of what begins within a chapter's file, by ids."""
        return self._within.get(name, {})

    def last(self, name: str) -> str:
        """Return the label of what begins last within it, empty without any."""
        return next(reversed(self.within(name).values()), "")

    def places(self, name: str) -> dict[str, str]:
        """Return the labels of places within a file by their ids: pages, and what begins there."""
        return self.within(name) | self._pages.get(name, {})

    def begins(self, name: str, pieces: Sequence[Piece]) -> str:
        """Return the label of what begins with a file: no text stands above it, or it is lost."""
        first = next(iter(self.within(name).values()), "")
        mark = page_mark(first)
        at_top = bool(pieces) and pieces[0].text.startswith(mark)
        return first if at_top or not any(mark in piece.text for piece in pieces) else ""

    def keep_places(self, name: str, pieces: Sequence[Piece], *, marked: bool) -> None:
        """Leave out of `pieces` the labels of what begins there, where there are pages to cite.

        `marked` says that the file marks its pages itself. What begins with a file needs none.
        """
        known = list(self.within(name).values())
        out = set(known if marked or self._pages else [self.begins(name, pieces)]) - {""}
        for piece in pieces if out else ():
            piece.text = _MARK.sub(lambda m: "" if m[1] in out else m[0], piece.text)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _LISTINGS:
            self._kind = attributes.get("type", _LISTINGS[name])
        elif name in ("a", "text"):
            self._text = []
            self._href = attributes.get("href", "")
        elif name == "content":
            self._note(attributes.get("src", ""))

    def end(self, name: str) -> None:
        if name == "a":
            self._note(self._href)

    def data(self, text: str) -> None:
        if len(self._text) < 200:
            self._text.append(text)

    def _note(self, href: str) -> None:
        path, _, place = unquote(href).partition("#")
        title = flatten("".join(self._text))
        if not path or not title:
            return
        file = posixpath.normpath(posixpath.join(self._folder, path))
        if "page-list" in self._kind:
            self._pages.setdefault(file, {}).setdefault(place, f"p. {title[:20]}")
        elif "toc" in self._kind and place:
            self._within.setdefault(file, {}).setdefault(place, _label(title))
        elif "toc" in self._kind:
            self.titles.setdefault(file, title)


def _package(archive: Archive) -> _Package:
    container = _Container()
    parse_xml(archive.chunks("META-INF/container.xml"), container)
    package = _Package(posixpath.dirname(container.path))
    parse_xml(archive.chunks(container.path), package)
    if not package.chapters:
        raise DocumentError("this e-book lists no chapters")
    return package


def _contents(archive: Archive, package: _Package) -> _Contents:
    """Return what the chapters are called; a broken list is no reason not to read a book."""
    folder = posixpath.dirname(package.contents)
    contents = _Contents(folder)
    if package.contents in archive:
        try:
            parse_xml(archive.chunks(package.contents), contents)
        except DocumentError:
            return _Contents(folder)
    return contents
