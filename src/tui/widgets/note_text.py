"""The field in which a note is written, and what is said below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import TextArea

from tui.text.cleaning import clean

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip

__all__ = ["NoteText", "keys_of_note"]


class NoteText(TextArea):
    """Looks up its colours when they change; Textual does in every frame, for six parts of it."""

    _look: object = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines of it."""
        look = self.app.theme, self.has_focus, self.background_colors, self.colors
        if look == self._look:
            return super(TextArea, self).render_lines(crop)
        self._look = look
        return super().render_lines(crop)

    def notify_style_update(self) -> None:
        """Look them up again."""
        super().notify_style_update()
        self._look = None


def keys_of_note(problem: str) -> Content:
    """Return which keys work while a note is written, and what went wrong."""
    keys = (("Esc", "save and close"), ("Tab", "next field"), ("F4", "$EDITOR"))
    line = Content("  ").join(
        Content.assemble((key, "bold $text-primary"), " ", word) for key, word in keys
    )
    if problem:
        line = Content.assemble(("! " + clean(problem), "bold $text-warning"), "  ", line)
    return line
