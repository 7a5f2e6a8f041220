"""From a passage to the source that answers it, and from a page to its earlier capture."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.errors import GlossError, quoted
from tui.screens.elsewhere import Elsewhere

__all__ = ["Beside"]


class Beside(Elsewhere):
    """`|`: the document that says the nearest thing, beside the one being read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("vertical_line", "beside", "side by side", id="across.beside", show=False,
                tooltip="beside the nearest source"),
        Binding("D", "changes", "changes", id="across.changes", show=False,
                tooltip="what this page has changed since it was kept before"),
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

    @work(group="dialog", exclusive=True, exit_on_error=False)
    async def action_changes(self) -> None:
        """Set the capture before beside the text, with what has changed since."""
        from tui.comparing.revising import as_pairs
        from tui.screens.side_by_side import SideBySide

        path, library = self.path, self.library
        if not path:
            return
        try:
            changed = await self.desk.load(lambda: library.changed_since(path))
            if changed is None:
                self.say("no other document of the library has this one's address")
                return
            if not changed.revisions:
                self.say(f"{changed}: {quoted(changed.old, 100)}")
                return
            old = changed.old
            texts = await self.desk.load(lambda: (library.document(path), library.document(old)))
        except GlossError as error:
            self.complain(error)
            return
        self.say(str(changed))
        at = changed.revisions[0].new.span.start
        found = await self.app.push_screen_wait(
            SideBySide(*texts, as_pairs(list(changed.revisions)), at)
        )
        if found is not None:
            self.jump_to(*found)
