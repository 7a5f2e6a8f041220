"""What a reference manager knows about a source, whatever format it comes in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.documents.addresses import untracked
from tui.documents.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["KnownDocuments", "Reference", "match_references"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a bibliography.

    `files` are paths as the file names them, with `/` between folders. `kind` is the
    format's own word for what it is (`article`, `JOUR`, `article-journal`).
    """

    key: str
    metadata: Metadata = field(default_factory=Metadata)
    kind: str = ""
    files: tuple[str, ...] = ()


def match_references(
    references: Iterable[Reference], documents: Sequence[tuple[str, Metadata]]
) -> dict[str, Reference]:
    """Return which documents the references are about, by the documents' paths.

    A file is found by the longest end of its path that only one document has; what has no
    file, by its address, or by a title that only one document has. The first reference wins.
    """
    known = KnownDocuments(documents)
    found: dict[str, Reference] = {}
    for reference in references:
        for path in known.about(reference):
            found.setdefault(path, reference)
    return found


class KnownDocuments:
    """Documents as other programs may name them: by file, by address, by title."""

    def __init__(self, documents: Sequence[tuple[str, Metadata]]) -> None:
        self._by_end = _only(
            ("/".join(parts[-n:]), path)
            for path, _ in documents
            for parts in [_named(path).split("/")]
            for n in range(1, len(parts) + 1)
        )
        self._by_url = _only((_address(m.url), path) for path, m in documents if m.url)
        self._by_title = _only((_folded(m.title), path) for path, m in documents if m.title)

    def about(self, reference: Reference) -> list[str]:
        """Return the paths of the documents that `reference` is about."""
        paths = [p for p in (_by_file(name, self._by_end) for name in reference.files) if p]
        if paths:
            return paths
        metadata = reference.metadata
        path = self._by_url.get(_address(metadata.url)) if metadata.url else None
        title = _folded(metadata.title)
        path = path or (self._by_title.get(title) if title else None)
        return [path] if path else []


def _by_file(name: str, by_end: dict[str, str]) -> str | None:
    parts = _named(name).split("/")
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((by_end[end] for end in ends if end in by_end), None)


def _named(path: str) -> str:
    """Return a path as it is compared: a Mac takes accents apart, Windows knows no case."""
    return unicodedata.normalize("NFC", path).casefold()


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each key stands for, without the keys that stand for several things."""
    found: dict[str, str] = {}
    several = set()
    for key, value in pairs:
        if found.setdefault(key, value) != value:
            several.add(key)
    return {key: value for key, value in found.items() if key not in several}


def _folded(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def _address(url: str) -> str:
    """Return an address as it is compared: without what only says who sent the reader there."""
    bare = (url.partition("://")[2] or url).partition("#")[0]
    page, _, query = bare.removeprefix("www.").partition("?")
    return f"{page.rstrip('/')}?{untracked(query)}".rstrip("?/").casefold()
