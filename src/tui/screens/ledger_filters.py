"""Which rows of the ledger are shown: those in conflict, left out, unjudged, on a topic.

Of many sources nearly all say nothing on nearly every row, so gaps are those of one source: what
others speak of and it does not, which is what one goes through to call it silent.

What a key asks of a row is worked out once before the thousands of rows are gone through; words
that are typed are looked for a few milliseconds at a time, so that no letter waits for them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Input

from tui.screens.ledger_quotes import LedgerQuotes
from tui.text.folding import fold
from tui.widgets.filter_list import FilterInput
from tui.widgets.filter_words import KnownLines
from tui.widgets.panel_filter import PanelFilter
from tui.widgets.steps import in_steps

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from tui.comparing import Ledger, Row
    from tui.screens.desk import Desk

__all__ = ["LedgerFilters", "Only", "Whereabouts", "accepting"]

Only = Literal["", "conflicts", "gaps", "single", "unjudged", "topic"]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is in the ledger: to be there again after having read a quote."""

    row: str = ""
    source: str = ""
    only: Only = ""
    topic: str = ""
    typed: str = ""
    silent: str = ""
    """The source whose gaps are shown."""


_NARROWING = "narrow"
_STEP = 256
"""Rows between two pauses."""
_AT_ONCE = 0.006
"""Seconds that a letter may take of its own frame; what takes longer is done between keys."""


def accepting(at: Whereabouts, ledger: Ledger) -> Callable[[Row], bool]:
    """Return what says whether a row is shown, quick enough for thousands at a key."""
    match at.only:
        case "conflicts":
            return lambda row: row.sign == "≠"
        case "gaps":
            return ledger.left_out_by(at.silent)
        case "single":
            return lambda row: row.is_single
        case "unjudged":
            return lambda row: row.verdict is None
        case "topic":
            return lambda row: row.topic == at.topic
        case _:
            return lambda _row: True


