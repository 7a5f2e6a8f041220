"""Keeping the ledger up to date with files and annotations that change while it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from tui.errors import GlossError
from tui.screens.ledger_preparing import LedgerPreparing

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.screens.desk import Desk

__all__ = ["LedgerWatching"]

LOOK = 1.0
"""Seconds between two looks at whether the ledger is still that of the files."""


class LedgerWatching(LedgerPreparing):
    """A ledger that shows what other programs write, with the cursor where it was.

    One of a large library takes minutes, so there it is only said that files have changed.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._looking = False
        self._renewing = 0
        self._looks: Timer | None = None

    def on_mount(self) -> None:
        """Look every second; Textual calls every class's own."""
        self._looks = self.set_interval(LOOK, self.look_again, name="look")

    def on_screen_suspend(self) -> None:
        """Look at nothing that nobody sees."""
        if self._looks is not None:
            self._looks.pause()

    def on_screen_resume(self) -> None:  # type: ignore[override] # Textual calls every class's own
        """Look again."""
        if self._looks is not None:
            self._looks.resume()

    def look_again(self) -> None:
        """Look, unless a look is under way, or something that ends with the rows made anew."""
        busy = self._looking or self._renewing or self.desk.saving or self._under_way
        if not busy and self._made_of is not None and self.app.screen is self:
            self.look()

    @work(group="look", exit_on_error=False)
    async def look(self) -> None:
        """Make the rows anew if somebody else has changed what they are made of."""
        self._looking, changes, before = True, self.desk.changes, self._made_of
        try:
            now = await self.desk.load(self.library.ledger_made_of)
            is_ours = changes != self.desk.changes or before is not self._made_of
            if is_ours or now == before or self.app.screen is not self:
                return
            self._made_of = now
            if await self.desk.load(self._is_quick):
                await self._renew()
                words = "files have changed: the rows are made anew"
            else:
                words = "files have changed: leaving and L makes the rows anew"
            if before is None or now[0] != before[0]:
                self.say(words)
        except GlossError as error:
            self.say(str(error), "error")
        finally:
            self._looking = False

    def _is_quick(self) -> bool:
        return bool(self.library.is_small or self.library.ledger_is_known())

    async def _renew(self) -> None:
        self._renewing += 1
        try:
            await super()._renew()
        finally:
            self._renewing -= 1
