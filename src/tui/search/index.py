"""The index of a library: what :mod:`tui.search` offers, in one process."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tui.claims.claim import Claim
from tui.documents.document import Document
from tui.search.finding import Finder, Place
from tui.search.hit import Hit, Where
from tui.search.matching import Matcher
from tui.search.query import Query, parse
from tui.search.segment import Filed, Segment, SegmentBuilder
from tui.search.vocabulary import Vocabulary

__all__ = ["Change", "Index"]

_FLUSHED = 24_000_000
"""Code points after which the documents collected become a segment."""


@dataclass(frozen=True, slots=True)
class Change:
    """A document that is new or has changed; without `document`, one that is gone.

    `version` is whatever tells one state of the file from another (`"mtime-size"`).
    """

    path: str
    version: str = ""
    document: Document | None = None
    claims: tuple[Claim, ...] = ()


class Index:
    """Passages, notes, tags and claims of a library, to search in.

    `cache` is the folder in which it is kept; with None it lives in memory only.
    """

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._vocabulary = Vocabulary()
        self._matcher = Matcher(self._vocabulary)
        self._segments: list[Segment] = []
        self._where: dict[str, tuple[Segment, int]] = {}

    def versions(self) -> dict[str, str]:
        """Return the version of each document that the index holds, by path."""
        return {path: s.filed[i].version for path, (s, i) in self._where.items()}

    def update(self, changes: Iterable[Change]) -> None:
        """Take in documents that are new, changed or gone; searchable when it returns."""
        builder = SegmentBuilder(self._vocabulary)
        for change in changes:
            self._forget(change.path)
            if (document := change.document) is None:
                continue
            known = document.metadata
            filed = Filed(
                change.path,
                change.version,
                document.title,
                known.outlet,
                known.date,
                known.author,
            )
            builder.add(filed, document.text)
            if builder.size > _FLUSHED:
                self._flush(builder)
                builder = SegmentBuilder(self._vocabulary)
        if builder.filed:
            self._flush(builder)

    def _forget(self, path: str) -> None:
        if place := self._where.pop(path, None):
            segment, index = place
            segment.alive &= ~segment.mask([index])

    def _flush(self, builder: SegmentBuilder) -> None:
        segment = Segment(memoryview(builder.finish()))
        self._segments.append(segment)
        for index, filed in enumerate(segment.filed):
            self._where[filed.path] = (segment, index)

    def search(
        self,
        query: str | Query,
        *,
        limit: int = 10,
        where: Collection[Where] | None = None,
        only: Collection[str] | None = None,
    ) -> list[Hit]:
        """Return the best hits, best first; none for an empty query.

        `where` restricts what is searched (default everything), `only` to documents by path.
        """
        asked = query if isinstance(query, Query) else parse(query)
        if asked.is_empty:
            return []
        finder = Finder(asked, self._matcher, self._segments)
        places = finder.places(limit)
        return [self._hit(finder, place) for place in islice(places, limit)]

    def _hit(self, finder: Finder, place: Place) -> Hit:
        segment, passage = place.segment, place.passage
        text = segment.text(passage)
        filed = segment.filed[segment.document(passage)]
        from tui.spans import Span

        return Hit(
            filed.path,
            Span(segment.starts[passage], segment.ends[passage]),
            text,
            place.score,
            matches=finder.matches(text),
        )
