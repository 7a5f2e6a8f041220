"""Bytes become text: one strict ladder, the same on every machine.

A byte-order mark decides; else strict UTF-8; else UTF-16 without a mark; else a legacy
encoding, told by what its bytes would spell. CRLF and CR become LF; nothing else changes.
No locale, no statistics package whose next version would move every offset.
"""

from __future__ import annotations

import codecs
from collections import Counter

from tui.documents.encodings import escaped_encoding, legacy_encoding, wide_encoding
from tui.errors import DocumentError, quoted

__all__ = ["declared", "decode", "detect", "looks_like_text", "unify_newlines"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x7fELF", "a program"),
    (b"PK\x03\x04", "a zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ", "compressed"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"SQLite format 3\0", "a database"),
)
_NO_ENCODINGS = frozenset(
    ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem")
)
"""Codecs of Python that no document is in: for names of hosts, for programs, or by machine."""
_SAMPLE = 64 * 1024
_FEW_HALVES = 3
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"


def unify_newlines(text: str) -> str:
    """Turn CRLF and CR into LF."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def declared(data: bytes, name: str | None) -> str | None:
    """Return an encoding that a document or a server names, where the bytes are in it."""
    try:
        if not name or codecs.lookup(name).name.replace("_", "-") in _NO_ENCODINGS:
            return None
        data.decode(name)
    except (LookupError, ValueError):
        return None
    return name


def looks_like_text(head: bytes) -> bool:
    """Say whether the first bytes of a file are text in any encoding we read; empty is."""
    try:
        detect(head, partial=True)
    except DocumentError:
        return False
    return True


def detect(data: bytes, *, partial: bool = False) -> tuple[str, int]:
    """Return the encoding of `data` and the length of its byte-order mark.

    `partial` says that `data` may end in the middle of a character.

    Raises:
        DocumentError: when the bytes are no text in any encoding gloss knows.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"this is {kind}, not text, whatever its name says")
    nuls = data.count(0)
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    odd = controls * 20 > len(sample)
    wide = _wide(sample) if nuls or odd else None
    if wide:
        return wide, 0
    if nuls * 10 <= len(data) and _is_utf8(data, partial=partial):
        escaped = escaped_encoding(data) if data[:_SAMPLE].isascii() else None
        return escaped or "utf-8", 0
    if odd or nuls * 10 > len(data):
        wide = wide_encoding(data)
        if wide is None:
            raise DocumentError("this is a binary file, not text")
        return wide, 0
    return legacy_encoding(data), 0


def decode(data: bytes, *, encoding: str | None = None, partial: bool = False) -> str:
    """Return the text of `data`: byte-order mark dropped, line ends unified, all else kept.

    `encoding` overrides the detection. `partial` says that `data` is only the head of a
    file: an unfinished last character is left off. Bytes that mean nothing in the encoding
    become U+FFFD, never a control character.

    Raises:
        DocumentError: when the bytes are not text, or `encoding` is unknown.
    """
    mark = 0
    if encoding is None:
        encoding, mark = detect(data, partial=partial)
    try:
        " ".encode(encoding)  # refuses codecs that are not of text
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        text = decoder.decode(data[mark:], not partial)
    except (LookupError, TypeError, UnicodeError) as error:
        raise DocumentError(f"there is no text encoding {quoted(encoding)}") from error
    if partial and text.endswith("\r"):
        text = text[:-1]  # its line feed may be just behind the cut
    return unify_newlines(text)


def _is_utf8(data: bytes, *, partial: bool) -> bool:
    if data.isascii():
        return True
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(data, not partial)
    except UnicodeDecodeError:
        return False
    return True


def _wide(sample: bytes) -> str | None:
    """Return the UTF-16 that `sample` is in without a mark.

    Of an alphabet's letters one half is always the same few bytes: NUL for Latin, 4 for
    Cyrillic, beside those of the blanks and of the quotation marks.
    """
    sample = sample[: len(sample) // 2 * 2]
    halves = Counter(sample[::2]), Counter(sample[1::2])
    for encoding, high, low in (("utf-16-le", *halves[::-1]), ("utf-16-be", *halves)):
        if high[0] * 20 < high.total() or low[0] * 20 > high[0]:
            continue
        few = sum(count for _, count in high.most_common(_FEW_HALVES))
        if high[0] * 3 < high.total() and few * 20 < 19 * high.total():
            continue
        text = sample.decode(encoding, "replace")
        if sum(c.isprintable() or c.isspace() for c in text) * 20 > len(text) * 19:
            return encoding
    return None
