"""What was deleted today, so that a delete can be undone after a restart.

One line a deleted row, on the disk before the row leaves its file. Lines older than a day
are dropped when the next one is written.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tui.annotations.changes import RowChange, Step
from tui.annotations.names import AUXILIARY
from tui.annotations.saving import append_line, read_bytes, remove, write_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.annotations.folder import StoreFolder

__all__ = ["KEPT_SECONDS", "Trash"]

KEPT_SECONDS = 24 * 60 * 60


@dataclass(frozen=True)
class Trash:
    """The deletes of the last day in one folder."""

    folder: StoreFolder

    def put(self, words: str, changes: Sequence[RowChange]) -> None:
        """Keep what `changes` are about to delete. Called under the folder's lock.

        Raises:
            OSError: it cannot be written; then nothing may be deleted.
        """
        rows: list[dict[str, Any]] = []
        places: dict[str, dict[str, int]] = {}
        for change in changes:
            present = self.folder.read(change.name).rows
            row = present.get(change.id)
            if change.after is None and row is not None:
                if change.name not in places:
                    places[change.name] = {key: place for place, key in enumerate(present)}
                place = places[change.name][change.id]
                entry = {"name": change.name, "about": change.about, "id": change.id}
                rows.append({**entry, "row": row, "position": place})
        if not rows:
            return
        self._drop_old()
        append_line(self._path, json.dumps({"at": time.time(), "words": words, "rows": rows}))

    def steps(self) -> list[Step]:
        """Return the deletes of the last day whose rows are still away, the latest last."""
        found: list[Step] = []
        for line in self._lines():
            changes = [c for row in line["rows"] if (c := self._change(row)) is not None]
            if changes:
                found.append(Step(str(line["words"]), tuple(changes)))
        return found

    @property
    def _path(self) -> Any:
        return self.folder.root / AUXILIARY / "trash.jsonl"

    def _change(self, row: Any) -> RowChange | None:
        """Return the delete as a change, or None where the row is back."""
        try:
            change = RowChange(
                str(row["name"]), row["about"], str(row["id"]), row["row"], None, row["position"]
            )
        except (KeyError, TypeError):
            return None
        if not isinstance(change.before, dict) or change.id in self.folder.read(change.name).rows:
            return None
        return change

    def _lines(self) -> list[dict[str, Any]]:
        oldest = time.time() - KEPT_SECONDS
        found: list[dict[str, Any]] = []
        for raw in read_bytes(self._path)[1].splitlines():
            try:
                line = json.loads(raw)
                if line["at"] >= oldest and isinstance(line["rows"], list):
                    found.append(line)
            except (ValueError, KeyError, TypeError, RecursionError):
                continue  # a line that was cut short
        return found

    def _drop_old(self) -> None:
        raw = read_bytes(self._path)[1]
        kept = self._lines()
        if len(kept) == len(raw.splitlines()):
            return
        new = self._path.with_name("trash.new")
        text = "".join(json.dumps(line) + "\n" for line in kept)
        write_beside(new, text.encode(), durable=True)
        new.replace(self._path)
        remove(new)
