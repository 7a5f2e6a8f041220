"""Notes that no longer stand as they did: what to do about each is for a person to say.

Anchoring only proposes. A proposal is written when a person has accepted it, and only where
the text that they saw still stands; a note may also be kept as it is, until its text changes
once more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tui.annotations.annotation import CONTEXT
from tui.errors import DocumentError, UsageError, quoted_path
from tui.library.annotation_verbs import AnnotationVerbs
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.annotation import Annotation
    from tui.documents.document import Document
    from tui.library.records import Placed

__all__ = ["REVIEWED_FIELD", "ReviewVerbs", "Unsettled"]

REVIEWED_FIELD = "reviewed"
"""The field of an annotation's row with the hash of the text on which it is kept as it is."""

_GONE = "gone"
"""What stands for the hash where there is no text any more."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A note whose passage changed, moved or is lost, and what surrounds the proposal now.

    `before` and `after` are up to 64 code points each, empty where nothing was found. `gone`
    says that the whole document is missing or cannot be read; `through` is the part of the
    text that comes before the proposal, from 0 to 1.
    """

    placed: Placed
    before: str = ""
    after: str = ""
    gone: bool = False
    through: float = 0.0


class ReviewVerbs(AnnotationVerbs):
    """What waits for a person's word, and the words they can say; each is one undoable step."""

    def unsettled(self, path: str | None = None) -> list[Unsettled]:
        """Return the notes of the library, or of one document, that wait for a word.

        Those are all that are not `exact`, but for memos and for what was kept as it is on
        the very text of today. By path and position, lost ones last.
        """
        rows = self.all_placed() if path is None else self.placed(path)
        waiting: list[Unsettled] = []
        documents: dict[str, Document | None] = {}
        for placed in rows:
            if placed.status == "exact" or not placed.annotation.quote:
                continue
            if placed.path not in documents:
                documents[placed.path] = self._readable(placed.path)
            document = documents[placed.path]
            if placed.annotation.extra.get(REVIEWED_FIELD) != _hash(document):
                waiting.append(_surrounded(placed, document))
        return waiting

    def renamed(self) -> dict[str, str]:
        """Return where the files of annotated documents went: from the old path to the new."""
        return dict(self._placing.moved())

    def whereabouts(self, name: str) -> tuple[str, Span | None]:
        """Return where an annotation stands now, by its id: in which document, and where there.

        The span is None for what is on the whole document, and where its words are gone.

        Raises:
            StoreError: when there is no such annotation.
        """
        path, annotation = self._store.get(name)
        if not self._sources.holds(path):
            path = self._placing.moved().get(path, path)
        placed = (each for each in self._placing.of(path) if each.annotation.id == annotation.id)
        return path, next((each.span for each in placed), None)

    def candidates(self, placed: Placed) -> list[Unsettled]:
        """Return the places that may be a note's passage, the likeliest first, at most nine."""
        from tui.annotations import Preparation

        document = self._readable(placed.path)
        if document is None:
            return []
        note = placed.annotation
        finder = Preparation(document.text, document.sha256).finder
        found: list[Unsettled] = []
        for match in finder.candidates(note.prefix, note.quote, note.suffix, note.start):
            span = Span(match.start, match.end)
            here = replace(
                placed,
                span=span,
                found=span.of(document.text),
                confidence=round(match.confidence, 3),
            )
            found.append(_surrounded(here, document))
        return found

    def attach(self, proposals: Sequence[Placed]) -> list[Annotation]:
        """Let notes stand where `proposals` say: quote, context and place are written anew.

        What others have changed on them since is kept.

        Raises:
            UsageError: when a proposal has no place, or another text stands there by now.
            DocumentError: when a document cannot be read.
            StoreError: when they cannot be saved; then none of them is.
        """
        from tui.annotations.selectors import selectors

        new: list[Annotation] = []
        for placed in proposals:
            document = self._sources.document(placed.path)
            if not placed.span or placed.span.of(document.text) != placed.found:
                raise UsageError(
                    f"{quoted_path(document.path)} has changed once more: look at it again first."
                )
            note = placed.annotation
            extra = {key: value for key, value in note.extra.items() if key != REVIEWED_FIELD}
            new.append(replace(note, extra=extra, **selectors(document, placed.span)))
        return self._store.replace_many(
            new, expected=[placed.annotation for placed in proposals], done="attached"
        )

    def keep_as_is(self, placed: Sequence[Placed]) -> list[Annotation]:
        """Leave notes as they are: they wait for no word until their text changes again.

        Raises:
            StoreError: when that cannot be saved.
        """
        notes = [one.annotation for one in placed]
        hashes = [_hash(self._readable(one.path)) for one in placed]
        new = [
            replace(note, extra={**note.extra, REVIEWED_FIELD: text})
            for note, text in zip(notes, hashes, strict=True)
        ]
        return self._store.replace_many(new, expected=notes, done="kept")

    def _readable(self, path: str) -> Document | None:
        # A store may come from somebody else: only the library's own documents are opened.
        if not self._sources.holds(path):
            return None
        try:
            return self._sources.document(path)
        except DocumentError:
            return None


def _hash(document: Document | None) -> str:
    return _GONE if document is None else document.sha256


def _surrounded(placed: Placed, document: Document | None) -> Unsettled:
    if document is None or placed.span is None:
        return Unsettled(placed, gone=document is None)
    start, end = placed.span.start, placed.span.end
    text = document.text
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Unsettled(placed, before, after, through=start / max(1, len(text)))
