"""A file becomes a Document: path, text, metadata and blocks.

What a library is and which documents it has, the one text of each that offsets refer to,
and what each says about itself. Nothing is imported before it is asked for; the reader of a
format is loaded when the first such file is read.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.documents.discovery import Entry, discover, entry_for
    from tui.documents.document import Block, BlockKind, Document, Metadata
    from tui.documents.extraction import Extraction
    from tui.documents.locating import LibrarySettings, locate
    from tui.documents.reading import read
    from tui.documents.structure import heading_text

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "Entry",
    "Extraction",
    "LibrarySettings",
    "Metadata",
    "discover",
    "entry_for",
    "heading_text",
    "locate",
    "read",
]


_HOMES = {
    "Block": "document",
    "BlockKind": "document",
    "Document": "document",
    "Entry": "discovery",
    "Extraction": "extraction",
    "LibrarySettings": "locating",
    "Metadata": "document",
    "discover": "discovery",
    "entry_for": "discovery",
    "heading_text": "structure",
    "locate": "locating",
    "read": "reading",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for, alone: a process that reads one document needs little of it."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
