"""The command palette: every action that works here, under its name and its key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.screens.help import class_bindings, key_name, own_bindings
from tui.screens.other_names import other_names
from tui.screens.panes import Panes
from tui.text.folding import fold
from tui.widgets.filter_text import score
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator, Sequence

    from textual.app import App
    from textual.binding import ActiveBinding, Binding
    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.types import IgnoreReturnCallbackType

__all__ = ["ActionCommands", "Command", "found"]

_MOTIONS = frozenset({"reader", "list", "select", "filter", "pane"})
"""The families of bindings (what stands before the dot of their ids) that only move."""

_WHERE = re.compile(r"(\d{1,9})(%?)", re.ASCII)
_WORDS = {
    **dict.fromkeys(("q", "quit", "close", "bd"), "app.close"),
    **dict.fromkeys(("qa", "qall", "wq", "wqa", "x", "xa", "xit", "exit"), "app.quit"),
    **dict.fromkeys(("h", "help"), "app.help"),
    **dict.fromkeys(("n", "next", "bn", "bnext"), "document.next"),
    **dict.fromkeys(("p", "prev", "previous", "N", "bp", "bprevious"), "document.previous"),
    **dict.fromkeys(("noh", "nohl", "nohlsearch"), "app.cancel"),
    "$": "reader.bottom",
    "red": "mark.redo",
    "redo": "mark.redo",
    "u": "mark.undo",
    "undo": "mark.undo",
}
"""Commands of `vi` and `less`, and the ids of the bindings that do the same."""
_SAVE = frozenset(("w", "wa", "wall", "write", "up", "update"))
"""Commands there that have nothing to do here."""
_BESIDE = {
    "export": "In a shell: gloss export -o notes.md; the ledger: L, then w",
    "import": "In a shell: gloss import FILE",
}
"""What is done on the command line, or on another screen."""
_ALSO = 0.9
"""What a name that is not shown counts, beside one that is."""


@dataclass(frozen=True, slots=True)
class _Run:
    """An action of a widget or a screen; the same one is equal to itself, as no `partial` is."""

    app: App[object]
    action: str
    node: DOMNode

    def __call__(self) -> Awaitable[bool]:
        return self.app.run_action(self.action, self.node)


class Command(NamedTuple):
    """Something to do: what it is called, often with its key, and how to run it."""

    name: str
    run: IgnoreReturnCallbackType
    also: str = ""
    """What else one may call it; it is found by that, not shown."""


def found(query: str, commands: Sequence[Command]) -> list[Command]:
    """Return the commands that answer `query`, best first.

    Every word of it stands in the name, or else there or among the other names, perhaps misspelt.
    If nowhere, its letters do in a name, in their order: side by side or where words begin.
    """
    wanted, key = fold(query), f"({query.strip()})"
    scores = [_score(wanted, one) + 20 * one.name.endswith(key) for one in commands]
    if not any(scores):
        letters = re.compile(r"\b" + r"(?:|.*?\b)".join(map(re.escape, "".join(wanted.split()))))
        return [one for one in commands if letters.search(fold(one.name))]
    places = sorted((place for place in range(len(scores)) if scores[place]),
                    key=lambda place: -scores[place])  # fmt: skip
    return [commands[place] for place in places]


def _score(wanted: str, command: Command) -> float:
    """Return how well a command answers a folded query: best where it is called just so."""
    name, also = fold(command.name), fold(command.also)
    named = score(wanted, name) or _ALSO * score(wanted, f"{name} {also}")
    return named + 10 * (name.startswith(wanted) or wanted in also.split())


class ActionCommands:
    """Offers the bindings themselves, so that the palette can never lie.

    Args:
        screen: where the commands are to be carried out.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self.screen = screen
        self.app: App[object] = screen.app

    def _order(self, active: ActiveBinding) -> tuple[bool, int, bool]:
        """Return what to sort by: actions before motions, the screen's own ones first."""
        binding, node = active.binding, active.node
        family = (binding.id or "").partition(".")[0]
        moves = family in _MOTIONS and not binding.show
        place = 2 if family == "app" else 0 if node is self.screen else 1
        return moves, place, not binding.show

    def actions(self) -> Iterator[Command]:
        """Return every action, under its name with its key."""
        app = self.app
        seen: set[str] = {""}
        for active in sorted(own_bindings(self.screen), key=self._order):
            binding = active.binding
            name = binding.tooltip or binding.description
            if name in seen or binding.action.startswith(
                ("app.command_palette", "command_palette", "count(")
            ):
                continue
            seen.add(name)
            key = binding.key_display or key_name(binding.key)
            run = _Run(app, binding.action, active.node)
            yield Command(f"{name[:1].upper()}{name[1:]}  ({key})", run, other_names(binding))
        for name, action in getattr(self.screen, "PALETTE", ()):
            yield Command(name, _Run(app, action, self.screen))
        yield Command("Choose a theme", app.search_themes)

    def typed(self, query: str) -> Iterator[Command]:
        """Return what `:q`, `:42`, `:50%` and the like mean here, as in `vi` or `less`."""
        word = query.rstrip("!")
        if word in _SAVE:
            yield Command(f":{query} · Whatever you write is saved at once", lambda: None)
        if (beside := _BESIDE.get(word)) and not any(
            (binding.id or "").endswith(f".{word}") for binding, _ in self._bound()
        ):
            yield Command(f":{query} · {beside}", lambda: None)
        where = _WHERE.fullmatch(query)
        wanted = "reader.bottom" if where else _WORDS.get(word)
        for binding, node in self._bound():
            if binding.id != wanted or wanted is None:
                continue
            if where:
                name = f"{query} of the text" if where[2] else f"Line {query} of the source"
                action = "percent" if where[2] else binding.action
                yield Command(name, partial(self._with_count, where[1], action, node))
            else:
                name = binding.tooltip or binding.description
                key = binding.key_display or key_name(binding.key)
                run = _Run(self.app, binding.action, node)
                yield Command(f":{query} · {name[:1].upper()}{name[1:]}  ({key})", run)
            return

    def _bound(self) -> Iterator[tuple[Binding, DOMNode]]:
        """Return what works here; the text's own keys also where another pane has the keys."""
        for active in own_bindings(self.screen):
            yield active.binding, active.node
        if isinstance(self.screen, Panes) and not (reader := self.screen.reader).has_focus:
            yield from ((binding, reader) for binding in class_bindings(Reader))

    async def _with_count(self, digits: str, action: str, node: DOMNode) -> None:
        for digit in digits:
            await self.app.run_action(f"count({digit})", node)
        await self.app.run_action(action, node)
        if isinstance(self.screen, Panes):
            self.screen.show_pane("reader")
