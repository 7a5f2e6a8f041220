"""From a passage to the source that answers it, both texts side by side."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.errors import GlossError
from tui.screens.elsewhere import Elsewhere

__all__ = ["Beside"]


class Beside(Elsewhere):
    """`|`: the document that says the nearest thing, beside the one being read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("vertical_line", "beside", "side by side", id="across.beside", show=False,
                tooltip="beside the nearest source"),
    ]  # fmt: skip

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_beside(self) -> None:
        """Set the nearest source of the target beside the text."""
        from tui.screens.side_by_side import SideBySide

        path, span, library = self.path, self.reader.target.span, self.library
        if not path or not span:
            return
        try:
            near = await self.nearest(path, span)
            if not near:
                self.say("gloss found nothing elsewhere to set beside this passage")
                return
            other = near[0].b.path
            pairs = await self.desk.load(lambda: library.compare([path, other]))
            claims = await self.desk.load(lambda: dict(library.claims_by_document([path, other])))
            texts = await self.desk.load(lambda: (library.document(path), library.document(other)))
        except GlossError as error:
            self.complain(error)
            return
        found = await self.app.push_screen_wait(
            SideBySide(*texts, [*pairs, near[0]], span.start, claims=claims)
        )
        if found is not None:
            self.jump_to(*found)
