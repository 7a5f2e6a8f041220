"""The judge prompt: one line of letters, one key, done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.annotations.annotation import VERDICTS
from tui.text.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

__all__ = ["NOT_A_CLAIM", "NO_VERDICT", "JudgePrompt", "verdict_keys"]

NO_VERDICT = "-"
"""What the prompt returns where the verdict shall be taken away."""
NOT_A_CLAIM = "x"
"""What the prompt returns where the passage is no claim at all."""

_TAKEN = frozenset("xq?:")
"""Letters that mean something of their own in the prompt."""


def verdict_keys(verdicts: Sequence[str]) -> dict[str, str]:
    """Return the verdict behind each key: its first letter that is still free, else a digit.

    For the five of :data:`tui.annotations.VERDICTS` these are `s d r u o`.
    """
    keys: dict[str, str] = {}
    for verdict in verdicts:
        letters = (c for c in verdict.casefold() if c.isascii() and c.isalpha())
        spare = (*letters, *"123456789", *"abcdefghijklmnoprstuvwyz")
        key = next((c for c in spare if c not in keys and c not in _TAKEN), None)
        if key is not None:
            keys[key] = verdict
    return keys


class JudgeLine(Static, can_focus=True):
    """The line of choices; the terminal's cursor stands at its start."""


class JudgePrompt(ModalScreen[str | None]):
    """Asks for a verdict; returns its name, `NO_VERDICT`, `NOT_A_CLAIM`, or None when given up.

    Args:
        verdicts: the library's verdicts.
        current: the verdict the passage has.
        label: what stands before the choices, for judging several passages at once.
        dismissable: whether "not a claim" is offered (a note of one's own cannot be dismissed).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "cancel", id="judge.cancel", tooltip="change nothing"),
    ]
    DEFAULT_CSS = """
    JudgePrompt {
        background: transparent;
        & > JudgeLine {
            dock: bottom;
            height: auto;
            max-height: 60%;
            padding: 0 1;
            background: $panel;
            color: $foreground;
            link-style: none;
            link-color: $foreground;
        }
    }
    """

    def __init__(
        self,
        verdicts: Sequence[str] = VERDICTS,
        current: str | None = None,
        *,
        label: str = "judge",
        dismissable: bool = True,
    ) -> None:
        super().__init__()
        self._choices = verdict_keys(verdicts) | {"-": NO_VERDICT}
        if dismissable:
            self._choices["x"] = NOT_A_CLAIM
        self._current = current
        self._label = label

    def compose(self) -> ComposeResult:
        """Nothing but the line."""
        yield JudgeLine(self._line())

    def _line(self) -> Content:
        """Return `judge  s supported  d disputed …`, the present verdict underlined and named."""
        words = {NO_VERDICT: "none", NOT_A_CLAIM: "not a claim"}
        parts = [Content.styled(self._label, "bold $text-primary")]
        for key, value in self._choices.items():
            now = value == (self._current or NO_VERDICT)
            word = clean(words.get(value, value))
            style = "underline" if now else ""
            choice = Content.assemble(
                (key, "bold $text-accent"), " ", (word + (" (now)" if now else ""), style)
            )
            parts.append(choice.stylize(_click(key)))
        parts.append(Content.styled("Esc cancel", "$text-muted"))
        return Content("  ").join(parts)

    def on_mount(self) -> None:
        """Take the keys."""
        line = self.query_one(JudgeLine)
        line.focus()

    def on_key(self, event: events.Key) -> None:
        """Return what the key stands for; any other key does nothing."""
        key = event.character or ""
        if key in self._choices:
            event.stop()
            event.prevent_default()
            self.action_judge(key)

    def action_judge(self, key: str) -> None:
        """Return the verdict behind a key (also what a click on it does)."""
        self.dismiss(self._choices[key])

    def action_cancel(self) -> None:
        """Return nothing."""
        self.dismiss(None)


def _click(key: str) -> str:
    """Return the style that makes a word clickable."""
    return f"@click=screen.judge({key!r})"
