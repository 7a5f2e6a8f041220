"""Searching one library: its index, kept true to its files and its annotations.

The index lives in the cache folder and learns only what has changed.
"""

from __future__ import annotations

import time
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from tui.claims.claim import Claim
    from tui.documents import Entry
    from tui.library.placing import Placing
    from tui.library.records import Placed
    from tui.library.sources import Sources
    from tui.search import Change, Hit, Index, Where

__all__ = ["Seeker", "version_of", "with_aliases"]

_BELIEVE = 1.0
"""Seconds for which files that were looked at are believed not to change."""

_NO_TIME = 0.005
"""Seconds that looking at annotations may take to be done for every query."""

_SHARE = 20
"""Looking at them may take one part in so many of the time of those who only search."""


def version_of(entry: Entry, said: Mapping[str, str]) -> str:
    """Return what tells one state of a file, and of what was said about it, from another."""
    from tui.documents.formats import text_version

    more = repr((text_version(entry.format or "txt"), sorted(said.items())))
    return f"{entry.mtime_ns}-{entry.size}-{zlib.crc32(more.encode('utf-8', 'replace')):x}"


def with_aliases(placed: Sequence[Placed], aliases: Mapping[str, tuple[str, ...]]) -> list[Placed]:
    """Return annotations with the aliases of their tags among the tags, to be found by them."""
    if not aliases:
        return list(placed)
    return [
        replace(one, annotation=replace(one.annotation, tags=(*one.annotation.tags, *others)))
        if (others := [a for tag in one.annotation.tags for a in aliases.get(tag, ())])
        else one
        for one in placed
    ]


class Seeker:
    """The index of one library in this process."""

    def __init__(
        self,
        folder: Path,
        sources: Sources,
        placing: Callable[[], Placing],
        claims_of: Callable[[str], Sequence[Claim]],
        findable: Callable[[Sequence[Placed]], Sequence[Placed]],
    ) -> None:
        self._folder = folder
        self._sources = sources
        self._placing = placing
        self._claims_of = claims_of
        self._findable = findable
        self._index: Index | None = None
        self._look_again = self._notes_again = 0.0
        self._revision: object = None
        self._noted: set[str] = set()
        self._unreadable: dict[str, str] = {}

    def search(
        self,
        query: str,
        *,
        limit: int,
        where: Collection[Where] | None,
        only: Collection[str] | None,
    ) -> list[Hit]:
        """Return the best hits of the library as it is now, best first."""
        return self._current().search(query, limit=limit, where=where, only=only)

    def close(self) -> None:
        """Let other programs write to the index."""
        if self._index is not None:
            self._index.close()

    def _current(self) -> Index:
        begun = time.monotonic()
        if self._index is None:
            from tui.search import Index

            self._index = Index(self._folder, claims=self._claims_of)
        elif begun < self._look_again:
            if begun >= self._notes_again:  # a note is found at once, by whomever it was saved
                self._take_annotations(self._index)
            return self._index
        self._index.update(self._changes(self._index.versions()))
        self._index.prepare()
        self._take_annotations(self._index)
        now = time.monotonic()
        self._look_again = now + max(_BELIEVE, _SHARE * (now - begun))
        return self._index

    def _changes(self, known: dict[str, str]) -> Iterator[Change]:
        from tui.search import Change

        entries = self._sources.entries(refresh=self._revision is not None)
        present = {entry.path: entry for entry in entries if entry.problem is None}
        for path in known.keys() - present.keys():
            yield Change(path)
        for path, entry in present.items():
            version = version_of(entry, self._sources.said(path))
            if version in (known.get(path), self._unreadable.get(path)):
                continue
            try:
                document, pieces = self._sources.skim(path)
                yield Change(path, version, document, pieces=pieces)
            except DocumentError:
                self._unreadable[path] = version
                yield Change(path)

    def _take_annotations(self, index: Index) -> None:
        placing = self._placing()
        begun = time.monotonic()
        revision = placing.revision
        seconds = time.monotonic() - begun
        self._notes_again = begun + (_SHARE * seconds if seconds > _NO_TIME else 0.0)
        if revision == self._revision:
            return
        by_path = placing.by_path()
        for path in self._noted | by_path.keys():
            index.set_annotations(path, self._findable(by_path.get(path, [])))
        self._noted = set(by_path)
        self._revision = revision
