"""What a list of documents needs: titles, copies, what has changed, the folder around it."""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tui.errors import DocumentError
from tui.library.file_facts import FileFacts
from tui.library.parts import Parts
from tui.library.progress import judged, with_verdicts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tui.documents import Entry
    from tui.documents.duplicates import Duplicate
    from tui.documents.watching import Changes, Watcher

__all__ = ["ListingVerbs"]


_MANY, _MUCH = 200, 1_000_000
"""Documents, and bytes of them, whose samples are kept in one go."""


class ListingVerbs(Parts):
    """The verbs of the document list. Those that look at files may be called in one thread."""

    _watcher: Watcher | None = None

    def close(self) -> None:
        """Watch no more; keep what is worth keeping."""
        if self._watcher is not None:
            self._watcher.close()
        super().close()

    def stop_watching(self) -> None:
        """Begin to watch no more: the system takes up to 30 ms to let go of a folder."""
        watcher, self._watcher = self._watcher, None
        if watcher is not None:
            threading.Thread(target=watcher.close, name="gloss-end", daemon=True).start()

    def widen(self) -> list[Entry]:
        """Be the whole library where only some documents were named; return all of them.

        Annotations, state and cache are those of the library already.
        """
        self.settings = self.settings.widened()
        return self._list_anew()

    def _list_anew(self) -> list[Entry]:
        self._sources.widen(self.settings)
        entries = self._sources.entries(refresh=True)
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        return entries

    def follow_renamed(self, old: str, new: str) -> list[Entry]:
        """List, of some documents that were named, one by the name it has now; return them."""
        only = tuple(new if path == old else path for path in self.settings.only)
        self.settings = replace(self.settings, only=only)
        return self._list_anew()

    def unlisted(self, path: str) -> list[Entry]:
        """Return the documents of the folder that were not named, where only some were.

        Only those of the same file name as `path` has, if there are any.
        """
        if not self.settings.only:
            return []
        name = path.rpartition("/")[2]
        others = [e for e in self._sources.everywhere() if e.path not in self.settings.only]
        return [e for e in others if e.path.rpartition("/")[2] == name] or others

    def settings_stamp(self) -> tuple[int, int]:
        """Return when the library's `gloss.toml` was written and how long it is; 0, 0 without."""
        from tui.documents.locating import CONFIG_NAME

        try:
            info = (self.root / CONFIG_NAME).stat()
        except OSError:
            return 0, 0
        return info.st_mtime_ns, info.st_size

    def changes(self, first: Iterable[str] = ()) -> Changes:
        """Look whether files came, went or changed since the last look; the first finds nothing.

        `first` are documents to look at each time; of thousands, the others have their turn.
        """
        from tui.documents.watching import Watcher

        watcher = self._watcher
        if watcher is None:
            entries = self._sources.entries()
            watcher = Watcher(self.settings, entries, self._sources.inventory.folders)
            self._watcher = watcher
        changes = watcher.poll(first)
        if changes:
            self._sources.inventory.take(watcher.entries)
        return changes

    @property
    def is_told_of_changes(self) -> bool:
        """Whether the system tells what happens to the files, so that looking can be rare."""
        return self._watcher is not None and self._watcher.is_told

    def has_heard(self) -> bool:
        """Say at once whether :meth:`changes` has something to look at."""
        return self._watcher is not None and self._watcher.has_heard()

    def judged(self, paths: Iterable[str]) -> dict[str, int]:
        """Return how many claims of documents bear a verdict, of those where any does."""
        found: dict[str, int] = {}
        for path in paths:
            if verdicts := with_verdicts(self._placing.of(path)):
                with suppress(DocumentError):  # what is wrong with it is said where it is opened
                    found[path] = judged(self.claims(path), verdicts)
        return found

    def heads(self, entries: Sequence[Entry]) -> dict[str, dict[str, Any]]:
        """Return what :func:`~tui.library.glancing.heads_of` says: from the cache, else anew."""
        from tui.library.glancing import heads_of

        readable = [entry for entry in entries if not entry.problem]
        named = self._encodings()
        heads = self.heads_known([entry for entry in readable if entry.path not in named])
        unknown = [entry for entry in readable if entry.path not in heads]
        if unknown:
            heads |= (made := heads_of(unknown, self.cache_folder, named))
            self.keep_heads([entry for entry in unknown if entry.path not in named], made)
        return heads

    def heads_known(self, entries: Sequence[Entry]) -> dict[str, dict[str, Any]]:
        """Return what :func:`~tui.library.glancing.heads_of` once said of unchanged files."""
        return self._heads.known(entries)

    def keep_heads(self, entries: Sequence[Entry], heads: Mapping[str, Any]) -> None:
        """Keep what `heads_of` said, so that the next list has its titles at once.

        Not what was wrong: an extra may be installed, a permission given.
        """
        self._heads.keep(entries, {p: head for p, head in heads.items() if "problem" not in head})

    def copies(self, among: Collection[str] | None = None) -> dict[str, tuple[Duplicate, ...]]:
        """Return which documents share most of their text, by path; every text is read once.

        `among` names the documents that count (None: all). Takes a second for each 6 MB of text
        that is not known yet.
        """
        from tui.documents.duplicates import Duplicate
        from tui.library.glancing import copies_in, parcels, prints_of

        prints: dict[str, Any] = {}
        entries = [e for e in self._sources.entries() if among is None or e.path in among]
        named = self._encodings()
        key = f"{self._prints.key_of_all(entries)} {sorted(named.items()) if named else ''}"
        if (kept := self._cache.get(key)) is not None:
            return {path: tuple(Duplicate(*each) for each in rows) for path, rows in kept.items()}
        for part in parcels(entries, _MANY, _MUCH):
            known = self._prints.known(entry for entry in part if entry.path not in named)
            unknown = [entry for entry in part if entry.path not in known and not entry.problem]
            if unknown:
                made = prints_of(unknown, self.cache_folder, named)
                self._prints.keep([entry for entry in unknown if entry.path not in named], made)
                known |= made
            prints |= known
        found = copies_in(prints)
        if not any(entry.problem for entry in entries) and len(prints) == len(entries):
            rows = {p: [[c.a, c.b, c.kind, c.share] for c in each] for p, each in found.items()}
            self._cache.put([(key, rows)])
        return found

    def _encodings(self) -> dict[str, str]:
        """Return the encodings that a reader has named, by path; files do not tell of them."""
        from tui.library.sources import ENCODING

        said = self.described().items()
        return {path: facts[ENCODING] for path, facts in said if facts.get(ENCODING)}

    @cached_property
    def _heads(self) -> FileFacts:
        return FileFacts(self._cache, "head")

    @cached_property
    def _prints(self) -> FileFacts:
        return FileFacts(self._cache, "print")
