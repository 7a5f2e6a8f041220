"""The last line: the keys that work here, now; or what has just happened.

A notice takes no key and covers no text: it stands here until the next key.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.text.cleaning import clean

__all__ = ["KeyLine", "fitting"]

WAYS_OUT = ("Esc", "?")
"""The keys that stay longest on a narrow screen: the way out, then where all the keys are."""


def fitting(keys: Sequence[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """Return the pairs that fit into `room` cells, in their order, two spaces between them.

    The ways out stay whatever there is room for; of the rest the first ones do.
    """
    widths = [cell_len(f"{key} {label}") + 2 for key, label in keys]
    left = room + 2
    names = [key for key, _ in keys]
    kept: set[int] = set()
    for place in [names.index(key) for key in WAYS_OUT if key in names]:
        if widths[place] <= left:
            kept.add(place)
            left -= widths[place]
    for place, width in enumerate(widths):
        if place in kept:
            continue
        if width > left:
            break
        kept.add(place)
        left -= width
    return [keys[place] for place in sorted(kept)]


class KeyLine(Static):
    """Shows (key, what it does) pairs, as many as fit, the way out always; or one notice."""

    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $panel;
        color: $foreground;
        & .key { color: $primary; }
    }
    """

    keys: var[Sequence[tuple[str, str]]] = var[Sequence[tuple[str, str]]]((), init=False)
    notice: var[str] = var("", init=False)
    severity: var[str] = var("information", init=False)

    def watch_keys(self) -> None:
        """Draw the keys anew."""
        self.update(self._line())

    def watch_notice(self) -> None:
        """Show the notice, or the keys again."""
        self.update(self._line())

    def on_resize(self) -> None:
        """More or fewer keys fit."""
        self.update(self._line())

    def _line(self) -> Content:
        if self.notice:
            sign, colour = {
                "warning": ("! ", "$text-warning"),
                "error": ("✗ ", "$text-error"),
            }.get(self.severity, ("", "$foreground"))
            return Content.assemble((sign, colour), (clean(self.notice), "bold")).truncate(
                max(1, self.size.width - 2), ellipsis=True
            )
        return Content("  ").join(
            Content.assemble((key, "bold $primary"), " ", label)
            for key, label in fitting(self.keys, self.size.width - 2)
        )
