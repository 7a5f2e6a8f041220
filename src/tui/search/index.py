"""The index of a library: what :mod:`tui.search` offers, in one process."""

from __future__ import annotations

import math
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.collecting import uncollected
from tui.memory import give_back
from tui.search.answering import HEAVY, Answering
from tui.search.change import Change, front_of
from tui.search.claimed import Claimed
from tui.search.filed import Filed, is_whole
from tui.search.matching import Matcher
from tui.search.merging import combined, only, to_merge
from tui.search.notes import Notes
from tui.search.passages import windows
from tui.search.query import Query, parse
from tui.search.scope import Scope
from tui.search.segment import DamagedError, Segment
from tui.search.segment_builder import Growing, SegmentBuilder
from tui.search.shelf import Shelf
from tui.search.vocabulary import UNHEARD, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from tui.claims.claim import Claim
    from tui.documents.document import Document
    from tui.search.hit import Hit, Where
    from tui.search.notes import PlacedAnnotation
    from tui.search.packing import Packed
    from tui.search.ranking import Group

    Place = tuple[Segment, int]  # a document, or a part of one: the index in the segment's list

__all__ = ["Change", "Index"]

_LEAST, _FULL = 1_200_000, 16_000_000
"""Code points that become a segment, in a small and in a large library: they take memory."""

_SOON = 1.0  # seconds after which the first documents can be searched, however few they are
_REMEMBERED = 20  # words of earlier queries whose passages are remembered


