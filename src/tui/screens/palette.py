"""The command palette: one line for every action, by what it is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.screens.commands import Command, found
from tui.screens.filter_dialog import FilterDialog
from tui.widgets.card_text import Line, Piece, cells, piece, wrap
from tui.widgets.filter_list import FilterList, FilterQuestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["Palette"]

_KEYED = re.compile(r"(.+?) +\((.+)\)")


def _draw(command: Command, width: int) -> list[Line]:
    """Return its name, and at the other end of the line its key, where there is room for both."""
    keyed = _KEYED.fullmatch(command.name)
    if keyed is None or cells(keyed[1]) + 2 + cells(keyed[2]) > width:
        return wrap([piece(command.name)], width, 1)
    gap = Piece(" " * (width - cells(keyed[1]) - cells(keyed[2])))
    return [(piece(keyed[1]), gap, piece(keyed[2], "key"))]


class Palette(FilterDialog[Command | None]):
    """Returns the command that was chosen, or None.

    Args:
        commands: what there is, in the order to show.
        typed: what else a query may mean; that comes first.
        placeholder: what the empty line says.
        cursor: the command to start on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="palette.close", tooltip="clear, then close"),
    ]
    DEFAULT_CSS = """
    Palette > FilterList { max-width: 80; }
    """
    HIGHEST = 25

    def __init__(
        self,
        commands: Sequence[Command],
        typed: Callable[[str], Iterable[Command]] = lambda _: (),
        *,
        placeholder: str = "what to do?",
        cursor: int = 0,
    ) -> None:
        def find(query: str) -> tuple[list[Command], int]:
            return [*typed(query.strip()), *found(query, commands)], 0

        super().__init__(FilterQuestion(commands, _draw, find, cursor, placeholder))

    @on(FilterList.Chosen)
    def go(self, event: FilterList.Chosen) -> None:
        """Return the command."""
        event.stop()
        self.dismiss(event.row)
