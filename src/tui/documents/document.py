"""What a file becomes once it is read: a text, and what is known about it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.spans import Span

__all__ = ["Block", "BlockKind", "Document", "Metadata"]

BlockKind = Literal[
    "heading", "paragraph", "item", "quote", "code", "table", "matter", "speech", "locator"
]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a source says about itself, or what a reader has corrected.

    `date` is ISO 8601 as far as it is known (`2025`, `2025-06`, `2025-06-10`); empty
    strings mean unknown. `attributes` are free (`case = "P07"`), for filters and groups.
    """

    title: str = ""
    outlet: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the text with a role, as a span in code points.

    `level` is a heading's or list item's depth from 1, of a locator in a file of pages which one
    it is, from the first as 1. `label` is a locator as people cite
    it (`p. 12`, `ch. 3`, `00:14:02`) or the speaker of a turn.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    label: str = ""


@dataclass(frozen=True)
class Document:
    """One source: every offset anywhere in gloss counts code points of `text`.

    `path` is relative to the library in POSIX form, or absolute for a file outside it.
    `extractor` names and versions what made the text, empty where the file is the text.
    """

    path: str
    text: str
    format: str
    metadata: Metadata = Metadata()
    blocks: tuple[Block, ...] = ()
    extractor: str = ""

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8 (lone surrogates kept), as hex."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _places(self) -> tuple[list[int], list[str]]:
        found = [(b.span.start, b.label) for b in self.blocks if b.kind == "locator"]
        return [start for start, _ in found], [label for _, label in found]

    def place_at(self, offset: int) -> str:
        """Return the label of the page, chapter or time that has begun last, empty without any."""
        starts, labels = self._places
        index = bisect_right(starts, offset)
        return labels[index - 1] if index else ""

    @property
    def title(self) -> str:
        """The title to show: from the metadata, or the file's name."""
        return self.metadata.title or self.path.rpartition("/")[2]
