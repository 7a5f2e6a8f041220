"""An application with a palette of commands."""

from __future__ import annotations

import asyncio
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, TypeVar

from tui.screens.standby import Standby
from tui.screens.type_ahead import DIALOGS

if TYPE_CHECKING:
    from tui.screens.commands import Command
    from tui.screens.palette import Palette

__all__ = ["Commanding"]

R = TypeVar("R")


class Commanding(Standby[R]):
    """Offers what can be done, and does it on the screen that it was offered for."""

    def action_command_palette(self) -> None:
        """Offer every action by its name."""
        from tui.screens.commands import ActionCommands
        from tui.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            commands = ActionCommands(self.screen)
            self._offer(Palette(tuple(commands.actions()), commands.typed))

    def search_themes(self) -> None:
        """Offer the themes in the palette."""
        from tui.screens.commands import Command
        from tui.screens.palette import Palette

        names = sorted(self.available_themes, key=lambda name: (not name.startswith("gloss"), name))
        themes = tuple(Command(name, partial(setattr, self, "theme", name)) for name in names)
        here = names.index(self.theme)
        self._offer(Palette(themes, placeholder="which theme?", cursor=here))

    def _offer(self, palette: Palette) -> None:
        self.screen.run_worker(
            self._do_what_is_chosen(palette), group=DIALOGS, exclusive=True, exit_on_error=False
        )

    async def _do_what_is_chosen(self, palette: Palette) -> None:
        """Do it, and let the next key wait until it is done: it may be meant for what comes."""
        command = await self.push_screen_wait(palette)
        if command is not None:
            done = asyncio.Event()
            self.call_later(self._do, command, done)
            await done.wait()

    async def _do(self, command: Command, done: asyncio.Event) -> None:
        """Do it as the application: what fails there must not pass unseen."""
        try:
            doing = command.run()
            if isawaitable(doing):
                await doing
        finally:
            done.set()
