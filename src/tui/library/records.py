"""What the library answers with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.annotations.annotation import Annotation
    from tui.documents.document import Metadata
    from tui.spans import Span

__all__ = ["DocRow", "Filters", "Finding", "Placed", "Status"]

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
            any(tag == wanted or tag.startswith(f"{wanted}/") for tag in annotation.tags)
            for wanted in self.tags
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of `gloss doctor`: what was looked at, how it is, and what to do about it."""

    part: str
    state: Literal["ok", "note", "problem"]
    message: str
    advice: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
