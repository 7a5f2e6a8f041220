"""Annotations as passages: note, tags and quote of each are found like text.

They are few and change while somebody reads, so they are kept in memory and made into a
segment again when the first search after a change asks for it (5,000 notes: 60 ms).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.search.filed import Filed
from tui.search.segment_builder import SegmentBuilder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tui.annotations.annotation import Annotation
    from tui.search.segment import Segment
    from tui.search.vocabulary import Vocabulary
    from tui.spans import Span

__all__ = ["Noted", "Notes", "PlacedAnnotation"]


class PlacedAnnotation(Protocol):
    """An annotation and where it stands in the text today (None: nowhere)."""

    @property
    def annotation(self) -> Annotation: ...  # noqa: D102 - the class says it

    @property
    def span(self) -> Span | None: ...  # noqa: D102


class Noted(NamedTuple):
    """One annotation of one document."""

    path: str
    annotation: Annotation
    span: Span | None

    @property
    def tags(self) -> str:
        """The tags as text, each a word or several."""
        return " ".join(self.annotation.tags)

    @property
    def text(self) -> str:
        """All that the annotation is found by."""
        return f"{self.annotation.note}\n{self.tags}\n{self.annotation.quote}"


class Notes:
    """All annotations of a library; the passage `n` of :meth:`segment` is `entries[n]`."""

    def __init__(self) -> None:
        self._placed: dict[str, list[Noted]] = {}
        self.entries: list[Noted] = []
        self._segment: Segment | None = None

    def replace(self, path: str, placed: Iterable[PlacedAnnotation]) -> bool:
        """Put these in place of all annotations of a document; say whether anything changed."""
        entries = [Noted(path, p.annotation, p.span) for p in placed]
        if entries == self._placed.get(path, []):
            return False
        self._placed.pop(path, None)
        if entries:
            self._placed[path] = entries
        self._segment = None
        return True

    def segment(
        self, vocabulary: Vocabulary, filed: Callable[[str], Filed | None]
    ) -> Segment | None:
        """Return the annotations as a segment; None when there are none.

        `filed` knows title, outlet and date of a document.
        """
        if not self._placed:
            return None
        if self._segment is None:
            builder = SegmentBuilder(vocabulary)
            self.entries = []
            for path in sorted(self._placed):
                builder.file(filed(path) or Filed(path, ""))
                for noted in self._placed[path]:
                    builder.add_passage(len(self.entries), len(self.entries) + 1, noted.text)
                    self.entries.append(noted)
            self._segment = builder.finish().segment()
        return self._segment

    def mask(self, accepted: Callable[[Noted], bool]) -> int:
        """Return the entries that are accepted, as bits."""
        bits = 0
        for number, noted in enumerate(self.entries):
            if accepted(noted):
                bits |= 1 << number
        return bits
