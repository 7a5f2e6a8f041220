"""Every error gloss raises on purpose.

    GlossError                 exit code 2
    ├── UsageError             the command or its arguments make no sense
    ├── LibraryError           the library folder or its gloss.toml
    ├── DocumentError          one document cannot be read
    │   └── QuoteNotFoundError exit code 1: the quote is not in the text
    ├── StoreError             annotations cannot be read or saved
    │   ├── NewerSchemaError   written by a newer gloss: opened read-only
    │   └── ConflictError      somebody else changed the same annotation
    └── ExchangeError          an import or export file

A message is one line, says what is wrong and what to do, and is safe to print: text from
outside goes through :func:`quoted` first.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ConflictError",
    "DocumentError",
    "ExchangeError",
    "GlossError",
    "LibraryError",
    "NewerSchemaError",
    "QuoteNotFoundError",
    "StoreError",
    "UsageError",
    "quoted",
    "quoted_path",
]


_UNSEEN = dict.fromkeys((0xAD, 0x200C, 0x200D))
"""Soft hyphens and joiners, which belong to good text and are never drawn."""


def quoted(text: str, limit: int = 80) -> str:
    """Return `text` as one short printable line for a message, in typographic quotes."""
    flat = "".join(c if c.isprintable() else "�" for c in " ".join(text.translate(_UNSEEN).split()))
    return f"“{flat[: limit - 1]}…”" if len(flat) > limit else f"“{flat}”"


def quoted_path(path: str, limit: int = 200) -> str:
    """Return a path as :func:`quoted` does, cut in the middle: the end says which file it is."""
    whole = quoted(path, len(path))
    begin = limit // 3
    return f"{whole[: begin + 1]}…{whole[begin - limit :]}" if len(whole) > limit + 2 else whole


class GlossError(Exception):
    """Something a user can act on; `str(error)` is one line that says how."""

    exit_code: ClassVar[int] = 2


class UsageError(GlossError):
    """The command or its arguments make no sense."""


class LibraryError(GlossError):
    """The library folder or its `gloss.toml` is missing or wrong."""


class DocumentError(GlossError):
    """One document cannot be read."""


class QuoteNotFoundError(DocumentError):
    """A quote does not stand in the text of its document."""

    exit_code = 1


class StoreError(GlossError):
    """Annotations cannot be read or saved; nothing that was acknowledged is lost."""


class NewerSchemaError(StoreError):
    """A file was written by a newer gloss; it is left as it is."""


class ConflictError(StoreError):
    """Somebody else changed the same annotation since it was read."""


class ExchangeError(GlossError):
    """A foreign file cannot be imported, or an export cannot be written."""
