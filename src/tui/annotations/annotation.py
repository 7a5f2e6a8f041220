"""The record of one annotation, and its row in a file.

Quote, prefix and suffix are a W3C TextQuoteSelector, start and end a W3C
TextPositionSelector (https://www.w3.org/TR/annotation-model/#selectors), in code points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

__all__ = ["CONTEXT", "VERDICTS", "Annotation", "Link", "LinkRelation"]

CONTEXT = 64
"""Code points of context kept on each side of a quote."""

VERDICTS = ("supported", "disputed", "refuted", "unverified", "opinion")

LinkRelation = Literal["supports", "contradicts", "same"]


@dataclass(frozen=True, slots=True)
class Link:
    """What one annotation says of another, named by its id."""

    relation: LinkRelation
    to: str


@dataclass(frozen=True)
class Annotation:
    """A note, tags or a verdict on a passage; without a quote, a memo on the document.

    Change one with :func:`dataclasses.replace`. `certainty`, `attribution` and `kinds` are
    None (or empty) unless a reader has said otherwise than detection. Times are RFC 3339
    in UTC. `extra` holds the fields a newer version or another program has written.
    """

    id: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    verdict: str | None = None
    attribution: str | None = None
    certainty: str | None = None
    kinds: tuple[str, ...] = ()
    text_sha256: str = ""
    links: tuple[Link, ...] = ()
    created: str = ""
    modified: str = ""
    creator: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
