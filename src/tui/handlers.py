"""Finding who handles a message once, and not with every message.

For each message Textual asks every class that a widget or screen is made of, in their order,
whether it has a handler. The reading screen is made of some fifty, and a key brings it a dozen
messages: a tenth of what a key takes. Which classes handle what does not change, except where a
handler asks from which widget a message comes; those are left to Textual.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

    from textual.message_pump import MessagePump

    _Base = MessagePump
else:
    _Base = object  # a class beside those of Textual

__all__ = ["KnownHandlers"]


class KnownHandlers(_Base):
    """Remembers by kind of message which classes handle it; a class before Textual's own."""

    def _get_dispatch_methods(  # Textual has no public hook for this
        self, method_name: str, message: Message
    ) -> Iterable[tuple[type, Callable[[Message], Awaitable[Any]]]]:
        known = _handlers(type(self), method_name, type(message))  # type: ignore[arg-type] # types are hashable
        if known is None:
            return super()._get_dispatch_methods(method_name, message)
        return self._bound(known, message) if known else ()

    def _bound(
        self, known: tuple[tuple[type, Any], ...], message: Message
    ) -> Iterator[tuple[type, Callable[[Message], Awaitable[Any]]]]:
        """Yield the handlers until one of them prevents what the classes below it would do."""
        last: type | None = None
        for kind, handler in known:
            if kind is not last and message._no_default_action:  # noqa: SLF001 - as Textual asks
                return
            last = kind
            yield kind, handler.__get__(self, kind)


@lru_cache(1024)
def _handlers(
    kind: type, name: str, message_type: type[Message]
) -> tuple[tuple[type, Any], ...] | None:
    """Return the handlers and their classes, in order; None where it matters who sent it."""
    found: list[tuple[type, Any]] = []
    decorated: set[Any] = set()
    messages = [one for one in message_type.__mro__ if issubclass(one, Message)]
    for one in kind.__mro__:
        by_type = one.__dict__.get("_decorated_handlers") or {}
        for message in messages:
            for handler, selectors in by_type.get(message, ()):
                if selectors:
                    return None
                if handler not in decorated:
                    decorated.add(handler)
                    found.append((one, handler))
        named = one.__dict__.get(f"_{name}") or one.__dict__.get(name)
        if named is not None and not getattr(named, "_textual_on", None):
            found.append((one, named))
    return tuple(found)
