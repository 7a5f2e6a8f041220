"""What a file becomes once it is read: a text, and what is known about it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from tui.text.source import ChunkedSource, StringSource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.spans import Span
    from tui.text.source import TextSource

__all__ = ["Block", "BlockKind", "Document", "Metadata"]

LARGE = 500_000
"""Code points from which a text that is no ASCII is read in chunks, and need not stay a `str`."""

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

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> str:
            """Make the text again that was let go."""
            source = vars(self).get("source") if name == "text" else None
            if source is None:
                raise AttributeError(name, name=name, obj=self)
            text = vars(self)["text"] = source.slice(0, len(source))
            return text

    def __getstate__(self) -> dict[str, Any]:
        """Leave the chunks out, which would be the text once more."""
        return {**vars(self), "text": self.text, "source": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Take what :meth:`__getstate__` has left."""
        vars(self).update({name: value for name, value in state.items() if name != "source"})

    @cached_property
    def source(self) -> TextSource:
        """The text for who reads it: in chunks where it is large, and one emoji makes it larger."""
        if len(self.text) < LARGE or self.text.isascii():
            return StringSource(self.text)
        source = ChunkedSource()
        source.append(self.text)
        source.close()
        return source

    def let_go(self) -> None:
        """Hold the text as small as in its file, where it was read in chunks.

        As a `str`, one emoji makes every code point of it take four bytes. Who asks for `text`
        gets it all the same: of a megabyte that takes some milliseconds, until it is let go again.
        """
        if isinstance(vars(self).get("source"), ChunkedSource):
            vars(self).pop("text", None)

    @property
    def length(self) -> int:
        """How many code points the text has."""
        text = vars(self).get("text")
        return len(self.source) if text is None else len(text)

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
