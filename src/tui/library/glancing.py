"""A first look at many documents: their titles, and which are copies of each other.

These functions take and return what a process beside the screen can be sent, and they say
what went wrong instead of raising it: one bad file must not hide a thousand good ones.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from tui.documents.document import Metadata
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from tui.documents import Entry
    from tui.documents.duplicates import Duplicate

__all__ = ["copies_in", "heads_of", "metadata_of", "parcels", "prints_of"]

HEAD = 8192
"""Bytes of a document that are read for its title."""


def heads_of(
    entries: Sequence[Entry],
    cache: Path | None = None,
    encodings: Mapping[str, str] | None = None,
) -> dict[str, dict[str, Any]]:
    """Return the `metadata` of each document, or the `problem` it has, by path.

    A text kept in `cache` is not made again. `encodings` are those that a reader has named.
    """
    from tui.documents import Extraction

    extraction, named = Extraction(cache), encodings or {}
    heads: dict[str, dict[str, Any]] = {}
    for entry in entries:
        try:
            encoding = named.get(entry.path)
            head = extraction.read(entry.file, entry.path, limit=HEAD, encoding=encoding)
        except DocumentError as error:
            heads[entry.path] = {"problem": str(error)}
        else:
            heads[entry.path] = {"metadata": asdict(head.metadata)}
    return heads


def prints_of(
    entries: Sequence[Entry],
    cache: Path | None = None,
    encodings: Mapping[str, str] | None = None,
) -> dict[str, list[Any]]:
    """Return what :func:`tui.documents.duplicates.fingerprint` says of each text, by path.

    `cache` and `encodings` are those of :func:`heads_of`.
    """
    from tui.documents import Extraction
    from tui.documents.duplicates import fingerprint

    extraction, named = Extraction(cache), encodings or {}
    prints: dict[str, list[Any]] = {}
    for entry in entries:
        try:
            encoding = named.get(entry.path)
            made = fingerprint(extraction.read(entry.file, entry.path, encoding=encoding).text)
        except DocumentError:
            continue
        prints[entry.path] = [made.scale, made.hashes, made.size]
    return prints


def parcels(entries: Iterable[Entry], most: int, size: int) -> list[list[Entry]]:
    """Divide documents into parcels of at most `most` and about `size` bytes each."""
    made: list[list[Entry]] = []
    room = 0
    for entry in entries:
        if not made or len(made[-1]) >= most or room < entry.size:
            made.append([])
            room = size
        made[-1].append(entry)
        room -= entry.size
    return made


def metadata_of(head: Mapping[str, Any], said: Mapping[str, str]) -> Metadata:
    """Return the metadata of a head with what the reader has said instead."""
    from tui.documents.citing import corrected

    return corrected(Metadata(**head["metadata"]), said)


def copies_in(prints: Mapping[str, Sequence[Any]]) -> dict[str, tuple[Duplicate, ...]]:
    """Return the copies of each document that has any, the closest first, by path."""
    from tui.documents.duplicates import Fingerprint, duplicates

    known = {path: Fingerprint(p[0], tuple(p[1]), p[2]) for path, p in prints.items()}
    found: dict[str, tuple[Duplicate, ...]] = {}
    for copy in duplicates(known):
        for path in (copy.a, copy.b):
            found[path] = (*found.get(path, ()), copy)
    return found
