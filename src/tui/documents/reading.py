"""A file becomes a Document: opened with care, decoded, and its parts found.

Opening is where a hostile library would bite, so it is done in one place: nothing but a
regular file of a bearable size is ever read, and a FIFO put in a file's place between
listing and opening does not block.
"""

from __future__ import annotations

import os
import stat
from importlib import import_module
from typing import TYPE_CHECKING

from tui.documents.decoding import decode
from tui.documents.discovery import MAX_BYTES
from tui.documents.document import Document
from tui.documents.extras import has_extra, install_line
from tui.documents.formats import FORMATS, Format, extractor_of, format_of, suffix_of
from tui.documents.structure import Structure, titled
from tui.errors import DocumentError, quoted_path

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read", "read_bytes"]

_MAY_GROW = 4096  # a file that is written to while we read; its buffer is no larger than it


def read_bytes(file: Path, limit: int | None = None) -> bytes:
    """Return the bytes of a regular file, or only the first `limit`.

    Raises:
        DocumentError: when it is missing, unreadable, no regular file, or over 1 GB.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the name is not a path"
        raise DocumentError(reason.lower()) from error
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            kind = "a folder" if stat.S_ISDIR(info.st_mode) else "not a regular file"
            raise DocumentError(f"this is {kind}")
        if info.st_size > MAX_BYTES:
            raise DocumentError(f"the file is larger than 1 GB ({info.st_size / 1e9:.1f} GB)")
        wanted = info.st_size + _MAY_GROW if limit is None else limit
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(min(wanted, info.st_size + _MAY_GROW))
    except OSError as error:
        raise DocumentError((error.strerror or "it cannot be read").lower()) from error
    finally:
        os.close(handle)


def read(
    file: Path, path: str, *, limit: int | None = None, encoding: str | None = None
) -> Document:
    """Read one file as a Document whose text every offset refers to.

    `limit` reads only about the first `limit` bytes, for a first paint: the text is then a
    beginning of the whole text. `encoding` overrides what the bytes look like.

    Raises:
        DocumentError: one line that names the file and says why it cannot be read.
    """
    name = format_of(file.name) or "txt"
    form = FORMATS[name]
    try:
        text, structure = _content(file, form, limit, encoding)
    except DocumentError as error:
        raise DocumentError(f"cannot read {quoted_path(path)}: {error}") from error
    structure = titled(text, structure, marked=name != "txt", name=path)
    blocks = structure.blocks
    return Document(path, text, name, structure.metadata, blocks, extractor_of(name))


def _content(
    file: Path, form: Format, limit: int | None, encoding: str | None
) -> tuple[str, Structure]:
    if form.apart:
        read_bytes(file, 0)  # its type and size are looked at before anything opens it
        if form.extra and not has_extra(form.extra):
            raise DocumentError(f"install the extra for it: {install_line(form.extra)}")
        from tui.documents.apart import extract_apart

        extracted = extract_apart(file, form.name, limit=limit, encoding=encoding)
        return extracted.text, Structure(extracted.metadata, extracted.blocks)
    module = import_module(f"tui.documents.{form.module}")
    if form.extracted:
        extracted = module.extract(file, form.name, limit=limit, encoding=encoding)
        return extracted.text, Structure(extracted.metadata, extracted.blocks)
    data = read_bytes(file, limit)
    partial = limit is not None and len(data) >= limit
    if suffix_of(file.name) == ".xml":
        from tui.documents.containers import refuse_entities

        refuse_entities(data)
    text = decode(data, encoding=encoding, partial=partial)
    return text, module.structure(text)
