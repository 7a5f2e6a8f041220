"""A change on its way to the disk: what is said of it, and what is drawn once it is there.

The key is answered at once (`saving…`), and everything that the change comes to on the screen,
in text, panel, list and the last line, is one frame.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from tui.errors import DocumentError, GlossError
from tui.library.as_seen import mark_as_seen
from tui.screens.drafting import KEPT, SHARED, shared
from tui.screens.opening import Opening
from tui.screens.type_ahead import TypeAhead

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tui.annotations.annotation import Annotation
    from tui.library.records import Status
    from tui.screens.drafting import Written
    from tui.spans import Span
    from tui.widgets.reader import Target

__all__ = ["Saving"]

PATIENCE = 0.5
"""Seconds that a dialog waits for what was saved before it: a disk may be slow."""

CLEARED = "cleared"
"""What a change comes to that takes off the last thing an annotation said."""

_FOUND_AGAIN: Mapping[Status, str] = {
    "fuzzy": "there in other words",
    "moved": "in other surroundings",
    "ambiguous": "in more than one place",
}
"""Where a passage stands that was chosen in a text as it was before."""


class Saving(Opening):
    """Runs changes on the save queue, and shows what they did."""

    _under_way: tuple[Span, asyncio.Event] | None = None
    """The passage that was changed last, and whether the screen knows what is on disk of it."""

    def save_on(
        self,
        target: Target,
        annotation: Annotation | None,
        written: Written | None = None,
        /,
        **changes: object,
    ) -> None:
        """Change `annotation`, or make one on the target's span, in the background."""
        self.reader.clear_selection()
        path, span, known = self.path, target.span, asyncio.Event()
        self._under_way = span, known
        seen, whole = self.reader.source.slice(span.start, span.end), self.whole()

        def work_() -> object:
            if annotation is not None:
                return self.library.edit_or_clear(annotation.id, annotation, **changes) or CLEARED
            if span.of(self.library.document(path).text) == seen:
                return self.library.mark(path, span, **changes)
            if whole is None or whole.path != path:
                raise DocumentError("the file has changed meanwhile: look at it again, then mark")
            return mark_as_seen(self.library, whole, span, **changes)

        def words(saved: object) -> str:
            if saved is CLEARED:
                return "nothing is left on this passage: its note is gone; u brings it back"
            return "saved" if annotation is not None else self._where_saved(saved)

        async def save() -> None:
            try:
                saved = await self.change(work_, words, then=span, written=written)
                self.tell_if_shared(annotation, changes, saved)
            finally:
                known.set()

        self.run_worker(save(), group="save", exit_on_error=False)

    def _where_saved(self, saved: object) -> str:
        """Say that a new annotation is on disk, and so where its words are not found exactly."""
        statuses = (placed.status for placed in self.placed if placed.annotation == saved)
        if how := _FOUND_AGAIN.get(next(statuses, "exact")):
            return f"saved; the text has changed meanwhile, the passage stands {how}: R reviews"
        return "saved"

    async def caught_up(self) -> None:
        """Wait for a change of this very passage: what is asked next starts from it.

        Keys typed in one go are faster than the disk, and saw what stood there before.
        """
        if self._under_way is not None and self._under_way[0].intersection(self.target.span):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._under_way[1].wait(), PATIENCE)

    def tell_if_shared(
        self, known: Annotation | None, changes: Mapping[str, object], saved: object
    ) -> None:
        """Say so where somebody else has written on the same note meanwhile."""
        if shared(known, changes, saved):
            self.say(SHARED, "warning")

    async def change(
        self,
        work_: Callable[[], object],
        words: str | Callable[[object], str],
        *,
        then: Span | None = None,
        written: Written | None = None,
    ) -> object:
        """Run a change on the save queue, show what it did, and say so once it is on disk.

        `words` may depend on what `work_` returns; `then` is the passage to stay on.
        """
        self.say("saving…")
        path, app = self.path, self.app

        def save() -> object:
            if isinstance(app, TypeAhead):
                app.let_draw()
            result = work_()
            if written is not None:
                written.saved()  # here, for nobody may wait for it any more
            return result

        try:
            result = await self.desk.save(save)
        except GlossError as error:
            why = str(error).removeprefix("not saved, ")
            self.say(f"{KEPT}: {why}" if written else str(error), "error")
            return None

        def tell() -> None:
            if then is not None:
                self.keep_target(then)
            self.reader.refresh_target()  # what it was may be gone
            self.say(words if isinstance(words, str) else words(result))

        await self.refresh_annotations(tell)
        self.was_saved(path)
        return result

    def keep_target(self, span: Span) -> None:
        """Let the target be the annotation that was just saved on `span`, if one still is."""
        annotation = self.annotation_of(span)
        if annotation is not None and self.reader.target.span == span:
            self.reader.go_to(span, centre=False, kind="annotation", id=annotation.id)
