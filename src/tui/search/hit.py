"""The record of one search result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.spans import Span

__all__ = ["Hit", "Where"]

Where = Literal["text", "notes", "tags", "claims"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    `span` is in the document's text; `text` is what stands there (of a memo: its note, with
    an empty span at 0). `matches` are the matched words as spans relative to `span.start`;
    for a hit in a note, `note` is the note's text and `matches` are relative to it.
    """

    path: str
    span: Span
    text: str
    score: float
    where: Where = "text"
    annotation: str | None = None
    note: str = ""
    matches: tuple[Span, ...] = ()
    in_quote: tuple[Span, ...] = ()
    """Of a hit in a note: the matched words in `text`, relative to `span.start`."""
