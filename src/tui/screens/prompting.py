"""A question with one letter for each answer, on one line at the foot of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.screens.standby import StandingDialog
from tui.text.cleaning import clean
from tui.widgets.showing import show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Offset

__all__ = ["KeyPrompt", "LetterLine", "LetterPrompt"]

T = TypeVar("T")


def whole_items(items: Sequence[Content], width: int) -> Content:
    """Return items two spaces apart on lines of at most `width` cells, none of them broken."""
    lines: list[Content] = []
    for item in items:
        if lines and lines[-1].cell_length + 2 + item.cell_length <= width:
            lines[-1] = Content("  ").join([lines[-1], item])
        else:
            lines.append(item)
    return Content("\n").join(lines)


class LetterLine(Static, can_focus=True):
    """The line of answers, which has the keys and the terminal's cursor."""

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's own cursor belongs: where the question begins."""
        return self.content_region.offset


class LetterPrompt(StandingDialog[T | None], Generic[T]):
    """Asks for a letter; returns what stands behind it, or None when given up.

    Args:
        label: the question.
        answers: for each key, what it stands for and what to call that.
        now: the key of the present state, which the line names.
        above: lines that show what the answer will change.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "cancel", id="prompt.cancel", tooltip="change nothing"),
    ]
    DEFAULT_CSS = """
    LetterPrompt {
        & > Vertical {
            dock: bottom;
            height: auto;
            max-height: 100%;
            background: $panel;
            color: $foreground;
        }
        & VerticalScroll { height: auto; max-height: 12; scrollbar-size-vertical: 1; }
        & VerticalScroll > Static { padding: 0 1; height: auto; }
        & LetterLine { height: auto; padding: 0 1; link-style: none; link-color: $foreground; }
    }
    """

    def __init__(
        self,
        label: str,
        answers: Mapping[str, tuple[T, str]],
        *,
        now: str | None = None,
        above: Sequence[Content] = (),
    ) -> None:
        super().__init__()
        self._label, self._answers, self._now, self._above = label, dict(answers), now, above
        self._width = 0

    def compose(self) -> ComposeResult:
        """Lay out what is asked about, and the line."""
        with Vertical():
            with VerticalScroll(can_focus=False) as above:
                above.display = bool(self._above)
                yield Static(Content("\n").join(self._above))
            yield LetterLine(self._line())

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(LetterLine).focus()

    def ask_again(self, other: Self) -> None:
        """Ask for other letters."""
        self._label, self._answers, self._now = other._label, other._answers, other._now
        self._above = other._above
        above = self.query_one(VerticalScroll)
        above.display = bool(self._above)
        if self._above:
            show(above.query_one(Static), Content("\n").join(self._above))
            above.scroll_home(animate=False)
        show(self.query_one(LetterLine), self._line())

    def _line(self) -> Content:
        """Return `judge  s supported  d disputed …`."""
        parts = [Content.styled(clean(self._label), "bold $text-primary")]
        for key, (_, word) in self._answers.items():
            now = key == self._now
            said = Content.styled(clean(word) + (" (now)" if now else ""), "bold" if now else "")
            said = said.stylize(f"@click=screen.answer({key!r})")
            parts.append(Content.assemble((key, "bold $text-accent"), " ", said))
        parts.append(Content.styled("Esc cancel", "$text-muted"))
        self._width = self.app.size.width
        return whole_items(parts, self._width - 2)

    def on_resize(self) -> None:
        """Break the line elsewhere."""
        if self._width != self.app.size.width:
            self.query_one(LetterLine).update(self._line())

    def on_key(self, event: events.Key) -> None:
        """Return what the key stands for; any other key does nothing."""
        key = event.character or ""
        if key in self._answers:
            event.stop()
            event.prevent_default()
            self.action_answer(key)

    def action_answer(self, key: str) -> None:
        """Return the answer behind a key (also what a click on it does)."""
        self.dismiss(self._answers[key][0])

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)


class KeyPrompt(StandingDialog[str | None]):
    """Waits for one character, whatever it is; returns it, or None for Escape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "cancel", id="prompt.cancel", tooltip="change nothing"),
    ]
    DEFAULT_CSS = """
    KeyPrompt {
        background: transparent;
        & > LetterLine {
            dock: bottom; height: 1; padding: 0 1; background: $panel; color: $foreground;
        }
    }
    """

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label

    def compose(self) -> ComposeResult:
        """Nothing but the line."""
        yield LetterLine(Content.styled(clean(self._label), "bold"))

    def on_mount(self) -> None:
        """Take the keys."""
        self.query_one(LetterLine).focus()

    def ask_again(self, other: Self) -> None:
        """Ask for another character."""
        self._label = other._label
        show(self.query_one(LetterLine), Content.styled(clean(self._label), "bold"), layout=False)

    def on_key(self, event: events.Key) -> None:
        """Return the character."""
        if event.character and event.is_printable:
            event.stop()
            event.prevent_default()
            self.dismiss(event.character)

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)
