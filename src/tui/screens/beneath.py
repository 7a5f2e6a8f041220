"""A screen that dialogs stand on, drawn anew only where it has changed.

Textual asks a screen that a dialog covers to repaint itself whole whenever anything has happened
to it, and then to do so again, each time with the dialog: four frames for a prompt that opens,
none of which shows anything new, and the next key waits for them.
"""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

__all__ = ["Beneath"]

T = TypeVar("T")


class Beneath(Screen[T]):
    """Draws what changes below a dialog, once; it is drawn whole when the dialog has gone."""

    def on_screen_suspend(self) -> None:
        """Being covered changes nothing of what is drawn."""
        self._repaint_required = False

    def _compositor_refresh(self) -> None:
        """Hand on what has changed, and take it for done (Textual has no public hook for this)."""
        super()._compositor_refresh()
        if self.app.screen is not self:
            self._repaint_required = False
