"""A screen that stands by and covers all others: made as a new one in a pause, and drawn."""

from __future__ import annotations

from typing import Generic, TypeVar

from tui.screens.standby import Standing

__all__ = ["StandingScreen"]

T = TypeVar("T")


class StandingScreen(Standing[T], Generic[T]):
    """When it is asked for again, its first frame has only to be written."""

    _is_new = True
    """Whether it is as one that nobody has seen yet."""

    def on_screen_suspend(self) -> None:
        """Be made new in a pause; Textual calls every class's own."""
        self._is_new = False

    def draw_ahead(self) -> None:
        """Be as a new one is before it is asked for again, and draw that."""
        if self._pruning or not self.app.is_running:
            return  # it goes, and may have none of its widgets any more
        if not self._is_new and self not in self.app.screen_stack:
            self._is_new = True
            self.be_new()
            self.draw_ahead_soon()  # its widgets ask for what they need
            return
        if self._layout_required:
            self.lay_out_ahead(self.app.size)
        super().draw_ahead()

    def be_new(self) -> None:
        """Be as a new one is; a subclass must say."""
        raise NotImplementedError
