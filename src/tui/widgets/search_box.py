"""The line of the search screen: letters type, everything else moves, marks or toggles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.suggester import Suggester

from tui.search.query import FILTERS
from tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["FilterSuggester", "SearchInput", "choices", "completed"]


class SearchInput(LineInput):
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

    def action_cursor_right(self, select: bool = False) -> None:
        """Take what is offered behind the cursor, in quotes where it has spaces."""
        offered = not select and self.cursor_at_end and self._suggestion
        if offered and isinstance(self.suggester, FilterSuggester):
            whole = completed(self.value, self.suggester.values)
            self.value = whole or self.value
            self.cursor_position = len(self.value)
        else:
            super().action_cursor_right(select)


class _Begun(NamedTuple):
    """The filter at the end of a line, as far as it is typed."""

    before: str
    """What stands before its value, with the colon."""
    key: str
    value: str


def choices(line: str, values: Mapping[str, Sequence[str]]) -> list[str]:
    """Return `line` with the filter at its end completed, once for each value it may have.

    `values` are the known values of filters whose choice is not fixed (`tag`, `doc`, `by`).
    Those that begin with what is typed come first, then those in which a word does.
    """
    begun = _begun(line)
    if begun is None:
        return []
    typed = begun.value.casefold()
    known = FILTERS[begun.key] or values.get(begun.key, ())
    first = [choice for choice in known if choice.casefold().startswith(typed)]
    inside = [choice for choice in known if typed and _holds_word(choice.casefold(), typed)]
    found = dict.fromkeys([*first, *inside])
    if len(found) == 1 and typed in (choice.casefold() for choice in found):
        return []
    return [begun.before + _quoted(choice) for choice in found]


def completed(line: str, values: Mapping[str, Sequence[str]]) -> str | None:
    """Return `line` with its last word completed to a filter or a value of one, or None."""
    if (begun := _begun(line)) is not None:
        choice = _first(begun, values) if begun.value else ""
        return begun.before + _quoted(choice) if choice else None
    before, space, word = line.rpartition(" ")
    minus = "-" if word.startswith("-") else ""
    key = word.removeprefix("-").lower()
    names = [name for name in FILTERS if len(key) > 1 and name.startswith(key)]
    return f"{before}{space}{minus}{names[0]}:" if names else None


def _begun(line: str) -> _Begun | None:
    """Return the filter at the end of a line, or None where there is none, or it is closed."""
    if line.count('"') % 2:
        cut = line.rfind('"')
        head, value = line[:cut], line[cut + 1 :]
    else:
        head, value = line[: line.rfind(":") + 1], line[line.rfind(":") + 1 :]
        if " " in value or '"' in value:
            return None
    key = head[head.rfind(" ") + 1 :].removeprefix("-").lower()
    if not key.endswith(":") or key[:-1] not in FILTERS:
        return None
    return _Begun(head, key[:-1], value)


def _first(begun: _Begun, values: Mapping[str, Sequence[str]]) -> str:
    """Return the first value that begins as typed and goes on."""
    typed = begun.value.casefold()
    for choice in FILTERS[begun.key] or values.get(begun.key, ()):
        if choice.casefold().startswith(typed) and choice.casefold() != typed:
            return choice
    return ""


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _holds_word(text: str, typed: str) -> bool:
    """Say whether a word of `text` begins with what is typed."""
    place = text.find(typed)
    while place > 0 and text[place - 1].isalnum():
        place = text.find(typed, place + 1)
    return place >= 0


class FilterSuggester(Suggester):
    """Offers the rest of a filter behind the cursor; Right takes it."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.values = values

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line and what it would go on with, or None."""
        if (begun := _begun(value)) is not None:
            choice = _first(begun, self.values) if begun.value else ""
            return value + choice[len(begun.value) :] if choice else None
        offer = completed(value, self.values)
        # Drawn behind what is typed, so it must begin with it.
        return offer if offer and offer.startswith(value) else None
