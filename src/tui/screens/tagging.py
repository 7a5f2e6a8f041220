"""The tag prompt: one line at the foot of the screen, the text above it stays in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType

from tui.screens.standby import StandingDialog
from tui.widgets.tag_field import TagField, TagQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual.app import ComposeResult

    from tui.widgets.tag_completion import KnownTag

__all__ = ["TagAnswer", "TagPrompt"]


class TagAnswer(NamedTuple):
    """All the tags that a passage shall have."""

    tags: tuple[str, ...]
    taken: tuple[str, ...] = ()
    """Of tags that only some of several passages have, those to take off."""


class TagPrompt(StandingDialog[TagAnswer | None]):
    """Asks for tags; returns all that the passage shall have, or None when given up.

    Typed names are parted by commas; `-name` or Backspace in the empty line takes one off; a
    digit in the empty line adds the quick tag behind it and closes at once.

    Args:
        known: the codebook.
        current: what the passage is tagged with already.
        recent: names last used, newest first.
        label: what stands before the line, for tagging several passages at once.
        partly: of several passages, the tags that only some have; `-name` takes one off.
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
        self._asked = TagQuestion(known, tuple(current), recent, tuple(partly), label)

    def compose(self) -> ComposeResult:
        """Nothing but the field."""
        yield TagField(self._asked, tab_chooses=True)

    def ask_again(self, other: Self) -> None:
        """Ask for the tags of another passage."""
        self._asked = other._asked
        self.query_one(TagField).ask(self._asked)

    @on(TagField.Submitted)
    @on(TagField.QuickTagged)
    def finish(self, event: TagField.Submitted | TagField.QuickTagged) -> None:
        """Return the tags."""
        event.stop()
        self.dismiss(TagAnswer(event.tags, self.query_one(TagField).taken))

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)
