"""What a reader does to a row of the ledger: judge, merge, split, say that a source is silent."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one

from tui.screens.list_screen import ListScreen
from tui.widgets.ledger_table import LedgerTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.comparing import Cell

__all__ = ["LedgerChanges", "save_here"]

T = TypeVar("T")


def save_here(name: str, text: str) -> Path:
    """Write a table into the current folder under a name that is free, and return where.

    Raises:
        OSError: the folder cannot be written to.
    """
    for number in count(1):
        path = Path.cwd() / (f"{name}.csv" if number == 1 else f"{name}-{number}.csv")
        try:
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise AssertionError("counting does not end")


class LedgerChanges(ListScreen[T]):
    """The keys that make a case of a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "judge", "judge", id="ledger.judge", tooltip="give the row a verdict"),
        Binding("M", "merge", "merge", id="ledger.merge", tooltip="make one of the marked rows"),
        Binding("S", "split", "split", id="ledger.split", tooltip="take this passage out"),
        Binding("N", "silent", "silent", id="ledger.silent", show=False,
                tooltip="I have read this source: it says nothing on it"),
        Binding("plus", "accept", "accept", id="ledger.accept", show=False,
                tooltip="take the proposed passage into the case"),
    ]  # fmt: skip

    table = query_one(LedgerTable)

    def _annotation(self, cell: Cell) -> str:
        """Return the id of the annotation on exactly this passage, made if there is none."""
        if cell.annotation:
            return cell.annotation
        for placed in self.library.placed(cell.path):
            if placed.span == cell.span and placed.annotation.quote:
                return str(placed.annotation.id)
        return str(self.library.annotate(cell.path, cell.span).id)

    async def _do(self, work: Callable[[], str]) -> None:
        """Save a change; its own words say what was done."""
        done: list[str] = []
        if await self.change(lambda: done.append(work()), ""):
            self.say(done[0])

    @work(group="save")
    async def action_judge(self) -> None:
        """Ask for a verdict, and save it with the row as a case."""
        from tui.comparing.cases import judge
        from tui.screens.judging import NO_VERDICT, JudgePrompt

        row = self.table.current
        if row is None:
            return
        verdicts = self.library.settings.verdicts
        chosen = await self.app.push_screen_wait(
            JudgePrompt(verdicts, row.verdict, label="judge the row", dismissable=False)
        )
        if chosen is not None:
            verdict = None if chosen == NO_VERDICT else chosen
            await self._do(lambda: judge(self.library.cases, row, verdict, self._annotation))

    @work(group="save")
    async def action_merge(self) -> None:
        """Make one case of the marked rows."""
        from tui.comparing.cases import merge

        rows = self.table.marked
        await self._do(lambda: merge(self.library.cases, rows, self._annotation))
        self.table.marks.clear()

    @work(group="save")
    async def action_split(self) -> None:
        """Take the passage under the cursor out of its row."""
        from tui.comparing.cases import split

        row, cell = self.table.current, self.table.cell
        if row is None or cell is None:
            self.say("no passage here to split off: go to a sign with h l")
            return
        await self._do(lambda: split(self.library.cases, row, cell, self._annotation))

    @work(group="save")
    async def action_silent(self) -> None:
        """Say that the source under the cursor is silent on the row, or take that back."""
        from tui.comparing.cases import silence

        row, path = self.table.current, self.table.path
        if row is not None:
            await self._do(lambda: silence(self.library.cases, row, path, self._annotation))

    @work(group="save")
    async def action_accept(self) -> None:
        """Take the proposed passage under the cursor into the case."""
        from tui.comparing.cases import accept

        row, cell = self.table.current, self.table.cell
        if row is None or cell is None or not cell.proposed:
            self.say("nothing is proposed here")
            return
        await self._do(lambda: accept(self.library.cases, row, cell, self._annotation))
