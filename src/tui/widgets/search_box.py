"""The line of the search screen: letters type, everything else moves, marks or toggles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widgets import Input

from tui.search.query import FILTERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FilterSuggester", "SearchInput", "completed"]


class SearchInput(Input):
    """The line itself; its screen owns the keys that are no letters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "screen.move(1)", "down", id="search.down", show=False,
                tooltip="the next result"),
        Binding("up,ctrl+p", "screen.move(-1)", "up", id="search.up", show=False,
                tooltip="the result before"),
        Binding("pagedown", "screen.page(1)", "page down", id="search.page-down", show=False,
                tooltip="a page of results"),
        Binding("pageup", "screen.page(-1)", "page up", id="search.page-up", show=False,
                tooltip="a page back"),
    ]  # fmt: skip


def completed(line: str, values: Mapping[str, Sequence[str]]) -> str | None:
    """Return `line` with its last word completed to a filter or a value of one, or None.

    `values` are the known values of filters whose choice is not fixed (`tag`, `doc`, `by`).
    """
    before, space, word = line.rpartition(" ")
    minus = "-" if word.startswith("-") else ""
    key, colon, value = word.removeprefix("-").partition(":")
    if not colon:
        names = [name for name in FILTERS if len(key) > 1 and name.startswith(key.lower())]
        return f"{before}{space}{minus}{names[0]}:" if names else None
    known = FILTERS.get(key.lower())
    if known is None:
        return None
    begun = value.lstrip('"').casefold()
    for choice in known or values.get(key.lower(), ()):
        if begun and choice.casefold().startswith(begun) and choice.casefold() != begun:
            quoted = f'"{choice}"' if " " in choice else choice
            return f"{before}{space}{minus}{key}:{quoted}"
    return None


class FilterSuggester(Suggester):
    """Offers the rest of a filter behind the cursor; Right takes it."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._values = values

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line as it would be, or None."""
        offer = completed(value, self._values)
        # Drawn behind what is typed, so it must begin with it.
        return offer if offer and offer.startswith(value) else None
