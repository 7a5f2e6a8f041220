"""Marks on a passage as it was seen by somebody who wrote while its file was changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.errors import DocumentError

if TYPE_CHECKING:
    from tui.annotations.annotation import Annotation
    from tui.documents.document import Document
    from tui.library.facade import Library
    from tui.spans import Span

__all__ = ["mark_as_seen"]


def mark_as_seen(library: Library, seen: Document, span: Span, **marks: object) -> Annotation:
    """Put marks on what stood at `span` of a document when it was read, which has changed since.

    Where its words stand now is found as for any annotation from before the change, and what is
    not certain is left to the reader as there (`R`).

    Raises:
        DocumentError: the words have left the text, or it cannot be read.
        StoreError: the marks cannot be saved.
    """
    from tui.annotations.anchoring import anchor, prepared
    from tui.annotations.selectors import make_annotation, selectors

    document = library.document(seen.path)
    found = anchor(prepared(document), make_annotation(seen, span))
    if found.span is None:
        raise DocumentError("the file has changed and these words have left it: mark others")
    if found.status == "exact":
        return library.mark(seen.path, found.span, **marks)
    draft = library.draft(seen.path, found.span, **marks)
    as_seen = replace(draft, **selectors(seen, span))
    library.add(seen.path, [as_seen])
    return as_seen
