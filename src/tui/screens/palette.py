"""The command palette in plain looks, without a fault of Textual's: Page Up where no page is."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, SearchIcon

from tui.screens.parting import Parting

__all__ = ["Palette"]


class Palette(Parting, CommandPalette):
    """Pages only where there is a page: `OptionList` raises KeyError on one without a cell."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "page(1)", show=False, id="palette.page-down", tooltip="page down"),
        Binding("pageup", "page(-1)", show=False, id="palette.page-up", tooltip="page up"),
    ]

    DEFAULT_CSS = """
    Palette {
        & > Vertical { margin-top: 1; min-width: 12; }
        & #--input { border: none; }
        & SearchIcon { color: $text-primary; text-style: bold; }
    }
    """

    def on_mount(self) -> None:
        """Begin the line with a plain sign, as every other line of gloss."""
        self.query_one(SearchIcon).icon = "›"

    def action_page(self, direction: int) -> None:
        """Turn a page of commands."""
        commands = self.query_one(CommandList)
        if commands.option_count and commands.scrollable_content_region:
            turn = commands.action_page_down if direction > 0 else commands.action_page_up
            turn()  # type: ignore[no-untyped-call] # Textual left them untyped
