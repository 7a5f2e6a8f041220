"""What a library is made of: each part is opened when a verb first needs it."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from tui.library.cache import Cache
from tui.library.claiming import Claims
from tui.library.hashes import Hashes
from tui.library.notes import Notes
from tui.library.placing import Placing
from tui.library.rows import Rows
from tui.library.sources import Sources
from tui.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from tui.annotations import AnnotationStore
    from tui.claims.claim import Claim
    from tui.claims.packing import Columns, PackedClaims
    from tui.claims.places import Places
    from tui.documents import LibrarySettings
    from tui.documents.document import Document
    from tui.library.records import Placed
    from tui.library.seeking import Seeker
    from tui.processes import Workers
    from tui.state import LibraryState

__all__ = ["Parts"]


class Parts:
    """The parts that the verbs share, and what each library is known by."""

    def __init__(
        self,
        settings: LibrarySettings,
        *,
        cache: Path,
        state: Path,
        creator: str = "",
        citation: str = "plain",
    ) -> None:
        self.settings = settings
        self.cache_folder = cache
        self.state_folder = state
        self.creator = creator
        self.citation = citation
        self._sources = Sources(settings, self.said, cache)
        self._cache = Cache(cache / "derived.sqlite")
        self._hashes = Hashes(self._cache)
        self._claims = Claims(self._cache, enabled=settings.claims)
        self._rows = Rows(self._sources, self._cache, lambda d: self._claims.of(d, ()), self.said)
        self._notes = Notes(self._sources, lambda: self._store, settings.verdicts)

    @property
    def root(self) -> Path:
        """The library's folder."""
        return self.settings.root

    @property
    def name(self) -> str:
        """What to call the library: its folder's name."""
        return self.root.name or str(self.root)

    def close(self) -> None:
        """Keep what is worth keeping, and let go of files and processes."""
        self._sources.close()
        self._claims.flush()
        self._hashes.flush()
        self._cache.close()
        if "_seeker" in vars(self):
            self._seeker.close()

    @cached_property
    def state(self) -> LibraryState:
        """What this machine remembers: positions, marks, layout, recent searches."""
        from tui.state import LibraryState

        return LibraryState(self.state_folder, self.root)

    def said(self, path: str) -> Mapping[str, str]:
        """Return what the reader has said about a document: corrections, free attributes."""
        from tui.annotations.names import METADATA

        # Said of each of thousands: `Path.exists` takes ten times as long.
        if not os.path.exists(f"{self.settings.annotations}/{METADATA}"):  # noqa: PTH110 - as above
            return {}
        from tui.annotations.metadata import MetadataBook

        return MetadataBook(self._store).of(path)

    def described(self) -> dict[str, dict[str, str]]:
        """Return what the reader has said about documents (:meth:`describe`), by path.

        Raises:
            StoreError: when it cannot be read.
        """
        from tui.annotations.metadata import MetadataBook
        from tui.annotations.names import METADATA

        if not (self.settings.annotations / METADATA).exists():
            return {}
        return MetadataBook(self._store).all()

    @cached_property
    def _store(self) -> AnnotationStore:
        from tui.annotations import AnnotationStore

        return AnnotationStore(self.settings.annotations, creator=self.creator)

    def findable(self, placed: Sequence[Placed]) -> list[Placed]:
        """Return annotations as search is to know them: tags by their former names as well."""
        from tui.annotations.codebook import Codebook
        from tui.library.seeking import with_aliases

        return with_aliases(placed, Codebook(self._store).aliases())

    @cached_property
    def _seeker(self) -> Seeker:
        from tui.library.seeking import Seeker

        return Seeker(
            self.cache_folder, self._sources, lambda: self._placing, self.claims, self.findable
        )

    def claims(self, path: str) -> PackedClaims:
        """Return every candidate of a document, by position, with the reader's word on it.

        Raises:
            DocumentError: when it is missing or cannot be read.
        """
        return self._claims.of(self._sources.document(path), self._placing.of(path))

    def written(self, path: str) -> str:
        """Return when a document was written, as far as it says so (ISO 8601, else empty)."""
        return self._sources.document(path).metadata.date

    def keep_claims(self) -> None:
        """Put the claims that were found into the cache now, and not when somebody quits."""
        self._claims.flush()

    def claims_known(self, path: str) -> bool:
        """Say whether :meth:`claims` would answer at once."""
        return self._claims.known(self._sources.document(path))

    def speakers(self) -> list[str]:
        """Return who says so, in annotations and in the claims that are at hand; most often first.

        Looks nothing up that is not known yet: it offers names, and need not have all of them.
        """
        said = Counter(p.attribution for placed in self._store.all().values() for p in placed)
        said.update(self._claims.speakers())
        return [name for name, _ in said.most_common() if name]

    def claims_near(self, workers: Workers, part: Document) -> Future[list[Claim]]:
        """Detect, in a process, the candidates in a part of a text too large to wait for."""
        from tui.claims import detect_window

        return workers.submit(detect_window, part, Span(0, len(part.text)))

    def claims_at_once(self, part: Document) -> list[Claim]:
        """Detect, here and now, the candidates in a small part of a text that is still read."""
        from tui.claims import detect_window

        return detect_window(part, Span(0, len(part.text)))

    def claim_places(
        self, workers: Workers, part: Document, window: Span, shift: int
    ) -> Future[Places]:
        """Find, in a process, where claims begin in a window of a part of a large text."""
        from tui.claims.places import places_within

        return workers.submit(places_within, part, window, shift)

    def find_claims(self, workers: Workers, path: str) -> Future[tuple[Columns, bytes]]:
        """Detect the claims of a large document in a process; :meth:`claims` knows them then."""
        from tui.library.claiming import detected

        document = self._sources.document(path)
        text = document.text.encode("utf-8", "surrogatepass")
        document.let_go()
        found = workers.submit(detected, replace(document, text=""), text)

        def keep(done: Future[tuple[Columns, bytes]]) -> None:
            if not done.cancelled() and done.exception() is None:
                self._claims.keep(document, *done.result())

        found.add_done_callback(keep)
        return found

    @cached_property
    def _placing(self) -> Placing:
        return Placing(self._sources, self._store, self._hashes)
