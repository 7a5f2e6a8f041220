"""What the tests of the screen share: a host for one dialog, and the screen as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from textual.app import App
from textual.widgets import Static

from tui.themes import DEFAULT_THEME, gloss_themes

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen


class DialogHost(App[None]):
    """Shows `dialog` over a text; `result` is what it was dismissed with."""

    ENABLE_COMMAND_PALETTE = False
    CSS = "Screen { overflow: hidden; }"  # or a width of two columns never comes to rest
    UNFINISHED: ClassVar[object] = object()

    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.result: Any = self.UNFINISHED

    def compose(self):
        yield Static("A passage.\n" * 30)

    def on_mount(self):
        for theme in gloss_themes():
            self.register_theme(theme)
        self.theme = DEFAULT_THEME
        self.push_screen(self.dialog, self.keep)

    def keep(self, result: Any) -> None:
        self.result = result


def _drawn(app: App[Any]) -> list[str]:
    lines = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in line).rstrip() for line in lines]


@pytest.fixture
def host() -> type[DialogHost]:
    """Return the application that shows one dialog."""
    return DialogHost


@pytest.fixture
def drawn() -> Callable[[App[Any]], list[str]]:
    """Return the function that gives the lines of the screen as plain text."""
    return _drawn
