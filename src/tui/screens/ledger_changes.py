"""What a reader does to a row of the ledger: judge, merge, split, say that a source is silent."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one

from tui.screens.list_screen import ListScreen
from tui.screens.many import counted
from tui.widgets.card_list import CardList
from tui.widgets.ledger_table import LedgerTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.comparing import Cell

__all__ = ["LedgerChanges"]

T = TypeVar("T")


class LedgerChanges(ListScreen[T]):
    """The keys that make a case of a row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "judge", "judge", id="ledger.judge",
                tooltip="give the marked rows a verdict, or the one under the cursor"),
        Binding("e", "word", "word it", id="ledger.word", show=False,
                tooltip="say the row under the cursor in your own words"),
        Binding("M", "merge", "merge", id="ledger.merge",
                tooltip="make one row of those marked with Space"),
        Binding("S", "split", "split", id="ledger.split",
                tooltip="take the passage under the cursor out, into a row of its own"),
        Binding("N", "silent", "silent", id="ledger.silent", show=False,
                tooltip="say that you have read this source and it is silent on the row"),
        Binding("plus", "accept", "accept", id="ledger.accept", show=False,
                tooltip="take the proposed (grey) passage under the cursor into the row"),
    ]  # fmt: skip

    table = query_one(LedgerTable)

    def _annotation(self, cell: Cell) -> str:
        """Return the id of the annotation on exactly this passage, made if there is none."""
        return cell.annotation or self.library.member(cell.path, cell.span)

    def clear_marks(self) -> None:
        """Take every mark off."""
        self.table.marks = set()
        self.table.refresh()
        self.table.post_message(CardList.Marked(self.table))

    async def _do(self, work: Callable[[], str]) -> bool:
        """Save a change as one step that `u` takes back; its own words say what was done."""
        done: list[str] = []
        library = self.library
        saved = await self.change(lambda: done.append(library.in_one_step(work)), "")
        if saved:
            self.say(f"{done[0]}; u undoes")
        return saved

    @work(group="save")
    async def action_judge(self) -> None:
        """Ask for a verdict of the marked rows, and save it with each of them as a case."""
        from tui.comparing.cases import judge
        from tui.screens.judging import NO_VERDICT, JudgePrompt

        rows = self.table.marked
        if not rows:
            return
        held = {row.verdict for row in rows}
        what = "the row" if len(rows) == 1 else counted(len(rows), "row")
        chosen = await self.app.push_screen_wait(
            JudgePrompt(
                self.library.settings.verdicts,
                held.pop() if len(held) == 1 else "several",
                label=f"judge {what}",
                dismissable=False,
            )
        )
        if chosen is None:
            return
        verdict = None if chosen == NO_VERDICT else chosen

        def judge_all() -> str:
            said = [judge(self.library.cases, row, verdict, self._annotation) for row in rows]
            return said[0] if len(said) == 1 else f"judged {what}: {verdict or 'no verdict'}"

        await self._do(judge_all)

    @work(group="save")
    async def action_word(self) -> None:
        """Ask for the reader's own words for the row, and save it as a case."""
        from tui.comparing.cases import word
        from tui.screens.asking import LinePrompt

        row = self.table.current
        if row is None:
            return
        words = await self.app.push_screen_wait(LinePrompt("the row in your words", row.claim))
        if words and words != row.claim:
            await self._do(lambda: word(self.library.cases, row, words, self._annotation))

    @work(group="save")
    async def action_merge(self) -> None:
        """Make one case of the marked rows."""
        from tui.comparing.cases import merge

        rows = self.table.marked
        if await self._do(lambda: merge(self.library.cases, rows, self._annotation)):
            self.clear_marks()
            for cell in islice((cell for row in rows for cell in row.cells), 1):
                self.table.go_to(cell)

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
        row, path = self.table.current, self.table.path
        if row is None:
            return
        is_open = path not in row.silent and all(cell.proposed for cell in row.at(path))
        if (
            is_open
            and not row.against(path)
            and not self.library.creator
            and not await self._ask_for_name()
        ):
            self.say("nothing was said: that a source is silent is somebody's word")
            return
        await self._do(lambda: self.library.call_silent(row, path))

    async def _ask_for_name(self) -> bool:
        """Ask once who is reading, where the settings do not say; whether there is a name now."""
        from tui.screens.asking import LinePrompt

        prompt = LinePrompt(
            "whose word is it?", hint="your name; `creator` in config.toml keeps it"
        )
        self.library.creator = await self.app.push_screen_wait(prompt) or ""
        return bool(self.library.creator)

    @work(group="save")
    async def action_accept(self) -> None:
        """Take the proposed passage under the cursor into the row."""
        from tui.comparing.cases import accept

        row, cell = self.table.current, self.table.cell
        if row is None or cell is None or not cell.proposed:
            self.say("nothing is proposed here")
            return
        await self._do(lambda: accept(self.library.cases, row, cell, self._annotation))