class LedgerFilters(LedgerQuotes):
    """The keys and the line that say which rows are shown."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "only('conflicts')", "conflicts", id="ledger.conflicts",
                tooltip="only rows in which sources differ, or all again"),
        Binding("0", "gaps", "gaps", id="ledger.gaps",
                tooltip="only rows that this source leaves out; again: those of one origin only"),
        Binding("U", "only('unjudged')", "unjudged", id="ledger.unjudged",
                tooltip="only rows without a verdict, or all again"),
        Binding("t", "topic", "topic", id="ledger.topic", show=False,
                tooltip="only rows on the topic of this one, or all again"),
        Binding("slash", "filter", "filter", id="ledger.filter", tooltip="by topic or words"),
    ]  # fmt: skip

    only: var[Only] = var[Only]("", init=False)
    filter_input = query_one(PanelFilter)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._topic = ""
        self._silent = ""
        """The source whose gaps are shown."""
        self._known: tuple[Sequence[Row], KnownLines] | None = None
        """The rows whose words have been looked at."""
        self._due: Whereabouts | None = None
        """Where to be as soon as the rows are shown."""

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the cursor is, and which rows are shown."""
        row = self.table.current
        typed = self.filter_input.value
        here = row.id if row else ""
        return Whereabouts(here, self.table.path, self.only, self._topic, typed, self._silent)

    def come_back(self, at: Whereabouts) -> None:
        """Be where one was; where the row is not there any more, at the first one."""
        self.only, self._topic, self._silent = at.only, at.topic, at.silent
        if at.typed:
            self.open_filter(at.typed)
        self._due = at
        self.narrow()

    @on(Input.Changed)
    def narrow(self) -> None:
        """Show the rows that the filters accept."""
        if self._ledger is None:
            return
        self.workers.cancel_group(self, _NARROWING)
        steps = self._narrowing(fold(self.filter_input.value))
        until = time.thread_time() + _AT_ONCE
        try:
            while time.thread_time() < until:
                next(steps)
        except StopIteration as end:
            self._show_rows(end.value)
        else:
            self._narrow_on(steps)

    # by default a worker is described by the `repr` of all these rows, which takes six frames
    @work(group=_NARROWING, exclusive=True, description="looks for what was typed")
    async def _narrow_on(self, steps: Generator[None, None, list[Row]]) -> None:
        """Go on between keys, where that takes longer than a key may."""
        self._show_rows(await in_steps(steps, self.app))

    def _narrowing(self, typed: str) -> Generator[None, None, list[Row]]:
        """Return the rows that the filters accept and that have the words typed, or like them."""
        ledger = self._ledger
        if ledger is None:
            return []
        accepts = accepting(self.whereabouts, ledger)
        if not typed:
            return [row for row in ledger.rows if accepts(row)]
        lines = yield from self._words_of(ledger.rows)
        places = yield from lines.answering(typed)
        return [ledger.rows[place] for place in sorted(places) if accepts(ledger.rows[place])]

    def _words_of(self, rows: Sequence[Row]) -> Generator[None, None, KnownLines]:
        if self._known is None or self._known[0] is not rows:
            lines: list[str] = []
            for at in range(0, len(rows), _STEP):
                lines += (
                    fold(f"{row.topic} {row.claim} {row.verdict or ''} {' '.join(row.of_passages)}")
                    for row in rows[at : at + _STEP]
                )
                yield
            self._known = rows, KnownLines(lines)
        return self._known[1]

    @work(group=_NARROWING, exclusive=True, description="gets ready for what is typed")
    async def _get_ready(self) -> None:
        """Look at the words of the rows before the first letter comes."""
        if self._ledger is not None:
            lines = await in_steps(self._words_of(self._ledger.rows), self.app)
            await in_steps(lines.preparing(), self.app)

    def _show_rows(self, rows: Sequence[Row]) -> None:
        if self._ledger is None:
            return
        self.places = {row.id: place for place, row in enumerate(rows, 1)}
        self.table.fill(rows, self._ledger.paths)
        due, self._due = self._due, None
        if due is not None and (place := self.places.get(due.row)):
            self.table.go_to_row(place - 1, due.source)
        self.tell()

    def tell(self) -> None:
        """Write everything around the rows; a subclass must say what."""
        raise NotImplementedError

    @on(Input.Submitted)
    def leave_filter(self) -> None:
        """Go to the rows, with the filter as it is."""
        self.set_focus(self.table)

    @on(FilterInput.PassOn)
    async def pass_on(self, event: FilterInput.PassOn) -> None:
        """Move through the rows from the filter line."""
        await self.table.run_action(event.action)

    def action_only(self, only: Only) -> None:
        """Show only such rows, or all again."""
        self.only = "" if self.only == only else only
        self.narrow()

    def action_gaps(self) -> None:
        """Show what the source under the cursor leaves out, then what one origin says, then all."""
        if self.only == "single" or (self.only == "gaps" and self._silent == self.table.path):
            self.action_only("single")
        else:
            self.only, self._silent = "gaps", self.table.path
            self.narrow()

    def action_topic(self) -> None:
        """Show only the rows on the topic of the one under the cursor, or all again."""
        row = self.table.current
        if row is not None and not row.topic and self.only != "topic":
            self.say("this row shares no subject with another: it is a topic of its own")
        elif row is not None or self.only == "topic":
            self._topic = row.topic if row is not None else ""
            self.action_only("topic")

    @property
    def is_short(self) -> bool:
        """Whether every row of the screen counts; a subclass must say."""
        raise NotImplementedError

    def open_filter(self, typed: str) -> None:
        """Bring the filter into view, on a row that is empty without it."""
        self.filter_input.open(typed)
        self.give_filter_room()

    def close_filter(self) -> None:
        """Take it out of view."""
        self.filter_input.close()
        self.give_filter_room()

    def give_filter_room(self) -> None:
        """Spare its row on a short screen; on others nothing is laid out anew when it comes."""
        self.filter_input.display = self.filter_input.is_open or not self.is_short

    def action_filter(self) -> None:
        """Open the filter line."""
        self.open_filter(self.filter_input.value)
        self.set_focus(self.filter_input)
        if not self.filter_input.value:
            self._get_ready()
