"""The whole key table, made from the bindings themselves, so that it can never lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.keys import format_key
from textual.screen import ModalScreen

from tui.widgets.card_text import Line, Piece, cells, piece, wrap
from tui.widgets.filter_list import FilterList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import ComposeResult
    from textual.dom import DOMNode

__all__ = ["HelpScreen", "KeyRow", "class_bindings", "key_name", "key_rows"]

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the table: where a key works, the keys, and what they do."""

    where: str
    keys: str
    what: str


def key_name(key: str) -> str:
    """Return a key as people write it: `ctrl+p` is `Ctrl+P`, `full_stop` is `.`."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    name = _NAMES.get(last) or format_key(last)
    if modifiers or (len(name) > 1 and name.isalnum()):
        name = name[:1].upper() + name[1:]
    return "+".join([*(_MODIFIERS.get(part, part) for part in modifiers), name])


def class_bindings(node: type[DOMNode], keymap: Mapping[str, str] | None = None) -> list[Binding]:
    """Return what a widget or screen class binds itself, with a keymap (ids to keys) applied.

    Bindings that it inherits from gloss's own classes count, those of Textual do not.
    """
    found: list[Binding] = []
    for owner in node.__mro__:
        if owner.__module__.startswith("tui."):
            found += Binding.make_bindings(owner.__dict__.get("BINDINGS", ()))
    if not keymap:
        return found
    moved: dict[str, Binding] = {}
    kept: list[Binding] = []
    for binding in found:
        if binding.id is not None and binding.id in keymap:
            moved.setdefault(binding.id, binding)
        else:
            kept.append(binding)
    for name, binding in moved.items():
        kept += [binding.with_key(key.strip()) for key in keymap[name].split(",")]
    return kept


def key_rows(where: str, bindings: Iterable[Binding]) -> list[KeyRow]:
    """Return one row for each thing that keys do: all its keys, its tooltip (or description)."""
    keys: dict[str, list[str]] = {}
    for binding in bindings:
        what = binding.tooltip or binding.description
        name = binding.key_display or key_name(binding.key)
        known = keys.setdefault(what, [])
        if name not in known:
            known.append(name)
    return [KeyRow(where, "  ".join(names), what) for what, names in keys.items() if what]


class HelpScreen(ModalScreen[None]):
    """Shows the table; typing filters it by key, place or words.

    Args:
        rows: the table, made by :func:`key_rows` from the bindings that work, in order.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "close", "close", id="help.close", tooltip="clear, then close"),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > FilterList {
            width: 100%; max-width: 100; height: 100%; max-height: 48;
            padding: 0 1; background: $panel; color: $foreground;
        }
    }
    """

    def __init__(self, rows: Iterable[KeyRow]) -> None:
        super().__init__()
        self._rows = tuple(rows)
        self._firsts = {
            id(row)
            for before, row in zip((None, *self._rows), self._rows, strict=False)
            if before is None or before.where != row.where
        }
        self._keys_width = max((cells(row.keys) for row in self._rows), default=0)

    def compose(self) -> ComposeResult:
        """Nothing but the filtered list."""
        yield FilterList(
            self._rows,
            self._draw,
            lambda row: f"{row.keys} {row.what} {row.where}",
            placeholder="every key: type to filter, Esc closes",
            ranked=False,
        )

    def _draw(self, row: KeyRow, width: int) -> list[Line]:
        """Return `Ctrl+P  the command palette`, under its heading where a place begins."""
        room = min(self._keys_width, max(6, width // 3))
        keys = wrap([piece(row.keys, "key")], room)
        whats = wrap([piece(row.what)], max(1, width - room - 2))
        lines: list[Line] = []
        if id(row) in self._firsts:
            lines.append((piece(row.where, "muted"),))
        for place in range(max(len(keys), len(whats))):
            left = keys[place] if place < len(keys) else ()
            gap = room + 2 - sum(cells(part.text) for part in left)
            lines.append((*left, Piece(" " * gap), *(whats[place] if place < len(whats) else ())))
        return lines

    @on(FilterList.Chosen)
    def stay(self, event: FilterList.Chosen) -> None:
        """Enter does nothing here: the table is for reading."""
        event.stop()

    def action_close(self) -> None:
        """Empty the filter; close where it is empty."""
        if not self.query_one(FilterList).clear():
            self.dismiss(None)
