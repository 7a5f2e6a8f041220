"""The command palette: every action that works here, under its name and its key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.command import DiscoveryHit, Hit, Provider

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterator

    from textual.binding import ActiveBinding
    from textual.command import Hits

__all__ = ["ActionCommands"]


class ActionCommands(Provider):
    """Offers the bindings themselves, so that the palette can never lie."""

    def _actions(self) -> Iterator[tuple[str, ActiveBinding]]:
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            name = binding.tooltip or binding.description
            if not name or binding.action in seen or binding.action.endswith("command_palette"):
                continue
            seen.add(binding.action)
            key = self.app.get_key_display(binding)
            yield f"{name[:1].upper()}{name[1:]}  ({key})", active

    def _run(self, active: ActiveBinding) -> partial[Coroutine[Any, Any, bool]]:
        return partial(self.app.run_action, active.binding.action, active.node)

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for name, active in self._actions():
            yield DiscoveryHit(name, self._run(active))

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for name, active in self._actions():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, matcher.highlight(name), self._run(active))
