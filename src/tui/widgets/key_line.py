"""The last line: the keys that work here, now; or what has just happened.

A notice takes no key and covers no text: it stands here until the next key.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from tui.text.cleaning import clean

__all__ = ["KeyLine"]


class KeyLine(Static):
    """Shows (key, what it does) pairs, as many as fit, or one notice."""

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
        parts: list[Content] = []
        room = self.size.width - 2
        for key, label in self.keys:
            part = Content.assemble((key, "bold $primary"), " ", label)
            room -= part.cell_length + 2
            if room < -2:
                break
            parts.append(part)
        return Content("  ").join(parts)
