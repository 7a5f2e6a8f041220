"""Annotations made from a document: a quote with its surroundings and its place.

See https://www.w3.org/TR/annotation-model/#text-quote-selector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.annotations.annotation import CONTEXT, Annotation
from tui.annotations.identifiers import new_id, now
from tui.annotations.surroundings import WIDE, opens_or_ends_again, stands_again, width

if TYPE_CHECKING:
    from tui.documents.document import Document
    from tui.spans import Span

__all__ = ["make_annotation", "make_memo", "selectors"]

_LONGEST = 5_000_000
"""Code points of text above which like passages are not counted."""
_LONGEST_QUOTE = 2_000
"""Code points of quote above which it is taken for the only one of its kind."""


def selectors(document: Document, span: Span) -> dict[str, Any]:
    """Return the fields that say where `span` is: quote, context, offsets, the text's hash."""
    text = document.text
    twin = _twin(document, span)
    kept = CONTEXT if len(text) > _LONGEST else width(text, span, twin=bool(twin))
    return {
        "quote": span.of(text),
        "prefix": text[max(0, span.start - kept) : span.start],
        "suffix": text[span.end : span.end + kept],
        "start": span.start,
        "end": span.end,
        "twin": twin,
        "text_sha256": document.sha256,
    }


def _twin(document: Document, span: Span) -> tuple[int, ...]:
    """Return which of how many like passages `span` is; empty where its words are the only ones.

    A third number says how many of them stand in a paragraph like its own.

    Only a quote that stands more than once, or opens or ends like another passage (which may
    be the same one, hyphenated), costs more than some looks through the text.
    """
    text = document.text
    words = span.of(text).split()
    if not words or len(text) > _LONGEST or len(span) > _LONGEST_QUOTE:
        return ()
    if not (stands_again(text, words) or opens_or_ends_again(text, span)):
        return ()
    from tui.annotations.anchoring import prepared

    prefix, suffix = text[max(0, span.start - WIDE) : span.start], text[span.end : span.end + WIDE]
    twins = prepared(document).finder.twins
    starts, homes = twins(prefix, span.of(text), suffix)
    rank = sum(1 for start in starts if start <= span.start)
    return (rank, len(starts), homes) if rank >= 1 and len(starts) > 1 else ()


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
