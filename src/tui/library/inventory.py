"""Which documents there are: walked once, and to be looked at while it is being walked.

A folder may hold 100,000 files, or be a link to a whole file system. Whoever needs all of
them waits; a screen takes what is there so far, and whoever leaves stops the walk.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.documents import Entry, LibrarySettings

__all__ = ["Inventory"]

_SLICE = 0.02
"""Seconds that one thread walks before another may ask what there is."""


class Inventory:
    """The list of a library's documents. Safe to use from several threads."""

    def __init__(self, settings: LibrarySettings) -> None:
        self._settings = settings
        self.walks = 0
        """How many times the folder was walked to its end: the list changes only with it."""
        self.folders: list[str] = []
        """Those that were walked through, as far as the first walk has come."""
        self._all: list[Entry] | None = None
        self.by_path: Mapping[str, Entry] = {}
        """All documents, once the folder was walked to its end."""
        self._under_way: Iterator[Entry | None] | None = None
        self._found: dict[str, Entry] = {}
        self._sorted: list[Entry] = []
        """What was found when somebody last asked, in order."""
        self._stopped = False
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()

    @property
    def is_complete(self) -> bool:
        """Whether the folder has been walked to its end."""
        return self._all is not None

    @property
    def is_under_way(self) -> bool:
        """Whether somebody is walking through the folder and has not seen all of it."""
        return self._under_way is not None

    def all(self, *, refresh: bool = False) -> list[Entry]:
        """Return all documents, walking through the folder unless that was done.

        After :meth:`stop` it may be only those that were found before.
        """
        if refresh and self._all is not None:
            self._walk_anew()
        while (known := self._all) is None:
            if self._stopped:
                return self.so_far()
            self.go_on(_SLICE)
        return known

    def go_on(self, seconds: float) -> bool:
        """Walk on for about `seconds`; say whether the whole folder has been seen."""
        with self._lock:
            if self._all is not None:
                return True
            if self._under_way is None:
                from tui.documents.discovery import walk

                self.folders = []
                self._under_way = walk(self._settings, self.folders)
                self._found = {}
            until = time.monotonic() + seconds
            for entry in self._under_way:
                if entry is not None:
                    self._found[entry.path] = entry
                elif self._stopped or time.monotonic() > until:
                    return False
            self._take(list(self._found.values()))
            return True

    def so_far(self) -> list[Entry]:
        """Return the documents that have been found, in order, without looking for more."""
        from tui.documents.discovery import in_order

        if self._all is not None:
            return self._all
        with self._lock:
            found = list(self._found.values())
        known = self._sorted
        if len(found) != len(known):
            known = self._sorted = found if self._settings.only else in_order(found)
        return known

    @property
    def count(self) -> int:
        """How many documents have been found."""
        return len(self._found) if self._all is None else len(self._all)

    def get(self, path: str) -> Entry | None:
        """Return what the list says of a document, if it has been found."""
        return (self._found if self._all is None else self.by_path).get(path)

    def widen(self, settings: LibrarySettings) -> None:
        """Take other settings of the same library: they hold from the next walk."""
        self._settings = settings

    def stop(self) -> None:
        """Let a walk under way end where it is: nobody waits for it any more."""
        self._stopped = True

    def _walk_anew(self) -> None:
        from tui.documents import discover

        with self._refreshing:
            found = discover(self._settings, cancelled=lambda: self._stopped)
            if not self._stopped:
                self._take(found, sort=False)

    def take(self, entries: list[Entry]) -> None:
        """Believe somebody else who has just walked through the folder."""
        with self._lock:
            self._take(entries, sort=False)

    def _take(self, found: list[Entry], *, sort: bool = True) -> None:
        from tui.documents.discovery import in_order

        listed = in_order(found) if sort and not self._settings.only else found
        self.by_path = {entry.path: entry for entry in listed}
        self._all = listed
        self._under_way, self._found, self._sorted = None, {}, []
        self.walks += 1
