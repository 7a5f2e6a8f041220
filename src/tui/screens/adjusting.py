"""Moving the ends of an annotation: select from it, extend, Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.screens.verdicts import Verdicts
from tui.widgets.reader import Reader

if TYPE_CHECKING:
    from tui.annotations.annotation import Annotation
    from tui.spans import Span

__all__ = ["Adjusting"]


class Adjusting(Verdicts):
    """`v` on an annotation begins with its span; Enter lets it cover the selection instead."""

    _adjusted: Annotation | None = None

    @on(Reader.SelectionChanged)
    def note_selection(self, event: Reader.SelectionChanged) -> None:
        """Remember which annotation a selection began on; forget it with the selection."""
        if event.span is None:
            self._adjusted = None
        elif self._adjusted is None and (found := self.annotation_of(event.span)) is not None:
            self._adjusted = found
            self.say("extend it or shrink it: Enter lets the note cover the selection")

    @on(Reader.Activated)
    def adjust(self, event: Reader.Activated) -> None:
        """Let the annotation cover the selection; its note, tags and links stay."""
        annotation, span = self._adjusted, self.target.span
        if event.target.kind != "selection" or annotation is None:
            return
        event.stop()
        event.prevent_default()
        self._adjusted = None
        self.reader.clear_selection()
        there = self.annotation_of(span)
        if there is not None and there.id != annotation.id:
            self.say("another note covers just this already", "warning")
        elif there is None:
            self.run_worker(self._move(annotation, span), group="save", exit_on_error=False)

    async def _move(self, annotation: Annotation, span: Span) -> None:
        """Save it; it stays the target, to be adjusted further or written on."""
        before = self.here
        saved = await self.change(
            lambda: self.library.edit(annotation.id, span=span), "moved; u undoes"
        )
        if saved is not None and self.here == before:
            self.reader.go_to(span, centre=False, kind="annotation", id=annotation.id)
