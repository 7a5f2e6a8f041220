"""The terminal at the edges of a run: first key, suspend, last byte.

Textual's own driver drops keys that arrive before the first screen stands, waits up to
0.2 s for its input thread when quitting, and leaves pixel mouse mode on. This one does not.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from tui.frames import thrifty

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

__all__ = ["TerminalDriver", "why_no_screen"]


def why_no_screen() -> str | None:
    """Say in one line why a full-screen program cannot run here, or None when it can."""
    if not (sys.stdin and sys.stdin.isatty()):
        return "gloss needs a terminal to read keys from; for scripts use a verb: gloss --help"
    if not (sys.stdout and sys.stdout.isatty()):
        return "gloss needs a terminal to draw on; for scripts use a verb: gloss --help"
    if os.environ.get("TERM", "") in {"dumb", ""}:
        return (
            "this terminal cannot draw a screen (TERM is dumb or unset); use a verb: gloss --help"
        )
    return None


class TerminalDriver(LinuxDriver):
    """Textual's driver, except that it loses no key, quits at once and restores everything."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._early: list[Message] | None = []
        self.leaving = False

    def release_keys(self) -> None:
        """Deliver what was typed while the first screen was being made."""
        early, self._early = self._early or [], None
        for message in early:
            super().process_message(message)

    def leave(self) -> None:
        """Do not wait for the input thread when the terminal is given back for good."""
        self.leaving = True

    def process_message(self, message: Message) -> None:
        """Pass a message on, or keep it while there is no screen to take it."""
        if self._early is not None and isinstance(message, (events.Key, events.Paste)):
            self._early.append(message)
        else:
            super().process_message(message)

    def write(self, data: str) -> None:
        """Write a frame in as few bytes as it takes."""
        super().write(thrifty(data) if len(data) > 64 else data)

    def disable_input(self) -> None:
        """Stop reading; when leaving, without waiting for the thread's next look at its flag."""
        if not self.leaving:
            super().disable_input()
        elif not self.exit_event.is_set():
            signal.signal(signal.SIGWINCH, signal.SIG_DFL)
            self._disable_mouse_support()
            self.exit_event.set()
            with suppress(termios.error):
                termios.tcflush(self.fileno, termios.TCIFLUSH)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was found, pixel mouse mode included."""
        self.write("\x1b[?1016l")
        super().stop_application_mode()
