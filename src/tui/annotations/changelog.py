"""What the last save changed, kept beside a store file until the next one.

The version before the last save and this make the file again when something damages it, so
that not even its newest note is lost. There are two lines: the change that made the file as
it is, and the one a save is about to make. Each names the inode of the file it made, which
tells after a crash whether the file got that far. A line that stands for a file that others
have written, or that was damaged, holds all its rows.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.annotations.layout import DEFAULT, META, Tables
from tui.annotations.row import Row
from tui.annotations.saving import read_bytes, write_beside
from tui.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tui.annotations.saving import Signature

__all__ = ["Change", "read_changes", "save_change"]


@dataclass(frozen=True)
class Change:
    """One save: the rows it set, the ids it removed; `whole` if there was nothing before."""

    inode: int
    whole: bool
    meta: dict[str, Row]
    rows: dict[str, Row]
    gone: frozenset[str] = field(default=frozenset())

    def applied(self, before: Tables) -> Tables:
        """Return the tables after this save."""
        start = {} if self.whole else before.get(DEFAULT, {})
        rows = {key: row for key, row in start.items() if key not in self.gone}
        meta = {**before.get(META, {}), **self.meta}
        return {**before, META: meta, DEFAULT: {**rows, **self.rows}}


def read_changes(path: Path, inode: int, required: str) -> list[Change]:
    """Return the changes that lead to the file with `inode`, in their order.

    Where no line names that file (it was copied) every line may have been saved. Rows count
    only with a string in the field `required`.
    """
    try:
        lines = read_bytes(path)[1].splitlines()
    except StoreError:
        return []
    changes = [change for line in lines if (change := _read(line, required)) is not None]
    made = [number for number, change in enumerate(changes, 1) if change.inode == inode]
    return changes[: made[-1]] if made else changes


def _read(line: bytes, required: str) -> Change | None:
    try:
        row = json.loads(line)
        return Change(
            inode=int(row["inode"]),
            whole=bool(row["whole"]),
            meta={key: Row(value) for key, value in row["meta"].items()},
            rows={k: Row(v) for k, v in row["set"].items() if isinstance(v[required], str)},
            gone=frozenset(map(str, row["gone"])),
        )
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        return None


def save_change(
    path: Path,
    before: Tables,
    after: Mapping[str, Mapping[str, Any]],
    *,
    old: Signature | None,
    new: tuple[int, int],
    whole: bool = False,
) -> None:
    """Keep the change that makes the `new` file (inode, time in ns) out of the `old` one.

    `old` is None when there was none; `whole` says that it is damaged, so that all of
    `before` must be kept. Call it under the lock, before the new file is put in
    place; a row of `after` that still has its line counts as unchanged.

    Raises:
        OSError: it cannot be written; what was kept before is still there.
    """
    rows = before.get(DEFAULT, {})
    now = after.get(DEFAULT, {})
    changed = {
        key: row
        for key, row in now.items()
        if key not in rows or not isinstance(row, Row) or not row.line
    }
    gone = [key for key in rows if key not in now]
    lines: list[bytes] = []
    if old is not None:
        earlier = None if whole else _line_of(path, old)
        made = old.inode, old.modified_ns
        lines.append(earlier or _line(made, before, rows, whole=True))
    if whole:
        # What stood before a damaged file is no help: the version before this is the damage.
        lines.append(_line(new, after, now, whole=True))
    else:
        lines.append(_line(new, after, changed, gone=gone))
    beside = path.with_name(path.name + ".new")
    write_beside(beside, b"\n".join(lines) + b"\n", durable=False)
    beside.replace(path)


def _line(
    made: tuple[int, int],
    tables: Mapping[str, Mapping[str, Any]],
    rows: Mapping[str, Any],
    *,
    gone: list[str] | None = None,
    whole: bool = False,
) -> bytes:
    # What it made comes first: lines are found by it without being parsed.
    line = {
        "inode": made[0],
        "modified": made[1],
        "whole": whole,
        "meta": tables.get(META, {}),
        "gone": gone or [],
    }
    # Row by row, most of them as they stand in the file: of ten thousand at one go the
    # interpreter would do nothing else for a tenth of a second, and no key would be answered.
    fields = b",".join([_field(key, row) for key, row in rows.items()])
    return b'%b, "set": {%b}}' % (json.dumps(line).encode()[:-1], fields)


def _field(key: str, row: Mapping[str, Any]) -> bytes:
    line = row.line if isinstance(row, Row) else b""
    if line and b"\r" not in line:  # which would end it for who splits lines
        return line.removesuffix(b",")
    return f"{json.dumps(key)}: {json.dumps(row)}".encode()


def _line_of(path: Path, made: Signature) -> bytes | None:
    try:
        lines = read_bytes(path)[1].splitlines()
    except StoreError:
        return None
    start = b'{"inode": %d, "modified": %d,' % (made.inode, made.modified_ns)
    return next((line for line in lines if line.startswith(start) and line.endswith(b"}")), None)
