"""The command palette, without a fault of Textual's: Page Up in a list of no height."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette

__all__ = ["Palette"]


class Palette(CommandPalette):
    """Pages only where there is a page: `OptionList` raises KeyError on one without height."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", show=False, id="palette.page-down", tooltip="page down"),
        Binding("pageup", "page(-1)", show=False, id="palette.page-up", tooltip="page up"),
    ]

    def action_page(self, direction: int) -> None:
        """Turn a page of commands."""
        commands = self.query_one(CommandList)
        if commands.option_count and commands.scrollable_content_region.height > 0:
            turn = commands.action_page_down if direction > 0 else commands.action_page_up
            turn()  # type: ignore[no-untyped-call] # Textual left them untyped
