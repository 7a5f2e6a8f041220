"""Where what is imported stands in the documents as they are now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.errors import StoreError, quoted_path

if TYPE_CHECKING:
    from tui.annotations.annotation import Annotation
    from tui.exchange import Item
    from tui.library.sources import Sources
    from tui.spans import Span

__all__ = ["placed", "with_its_words"]

_DIGITS = 18
"""Digits of a place that are shown; a file may say thousands."""


def with_its_words(item: Item, path: str, sources: Sources) -> Item:
    """Return an item that only says from where to where (code points) with the words there.

    Raises:
        DocumentError: the document cannot be read.
        StoreError: there are no such places in its text, or they were counted in another text.
    """
    from tui.annotations.selectors import selectors
    from tui.spans import Span

    annotation = item.annotation
    start, end = annotation.start, annotation.end
    if annotation.quote or start is None or end is None:
        return item
    document = sources.document(path)
    first, last = (str(place)[:_DIGITS] for place in (start, end))
    where = f"{quoted_path(path)} from {first} to {last}"
    counted = annotation.text_sha256
    if counted != document.sha256 if counted else document.extractor:
        raise StoreError(f"{where}: this was counted in another text; the words are needed, too.")
    if not start < end <= len(document.text):
        raise StoreError(f"{where}: the text has {len(document.text)} characters.")
    said = selectors(document, Span(start, end))
    return replace(item, annotation=replace(annotation, **said))


def placed(annotation: Annotation, path: str, sources: Sources) -> Annotation:
    """Return an annotation with a place where its quote clearly stands."""
    from tui.annotations.anchoring import anchor, prepared
    from tui.annotations.selectors import selectors

    if not annotation.quote:
        return annotation
    document = sources.document(path)
    if (where := _only_place(document.text, annotation)) is not None:
        return replace(annotation, **selectors(document, where))
    found = anchor(prepared(document), annotation)
    if found.status == "exact" and found.span is not None and found.found == annotation.quote:
        return replace(annotation, **selectors(document, found.span))
    return annotation


def _only_place(text: str, annotation: Annotation) -> Span | None:
    """Return the one place where all stands to the letter that an annotation says of it.

    A quote that a person typed into a table has no context, and where it stands only once it
    needs none; other programs keep less context than is kept here.
    """
    from tui.spans import Span

    around = annotation.prefix + annotation.quote + annotation.suffix
    if text.count(around) != 1:
        return None
    start = text.index(around)
    if text.find(around, start + 1) >= 0:  # they may overlap
        return None
    start += len(annotation.prefix)
    return Span(start, start + len(annotation.quote))
