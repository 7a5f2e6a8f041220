"""The tag prompt: one line at the foot of the screen, the text above it stays in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from tui.screens.overlay import Overlay
from tui.widgets.tag_field import TagField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from tui.widgets.tag_completion import KnownTag

__all__ = ["TagPrompt"]


class TagPrompt(Overlay[tuple[str, ...] | None]):
    """Asks for tags; returns all that the passage shall have, or None when given up.

    Typed names are parted by commas; `-name` or Backspace in the empty line takes one off; a
    digit in the empty line adds the quick tag behind it and closes at once.

    Args:
        known: the codebook.
        current: what the passage is tagged with already.
        recent: names last used, newest first.
        label: what stands before the line, for tagging several passages at once.
        partly: of several passages, the tags that only some have; `-name` puts one in `taken`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", id="tags.cancel", tooltip="change nothing"),
    ]
    DEFAULT_CSS = """
    TagPrompt {
        align: left bottom;
        & > TagField { dock: bottom; padding: 0 1; background: $panel; color: $foreground; }
    }
    """

    def __init__(
        self,
        known: Sequence[KnownTag],
        current: Sequence[str] = (),
        recent: Sequence[str] = (),
        *,
        label: str = "tag ",
        partly: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._field = TagField(known, current, recent, partly=partly, label=label, tab_chooses=True)

    @property
    def taken(self) -> tuple[str, ...]:
        """Tags of `partly` that are to be taken off, once the prompt has answered."""
        return self._field.taken

    def compose(self) -> ComposeResult:
        """Nothing but the field."""
        yield self._field

    @on(TagField.Submitted)
    @on(TagField.QuickTagged)
    def finish(self, event: TagField.Submitted | TagField.QuickTagged) -> None:
        """Return the tags."""
        event.stop()
        self.dismiss(event.tags)

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)
