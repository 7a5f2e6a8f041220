"""A file becomes a Document: path, text, metadata and blocks.

What a library is and which documents it has, the one text of each that offsets refer to,
and what each says about itself. Nothing heavy is imported here: the reader of a format is
loaded when the first such file is read.
"""

from __future__ import annotations

from tui.documents.discovery import Entry, discover, entry_for
from tui.documents.document import Block, BlockKind, Document, Metadata
from tui.documents.locating import LibrarySettings, locate
from tui.documents.reading import read
from tui.documents.structure import heading_text

__all__ = [
    "Block",
    "BlockKind",
    "Document",
    "Entry",
    "LibrarySettings",
    "Metadata",
    "discover",
    "entry_for",
    "heading_text",
    "locate",
    "read",
]
