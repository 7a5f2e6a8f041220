"""The note that the next key may ask for, ready in the pause before it.

Filling the editor, laying it out for that passage and drawing it was three quarters of what its
key took. What it will be asked is known as soon as another passage is the target.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from tui.screens.drafting import draft_of, foreseen
from tui.screens.marking import Marking
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.events import ScreenResume

__all__ = ["Foreseeing"]

_PAUSE = 0.05
"""Seconds without another target after which its note is made ready."""
_LONGEST = 2_000
"""Code points of a passage: of a longer one only the head is in view, and all of it is wrapped."""


class Foreseeing(Marking):
    """Makes the note editor ready for the target."""

    _due: asyncio.TimerHandle | None = None

    @on(Reader.TargetChanged)
    def foresee_note(self) -> None:
        """Make the editor ready in the next pause."""
        self._stop_foreseeing()
        loop = asyncio.get_running_loop()
        self._due = loop.call_later(_PAUSE, self._get_note_ready)

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Make it ready again once it has asked; Textual calls every class's own."""
        del event
        self.foresee_note()

    def on_unmount(self) -> None:
        """Make nothing ready any more."""
        self._stop_foreseeing()

    def _stop_foreseeing(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None

    @work(group="foresee", exclusive=True, exit_on_error=False)
    async def _get_note_ready(self) -> None:
        target = self.reader.target
        if not self.is_asking or not self.path or not 0 < len(target.span) <= _LONGEST:
            return
        annotation = self.target_annotation()
        quote = self.reader.source.slice(target.span.start, target.span.end)
        place = annotation.id if annotation else f"{target.span.start}-{target.span.end}"
        title = self.document.title if self.document else ""
        again = foreseen(
            self.app,
            self.library,
            draft_of(quote, annotation, title),
            path=self.path,
            place=place,
            known=self.known_tags,
            recent=self.recent_tags(),
        )
        if again is not None:
            dialog, other = again
            await dialog.get_ready(other)
