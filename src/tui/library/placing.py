"""Where the annotations of a document stand in its text today.

Annotations are kept under the path their document had. When nothing stands there any more,
a document with the very same text and no annotations of its own is taken for the moved file.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from tui.annotations.names import NAMED, file_name
from tui.annotations.passing import Spelled, holders, unspelled
from tui.errors import DocumentError, StoreError
from tui.library.fingerprints import digest_of, fingerprint, fingerprint_of
from tui.library.records import Placed, Standing
from tui.library.sources import ENCODING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tui.annotations import AnnotationStore
    from tui.annotations.annotation import Annotation
    from tui.documents.document import Document
    from tui.library.hashes import Hashes
    from tui.library.sources import Sources

__all__ = ["Placing"]

_BELIEVE = 1.0
"""Seconds for which files that were not renamed just now are believed not to be."""

_Key = tuple[tuple[int, int, str] | None, tuple[int, ...]]
"""What a document's file and its annotations were when they were placed."""


class _Known(NamedTuple):
    """What was found out about the annotations of a document.

    `prints` are the fingerprints of the annotations by address (they are alive in `rows`);
    `stand` says whether all of them stand just where they were made.
    """

    key: _Key
    rows: list[Placed]
    prints: Mapping[int, int]
    stand: bool


_KEEP = 256
"""Documents whose placed annotations stay in memory."""


