"""Zip archives and XML, opened as if an enemy had packed them.

Nothing is ever written to disk, so no member's name can escape. What a member unpacks to is
counted while it unpacks, not believed from its header. XML that declares entities is
refused: no document needs them, and bombs and stolen files are made of them.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from tui.documents.reading import read_bytes
from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Archive", "XmlHandler", "parse_xml", "refuse_entities", "unpacked_size"]

MAX_UNPACKED = 100_000_000
MAX_MEMBERS = 20_000
MAX_DEPTH = 2_000
_CHUNK = 256 * 1024
_END_RECORD = b"PK\x05\x06"
_END = 66_000
"""Bytes at the end of an archive that hold its end record, with the longest comment."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_TOO_BIG = f"it unpacks to more than {MAX_UNPACKED // 1_000_000} MB"


class Archive:
    """A zip archive in memory, with one budget for all that is unpacked from it.

    Raises:
        DocumentError: when it is damaged, encrypted, or has too many members.
    """

    def __init__(self, file: Path | bytes) -> None:
        data = file if isinstance(file, bytes) else read_bytes(file)
        if not data:
            raise DocumentError("the file is empty")
        if data.startswith(_OLD_OFFICE):
            raise DocumentError("it is an old Office file or has a password: save it anew")
        if _members(data[-_END:]) > MAX_MEMBERS:
            raise DocumentError(f"the archive has more than {MAX_MEMBERS} members")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            struct.error,
            NotImplementedError,
        ) as error:
            raise DocumentError("the archive is damaged or no zip archive at all") from error
        self._names = {info.filename: info for info in self._zip.infolist()}
        if len(self._names) > MAX_MEMBERS:
            raise DocumentError(f"the archive has more than {MAX_MEMBERS} members")
        self._left = MAX_UNPACKED

    def __contains__(self, name: str) -> bool:
        return self._member(name) is not None

    def names(self) -> list[str]:
        """Return the names of all members, as they stand in the archive."""
        return list(self._names)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a member piece by piece.

        Raises:
            DocumentError: when it is missing, damaged, encrypted or the budget is used up.
        """
        info = self._member(name)
        if info is None:
            raise DocumentError(f"the archive lacks its part {posixpath.basename(name)!a}")
        if info.flag_bits & 1:
            raise DocumentError("it is encrypted; save it without a password first")
        if info.file_size > self._left:
            raise DocumentError(_TOO_BIG)
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise DocumentError(_TOO_BIG)
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise DocumentError("the archive is damaged or packed in an unknown way") from error

    def read(self, name: str) -> bytes:
        """Unpack a whole member.

        Raises:
            DocumentError: as :meth:`chunks`.
        """
        return b"".join(self.chunks(name))

    def _member(self, name: str) -> zipfile.ZipInfo | None:
        return self._names.get(posixpath.normpath(name).lstrip("/"))


def unpacked_size(file: Path) -> int:
    """Return how many bytes an archive says it unpacks to; 0 when it is none or will be refused."""
    try:
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - _END))
            if _members(stream.read(_END)) > MAX_MEMBERS:
                return 0
        with zipfile.ZipFile(file) as archive:
            return sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError):
        return 0


def _members(end: bytes) -> int:
    """Return how many members an archive says it has, from its end."""
    at = end.rfind(_END_RECORD)
    return struct.unpack_from("<H", end, at + 10)[0] if 0 <= at <= len(end) - 12 else 0


class XmlHandler(Protocol):
    """What is told about an XML document, names without their namespaces."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """A piece of character data."""


def refuse_entities(data: bytes) -> None:
    """Raise DocumentError when markup declares entities of its own."""
    if b"<!ENTITY" in data[:100_000] or b"<\0!\0E\0N\0T\0I\0T\0Y" in data[:100_000]:
        raise DocumentError("it declares XML entities, which can be a bomb or read other files")


def parse_xml(chunks: Iterator[bytes], handler: XmlHandler) -> None:
    """Parse XML without entities, external parts or recursion.

    Raises:
        DocumentError: when it is not well formed, declares entities or nests too deeply.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise DocumentError(f"its XML is nested more than {MAX_DEPTH} levels deep")
        handler.start(
            name.rpartition(":")[2], {k.rpartition(":")[2]: v for k, v in attributes.items()}
        )

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name.rpartition(":")[2])

    def refuse(*_: object) -> None:
        raise DocumentError("it declares XML entities, which can be a bomb or read other files")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = lambda *_: 1  # looked at, never opened
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError) as error:
        raise DocumentError("its XML is damaged") from error
    except LookupError as error:
        if type(error) is not LookupError:  # not of an encoding, but a mistake of ours
            raise
        raise DocumentError("its XML is in an unknown encoding") from error
