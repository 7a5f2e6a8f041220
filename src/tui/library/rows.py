"""A row for each document: what it is, and how much is in it.

Counting words and claims of ten thousand documents takes minutes, so what was counted is
kept in the cache for as long as the file's time and size stay the same.
"""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.claims.claim import NORMAL
from tui.documents.document import Metadata
from tui.documents.formats import made_by
from tui.errors import DocumentError
from tui.library.records import DocRow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tui.claims.claim import Claim
    from tui.documents import Entry
    from tui.documents.document import Document
    from tui.library.cache import Cache
    from tui.library.sources import Sources

__all__ = ["Rows"]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Rows:
    """Facts about documents, with a memory."""

    def __init__(
        self,
        sources: Sources,
        cache: Cache,
        claims_in: Callable[[Document], Sequence[Claim]],
        said: Callable[[str], Mapping[str, str]],
    ) -> None:
        self._said = said
        self._sources = sources
        self._cache = cache
        self._claims_in = claims_in
        self._ahead: dict[str, Any] = {}

    def ahead(self, entries: Sequence[Entry], said: Mapping[str, Mapping[str, str]]) -> list[Entry]:
        """Look up what is known of many documents at once; return those that must be read."""
        keys = {e.path: self._key(e, said.get(e.path, {})) for e in entries if not e.problem}
        self._ahead = self._cache.get_all(list(keys.values()))
        return [e for e in entries if keys.get(e.path, "") not in self._ahead and not e.problem]

    def row(self, entry: Entry, notes: int) -> DocRow:
        """Return the row of `entry`, which has `notes` annotations."""
        if entry.problem is not None:
            return _unreadable(entry, notes, entry.problem)
        try:
            facts = self._facts(entry)
        except DocumentError as error:
            return _unreadable(entry, notes, str(error))
        return DocRow(
            entry.path,
            facts["title"],
            facts["words"],
            facts["chars"],
            facts["format"],
            facts["claims"],
            notes,
            facts["sha256"],
            Metadata(**facts["metadata"]),
        )

    @cached_property
    def _rules(self) -> str:
        from tui.library.cache import fingerprint

        return " ".join(fingerprint(f"tui.{name}") for name in ("documents", "claims", "text"))

    def _key(self, entry: Entry, said: Mapping[str, str]) -> str:
        facts = "".join(f" {name}={value}" for name, value in said.items())
        state = f"{made_by(entry.path)} {entry.mtime_ns} {entry.size}"
        return f"facts {self._rules} {state} {entry.path}{facts}"

    def _facts(self, entry: Entry) -> dict[str, Any]:
        key = self._key(entry, self._said(entry.path))
        facts: dict[str, Any] | None = self._ahead.get(key) or self._cache.get(key)
        if facts is None:
            document = self._sources.document(entry.path)
            facts = {
                "title": document.title,
                "words": sum(1 for _ in _WORD.finditer(document.text)),
                "chars": len(document.text),
                "format": document.format,
                "claims": sum(c.score >= NORMAL for c in self._claims_in(document)),
                "sha256": document.sha256,
                "metadata": asdict(document.metadata),
            }
            self._cache.put([(key, facts)])
        return facts


def _unreadable(entry: Entry, notes: int, problem: str) -> DocRow:
    name = entry.path.rpartition("/")[2]
    return DocRow(entry.path, name, 0, 0, entry.format, 0, notes, "", Metadata(), problem)
