"""Every key there is, by its id: what `[keymap]` in `config.toml` may name."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from textual.dom import DOMNode

import tui.screens
import tui.widgets
from tui.screens.help import class_bindings

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Bound", "bound"]


class Bound(NamedTuple):
    """What one id stands for: its keys, and what they do."""

    keys: tuple[str, ...]
    what: str


def bound() -> dict[str, Bound]:
    """Return what each id stands for, sorted; every screen and widget is imported for it."""
    found: dict[str, Bound] = {}
    for kind in _classes():
        for binding in class_bindings(kind):
            known = found.get(binding.id or "", Bound((), binding.tooltip or binding.description))
            keys = tuple(dict.fromkeys((*known.keys, binding.key)))
            found[binding.id or ""] = Bound(keys, known.what)
    return dict(sorted(found.items()))


def _classes() -> Iterator[type[DOMNode]]:
    for package in (tui.screens, tui.widgets):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, type) and issubclass(value, DOMNode):
                    yield value
    yield import_module("tui.app").GlossApp