class Placing:
    """Annotations with their place, worked out once as long as neither side changes."""

    def __init__(self, sources: Sources, store: AnnotationStore, hashes: Hashes) -> None:
        self._sources = sources
        self._store = store
        self._hashes = hashes
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._believing = True
        self._lock = threading.Lock()
        self._moved: tuple[object, dict[str, str]] = (None, {})
        self._moved_asked = -math.inf
        self._moved_in = -1

    def of(self, path: str) -> list[Placed]:
        """Return the annotations of the document at `path`, by position; memos come first."""
        annotations = self._store.of(path)
        if not annotations and (old := self._moved_from(path)) is not None:
            annotations = self._store.of(old)
        return self._placed(path, annotations) if annotations else []

    def kept_at(self, path: str) -> str:
        """Return the path under which annotations of the document at `path` are kept."""
        return path if self._store.of(path) else self._moved_from(path) or path

    def _moved_from(self, path: str) -> str | None:
        """Return the path that the document at `path` had when it was annotated, if another."""
        return next((old for old, new in self.moved().items() if new == path), None)

    @property
    def revision(self) -> object:
        """Something that is different once annotations on disk have changed."""
        return self._store.revision

    def read_anew(self) -> None:
        """Look into every file again the next time, whatever it looks like from outside."""
        with self._lock:
            self._known.clear()
            self._believing = False

    def all(self) -> list[Placed]:
        """Return every annotation of the library, by path and position."""
        everything = self._store.all()
        moved = self._looked_up(set(everything))
        rows: list[Placed] = []
        for path, kept_at in sorted((moved.get(p, p), p) for p in everything):
            rows.extend(self._placed(path, everything[kept_at]))
        return rows

    def in_passing(self) -> Iterator[Standing | list[Placed]]:
        """Yield what :meth:`all` returns, a document at a time, and keep nothing of it."""
        files = self._store.files
        names = holders(files)
        moved = self._looked_up(set(names))
        for path, kept_at in sorted((moved.get(p, p), p) for p in names):
            try:
                notes = files.notes_once(names[kept_at])
            except StoreError:
                continue  # `problems` names it
            if not notes:
                continue  # they have just been deleted
            spelled = [(unspelled(n.quote), n) for n in notes if isinstance(n, Spelled)]
            digest = digest_of(fingerprint(n.start, quote) for quote, n in spelled)
            if spelled and self._is_known_to_stand(path, digest):
                yield Standing.of(path, spelled)
                continue
            read = [n.annotation() if isinstance(n, Spelled) else n for n in notes]
            digest = digest if spelled else digest_of(map(fingerprint_of, read))
            yield sorted(self._places(path, read, digest, None)[0], key=_by_place)

    def by_path(self) -> dict[str, list[Placed]]:
        """Return every annotation of the library by the path of its document."""
        found: dict[str, list[Placed]] = {}
        for placed in self.all():
            found.setdefault(placed.path, []).append(placed)
        return found

    def moved(self) -> dict[str, str]:
        """Return where renamed documents went: the path they had to the path they have."""
        just_now = time.monotonic() - self._moved_asked < _BELIEVE
        if just_now and self._moved_in == self._sources.listing:
            return self._moved[1]
        stored = {name for name in self._store.files.names() if name not in NAMED}
        if self._sources.inventory.is_under_way:
            return {}  # a file that is not listed yet need not have moved
        # A store file that belongs to a listed document needs no opening, if that is there.
        if stored:
            listed = (e for e in self._sources.entries() if not e.problem or e.file.exists())
            stored.difference_update(file_name(entry.path) for entry in listed)
        if not stored:
            return self._remember(None, {})
        return self._looked_up(set(holders(self._store.files)))

    def _looked_up(self, annotated: Collection[str]) -> dict[str, str]:
        missing = frozenset(path for path in annotated if not self._sources.holds(path))
        state = (missing, self._sources.listing)
        if self._moved[0] == state:
            return self._remember(*self._moved)
        return self._remember(state, self._find(missing, annotated) if missing else {})

    def _remember(self, state: object, answer: dict[str, str]) -> dict[str, str]:
        self._moved = state, answer
        self._moved_in = self._sources.listing
        self._moved_asked = time.monotonic()
        return answer

    def _find(self, missing: Iterable[str], annotated: Collection[str]) -> dict[str, str]:
        wanted = {
            path: {a.text_sha256 for a in self._store.of(path) if a.text_sha256} for path in missing
        }
        if not any(wanted.values()):
            return {}
        by_hash: dict[str, list[str]] = {}
        for entry in self._sources.everywhere():
            if entry.problem is None and entry.path not in annotated:
                by_hash.setdefault(self.hash_of(entry.path), []).append(entry.path)
        answer: dict[str, str] = {}
        for path, hashes in wanted.items():
            candidates = [new for digest in hashes for new in by_hash.get(digest, [])]
            # Two equal files never trade notes: only the one possible answer counts.
            if len(candidates) == 1 and candidates[0] not in answer.values():
                answer[path] = candidates[0]
        return answer

    def _placed(self, path: str, annotations: Sequence[Annotation]) -> list[Placed]:
        stamp = self._stamp(path)
        key = (stamp, tuple(map(id, annotations)))
        with self._lock:
            kept = self._known.get(path)
            if kept is not None and kept.key == key:
                self._known.move_to_end(path)
                return list(kept.rows)
        # Their annotations are alive in them, so no other one can have the same address.
        known = kept.prints if kept else {}
        prints = {id(one): known.get(id(one)) or fingerprint_of(one) for one in annotations}
        if kept is not None and (stamp is None or kept.key[0] != stamp):
            kept = None  # of another text
        placed, stand = self._places(path, annotations, digest_of(prints.values()), kept)
        rows = sorted(placed, key=_by_place)
        with self._lock:
            self._known[path] = _Known(key, rows, prints, stand)
            while len(self._known) > _KEEP:
                self._known.popitem(last=False)
        return list(rows)

    def _stamp(self, path: str) -> tuple[int, int, str] | None:
        try:
            return *self._sources.stamp(path), self._encoding(path)
        except DocumentError:
            return None

    def _encoding(self, path: str) -> str:
        """Return the encoding that a reader has named: another one makes another text of a file."""
        return self._sources.said(path).get(ENCODING) or ""

    def _places(
        self, path: str, annotations: Sequence[Annotation], digest: str, kept: _Known | None
    ) -> tuple[Iterable[Placed], bool]:
        """Place annotations; those that are `kept` stand where they stood."""
        earlier = {id(row.annotation): row for row in kept.rows} if kept else {}
        if self._is_known_to_stand(path, digest):
            return [earlier.get(id(one)) or Placed.as_made(path, one) for one in annotations], True
        # A store may come from somebody else: only the library's own documents are opened.
        try:
            document = self._sources.document(path) if self._sources.holds(path) else None
        except DocumentError:
            document = None
        if document is None:
            return _place(path, annotations, None), False
        fresh = [one for one in annotations if id(one) not in earlier]
        placed = list(_place(path, fresh, document))
        fill = iter(placed)
        rows = [earlier.get(id(one)) or next(fill) for one in annotations]
        stand = all(map(_stands_as_made, placed if kept and kept.stand else rows))
        if stand:
            self._hashes.learn(self._sources.file(path), digest, f"stands{self._encoding(path)}")
        return rows, stand

    def _is_known_to_stand(self, path: str, digest: str) -> bool:
        """Say whether all annotations of that digest were seen to stand in the file as it is."""
        if not self._believing or not self._sources.holds(path):
            return False
        known = self._hashes.known(self._sources.file(path), f"stands{self._encoding(path)}")
        return known == digest

    def hash_of(self, path: str) -> str:
        """Return the SHA-256 of a document's text, of an unchanged file without reading it.

        It is empty where the document cannot be read.
        """
        file, what = self._sources.file(path), f"hash{self._encoding(path)}"
        sha256 = self._hashes.known(file, what)
        if sha256 is None:
            try:
                sha256 = self._sources.document(path).sha256
            except DocumentError:
                return ""
            self._hashes.learn(file, sha256, what)
        return sha256


def _stands_as_made(placed: Placed) -> bool:
    """Say whether an annotation stands just where it was made."""
    annotation, span = placed.annotation, placed.span
    if not annotation.quote:
        return span is None and placed.status == "exact"
    return (
        span is not None
        and placed.status == "exact"
        and span.start == annotation.start
        and placed.found == annotation.quote
        and placed.confidence == 1.0
    )


def _by_place(placed: Placed) -> tuple[bool, int, int]:
    """Sort by position; memos come first, what was not found last."""
    if placed.span is None:
        return placed.status == "orphan", 0, 0
    return False, placed.span.start, placed.span.end


def _place(
    path: str, annotations: Iterable[Annotation], document: Document | None
) -> Iterator[Placed]:
    """Yield each annotation with its place in `document`, which is None when it is gone."""
    if document is None:
        for annotation in annotations:
            if annotation.quote:
                yield Placed(path, annotation, "orphan", confidence=0.0)
            else:
                yield Placed(path, annotation, "exact")
        return
    from tui.annotations import Preparation, anchor

    ready = Preparation(document.text, document.sha256)
    for annotation in annotations:
        found = anchor(ready, annotation)
        yield Placed(path, annotation, found.status, found.span, found.found, found.confidence)
