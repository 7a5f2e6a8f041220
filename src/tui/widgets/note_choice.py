"""One of a few words in one line, for the verdict and the certainty of a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from tui.text.cleaning import clean
from tui.widgets.showing import show_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Offset

__all__ = ["NoteChoice"]


class NoteChoice(Static, can_focus=True):
    """A label and its options; before them stands `none`, for no value.

    Left and Right move, a letter goes to the next option that begins with it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,space", "move(1)", "next", id="choice.next", show=False, tooltip="next"),
        Binding("left,h", "move(-1)", "back", id="choice.previous", show=False, tooltip="back"),
    ]
    DEFAULT_CSS = """
    NoteChoice {
        height: auto;
        link-style: none;
        link-color: $foreground;
        &:focus { background: $block-cursor-blurred-background; }
    }
    """

    value: var[str | None] = var[str | None](None, init=False)

    @dataclass
    class Changed(Message):
        """Another option is chosen."""

        choice: NoteChoice
        value: str | None

    def __init__(
        self,
        label: str,
        options: Sequence[str],
        value: str | None = None,
        *,
        none: str = "none",
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        super().__init__(id=id)
        self._label = label
        self._none = none
        self._start(options, value)

    def _start(self, options: Sequence[str], value: str | None) -> None:
        unknown = () if value is None or value in options else (value,)
        self._options: tuple[str | None, ...] = (None, *options, *unknown)
        self.set_reactive(NoteChoice.value, value)

    def on_mount(self) -> None:
        """Draw for the first time."""
        self._draw()

    def ask(self, options: Sequence[str], value: str | None) -> None:
        """Offer other options, with another one chosen, once it is mounted."""
        self._start(options, value)
        self._draw()

    def watch_value(self) -> None:
        """Mark another option and say so."""
        self._draw()
        self.post_message(self.Changed(self, self.value))

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's own cursor belongs: on the line."""
        return self.content_region.offset

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show on the chosen option whether the line has the keys.

        What is told of a focus comes before the widget has it.
        """
        super().watch_has_focus(has_focus)
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """Go to the next option that begins with the letter typed."""
        letter = (event.character or "").casefold()
        if not letter.isalpha() or letter in "hl":
            return
        place = self._options.index(self.value)
        around = (*self._options[place + 1 :], *self._options[: place + 1])
        for option in around:
            if (option or self._none).casefold().startswith(letter):
                self.value = option
                event.stop()
                event.prevent_default()
                return

    def action_move(self, by: int) -> None:
        """Choose the next option, or the one before."""
        place = self._options.index(self.value)
        self.value = self._options[(place + by) % len(self._options)]

    def action_pick(self, place: int) -> None:
        """Choose the option that was clicked."""
        self.value = self._options[place]

    def _draw(self) -> None:
        parts = [Content.styled(f"{self._label:<10}", "bold $text-primary")]
        for place, option in enumerate(self._options):
            word = clean(option) if option else self._none
            chosen = option == self.value
            shown = f"‹{word}›" if chosen else f" {word} "
            style = "bold reverse" if chosen and self.has_focus else "bold" if chosen else ""
            parts.append(
                Content.styled(shown, style or "$text-muted").stylize(f"@click=pick({place})")
            )
        show_lines(self, Content(" ").join(parts), most=len(parts))
