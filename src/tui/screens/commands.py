"""The command palette: every action that works here, under its name and its key."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider
from textual.content import Content

from tui.screens.help import class_bindings, key_name, own_bindings
from tui.screens.panes import Panes
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.binding import ActiveBinding, Binding
    from textual.command import Hits
    from textual.dom import DOMNode
    from textual.types import IgnoreReturnCallbackType

__all__ = ["ActionCommands"]

_MOTIONS = frozenset({"reader", "list", "select", "filter", "pane"})
"""The families of bindings (what stands before the dot of their ids) that only move."""

_FIRST = 1e6
"""A score above that of anything that merely matches."""
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


class ActionCommands(Provider):
    """Offers the bindings themselves, so that the palette can never lie."""

    def _order(self, active: ActiveBinding) -> tuple[bool, int, bool]:
        """Return what to sort by: actions before motions, the screen's own ones first."""
        binding, node = active.binding, active.node
        family = (binding.id or "").partition(".")[0]
        moves = family in _MOTIONS and not binding.show
        place = 2 if family == "app" else 0 if node is self.screen else 1
        return moves, place, not binding.show

    def _actions(self) -> Iterator[tuple[str, IgnoreReturnCallbackType]]:
        """Return the name of every action, with its key, and how to run it."""
        app: App[object] = self.app
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
            run = partial(app.run_action, binding.action, active.node)
            yield f"{name[:1].upper()}{name[1:]}  ({key})", run
        for name, action in getattr(self.screen, "PALETTE", ()):
            yield name, partial(app.run_action, action, self.screen)
        yield "Choose a theme", app.search_themes

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for name, run in self._actions():
            yield DiscoveryHit(Content(name), run, text=name)

    async def search(self, query: str) -> Hits:
        """Offer what matches; first what the same word is a command for in `vi` or `less`."""
        for name, run in self._typed(query.strip()):
            yield Hit(_FIRST, Content(name), run, text=name)
        matcher = self.matcher(query)
        for name, run in self._actions():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name)

    def _typed(self, query: str) -> Iterator[tuple[str, IgnoreReturnCallbackType]]:
        """Return what `:q`, `:42`, `:50%` and the like mean here."""
        word = query.rstrip("!")
        if word in _SAVE:
            yield f":{query} · Whatever you write is saved at once", lambda: None
        where = _WHERE.fullmatch(query)
        wanted = "reader.bottom" if where else _WORDS.get(word)
        for binding, node in self._bound():
            if binding.id != wanted or wanted is None:
                continue
            if where:
                name = f"{query} of the text" if where[2] else f"Line {query} of the source"
                action = "percent" if where[2] else binding.action
                yield name, partial(self._with_count, where[1], action, node)
            else:
                name = binding.tooltip or binding.description
                key = binding.key_display or key_name(binding.key)
                run = partial(self.app.run_action, binding.action, node)
                yield f":{query} · {name[:1].upper()}{name[1:]}  ({key})", run
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
