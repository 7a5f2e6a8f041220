"""Annotations made from a document: a quote with its surroundings and its place.

See https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.annotations.annotation import CONTEXT, Annotation
from tui.annotations.identifiers import new_id, now

if TYPE_CHECKING:
    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["make_annotation", "make_memo", "selectors"]


def selectors(document: Document, span: Span) -> dict[str, Any]:
    """Return the fields that say where `span` is: quote, context, offsets, the text's hash."""
    text = document.text
    return {
        "quote": span.of(text),
        "prefix": text[max(0, span.start - CONTEXT) : span.start],
        "suffix": text[span.end : span.end + CONTEXT],
        "start": span.start,
        "end": span.end,
        "text_sha256": document.sha256,
    }


def make_annotation(document: Document, span: Span, **fields: Any) -> Annotation:
    """Return a new annotation on `span`; `fields` are the note, tags, verdict and so on."""
    time = now()
    where = selectors(document, span)
    return Annotation(**{"id": new_id(), "created": time, "modified": time, **where, **fields})


def make_memo(document: Document, **fields: Any) -> Annotation:
    """Return a new annotation on the document as a whole, without a quote."""
    time = now()
    made = {"id": new_id(), "quote": "", "created": time, "modified": time}
    return Annotation(**{**made, "text_sha256": document.sha256, **fields})
