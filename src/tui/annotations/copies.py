"""Copies that cloud folders make of a store file when two machines wrote it.

Dropbox, Nextcloud, Syncthing, OneDrive, iCloud and file managers all name them differently,
but each says inside whose notes it holds. A copy is never shown beside the file it is a copy
of; merging adds what only the copy has, and keeps both versions of what differs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotations.changes import RowChange
from tui.annotations.names import AUXILIARY, NAMED, file_name, named_original
from tui.annotations.salvage import versions_of_one
from tui.annotations.saving import make_folder
from tui.errors import StoreError, quoted_path

if TYPE_CHECKING:
    from collections.abc import Collection

    from tui.annotations.folder import StoreFolder
    from tui.annotations.reading import Contents

__all__ = [
    "Copy",
    "copies",
    "half_synced",
    "merging_changes",
    "original_of",
    "path_for",
    "shelve",
]

_CANONICAL = re.compile(r".*?-[0-9a-f]{12}(?=\D)")
_UNFINISHED = re.compile(
    r"(\..+\.icloud|~syncthing~.+\.tmp|\.syncthing\..+\.tmp|.+\.~[0-9a-f]+"
    r"|.+\.(part|partial|crdownload|tmp|download|drivedownload|!sync))"
)


@dataclass(frozen=True)
class Copy:
    """A file `name` that is a copy of the file `original`; `new` rows stand only in it."""

    name: str
    original: str
    new: int

    def __str__(self) -> str:
        what = f"{quoted_path(self.name, 120)} is a copy of {quoted_path(self.original, 120)}"
        if not self.new:
            return f"{what} that holds nothing else: gloss doctor --repair puts it away"
        rows = f"{self.new} row{'' if self.new == 1 else 's'}"
        return f"{what} with {rows} of its own: gloss doctor --repair puts them together"


def original_of(contents: Contents, names: Collection[str]) -> str | None:
    """Return the name of the file that `contents` is a copy of; None if it is no copy."""
    name = contents.name
    if name in NAMED:
        return None
    if named := named_original(name):
        original = named
    elif contents.document is not None:
        original = file_name(contents.document)
    elif canonical := _CANONICAL.match(name):
        original = f"{canonical[0]}.json"
    else:
        return None
    return original if original != name and original in names else None


def path_for(contents: Contents, met: set[str]) -> str:
    """Return the path that a file's notes are listed under, none of those `met`; it joins them.

    That is the path of its document, or its own name without `.json`.
    """
    own = contents.name.removesuffix(".json")
    path = own if contents.document is None or contents.document in met else contents.document
    met.add(path)
    return path


def copies(files: StoreFolder) -> list[Copy]:
    """Return the copies in a folder, with how many rows of each are not in the original."""
    names = set(files.names())
    found: list[Copy] = []
    for name in sorted(names):
        try:
            original = original_of(files.about(name), names)
            if original is not None:
                new = len(merging_changes(files.read(name), files.read(original)))
                found.append(Copy(name, original, new))
        except StoreError:  # named as unreadable elsewhere
            continue
    return found


def merging_changes(copy: Contents, original: Contents) -> list[RowChange]:
    """Return the changes to `original` that bring in everything that only `copy` has."""
    changes: list[RowChange] = []
    for key, row in copy.rows.items():
        present = original.rows.get(key)
        if present is None:
            changes.append(RowChange(original.name, copy.document, key, None, row))
            continue
        for one, version in versions_of_one([(key, present), (key, row)]).items():
            before = original.rows.get(one)
            if before != version:
                changes.append(RowChange(original.name, copy.document, one, before, version))
    return changes


def shelve(files: StoreFolder, name: str) -> None:
    """Put a copy that has been merged out of the way, without deleting it. Lock first."""
    shelf = files.root / AUXILIARY / "merged"
    make_folder(shelf)
    target = shelf / name
    number = 1
    while target.exists():
        number += 1
        target = shelf / f"{name}.{number}"
    (files.root / name).rename(target)
    files.forget(name)


def half_synced(files: StoreFolder) -> list[str]:
    """Return the names of files in the folder that some program has not finished fetching."""
    try:
        return sorted(
            path.name for path in files.root.iterdir() if _UNFINISHED.fullmatch(path.name)
        )
    except OSError:
        return []
