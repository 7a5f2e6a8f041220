"""What was once read from a file, kept in the cache for as long as the file looks the same."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tui.documents.formats import made_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tui.documents import Entry
    from tui.library.cache import Cache

__all__ = ["FileFacts"]


class FileFacts:
    """JSON values by document; `name` tells one kind of fact from another."""

    def __init__(self, cache: Cache, name: str) -> None:
        self._cache, self._name = cache, name

    def known(self, entries: Iterable[Entry]) -> dict[str, Any]:
        """Return what is known of these documents, by path."""
        keys = {self._key(entry): entry.path for entry in entries}
        found = self._cache.get_all(list(keys))
        return {keys[key]: value for key, value in found.items() if value is not None}

    def keep(self, entries: Iterable[Entry], values: Mapping[str, Any]) -> None:
        """Keep what was read of those documents that `values` has something of."""
        self._cache.put((self._key(e), values[e.path]) for e in entries if e.path in values)

    def key_of_all(self, entries: Iterable[Entry]) -> str:
        """Return the name of what was worked out from these facts of all documents together."""
        digest = sha256()
        for entry in entries:
            digest.update(self._key(entry).encode("utf-8", "surrogatepass"))
        return f"all {self._name} {digest.hexdigest()}"

    @cached_property
    def _rules(self) -> str:
        from tui.library.cache import fingerprint

        return fingerprint("tui.documents")

    def _key(self, entry: Entry) -> str:
        state = f"{made_by(entry.path)} {entry.mtime_ns} {entry.size}"
        return f"{self._name} {self._rules} {state} {entry.path}"
