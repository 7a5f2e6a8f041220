"""A change to rows, as data: what was there, what is there now.

Everything that is ever written is a list of these, so undo is the same list read backwards,
and a bulk change is one step however many files it touches.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tui.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tui.annotations.folder import StoreFolder

__all__ = ["Resolve", "RowChange", "Step", "apply", "save"]

RowValues = "Mapping[str, Any] | None"


@dataclass(frozen=True)
class RowChange:
    """One row of the file `name` (of the document `about`) before and after; None: no row.

    `position` is where the row stood among its fellows, so that it can go back there.
    """

    name: str
    about: str | None
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    position: int | None = None

    @property
    def inverse(self) -> RowChange:
        """The change that takes this one back."""
        return RowChange(self.name, self.about, self.id, self.after, self.before, self.position)


Resolve = "Callable[[RowChange, Mapping[str, Any] | None], Mapping[str, Any] | None]"


@dataclass(frozen=True)
class Step:
    """What one key or command did: `words` complete “undone: …”.

    `at` is when, in seconds since 1970, where that is known; `deletes` is whether something was
    deleted, of a step that can be taken back after a restart.
    """

    words: str
    changes: Sequence[RowChange] = field(default=())
    at: float = 0.0
    deletes: bool = True


def apply(
    folder: StoreFolder,
    changes: Iterable[RowChange],
    resolve: Callable[[RowChange, Mapping[str, Any] | None], Mapping[str, Any] | None],
) -> list[RowChange]:
    """Save `changes`, all of them or none, and return what was really changed.

    Where the row on the disk is not the one that a change expects, `resolve(change, row)`
    says what to write instead; it may raise, and then nothing is changed.
    """
    wanted = list(changes)
    if not wanted:
        return []
    with folder.locked():
        if len({change.name for change in wanted}) == 1:
            return save(folder, wanted, resolve)
        from tui.annotations.pending import begin, end

        begin(folder.root, wanted)
        try:
            done = save(folder, wanted, resolve)
        except (StoreError, OSError):
            end(folder.root)
            raise
        end(folder.root)
        return done


def save(
    folder: StoreFolder,
    changes: Iterable[RowChange],
    resolve: Callable[[RowChange, Mapping[str, Any] | None], Mapping[str, Any] | None],
) -> list[RowChange]:
    """Do the work of :func:`apply`, one save a file. Call it under the lock."""
    by_file: dict[tuple[str, str | None], list[RowChange]] = {}
    for change in changes:
        by_file.setdefault((change.name, change.about), []).append(change)
    done: list[RowChange] = []
    try:
        for (name, about), wanted in by_file.items():
            done += _save_file(folder, name, about, wanted, resolve)
    except (StoreError, OSError):
        for change in reversed(done):
            back = [change.inverse]
            _save_file(folder, change.name, change.about, back, lambda _change, present: present)
        raise
    return done


def _save_file(
    folder: StoreFolder,
    name: str,
    about: str | None,
    changes: list[RowChange],
    resolve: Callable[[RowChange, Mapping[str, Any] | None], Mapping[str, Any] | None],
) -> list[RowChange]:
    made: list[RowChange] = []

    def update(table: dict[str, Any]) -> None:
        made[:] = _update(table, changes, resolve)

    folder.table(name, about).change(update)
    return made


def _update(
    table: dict[str, Any],
    changes: list[RowChange],
    resolve: Callable[[RowChange, Mapping[str, Any] | None], Mapping[str, Any] | None],
) -> list[RowChange]:
    made: list[RowChange] = []
    places = {key: place for place, key in enumerate(table)} if _removes(changes) else {}
    back: list[tuple[int, str, Mapping[str, Any]]] = []
    for change in changes:
        present = table.get(change.id)
        after = change.after if present == change.before else resolve(change, present)
        if after == present:
            continue
        if after is None:
            del table[change.id]
        elif present is None and change.position is not None:
            back.append((change.position, change.id, after))
        else:
            table[change.id] = dict(after)
        place = places.get(change.id, change.position)
        made.append(RowChange(change.name, change.about, change.id, present, after, place))
    if back:
        _put_back(table, back)
    return made


def _removes(changes: list[RowChange]) -> bool:
    return any(change.after is None for change in changes)


def _put_back(table: dict[str, Any], rows: list[tuple[int, str, Mapping[str, Any]]]) -> None:
    """Insert rows where they stood, so that an undone delete leaves the file as it was."""
    items = list(table.items())
    for position, key, row in sorted(rows, key=lambda entry: entry[0]):
        items.insert(position, (key, dict(row)))
    table.clear()
    table.update(items)
