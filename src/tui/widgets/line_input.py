"""A field of one line that takes all that is pasted, whatever lines it came in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

if TYPE_CHECKING:
    from textual import events

__all__ = ["LineInput"]


class LineInput(Input):
    """Makes one line of several; Textual's own field takes the first, and drops the rest."""

    BETWEEN: ClassVar[str] = " "
    """What parts lines that are pasted."""

    def on_paste(self, event: events.Paste) -> None:
        """Take the lines of what is pasted one after the other."""
        if len(event.text.splitlines()) > 1:
            event.stop()
            event.prevent_default()
            lines = (line.strip() for line in event.text.splitlines())
            self.replace(self.BETWEEN.join(filter(None, lines)), *self.selection)
