"""Undo and redo: the steps of this session, the last one first.

A step is undone row by row. A row that somebody else has changed since is left as they want
it, and that is said.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from tui.annotations.changes import RowChange, Step, apply
from tui.errors import ConflictError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui.annotations.folder import StoreFolder

__all__ = ["History"]

_LONGEST = 1000


@dataclass
class Group:
    """Steps that become one, called `words`."""

    words: str


@dataclass
class History:
    """The steps that can be undone, and those that were and can be done again."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    _open: int = 0
    """How many blocks of :meth:`one_step` are under way; meanwhile nothing is forgotten."""

    def add(self, step: Step) -> None:
        """Remember what was just done; what was undone before can not be redone any more."""
        if step.changes:
            self.done.append(step)
            self.undone.clear()
            self._forget()

    @contextmanager
    def one_step(self, words: str = "") -> Iterator[Group]:
        """Make whatever is done within the block one step, however many documents it changes.

        It is called `words`, or what the block puts into the group; with neither, the steps
        stay as they are. After an error what was done until then is one step, too.
        """
        group = Group(words)
        first = len(self.done)
        self._open += 1
        try:
            yield group
        finally:
            self._open -= 1
            steps = self.done[first:]
            if steps and group.words:
                changes = _joined(change for step in steps for change in step.changes)
                self.done[first:] = [Step(group.words, changes, steps[0].at)] if changes else []
            self._forget()

    def _forget(self) -> None:
        if not self._open:
            del self.done[:-_LONGEST]

    def undo(self, folder: StoreFolder) -> str | None:
        """Take the last step back and say which it was; None when there is none.

        Raises:
            ConflictError: all of it has changed since, so that nothing of it can be taken back;
                the step before it is the next.
        """
        return _reverse(folder, self.done, self.undone, "undone")

    def redo(self, folder: StoreFolder) -> str | None:
        """Do again what was undone last and say which step it was; None when there is none.

        Raises:
            ConflictError: all of it has changed since; the one undone before it is the next.
        """
        return _reverse(folder, self.undone, self.done, "done again")


def _joined(changes: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """Return changes with those that follow each other in one row as one.

    Undone and done again in turn, the row would never be what the second one left.
    """
    joined: dict[tuple[str, str, int], RowChange] = {}
    times: Counter[tuple[str, str]] = Counter()
    for change in changes:
        row = change.name, change.id
        before = joined.get((*row, times[row]))
        if before is not None and before.after == change.before:
            position = change.position if before.position is None else before.position
            change = replace(change, before=before.before, position=position)  # noqa: PLW2901
        elif before is not None:
            times[row] += 1  # somebody else has changed it in between
        joined[*row, times[row]] = change
    return tuple(change for change in joined.values() if change.before != change.after)


def _reverse(folder: StoreFolder, source: list[Step], target: list[Step], done: str) -> str | None:
    if not source:
        return None
    step = source[-1]
    left = 0

    def leave(change: RowChange, present: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
        nonlocal left
        left += present != change.after
        return present

    changed = apply(folder, [change.inverse for change in reversed(step.changes)], leave)
    source.pop()
    if changed:
        target.append(Step(step.words, tuple(changed), step.at))
    if not left:
        return step.words
    if not changed:
        raise ConflictError(f"nothing {done} ({step.words}): all of it changed elsewhere meanwhile")
    return f"{step.words} (except {left} that changed elsewhere meanwhile)"
