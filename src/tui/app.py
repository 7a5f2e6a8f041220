"""The application: theme, keymap, first screen, and a clean way in and out."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import Input

from tui.collecting import Tidiness
from tui.memory import hold_little
from tui.screens.beneath import Beneath
from tui.screens.commanding import Commanding
from tui.screens.one_frame import HOLD
from tui.screens.reading import ReadingScreen
from tui.terminal import TerminalDriver
from tui.themes import DEFAULT_THEME, gloss_themes, layer_colours
from tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.filter import LineFilter
    from textual.geometry import Size
    from textual.screen import Screen

    from tui.config import Settings
    from tui.curtain import Curtain
    from tui.library import Library

__all__ = ["GlossApp", "run"]

SWITCH = 0.001
"""Seconds that a thread may keep the interpreter when a key wants it; 5 ms are Python's own."""
LOOK_OVER = 0.4
"""Seconds without a key after which the screen is drawn whole once, if a dialog stood on it."""

TIDY = 0.5
"""Seconds between two looks at whether the moment is right to look for garbage."""


class GlossApp(Commanding[None]):
    """One library on one terminal."""

    TITLE = "gloss"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # gloss has its own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q",
            "quit",
            "quit",
            id="app.quit",
            show=False,
            priority=True,
            tooltip="quit from anywhere",
        ),
        Binding(
            "ctrl+p,colon",
            "command_palette",
            "palette",
            id="app.palette",
            show=False,
            tooltip="every action by name",
        ),
        Binding(
            "ctrl+z",
            "suspend_process",
            "suspend",
            id="app.suspend",
            show=False,
            priority=True,
            tooltip="back to the shell; fg comes back",
        ),
        Binding(
            "ctrl+l",
            "redraw",
            "redraw",
            id="app.redraw",
            show=False,
            priority=True,
            tooltip="draw the screen anew, if another program has written on it",
        ),
    ]

    def __init__(self, library: Library, settings: Settings, at: str | None = None) -> None:
        super().__init__(driver_class=None if os.name == "nt" else TerminalDriver)
        self._library = library
        self._settings = settings
        self._at = at
        self.crash = ""
        self.curtain: Curtain | None = None
        self._tidiness = Tidiness()
        self._sized: Size | None = None
        self._covered = False
        for theme in gloss_themes():
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else DEFAULT_THEME
        self.set_keymap(dict(settings.keymap))

    def get_default_screen(self) -> Screen[None]:
        """Start with the reading screen: nothing opens over it by itself."""
        return ReadingScreen(self._library, self._settings, at=self._at)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme, also those of Textual, colours for the layers of the text."""
        return layer_colours(dark=self.current_theme.dark)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Clean everything that any widget draws, after the theme's own filters."""
        from tui.layers import CleanFilter

        filters = [*super().get_line_filters(), CleanFilter()]
        few = self.console.color_system in {"standard", "windows"}
        if few and not self.no_color and not self.native_ansi_color:
            from tui.sixteen import SixteenColours

            filters.append(SixteenColours())
        return filters

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands after a frame: where the focus has it by then.

        Textual asks for it as it writes the frame; what a widget says when it gets the focus or
        a key is from before it had its place on the screen, or from below a dialog.
        """
        focused = self.focused if self.screen_stack else None
        for name in ("terminal_cursor", "cursor_screen_offset"):
            place = getattr(focused, name, None)
            if isinstance(place, Offset):
                # Behind its last character a field says one cell too many: it scrolls by that.
                behind = isinstance(focused, Input) and focused.cursor_at_end
                return place - Offset(1, 0) if behind else place
        return self._cursor_said

    @cursor_position.setter
    def cursor_position(self, place: Offset) -> None:
        self._cursor_said = place

    def on_mount(self) -> None:
        """Take the signals that ask a program to go, so that the terminal is given back."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and not self.is_headless:
                loop.add_signal_handler(number, self._leave, 128 + number)

    def action_help_quit(self) -> None:
        """Say how to leave in the key line: what Ctrl+C does where there is nothing to copy."""
        typing = isinstance(self.focused, Input)
        for screen in reversed(self.screen_stack):
            if lines := screen.query(KeyLine):
                lines.last().tell(f"Ctrl+Q quits; {'Esc' if typing else 'q'} goes back")
                return

    def on_resize(self, event: events.Resize) -> None:
        """What a terminal shows after its size has changed is its own business."""
        self.forget_terminal()
        if self.pause < HOLD or event.size == self._sized:
            self.set_timer(HOLD, self._draw_anew)  # Textual draws no frame now
        self._sized = event.size

    def on_app_focus(self) -> None:
        """Believe nothing of a terminal that was in the background, or with another reader."""
        self.forget_terminal()

    def forget_terminal(self) -> None:
        """Take nothing on the terminal for known."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.forget_screen()

    def action_redraw(self) -> None:
        """Draw everything anew, whatever others have written on the terminal."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.set_right()
        self._draw_anew()

    def _draw_anew(self) -> None:
        for screen in self.screen_stack[-1:]:  # none, where the program ends
            if isinstance(screen, Beneath):
                screen.redraw()
            else:
                screen.refresh()

    def push_screen(self, screen: Any, *args: Any, **options: Any) -> Any:
        """Push a screen; look over what it leaves behind when it has gone."""
        self._covered = True
        return super().push_screen(screen, *args, **options)

    def on_ready(self) -> None:
        """Let in what was typed while the screen was being made."""
        if isinstance(self._driver, TerminalDriver):
            for screen in self.screen_stack[:1]:  # it is opening the document
                screen.call_later(self._driver.release_keys)
        if not self.is_headless:
            self._tidiness.begin()
            self.set_interval(TIDY, self._tidy, name="tidy")

    def _tidy(self) -> None:
        """Look for garbage while nobody types, and over what dialogs have left behind."""
        if self._covered and self.pause >= LOOK_OVER and len(self.screen_stack) == 1:
            self._covered = False
            self._draw_anew()  # nothing is written where the terminal shows it all already
        if self.pause >= LOOK_OVER:
            self.make_next_ready()
            self._let_text_go()
        if self._tidiness.is_due(self.pause):
            self._tidiness.tidy(self.pause)

    def _let_text_go(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.let_text_go()

    @property
    def left_input_behind(self) -> bool:
        """Whether the input thread of the terminal was not waited for."""
        return isinstance(self._driver, TerminalDriver) and self._driver.leaving

    def _leave(self, code: int) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.keep_position()
                self._library.stop_watching()
        if isinstance(self._driver, TerminalDriver):
            self._driver.leave()
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """End on one line; the traceback goes to a file (Textual has no public hook for this)."""
        from tui.crash import keep_traceback

        if os.environ.get("GLOSS_DEBUG") or self.is_headless:
            super()._fatal_error()
            return
        self.crash = keep_traceback(self._library.state_folder)
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Quit at once; what is unsaved is being saved, drafts are kept."""
        self._leave(0)


def run(library: Library, settings: Settings, at: str | None, curtain: Curtain | None) -> int:
    """Run the screen on `library` until the reader leaves; return the exit status."""
    hold_little()
    app = GlossApp(library, settings, at)
    app.curtain = curtain
    sys.setswitchinterval(SWITCH)
    app.run()
    library.close()
    code = app.return_code or 0
    if app.crash:
        print(f"gloss: {app.crash}", file=sys.stderr)  # noqa: T201 - the screen is gone
    if app.left_input_behind:
        # The input thread notices within 0.2 s that it shall end; nobody should wait for that.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    return code
