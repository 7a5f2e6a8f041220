"""A file becomes a Document: path, text, metadata and blocks.

What a library is and which documents it has, the one text of each that offsets refer to,
and what each says about itself. Nothing heavy is imported here: the reader of a format is
loaded when the first such file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.documents.discovery import Entry, discover, entry_for
from tui.documents.document import Block, BlockKind, Document, Metadata
from tui.documents.locating import LibrarySettings, locate
from tui.documents.reading import read
from tui.documents.structure import heading_text

if TYPE_CHECKING:
    from tui.documents.extraction import Extraction

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


def __getattr__(name: str) -> Any:
    """Load what starts processes only when somebody wants it."""
    if name == "Extraction":
        from tui.documents.extraction import Extraction

        return Extraction
    raise AttributeError(name)
