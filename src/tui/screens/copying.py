"""Taking text along: the passage alone, or with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.screens.base import ReadingBase

if TYPE_CHECKING:
    from tui.clipboard import Copied

__all__ = ["Copying"]


class Copying(ReadingBase):
    """`y` and `Y`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy_target", "copy", id="text.copy-target", show=False, tooltip="copy it"),
        Binding(
            "Y", "copy_citation", "cite", id="text.cite", show=False, tooltip="copy with citation"
        ),
    ]

    def action_copy_target(self) -> None:
        """Copy the target's words."""
        self.copy_text(self.target_text())

    def action_copy_citation(self) -> None:
        """Copy the target's words with where they stand."""
        if self.document is not None:
            words = self.target_text().strip()
            self.copy_text(words and self.library.cite(self.path, self.reader.target.span))

    def target_text(self) -> str:
        """Return the words of the target."""
        span = self.reader.target.span
        return self.reader.source.slice(span.start, span.end)

    @work(group="copy", exclusive=True, exit_on_error=False, description="copies")
    async def copy_text(self, text: str) -> None:
        """Hand text to the clipboard and say by which way it went."""
        from tui.clipboard import copy

        if not text:
            self.say("nothing to copy")
            return
        done: Copied = await self.desk.load(lambda: copy(text, self.settings.copy_command))
        if done.escape:
            self.app.copy_to_clipboard(text)
        self.say(done.words)
        self.reader.clear_selection()
