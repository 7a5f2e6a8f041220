"""The terminal at the edges of a run: first key, suspend, last byte.

Textual's own driver drops keys that arrive before the first screen stands, waits up to
0.2 s for its input thread when quitting, leaves pixel mouse mode on, and writes again what stands
on the screen already. This one does not.
"""

from __future__ import annotations

import os
import signal
import termios
import time
from codecs import getincrementaldecoder
from contextlib import suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from select import select
from typing import TYPE_CHECKING

from textual import constants, events
from textual._parser import ParseError
from textual.drivers.linux_driver import LinuxDriver

from tui.curtain import typed_before
from tui.frames import thrifty
from tui.keyboard import Keyboard
from tui.pinning import pinned
from tui.shadow import Shadow

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

    from tui.curtain import Curtain

__all__ = ["TerminalDriver"]

ESCAPE_DELAY, REMOTE = 0.004, 0.008
"""Seconds to wait for what may follow an Escape, here and over SSH: a sequence comes in one piece,
which a network may still cut; many programs do not wait at all. Textual's 0.1 s is six frames in
which a dialog does not close. ESCDELAY (milliseconds) says otherwise. Terminals that know kitty's
keyboard protocol say which Escape is a key, and nothing waits."""
TURN = 0.00005
"""Seconds in which the thread that writes gets its turn: it waited for half a millisecond."""
LOOK = 0.1
"""Seconds after which the input thread looks whether it shall end."""
CHUNK = 4096
"""The most bytes of input that are read at once."""
WHOLE = 1 << 20
"""Bytes of a frame that go to the system in one piece. Of two, the second would wait until the
thread that writes has its turn again: a page of a list came a third of a frame late."""
POINTER = "\x1b]22;"
"""What begins a sequence that changes the shape of the mouse's pointer."""
BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""What stands around a frame that the terminal shows in one go (synchronised output)."""


class TerminalDriver(LinuxDriver):
    """Textual's driver, except that it loses no key, quits at once and restores everything."""

    typed = 0
    """Bytes still to be read that were typed before the terminal was asked for keys."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if self._file is not None:
            self._file = _in_one_piece(self._file)
        self._early: list[Message] | None = []
        self._curtain: Curtain | None = getattr(app, "curtain", None)
        self.leaving = False
        self._shadow = Shadow(0, 0)
        self._shadowed: tuple[int, int] | None = None
        self._frame: list[str] | None = None
        self._pointer = ""
        if "ESCDELAY" not in os.environ:
            delay = REMOTE if "SSH_CONNECTION" in os.environ else ESCAPE_DELAY
            constants.ESCAPE_DELAY = delay  # type: ignore[misc] # no other way to say it

    def forget_screen(self) -> None:
        """Take nothing on the terminal for known: its size changes, or others wrote on it."""
        self._shadowed = None

    def set_right(self) -> None:
        """Undo what other programs may have set: characters, region, origin, attributes."""
        self.forget_screen()
        self.write("\x1b(B\x0f\x1b[r\x1b[?6l\x1b[?7l\x1b[0m")

    def run_input_thread(self) -> None:
        """Read keys as Textual does, but look soon after an Escape whether more comes."""
        keyboard = Keyboard(debug=self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            wait = constants.ESCAPE_DELAY if keyboard.waits else LOOK
            came = select([self.fileno], [], [], wait)[0]
            text = decode(self._read()) if came else ""
            for message in keyboard.feed(text) if text else keyboard.settle():
                self.process_message(message)
        with suppress(EOFError, ParseError):
            keyboard.close()

    def _read(self) -> bytes:
        """Read what was typed; Enter before there was a reader came as a line feed."""
        read = os.read(self.fileno, CHUNK)
        if self.typed:
            read = read[: self.typed].replace(b"\n", b"\r") + read[self.typed :]
            self.typed = max(0, self.typed - len(read))
        return read

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

    def start_application_mode(self) -> None:
        """Take the terminal over; what it was before is what it was before the curtain."""
        self.forget_screen()
        self.typed = self._curtain.typed if self._curtain else typed_before(self.fileno)
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual left it untyped
        if self._curtain is not None:
            self.attrs_before = self._curtain.attributes
            self._curtain = None

    def write(self, data: str) -> None:
        """Write a frame in as few bytes as it takes; a first screen that is up stays up.

        A frame goes to the thread that writes in one piece: each piece wakes that thread, which
        takes the interpreter away from the keys.
        """
        if self._curtain is not None and data == "\x1b[?1049h":
            return
        if data.startswith(POINTER):  # changes nothing on the screen, so all stays known
            if data != self._pointer:
                self._pointer = data
                self._put(data)
            return
        if data == BEGIN:
            self._frame = self._frame or []
            return
        if data == END and self._frame is not None:
            frame, self._frame = "".join(self._frame), None
            if frame:
                super().write(f"{BEGIN}{frame}{END}")
                time.sleep(TURN)
            return
        painted = self._known().painted(data, unseen=self._frame is not None)
        if painted is None:
            painted = thrifty(data) if len(data) > 64 else data
        if painted:
            self._put(pinned(painted))

    def _put(self, data: str) -> None:
        """Write, or add to the frame that is being made."""
        if self._frame is None:
            super().write(data)
        else:
            self._frame.append(data)

    def _known(self) -> Shadow:
        """Return what is known of the screen: nothing, once its size is another one."""
        try:
            columns, lines = os.get_terminal_size(self.fileno)
        except OSError:
            columns = lines = 0
        if (size := (columns, lines)) != self._shadowed:
            self._shadow, self._shadowed = Shadow(columns, lines), size
        return self._shadow

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
        if self._frame is not None:
            self.write(END)
        self.write("\x1b[?1016l")
        super().stop_application_mode()


def _in_one_piece(file: TextIOWrapper) -> TextIOWrapper:
    """Return a file to the same place that hands on as it is told to, however much that is."""
    raw = FileIO(file.fileno(), "w", closefd=False)
    return TextIOWrapper(BufferedWriter(raw, WHOLE), file.encoding, file.errors)
