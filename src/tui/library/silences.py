"""Where the documents stand now that readers have called silent.

Nothing need be noted in a document that says nothing, so its file is known again by its text:
where a file has gone that somebody has read, the only document with the very same text is it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.annotations.cases import Silence
    from tui.library.placing import Placing
    from tui.library.sources import Sources

__all__ = ["Silences", "word_of"]


class Silences:
    """Finds renamed documents, once as long as the list of documents stays what it is."""

    def __init__(self, sources: Sources, placing: Placing) -> None:
        self._sources = sources
        self._placing = placing
        self._known: tuple[int, dict[str, Sequence[str]]] = (-1, {})

    def path_of(self, silence: Silence) -> str:
        """Return the path that the document has now; the one it had where it is not found."""
        path, sha256 = silence.path, silence.text_sha256
        if self._sources.holds(path):
            return path
        if (moved := self._placing.moved().get(path)) is not None:
            return moved
        same = self._with_text(sha256) if sha256 else ()
        return same[0] if len(same) == 1 else path

    def names_of(self, silences: Iterable[Silence], path: str) -> set[str]:
        """Return the paths that the document at `path` had when it was called silent."""
        return {one.path for one in silences if self.path_of(one) == path}

    def _with_text(self, sha256: str) -> Sequence[str]:
        listing = self._sources.listing
        if self._known[0] != listing:
            self._known = listing, {}
        known = self._known[1]
        if sha256 not in known:
            sound = [entry.path for entry in self._sources.everywhere() if not entry.problem]
            known[sha256] = [path for path in sound if self._placing.hash_of(path) == sha256]
        return known[sha256]


def word_of(silence: Silence) -> str:
    """Return who said that a source is silent, and on which day (local time)."""
    try:
        said = datetime.fromisoformat(silence.date).astimezone().date().isoformat()
    except ValueError:
        said = silence.date
    return f"{silence.name or 'a reader'}, {said}"
