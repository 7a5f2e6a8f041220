"""Noticing new, changed and removed files, cheaply enough to do it all the time.

Asking is portable where listening is not (network drives, containers, thousands of
folders): one look at each folder says whether names came or went, and a few thousand files
are looked at each time in turn for changes inside them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.documents.discovery import Entry, discover

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tui.documents.locating import LibrarySettings

__all__ = ["Changes", "Watcher"]


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

    `at_once` is how many files one `poll` looks into; the folders are looked at every time.
    Not for several threads at a time.
    """

    def __init__(
        self,
        settings: LibrarySettings,
        entries: Sequence[Entry] | None = None,
        *,
        at_once: int = 2_000,
    ) -> None:
        self._settings = settings
        self._at_once = at_once
        self._next = 0
        self.entries: list[Entry] = discover(settings) if entries is None else list(entries)
        self._folders = self._places()
        self._seen = self._stamps()

    def poll(self, first: Iterable[str] = ()) -> Changes:
        """Look once; `first` are paths to look at each time (the open document).

        `entries` are up to date afterwards as far as the returned changes say.
        """
        if self._stamps() != self._seen:
            return self._walk()
        turn = self.entries[self._next : self._next + self._at_once]
        self._next = (
            0 if self._next + self._at_once >= len(self.entries) else self._next + len(turn)
        )
        urgent = set(first)
        looked_at = turn + [e for e in self.entries if e.path in urgent] if urgent else turn
        if any(_differs(entry) for entry in looked_at):
            return self._walk()
        return Changes()

    def _walk(self) -> Changes:
        """List everything again and say what differs."""
        before = {entry.path: entry for entry in self.entries}
        self.entries = discover(self._settings)
        self._folders = self._places()
        self._seen = self._stamps()
        now = {entry.path: entry for entry in self.entries}
        return Changes(
            tuple(e for p, e in now.items() if p not in before),
            tuple(e for p, e in now.items() if p in before and e != before[p]),
            tuple(p for p in before if p not in now),
        )

    def _places(self) -> list[str]:
        """Return all folders that hold documents, and those above them in the library."""
        folders = {os.path.dirname(entry.name) for entry in self.entries}  # noqa: PTH120 (many)
        folders.update(map(str, self._settings.documents))
        shortest = len(str(self._settings.root))
        for folder in list(folders):  # between them, where a new one may appear
            above = os.path.dirname(folder)  # noqa: PTH120
            while len(above) >= shortest and above not in folders:
                folders.add(above)
                above = os.path.dirname(above)  # noqa: PTH120
        return sorted(folders)

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
