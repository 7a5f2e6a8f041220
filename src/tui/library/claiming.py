"""The claims of a document: what detection finds, and what the reader has made of it.

Detection is kept on disk by the text's hash and the rules' own fingerprint. What a reader
says always wins (:mod:`tui.library.readers_word`).
"""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.claims.packing import PackedClaims, from_json, speakers, to_json
from tui.library.readers_word import corrected, speaks_of_claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.claims.packing import Columns
    from tui.documents.document import Document
    from tui.library.cache import Cache
    from tui.library.records import Placed

__all__ = ["Claims", "detected"]

_KEEP = 64
"""Documents whose claims stay in memory."""


class Claims:
    """Detection with a memory."""

    def __init__(self, cache: Cache, *, enabled: bool) -> None:
        self._cache = cache
        self._enabled = enabled
        self._known: dict[str, PackedClaims] = {}
        self._lock = threading.Lock()
        self._unsaved: list[tuple[str, Any]] = []
        self._tidied = False

    def of(self, document: Document, placed: Sequence[Placed]) -> PackedClaims:
        """Return every candidate of `document` in order, with the reader's word on it.

        They come packed: a claim is made when it is looked at.
        """
        text = document.source
        found = self._detected(document) if self._enabled else PackedClaims.of(text, ())
        said = {p.span: p.annotation for p in placed if p.span and speaks_of_claims(p.annotation)}
        return PackedClaims.of(text, corrected(found, said, document)) if said else found

    def flush(self) -> None:
        """Put what was detected since the last time into the cache."""
        with self._lock:
            rows, self._unsaved = self._unsaved, []
        self._cache.put(rows)
        if not self._tidied:
            self._tidied = True
            self._cache.drop_unused(f"claims {self._rules}")

    @cached_property
    def _rules(self) -> str:
        from tui.library.cache import fingerprint

        # What reads documents says which of their lines are prose.
        return "".join(fingerprint(f"tui.{name}") for name in ("claims", "text", "documents"))

    def known(self, document: Document) -> bool:
        """Say whether the claims of `document` need not be looked for any more."""
        return not self._enabled or self._recall(document) is not None

    def keep(self, document: Document, columns: Columns, row: bytes | None = None) -> PackedClaims:
        """Remember what was detected; `row` is what :func:`detected` says the cache keeps of it."""
        key = self._key(document)
        with self._lock:
            self._unsaved.append((key, row or to_json(columns)))
            full = len(self._unsaved) >= 256
        claims = PackedClaims(document.source, columns)
        self._remember(key, claims)
        if full:
            self.flush()
        return claims

    def speakers(self) -> list[str]:
        """Return who says so in the claims that are in memory, as often as they do."""
        with self._lock:
            known = list(self._known.values())
        return [who for claims in known for who in speakers(claims)]

    def _key(self, document: Document) -> str:
        # Blocks have a say in detection, and belong to the format; the title and the year, too, and
        # a reader may have corrected them.
        about = document.metadata
        year = about.date[:4]
        return f"claims {self._rules} {document.format} {document.sha256} {year} {about.title}"

    def _detected(self, document: Document) -> PackedClaims:
        known = self._recall(document)
        if known is None:
            from tui.claims.detection import detect_packed

            known = self.keep(document, detect_packed(document))
        return known

    def _recall(self, document: Document) -> PackedClaims | None:
        key = self._key(document)
        with self._lock:
            if key in self._known:
                return self._known[key]
        rows = self._cache.get(key)
        if rows is None:
            return None
        try:
            claims = PackedClaims(document.source, from_json(rows))
        except ValueError:
            return None  # found anew, they take its place
        self._remember(key, claims)
        return claims

    def _remember(self, key: str, claims: PackedClaims) -> None:
        with self._lock:
            while len(self._known) >= _KEEP:
                del self._known[next(iter(self._known))]
            self._known[key] = claims


def detected(document: Document, text: bytes) -> tuple[Columns, bytes]:
    """Return the claims of a large document, and what the cache keeps of them.

    For a process beside the screen: of a megabyte that takes half a second. The text comes by
    itself, in UTF-8: one that is sent as a `str` keeps a second copy of itself, in UTF-8, for good.
    """
    from tui.claims import detect_packed
    from tui.library.cache import packed

    whole = replace(document, text=text.decode("utf-8", "surrogatepass"))
    columns = detect_packed(whole)
    return columns, packed(to_json(columns))
