"""A dialog that is one filtered list: the keys, the headings, the commands.

Such a list is looked up between two passages, so it stands by like the prompts: what it showed
last is kept as it was drawn, and drawn anew only where it is asked for other rows.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import work

from tui.screens.beneath import AHEAD
from tui.screens.standby import StandingDialog
from tui.widgets.filter_list import FilterList, FilterQuestion

if TYPE_CHECKING:
    from typing import Any, Self

    from textual import events
    from textual.app import ComposeResult

__all__ = ["FilterDialog"]

R = TypeVar("R")

LOW = 16
"""Lines of a terminal below which all of them are needed for rows."""


class FilterDialog(StandingDialog[R], Generic[R]):
    """Asks which row; a subclass says what the answer is, and binds Esc to `close`.

    Args:
        question: the rows, and how to find among them.
    """

    DEFAULT_CSS = """
    FilterDialog {
        align: center middle;
        & > FilterList {
            width: 100%; max-height: 100%; padding: 0 1;
            border: round $primary; background: $panel; color: $foreground;
        }
        &.-low > FilterList { border: none; }
    }
    """
    HIGHEST: ClassVar[int] = 48
    """Lines at most: the filter and the rows."""
    IS_WHOLE: ClassVar[bool] = False
    """Whether it is always so high: a row may have several lines."""

    def __init__(self, question: FilterQuestion[Any]) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Nothing but the filtered list."""
        yield FilterList(self._question)

    def on_mount(self) -> None:
        """Be as high as the rows need."""
        self._fit(self.app.size.height)

    def on_resize(self, event: events.Resize) -> None:
        """Leave out the frame where there is no room for it."""
        self._fit(event.size.height)

    def _fit(self, height: int) -> None:
        low = height < LOW
        self.set_class(low, "-low")
        rows = self.HIGHEST if self.IS_WHOLE else 1 + max(1, len(self._question.rows))
        self.query_one(FilterList).styles.height = min(self.HIGHEST, rows) + (0 if low else 2)

    def ask_again(self, other: Self) -> None:
        """Show other rows, or the same from the start."""
        self._question = other._question
        self._fit(self.app.size.height)
        self.query_one(FilterList).ask(self._question)

    async def fill_ahead(self) -> None:
        """Draw the rows in a pause."""
        await self.draw_behind()

    def on_screen_suspend(self) -> None:
        """Be as a new one is before it is asked for again; Textual calls every class's own."""
        if self not in self.app.screen_stack and self.app.is_running:
            self._begin_anew()

    @work(group="ahead", exclusive=True, exit_on_error=False)
    async def _begin_anew(self) -> None:
        await asyncio.sleep(AHEAD)
        if self._is_behind:
            self.query_one(FilterList).ask(self._question)
            await self.draw_behind()

    def action_close(self) -> None:
        """Empty the filter; close where it is empty."""
        if not self.query_one(FilterList).clear():
            self.dismiss(None)
