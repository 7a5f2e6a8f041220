"""What to open first, and where: the same answer for the first frame and for the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.documents import Entry
    from tui.documents.document import Document
    from tui.library.facade import Library
    from tui.spans import Span

__all__ = ["body_of", "first_place", "place_named", "start_of"]

_LOOK = 10_000
_OFFSET = re.compile(r"\d{1,18}", re.ASCII)

FEW = 100
"""Documents among which the one with most notes is looked for, to start with."""


def first_place(
    library: Library, entries: Sequence[Entry], at: str | None
) -> tuple[str, int | Span | None]:
    """Return the document to open, and where in it.

    As asked for (`at`), else the last one, the one with most notes, the first; an empty path
    where nothing can be read.
    """
    if at:
        return place_named(library, at)
    readable = [entry.path for entry in entries if not entry.problem]
    last = library.state.last_document
    if last in readable or (last and not library.is_listed and not library.entry(last).problem):
        return last, None
    if 1 < len(readable) <= FEW:
        readable.sort(key=lambda path: -len(library.recorded(path)))
    return (readable[0] if readable else ""), None


def place_named(library: Library, at: str) -> tuple[str, int | Span | None]:
    """Return the place that `FILE:OFFSET` or an annotation's id names.

    Raises:
        StoreError: when there is no annotation with that id.
    """
    path, colon, offset = at.rpartition(":")
    if colon and _OFFSET.fullmatch(offset):
        return path, int(offset)
    return library.whereabouts(at)


def start_of(
    library: Library, document: Document, offset: int | Span | None, length: int | None = None
) -> int | Span:
    """Return where to start reading: as asked, where one stopped, or the first line.

    `length` is that of the text as far as it is there (code points).
    """
    if offset is not None:
        return offset
    known = document.length if length is None else length
    return min(library.state.document(document.path).position, known)


def body_of(document: Document) -> int:
    """Return the offset (code points) of what follows the front matter, 0 without any.

    Lines that say who wrote a text stand below its title: only what begins it is passed over.
    """
    text, end = document.text, 0
    for block in document.blocks:
        if block.kind != "matter" or text[end : block.span.start].strip():
            break
        end = block.span.end
    following = text[end : end + _LOOK] if end else ""
    blank = len(following) - len(following.lstrip())
    return end + blank if blank < len(following) else 0
