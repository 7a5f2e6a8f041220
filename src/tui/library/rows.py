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

    def row(self, entry: Entry, notes: int) -> DocRow:
        """Return the row of `entry`, which has `notes` annotations."""
        if entry.problem is not None:
            return _unreadable(entry, notes, entry.problem)
        try:
            facts = self._facts(entry.path)
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

        return f"{fingerprint('tui.documents')} {fingerprint('tui.claims')}"

    def _facts(self, path: str) -> dict[str, Any]:
        mtime_ns, size = self._sources.stamp(path)
        said = "".join(f" {name}={value}" for name, value in self._said(path).items())
        key = f"facts {self._rules} {made_by(path)} {mtime_ns} {size} {path}{said}"
        facts: dict[str, Any] | None = self._cache.get(key)
        if facts is None:
            document = self._sources.document(path)
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
