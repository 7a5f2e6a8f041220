"""Reading a document for the index: its whole text, but no more structure than its top has.

The index wants to know title, outlet, author and date, which stand at the top of a file, and
where its front matter ends; finding every heading and list of a library takes a fifth of the
time of indexing it. A text of many megabytes is read piece by piece, so that it never lies in
memory as a whole, nor twice.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.documents import Document, read
from tui.documents.citing import corrected
from tui.documents.decoding import decode, detect
from tui.documents.formats import FORMATS, format_of
from tui.documents.reading import read_bytes
from tui.errors import DocumentError
from tui.text.source import decode_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tui.documents import Extraction

__all__ = ["Skimmed", "skim"]

_TOP = 24_000
"""Bytes in which a title stands, if there is one (within 20,000 code points), and all the rest."""

_MOSTLY = 6_000
"""Bytes that are looked at first: nearly every text has a heading there."""

_LARGE = 6_000_000
"""Bytes from which on a text is read in pieces."""

_PIECE = 1 << 16
"""Bytes of such a piece: on its way to text it is there some ten times over."""

NOTHING_SAID: Mapping[str, str] = MappingProxyType({})

Skimmed = tuple[Document, "Iterator[str] | None"]
"""A document; and, where that holds only its top, the pieces of its whole text."""


def skim(
    extraction: Extraction, file: Path, path: str, said: Mapping[str, str] = NOTHING_SAID
) -> Skimmed:
    """Return a document for the index, with what a reader has `said` about it instead.

    Raises:
        DocumentError: as :func:`tui.documents.read`.
    """
    encoding = said.get("encoding")
    document, pieces = _skim(extraction, file, path, encoding)
    if said:
        document = replace(document, metadata=corrected(document.metadata, said))
    return document, pieces


def _skim(extraction: Extraction, file: Path, path: str, encoding: str | None) -> Skimmed:
    size = _size(file)
    if size <= _TOP or FORMATS[format_of(file.name) or "txt"].extracted:
        return extraction.read(file, path, encoding=encoding), None
    top = read(file, path, limit=_MOSTLY, encoding=encoding)
    if not any(block.kind == "heading" for block in top.blocks):
        top = read(file, path, limit=_TOP, encoding=encoding)
    if size > _LARGE and encoding is None and _is_plain(file):
        return top, decode_chunks(file, size=_PIECE)
    try:
        return replace(top, text=decode(read_bytes(file), encoding=encoding)), None
    except DocumentError:
        return read(file, path, encoding=encoding), None  # for the message that it gives


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except (OSError, ValueError):
        return 0


def _is_plain(file: Path) -> bool:
    """Say whether all of a file is UTF-8 without NUL: whole or in pieces, the text is the same."""
    try:
        if detect(read_bytes(file, _TOP), partial=True)[0] != "utf-8":
            return False
        return all("\0" not in piece for piece in decode_chunks(file, errors="strict", size=_PIECE))
    except (OSError, UnicodeError, DocumentError):
        return False
