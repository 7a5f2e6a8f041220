"""The field in which a note is written, and what is said below it."""

from __future__ import annotations

import re
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widgets import TextArea

from tui.text.cleaning import clean

if TYPE_CHECKING:
    from textual.geometry import Region
    from textual.strip import Strip

__all__ = ["NoteText", "keys_of_note", "restored"]

_WITHIN_LINES = re.compile(r"[^\n\r\t]+")


def _shown(text: str) -> str:
    """Return a note with a sign for each character that a field would leave no room for."""
    return _WITHIN_LINES.sub(lambda part: clean(part[0]), text)


def restored(given: str, shown: str, now: str) -> str:
    """Return what is meant by `now`, which was made of `shown`, the signs of what was `given`.

    They are as long as each other; what stands before and behind the place that was changed is
    as it was given.
    """
    if given == shown:
        return now
    before = _alike(shown, now)
    most = min(len(shown), len(now)) - before
    behind = min(most, _alike(shown[::-1], now[::-1]))
    end = len(now) - behind
    return given[:before] + now[before:end] + given[len(given) - behind :]


def _alike(one: str, other: str) -> int:
    return sum(takewhile(bool, map(eq, one, other)))


class NoteText(TextArea):
    """Shows what cannot be seen by signs, and keeps it.

    Looks up its colours when they change; Textual does in every frame, for six parts of it.
    """

    _look: object = None

    def __init__(self, text: str = "", **options: Any) -> None:
        self._given = text
        super().__init__(_shown(text), **options)

    def load_text(self, text: str) -> None:
        """Write another note in the field."""
        self._given = text
        super().load_text(_shown(text))

    @property
    def written(self) -> str:
        """The note as it is kept."""
        return restored(self._given, _shown(self._given), self.text)

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
