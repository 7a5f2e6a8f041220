"""The note that the next key may ask for, ready in the pause before it.

Filling the editor, laying it out for that passage and drawing it was three quarters of what its
key took. What it will be asked is known as soon as another passage is the target, or another note
on it is known. Who holds a key down, or strikes one after the other, asks for none of them.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from tui.screens.drafting import draft_of, foreseen
from tui.screens.marking import Marking
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.events import Key, Paste, ScreenResume
    from textual.worker import Worker

    from tui.screens.sketch import Sketch

__all__ = ["Foreseeing"]

_PAUSE = 0.1
"""Seconds without a key after which the note of the target is made ready: longer than between two
keys of one that is held down."""
_LONGEST = 2_000
"""Code points of a passage: of a longer one only the head is in view, and all of it is wrapped."""


class Foreseeing(Marking):
    """Makes the note editor ready for the target."""

    _due: asyncio.TimerHandle | None = None
    _at_work: Worker[None] | None = None

    @on(Reader.TargetChanged)
    def foresee_note(self) -> None:
        """Make the editor ready in the next pause."""
        self._stop_foreseeing()
        loop = asyncio.get_running_loop()
        self._due = loop.call_later(_PAUSE, self._begin)

    def show_annotations(self, drawn: Sketch) -> None:
        """Make it ready with what is on the passage now."""
        super().show_annotations(drawn)
        self.foresee_note()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Make it ready again once it has asked; Textual calls every class's own."""
        del event
        self.foresee_note()

    def on_unmount(self) -> None:
        """Make nothing ready any more."""
        self._stop_foreseeing()

    def before_key(self, event: Key | Paste) -> None:
        """Let no key wait for it: the next pause is early enough."""
        super().before_key(event)
        if self._stop_foreseeing():
            self.foresee_note()

    def _stop_foreseeing(self) -> bool:
        """Say whether there was anything to stop."""
        due, at_work = self._due, self._at_work
        self._due = self._at_work = None
        if due is not None:
            due.cancel()
        if at_work is None or at_work.is_finished:
            return due is not None
        at_work.cancel()
        return True

    def _begin(self) -> None:
        self._due, self._at_work = None, self._get_note_ready()

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