class Index:
    """Passages, notes, tags and claims of a library, to search in.

    `cache` is the folder in which it is kept (`search` inside it); None is memory only. `claims`
    gives the claims of a document by path when a query is about claims and nobody has told of
    them (None: not known yet). May be used from several threads, one query at a time.
    """

    def __init__(
        self,
        cache: Path | None = None,
        *,
        claims: Callable[[str], Iterable[Claim] | None] | None = None,
    ) -> None:
        self._shelf = None if cache is None else Shelf(cache / "search")
        self._aside = self._shelf.aside if self._shelf else None
        self._lock = threading.RLock()
        self._claims = Claimed(claims)
        self._notes = Notes()
        self._known: dict[object, Group] = {}
        loaded = self._shelf.load() if self._shelf else ([""], UNHEARD, [])
        self._vocabulary, self._segments = Vocabulary(*loaded[:2]), loaded[2]
        self._matcher = Matcher(self._vocabulary)
        self._where: dict[str, tuple[Place, ...]] = {}
        for segment in self._segments:
            outdated = set(segment.outdated())
            self._place(segment, (i for i in range(len(segment.filed)) if i not in outdated))
        for path in [path for path, places in self._where.items() if not is_whole(places)]:
            self._forget(path)

    # --- keeping it up to date ---

    def versions(self) -> dict[str, str]:
        """Return the version of each document that the index holds, by path."""
        return {path: s.filed[i].version for path, ((s, i), *_) in self._where.items()}

    def update(self, changes: Iterable[Change]) -> None:
        """Take in documents that are new, changed or gone, one by one.

        What was taken in so far can be searched from any thread after the first second.
        """
        growing = Growing(self._builder(), time.monotonic() + _SOON)
        changed = False
        try:
            with uncollected():
                for change in changes:
                    changed = True
                    self._forget(change.path)
                    if change.document is not None:
                        self._take(growing, change, change.document)
                        if change.claims is not None:
                            self._claims.replace(change.path, change.claims)
                        self._flush_in_time(growing)
        finally:
            if growing.builder.filed:
                self._flush(growing.builder.finish())
            if changed:
                self._merge(to_merge(self._segments, self._full))
                self._save()
                give_back()

    def _builder(self) -> SegmentBuilder:
        return SegmentBuilder(self._vocabulary, self._aside)

    def _take(self, growing: Growing, change: Change, document: Document) -> None:
        """Take in one document, as the parts of several segments if it is large."""
        known = document.metadata
        about = (known.outlet, known.date, known.author)
        filed = Filed(change.path, change.version, document.title, *about)
        growing.builder.file(filed)
        growing.builder.mark(more=True)  # until all of it is there: whatever happens on the way
        if front := front_of(document):
            growing.builder.add(document.text[:front])
            growing.builder.mark(front=True, more=True)
        pieces = (document.text,) if change.pieces is None else change.pieces
        for number, (start, window) in enumerate(windows(pieces)):
            if number and growing.builder.size > self._full:
                self._flush_in_time(growing)
                filed = replace(filed, part=filed.part + 1)
                growing.builder.file(filed)
                growing.builder.mark(more=True)
            skipped = min(max(0, front - start), len(window))
            growing.builder.add(window[skipped:] if skipped else window, start + skipped)
        growing.builder.mark(more=False)

    @property
    def _full(self) -> int:
        """A sixth of what is there, within bounds."""
        return min(_FULL, max(_LEAST, self._size // 6))

    @property
    def _size(self) -> int:
        """Bytes of text."""
        return sum(segment.size for segment in self._segments)

    def _flush_in_time(self, growing: Growing) -> None:
        """Make a segment when enough has been collected, or when the first one is due."""
        if growing.builder.size > self._full or time.monotonic() > growing.due:
            self._flush(growing.builder.finish())
            self._save()  # whoever is interrupted need not begin again
            growing.builder, growing.due = self._builder(), math.inf
            give_back()

    def set_claims(self, path: str, claims: Iterable[Claim]) -> None:
        """Say which claims a document makes: known only later, or changed."""
        with self._lock:
            self._claims.replace(path, claims)

    def set_annotations(self, path: str, placed: Iterable[PlacedAnnotation]) -> None:
        """Put these in place of all annotations of a document; found from the next query on."""
        with self._lock:
            if self._notes.replace(path, placed):
                self._known.clear()

    def prepare(self) -> None:
        """Do now what the first answer would have to wait for, and keep it for the next start."""
        if self._shelf and self._shelf.wants(self._vocabulary.listen()):
            self._save()
            give_back()

    def close(self) -> None:
        """Let other programs write to the cache folder."""
        if self._shelf:
            self._shelf.close()

    def rest(self) -> None:
        """Give back memory that no query needs until the next one comes."""
        with self._lock:
            for segment in self._segments:
                segment.release()
            self._vocabulary.rest()

    def check(self) -> bool:
        """Read the whole index; drop what is damaged, and say whether all of it was well."""
        well = True
        for segment in list(self._segments):
            try:
                segment.check()
            except DamagedError:
                self._drop(segment)
                well = False
            segment.release()
        return well

    def _forget(self, path: str) -> None:
        with self._lock:
            self._claims.replace(path, None)
            for segment, number in self._where.pop(path, ()):
                segment.alive &= ~segment.mask([number])

    def _flush(self, content: Packed) -> None:
        segment = (self._shelf and self._shelf.add(content)) or content.segment()
        with self._lock:
            self._segments = [*self._segments, segment]
            self._place(segment, range(len(segment.filed)))
            self._known.clear()

    def _place(self, segment: Segment, numbers: Iterable[int]) -> None:
        for number in numbers:
            path = segment.filed[number].path
            self._where[path] = (*self._where.get(path, ()), (segment, number))

    def _merge(self, segments: Iterable[Segment]) -> None:
        """Make one segment of those that had better be one."""
        if not (merged := {s.serial: s for s in segments}):
            return
        parts = [
            p for s in merged.values() if (p := only(s, self._current(s), len(self._vocabulary)))
        ]
        content = combined(parts, len(self._vocabulary), self._aside)
        with self._lock:
            for path in {filed.path for part in parts for filed in part.filed}:
                places = self._where.pop(path)
                self._where[path] = tuple(p for p in places if p[0].serial not in merged)
            self._segments = [s for s in self._segments if s.serial not in merged]
            self._known.clear()
            if parts:
                self._flush(content)

    def _current(self, segment: Segment) -> list[int]:
        """Return which documents of a segment are not out of date."""
        places = enumerate(segment.filed)
        return [i for i, filed in places if (segment, i) in self._where.get(filed.path, ())]

    def _save(self) -> None:
        if self._shelf:
            self._shelf.save(self._vocabulary, self._segments)

    def _drop(self, segment: Segment) -> None:
        """Forget a damaged segment: its documents count as not indexed."""
        with self._lock:
            self._segments = [s for s in self._segments if s is not segment]
            for path in {filed.path for filed in segment.filed}:
                if any(place[0] is segment for place in self._where.get(path, ())):
                    self._forget(path)  # of a large document all parts, wherever they lie
            self._known.clear()
            self._save()

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
        with self._lock:
            self._claims.missing = False
            for key in list(self._known)[:-_REMEMBERED]:
                del self._known[key]
            try:
                return self._answering(asked, Scope(asked, where, only)).hits(limit)
            except (DamagedError, LookupError, ValueError):
                # A number that cannot be: either bytes on the disk have rotted, or a mistake.
                if self.check():
                    raise
                return self._answering(asked, Scope(asked, where, only)).hits(limit)
            finally:
                if self._size > HEAVY:
                    for segment in self._segments:
                        segment.release()

    @property
    def claims_missing(self) -> bool:
        """Whether the last query was about claims not all known yet."""
        return self._claims.missing

    def _answering(self, query: Query, scope: Scope) -> Answering:
        return Answering(
            query,
            scope,
            segments=self._segments,
            noted=self._notes.segment(self._vocabulary, self._filed),
            notes=self._notes,
            claims=self._claims,
            matcher=self._matcher,
            known=self._known,
        )

    def _filed(self, path: str) -> Filed | None:
        places = self._where.get(path)
        return places[0][0].filed[places[0][1]] if places else None
