"""Finding an annotated passage again after its source changed, or saying that it is gone.

The quote is looked for with its context (64 code points each side, more where those stand
elsewhere too; the TextQuoteSelector of the W3C). Words alone are no proof: a passage counts as
found only when what stands around it agrees too; else it is flagged, for a person to decide.
Nothing here changes an annotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from weakref import ref

from tui.spans import Span

if TYPE_CHECKING:
    from tui.annotations.annotation import Annotation
    from tui.annotations.matching import Finder
    from tui.documents.document import Document

__all__ = ["Anchored", "Preparation", "Status", "anchor", "prepared"]

Status = Literal["exact", "fuzzy", "moved", "ambiguous", "orphan"]


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where an annotation is in a text now.

    `exact`: the same words, context agrees, wherever they stand; `fuzzy`: words changed;
    `moved`: the words stand, but not their context; `ambiguous`: several candidates;
    `orphan`: not found, `span` and `found` are None. `found` is the text there now, and
    `confidence` runs from 0 to 1. A memo (no quote) is always `exact`, without a span.
    """

    status: Status
    span: Span | None = None
    found: str | None = None
    confidence: float = 0.0


class Preparation:
    """A text made ready once for all the annotations on it.

    `sha256` is the text's hash where it is known: with it an unchanged text costs nothing.
    """

    def __init__(self, text: str, sha256: str = "") -> None:
        self.text = text
        self.sha256 = sha256
        self._finder: Finder | None = None

    @property
    def finder(self) -> Finder:
        """The normalised text with its indices, made when an annotation first needs it."""
        if self._finder is None:
            from tui.annotations.matching import Finder

            self._finder = Finder(self.text)
        return self._finder


_latest: tuple[ref[Document], Preparation] | None = None


def prepared(document: Document) -> Preparation:
    """Return the text of a document made ready; of the same one as the last time, as it was.

    Thousands of annotations come in one after the other. It goes when the document does.
    """
    global _latest
    if (latest := _latest) is not None and latest[0]() is document:
        return latest[1]
    ready = Preparation(document.text, document.sha256)
    _latest = ref(document, _forget), ready
    return ready


def _forget(gone: ref[Document]) -> None:
    global _latest
    if _latest is not None and _latest[0] is gone:
        _latest = None


def anchor(text: str | Preparation, annotation: Annotation) -> Anchored:
    """Say where `annotation` is in `text` now."""
    ready = Preparation(text) if isinstance(text, str) else text
    quote = annotation.quote
    if not quote:
        return Anchored("exact", None, None, 1.0)
    if len(quote) > _LONG + _TIMES * len(ready.text):
        return Anchored("orphan")
    start = _verbatim(ready, annotation)
    if start is not None:
        return Anchored("exact", Span(start, start + len(quote)), quote, 1.0)
    match = ready.finder.find(
        annotation.prefix, quote, annotation.suffix, annotation.start, annotation.twin
    )
    if match is None:
        return Anchored("orphan")
    span = Span(match.start, match.end)
    return Anchored(match.status, span, span.of(ready.text), round(match.confidence, 3))


def _verbatim(ready: Preparation, annotation: Annotation) -> int | None:
    """Return where quote and context stand to the letter, if that is one place only."""
    text, quote, start = ready.text, annotation.quote, annotation.start
    unchanged = bool(annotation.text_sha256) and annotation.text_sha256 == ready.sha256
    if start is not None and unchanged and text.startswith(quote, start):
        return start
    prefix, suffix = annotation.prefix, annotation.suffix
    if len(prefix) + len(suffix) < _CONTEXT_ENOUGH:
        return None
    if annotation.twin:
        return None  # to the letter, but of which of the like passages?
    whole = prefix + quote + suffix
    first = text.find(whole)
    if first < 0 or text.find(whole, first + 1) >= 0:
        return None
    return first + len(prefix)


_LONG, _TIMES = 10_000, 10
"""A long quote has the words of any text that is a tenth of it, in their order, by chance."""
_CONTEXT_ENOUGH = 40
"""Code points of context that, to the letter, make chance impossible."""
