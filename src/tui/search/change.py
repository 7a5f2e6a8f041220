"""What an index is told of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tui.claims.claim import Claim
    from tui.documents.document import Document

__all__ = ["Change", "front_of"]


@dataclass(frozen=True, slots=True)
class Change:
    """A document that is new or has changed; without `document`, one that is gone.

    `version` is whatever tells one state of the file from another (`"mtime-size"`). `claims`
    may be None where they are not known yet. `pieces` are the text of a document too large to
    lie in memory; the text of `document` is then only its top.
    """

    path: str
    version: str = ""
    document: Document | None = None
    claims: tuple[Claim, ...] | None = None
    pieces: Iterable[str] | None = None


def front_of(document: Document) -> int:
    """Return where the front matter of a document ends, 0 where it has none."""
    first = document.blocks[0] if document.blocks else None
    if first is None or first.kind != "matter":
        return 0
    return 0 if document.text[: first.span.start].strip() else first.span.end
