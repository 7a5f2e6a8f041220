"""A change to several files is done in all of them, also if its writer dies in between.

What is about to change is on the disk before the first of the files is; whoever saves next
finishes what it finds. The note is gone from the disk before anybody hears that it is done.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tui.annotations.changes import RowChange, save
from tui.annotations.names import AUXILIARY
from tui.annotations.saving import reach_disk_folder, read_bytes, remove, write_beside
from tui.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tui.annotations.folder import StoreFolder

__all__ = ["begin", "end", "finish", "is_pending"]


def _path(root: Path) -> Path:
    return root / AUXILIARY / "pending.json"


def is_pending(root: Path) -> bool:
    """Say whether a writer died in the middle of several files."""
    return _path(root).exists()


def begin(root: Path, changes: Sequence[RowChange]) -> None:
    """Note what is about to change. Call it under the lock.

    Raises:
        OSError: it cannot be written; then nothing may be changed.
    """
    rows = [
        {"name": c.name, "about": c.about, "id": c.id, "before": c.before, "after": c.after}
        for c in changes
    ]
    path = _path(root)
    beside = path.with_name("pending.new")
    write_beside(beside, json.dumps(rows).encode(), durable=True)
    beside.replace(path)
    reach_disk_folder(path.parent)


def end(root: Path) -> None:
    """Forget what was noted, for good: it must not be done again after it was undone."""
    remove(_path(root))
    reach_disk_folder(root / AUXILIARY)


def finish(folder: StoreFolder) -> None:
    """Do the rest of what a dead writer had begun; rows that changed since stay as they are.

    Raises:
        OSError: the disk does not take it; it stays noted.
    """
    try:
        rows = json.loads(read_bytes(_path(folder.root))[1])
        changes = [RowChange(r["name"], r["about"], r["id"], r["before"], r["after"]) for r in rows]
        save(folder, changes, _leave)
    except (StoreError, ValueError, TypeError, KeyError):
        pass  # what cannot be finished was never acknowledged
    end(folder.root)


def _leave(_change: RowChange, present: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    return present
