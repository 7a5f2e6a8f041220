"""A field that gets and loses the keys without being styled anew.

Textual looks up every rule for it and for each part of it (cursor, selection, placeholder, …)
whenever the focus comes or goes: two milliseconds of the key that opens the line of a filter, and
of the one that closes it. All that the rules say of the focus, in a field without a border, is a
tint behind the words.
"""

from __future__ import annotations

from typing import ClassVar

from textual.color import Color

from tui.widgets.line_input import LineInput

__all__ = ["CalmInput"]


class CalmInput(LineInput):
    """Has the tint that Textual's own style sheet gives a field with the keys, and no border."""

    TINT: ClassVar[float] = 0.05
    """How much of the text's colour lies over the background of a field that has the keys."""

    def watch_has_focus(self, has_focus: bool) -> None:
        """Change the tint alone."""
        self._tint(has_focus=has_focus)

    def notify_style_update(self) -> None:
        """Take the tint of another theme, too."""
        super().notify_style_update()
        self._tint(has_focus=self.has_focus)

    def _tint(self, *, has_focus: bool) -> None:
        colour = Color.parse(self.app.theme_variables["foreground"])
        self.styles.background_tint = colour.with_alpha(self.TINT if has_focus else 0)
