"""Getting and losing the keys without being drawn anew.

Textual draws a widget whole whenever it gets or loses the focus, and styles it anew. A list shows
who has the keys in one row, and a text only in the border of its pane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.message import Message

    _Base = Widget
else:
    _Base = object  # a style sheet is inherited from the first base that is a widget, no other

__all__ = ["CalmFocus"]


class CalmFocus(_Base):
    """Lets a widget draw nothing but what :meth:`watch_has_focus` asks for; a class beside it."""

    def on_focus(self, event: events.Focus) -> None:
        """Have the keys."""
        self._turn(event, events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Have them no more."""
        self._turn(event, events.DescendantBlur(self))

    def _turn(self, event: events.Focus | events.Blur, told: Message) -> None:
        """Do what Textual does, but for the drawing."""
        event.prevent_default()
        self.has_focus = isinstance(event, events.Focus)
        if isinstance(self.parent, Widget):
            self.parent.post_message(told)

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Style nothing anew: no rule asks for the focus."""
