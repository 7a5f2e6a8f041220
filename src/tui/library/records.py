"""What the library answers with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from tui.annotations.tags import tidy
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.annotations.annotation import Annotation
    from tui.annotations.passing import Spelled
    from tui.documents.document import Metadata

__all__ = ["DocRow", "Filters", "Finding", "Placed", "Standing", "Status"]

Status = Literal["exact", "fuzzy", "moved", "ambiguous", "orphan"]


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation, and where its quote stands now.

    `path` is where the document is now, which is not where its annotations are kept when the
    file was renamed. `span` counts code points of the document's text; it and `found` (what
    stands there) are None for an orphan, and for a memo, which has no quote to look for.
    `confidence` runs from 0 to 1.
    """

    path: str
    annotation: Annotation
    status: Status
    span: Span | None = None
    found: str | None = None
    confidence: float = 1.0

    @classmethod
    def as_made(cls, path: str, annotation: Annotation) -> Placed:
        """Return an annotation that stands where it was made."""
        if not annotation.quote:
            return cls(path, annotation, "exact")
        start = annotation.start or 0
        span = Span(start, start + len(annotation.quote))
        return cls(path, annotation, "exact", span, annotation.quote)


class Standing(NamedTuple):
    """The annotations of a document that all stand where they were made, by position.

    Each as its file spells it, with the start and end of its quote (0, 0 for a memo).
    """

    path: str
    rows: list[tuple[int, int, Spelled]]

    @classmethod
    def of(cls, path: str, notes: Iterable[tuple[str, Spelled]]) -> Standing:
        """Return notes, given with the texts of their quotes, in their order."""
        starts = ((int(note.start or 0) if quote else 0, quote, note) for quote, note in notes)
        rows = [(start, start + len(quote), note) for start, quote, note in starts]
        return cls(path, sorted(rows, key=itemgetter(0, 1)))

    def placed(self) -> Iterator[Placed]:
        """Yield them as any other annotations."""
        return (Placed.as_made(self.path, note.annotation()) for _start, _end, note in self.rows)


@dataclass(frozen=True, slots=True)
class DocRow:
    """What `gloss docs` says about one document; `chars` are code points.

    `problem` says why the document cannot be read; then the figures are 0.
    """

    path: str
    title: str
    words: int
    chars: int
    format: str
    claims: int
    annotations: int
    sha256: str
    metadata: Metadata
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which annotations are meant: those that meet every condition that is given.

    A tag means itself and what is nested under it (`press` means `press/leak` too). A
    verdict of `none` means not judged yet.
    """

    paths: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    verdict: str | None = None

    def accept(self, placed: Placed) -> bool:
        """Say whether `placed` is meant."""
        annotation = placed.annotation
        if self.paths and placed.path not in self.paths:
            return False
        if self.verdict is not None and (annotation.verdict or "none") != self.verdict:
            return False
        return all(
            any(tag in names or tag.startswith(below) for tag in annotation.tags)
            for names, below in map(_meant, self.tags)
        )


@lru_cache(64)
def _meant(wanted: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names that a tag may stand by, `#press` as other programs write it or `press`."""
    names = wanted, tidy(wanted) or wanted
    return names, tuple(f"{name}/" for name in names)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `gloss doctor`: what was looked at, how it is, and what to do about it."""

    part: str
    state: Literal["ok", "note", "problem"]
    message: str
    advice: str = ""
