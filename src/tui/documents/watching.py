"""Noticing new, changed and removed files, cheaply enough to do it all the time.

Where the system tells what happens in the folders it is believed, so that a change shows at
once. Asking is portable where that is not (network drives, containers, no watches left): one
look at each folder says whether names came or went, and a few thousand files are looked at
each time in turn for changes inside them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from tui.documents.discovery import Entry, discover, entry_for
from tui.documents.listening import Heard, Listener

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.documents.locating import LibrarySettings

__all__ = ["Changes", "Watcher"]

_MOST_FOLDERS = 20_000
"""Folders that are kept an eye on, those with documents before others."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What became different since the last look: false when nothing did."""

    new: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed)


class Watcher:
    """Knows a library's list and keeps it up to date when asked.

    `folders` are all those that were walked through, where that is known: a document may
    come into an empty one. `at_once` is how many files one `poll` looks into where nobody
    tells of changes. Not for several threads at a time, but for :meth:`has_heard`.
    """

    def __init__(
        self,
        settings: LibrarySettings,
        entries: Sequence[Entry] | None = None,
        folders: Iterable[str] = (),
        *,
        at_once: int = 2_000,
    ) -> None:
        self._settings = settings
        self._at_once = at_once
        self._next = 0
        walked = list(folders)
        self.entries: list[Entry] = (
            discover(settings, folders=walked) if entries is None else list(entries)
        )
        self._folders = self._places(walked)
        self._listener = Listener.to(self._folders)
        self._seen = self._stamps()

    @property
    def is_told(self) -> bool:
        """Whether the system tells what happens, so that asking can be rare."""
        return self._listener is not None

    def has_heard(self) -> bool:
        """Say at once whether the system has told of something that :meth:`poll` will look at."""
        listener = self._listener
        return listener is not None and listener.heard()

    def close(self) -> None:
        """Watch no more."""
        if self._listener is not None:
            self._listener.close()

    def poll(self, first: Iterable[str] = ()) -> Changes:
        """Look once; `first` are paths to look at each time (the open document).

        `entries` are up to date afterwards as far as the returned changes say.
        """
        heard = self._listener.take() if self._listener is not None else Heard()
        if heard.names or self._stamps() != self._seen:
            return self._walk()
        turn = self.entries[self._next : self._next + self._at_once]
        self._next = (
            0 if self._next + self._at_once >= len(self.entries) else self._next + len(turn)
        )
        urgent = set(first)
        if urgent or heard.files:
            turn += [e for e in self.entries if e.path in urgent or e.name in heard.files]
        changed = {entry.path for entry in turn if _differs(entry)}
        return self._look_at(changed) if changed else Changes()

    def _look_at(self, changed: set[str]) -> Changes:
        """Take what some files are now, unless one of them is gone."""
        anew = {path: entry_for(self._settings, path) for path in changed}
        if any(entry.problem is not None for entry in anew.values()):
            return self._walk()
        self.entries = [anew.get(entry.path, entry) for entry in self.entries]
        return Changes(changed=tuple(e for e in self.entries if e.path in changed))

    def _walk(self) -> Changes:
        """List everything again and say what differs."""
        before = {entry.path: entry for entry in self.entries}
        walked: list[str] = []
        self.entries = discover(self._settings, folders=walked)
        self._folders = self._places(walked)
        if self._listener is not None and not self._listener.listen_to(self._folders):
            self._listener.close()
            self._listener = None
        self._seen = self._stamps()
        now = {entry.path: entry for entry in self.entries}
        return Changes(
            tuple(e for p, e in now.items() if p not in before),
            tuple(e for p, e in now.items() if p in before and e != before[p]),
            tuple(p for p in before if p not in now),
        )

    def _places(self, walked: Iterable[str]) -> list[str]:
        """Return the folders that hold documents, those above them, and others walked through."""
        folders = {os.path.dirname(entry.name) for entry in self.entries}  # noqa: PTH120 (many)
        folders.update(map(str, self._settings.documents))
        shortest = len(str(self._settings.root))
        for folder in list(folders):  # between them, where a new one may appear
            above = os.path.dirname(folder)  # noqa: PTH120
            while len(above) >= shortest and above not in folders:
                folders.add(above)
                above = os.path.dirname(above)  # noqa: PTH120
        empty = (folder for folder in walked if folder not in folders)
        return sorted([*folders, *islice(empty, max(0, _MOST_FOLDERS - len(folders)))])

    def _stamps(self) -> list[int]:
        """Return the modification times of the folders, -1 for one that is gone."""
        return [_modified(folder) for folder in self._folders]


def _modified(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 (thousands of them)
    except OSError:
        return -1


def _differs(entry: Entry) -> bool:
    """Say whether a file looks different from what its entry says."""
    try:
        info = os.stat(entry.name)  # noqa: PTH116
    except OSError:
        return entry.problem is None
    return entry.problem is None and (info.st_mtime_ns, info.st_size) != (
        entry.mtime_ns,
        entry.size,
    )
