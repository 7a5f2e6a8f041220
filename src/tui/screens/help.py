"""The whole key table, made from the bindings themselves, so that it can never lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar
from unicodedata import combining, lookup

from textual import on
from textual.binding import Binding, BindingType
from textual.keys import format_key

from tui.screens.filter_dialog import FilterDialog
from tui.screens.other_names import other_names
from tui.widgets.card_text import Line, Piece, cells, piece, wrap
from tui.widgets.filter_list import FilterList, FilterQuestion
from tui.widgets.filter_text import filtered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import ActiveBinding
    from textual.dom import DOMNode
    from textual.screen import Screen

__all__ = [
    "HelpScreen",
    "KeyRow",
    "class_bindings",
    "key_name",
    "key_rows",
    "key_table",
    "own_bindings",
    "screen_table",
]

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
_HEADINGS = {
    "reader": "moving",
    "list": "moving",
    "mark": "acting",
    "select": "selecting",
    "layout": "the layout, after z",
}
"""The heading of the bindings of one family: what stands before the dot of their ids."""
_ORDER = ("moving", "acting", "the screen", "this screen", "selecting")
"""The headings that come first; `anywhere` comes last."""
_MODIFIERS = {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super"}


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the table: where a key works, the keys, and what they do."""

    where: str
    keys: str
    what: str
    also: str = field(default="", compare=False)
    """What else one may call it; it is found by that, not shown."""


def key_name(key: str) -> str:
    """Return a key as people write it: `ctrl+p` is `Ctrl+P`, `full_stop` is `.`."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    name = _NAMES.get(last) or _sign(format_key(last))
    if modifiers or (len(name) > 1 and name.isalnum()):
        name = name[:1].upper() + name[1:]
    return "+".join([*(_MODIFIERS.get(part, part) for part in modifiers), name])


def _sign(name: str) -> str:
    """Return the sign that Textual calls by its name in Unicode: `section_sign` is `§`."""
    try:
        sign = lookup(name.replace("_", " ")) if "_" in name else name
    except KeyError:
        return name
    return sign if sign.isprintable() and not combining(sign[0]) else name


def class_bindings(node: type[DOMNode], keymap: Mapping[str, str] | None = None) -> list[Binding]:
    """Return what a widget or screen class binds itself, with a keymap (ids to keys) applied.

    Bindings that it inherits from gloss's own classes count and come first, those of Textual
    do not.
    """
    found: list[Binding] = []
    for owner in reversed(node.__mro__):
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
    also: dict[str, list[str]] = {}
    for binding in bindings:
        what = binding.tooltip or binding.description
        name = binding.key_display or key_name(binding.key)
        known = keys.setdefault(what, [])
        if name not in known:
            known.append(name)
            also.setdefault(what, []).append(other_names(binding))
    return [
        KeyRow(where, "  ".join(names), what, " ".join(also[what]))
        for what, names in keys.items()
        if what
    ]


def key_table(tables: Iterable[tuple[str, Iterable[Binding]]]) -> list[KeyRow]:
    """Return the rows of several places in the order in which one learns them.

    Moving comes first, then acting, then selecting, then each place by its own name; the keys
    of a family (all ids that begin alike) stand together wherever they are bound.
    """
    places: dict[str, list[Binding]] = {name: [] for name in _ORDER}
    for where, bindings in tables:
        for binding in bindings:
            family = (binding.id or "").partition(".")[0]
            places.setdefault(_HEADINGS.get(family, where), []).append(binding)
    last = places.pop("anywhere", [])
    ordered = [*places.items(), ("anywhere", last)]
    return [row for where, bindings in ordered for row in key_rows(where, bindings)]


def own_bindings(screen: Screen[Any]) -> list[ActiveBinding]:
    """Return what works on a screen now, from the focus outwards, without Textual's own keys."""
    owned: dict[DOMNode, list[Binding]] = {}
    placed: dict[DOMNode, list[tuple[int, ActiveBinding]]] = {}
    for active in screen.active_bindings.values():
        binding, node = active.binding, active.node
        if node not in owned:
            owned[node] = class_bindings(type(node))
        own = owned[node]
        alike = [n for n, one in enumerate(own) if _what(one) == _what(binding)]
        if alike:  # in the order of the class: Textual's is that of the keys' first use anywhere
            same = (n for n in alike if own[n].key == binding.key)
            placed.setdefault(node, []).append((next(same, alike[0]), active))
    return [
        active for found in placed.values() for _, active in sorted(found, key=lambda pair: pair[0])
    ]


def _what(binding: Binding) -> tuple[str | None, str]:
    return binding.id, binding.action


def screen_table(screen: Screen[Any]) -> list[KeyRow]:
    """Return the table of every key that works on a screen now."""
    tables: dict[str, list[Binding]] = {}
    for active in own_bindings(screen):
        where = {screen: "this screen", screen.app: "anywhere"}.get(active.node, "the list")
        tables.setdefault(where, []).append(active.binding)
    return key_table(tables.items())


class HelpScreen(FilterDialog[None]):
    """Shows the table; typing filters it by key, place or words.

    Args:
        rows: the table, made by :func:`key_rows` from the bindings that work, in order.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1", "close", "close", id="help.close", tooltip="clear, then close"),
    ]
    DEFAULT_CSS = """
    HelpScreen > FilterList { max-width: 100; }
    """
    IS_WHOLE = True

    def __init__(self, rows: Iterable[KeyRow]) -> None:
        super().__init__(_question(tuple(rows)))

    @on(FilterList.Chosen)
    def stay(self, event: FilterList.Chosen) -> None:
        """Enter does nothing here: the table is for reading."""
        event.stop()


def _words(row: KeyRow) -> str:
    """Return all that a row is found by."""
    return f"{row.keys} {row.what} {row.where} {row.also}"


@lru_cache(maxsize=8)
def _question(rows: tuple[KeyRow, ...]) -> FilterQuestion[KeyRow]:
    """Return the same question for the same table: what was drawn of it holds."""
    firsts = {
        id(row)
        for before, row in zip((None, *rows), rows, strict=False)
        if before is None or before.where != row.where
    }
    widest = max((cells(row.keys) for row in rows), default=0)

    def find(query: str) -> tuple[list[KeyRow], int]:
        return filtered(query, rows, _words)[0], 0

    def draw(row: KeyRow, width: int) -> list[Line]:
        """Return `Ctrl+P  the command palette`, under its heading where a place begins."""
        room = min(widest, max(6, width // 3))
        keys = wrap([piece(row.keys, "key")], room)
        whats = wrap([piece(row.what)], max(1, width - room - 2))
        lines: list[Line] = []
        if id(row) in firsts:
            lines.append((piece(row.where, "muted"),))
        for place in range(max(len(keys), len(whats))):
            left = keys[place] if place < len(keys) else ()
            gap = room + 2 - sum(cells(part.text) for part in left)
            lines.append((*left, Piece(" " * gap), *(whats[place] if place < len(whats) else ())))
        return lines

    return FilterQuestion(rows, draw, find, placeholder="every key: type to filter, Esc closes")
