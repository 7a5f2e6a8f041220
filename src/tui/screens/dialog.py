"""What every dialog answers to Ctrl+C: how to leave, said in the dialog itself.

The application's own answer stands in the last line of a full screen, which a dialog covers, and
a modal screen hands no key on to the application.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.screens.parting import Parting
from tui.text.cleaning import clean
from tui.widgets.key_line import SECONDS

if TYPE_CHECKING:
    from textual.timer import Timer

__all__ = ["Dialog", "Said"]

T = TypeVar("T")


class Said(Widget):
    """One line that a dialog says for a few seconds; no `Static`, which dialogs style as theirs."""

    DEFAULT_CSS = """
    Said {
        layer: said; dock: top; width: 100%; height: 1; padding: 0 1;
        background: $panel; color: $foreground; text-style: bold;
    }
    """

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def render(self) -> Content:
        """Return the words."""
        return Content(clean(self._words))


class Dialog(Parting, ModalScreen[T]):
    """A modal screen in which Ctrl+C copies what is selected in a field, else says how to quit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "how_to_quit", "how to quit", id="dialog.how-to-quit", show=False,
                tooltip="copy what is selected; else say how to quit"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Dialog { layers: default said; }
    """

    _silence: Timer | None = None

    async def action_how_to_quit(self) -> None:
        """Say it; a field with a selection has copied that before the key comes here."""
        await self.say_above("Ctrl+Q quits; Esc goes back")

    async def say_above(self, words: str) -> None:
        """Say something for a few seconds on the line above the dialog, where there is one."""
        if self._silence is not None:
            self._silence.stop()
        await self.query(Said).remove()
        top = min((child.region.y for child in self.children if child.display), default=1)
        line = Said(words)
        line.styles.offset = (0, top - 1 if top > 0 else self.size.height - 1)
        await self.mount(line)
        self._silence = self.set_timer(SECONDS, line.remove)
