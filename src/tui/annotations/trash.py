"""What was deleted today, so that a delete can be undone after a restart; changes of tags, too.

One line a step that deletes anything or changes tags, on the disk before a row leaves its file:
all that the step changes, since a tag taken off a hundred notes is not back before it is on them
again.
Lines older than a day are dropped when the next one is written.
"""

from __future__ import annotations

import json
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.annotations.changes import RowChange, Step
from tui.annotations.identifiers import new_id
from tui.annotations.names import AUXILIARY, CODEBOOK, NAMED, is_document_path, is_store_name
from tui.annotations.saving import append_line, read_bytes, remove, write_beside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tui.annotations.folder import StoreFolder

__all__ = ["KEPT_SECONDS", "Trash", "is_of_tags"]

KEPT_SECONDS = 24 * 60 * 60


def is_of_tags(step: Step) -> bool:
    """Say whether a step has changed tags and their entries, and made or deleted no note."""
    return all(
        change.name == CODEBOOK or (change.name not in NAMED and change.before and change.after)
        for change in step.changes
    )


def _time(line: Mapping[str, Any], name: str) -> float:
    """Return a time that a line names, 0 where it names none: other programs write there, too."""
    said = line.get(name)
    return said if isinstance(said, float) else 0.0


@dataclass(frozen=True)
class Trash:
    """The deletes of the last day in one folder."""

    folder: StoreFolder
    session: str = field(default_factory=new_id)
    """Who deletes: what this session did it can undo without the trash."""

    def put(
        self, words: str, changes: Sequence[RowChange], *, deletes: bool | None = None
    ) -> float:
        """Keep what `changes` are about to delete; return when. Called under the folder's lock.

        `deletes` says that a step is to be kept though it removes no row, and whether it deletes
        something.

        Raises:
            OSError: it cannot be written; then nothing may be deleted.
        """
        if deletes is None:
            if not any(self._removes(change) for change in changes):
                return 0.0
            deletes = True
        rows: list[dict[str, Any]] = []
        places: dict[str, dict[str, int]] = {}
        for change in changes:
            present = self.folder.read(change.name).rows
            if change.name not in places:
                places[change.name] = {key: place for place, key in enumerate(present)}
            entry = {"name": change.name, "about": change.about, "id": change.id}
            place = places[change.name].get(change.id)
            row = {**entry, "row": present.get(change.id), "position": place}
            rows.append(row if change.after is None else {**row, "after": change.after})
        self._drop_old()
        now = time.time()
        line = {"at": now, "by": self.session, "words": words, "rows": rows}
        if not deletes:
            line["deletes"] = False
        append_line(self._path, json.dumps(line))
        return now

    @contextmanager
    def noting(self, steps: Sequence[Step], *, undone: bool) -> Iterator[None]:
        """Keep that the block undoes the last of `steps`, or does it again.

        What stands in the files says so only until what came before it is undone, too.
        """
        at = steps[-1].at if steps else 0.0
        yield
        if at:
            line = {"at": time.time(), "rows": [], "undone" if undone else "again": at}
            with self.folder.locked():
                append_line(self._path, json.dumps(line))

    def _removes(self, change: RowChange) -> bool:
        return change.after is None and change.id in self.folder.read(change.name).rows

    def steps(self, *, of_others: bool = False) -> list[Step]:
        """Return the steps of the last day that were not taken back, the latest last.

        `of_others` leaves out those of this session.
        """
        found: list[Step] = []
        lines = self._lines()
        undone: set[float] = set()
        for line in lines:
            undone.add(_time(line, "undone"))
            undone.discard(_time(line, "again"))
        for line in lines:
            if line["at"] in undone or (of_others and line.get("by") == self.session):
                continue
            changes = [c for row in line["rows"] if (c := self._change(row)) is not None]
            if any(self._present(change) == change.after for change in changes):
                deletes = line.get("deletes") is not False
                words = str(line.get("words", "changed"))
                found.append(Step(words, tuple(changes), _time(line, "at"), deletes))
        return found

    @property
    def _path(self) -> Any:
        return self.folder.root / AUXILIARY / "trash.jsonl"

    def _change(self, row: Any) -> RowChange | None:
        """Return what was done to a row, or None where the row is as it was before."""
        try:
            name, about, one = str(row["name"]), row["about"], str(row["id"])
            before, after = row["row"], row.get("after")
            change = RowChange(name, about, one, before, after, row["position"])
        except (KeyError, TypeError, AttributeError):
            return None
        if not all(value is None or isinstance(value, dict) for value in (before, after)):
            return None
        if (before is None and after is None) or not is_store_name(name):
            return None
        if about is not None and not is_document_path(about):
            return None
        present = self._present(change)
        back = present == before or (after is None and present is not None)
        return None if back else change

    def _present(self, change: RowChange) -> Mapping[str, Any] | None:
        return self.folder.read(change.name).rows.get(change.id)

    def _lines(self) -> list[dict[str, Any]]:
        oldest = time.time() - KEPT_SECONDS
        found: list[dict[str, Any]] = []
        for raw in read_bytes(self._path)[1].splitlines():
            try:
                line = json.loads(raw)
                if _time(line, "at") >= oldest and isinstance(line["rows"], list):
                    found.append(line)
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
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
