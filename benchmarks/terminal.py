"""A program in a pseudo-terminal, driven by keys and timed at the terminal's side.

Standard library only; Linux, macOS.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
from pathlib import Path

QUIET = 0.06
"""Seconds without output after which what a key has drawn is complete."""

ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|[P_^][^\x1b]*\x1b\\|[ -/]*[0-~])"
)
MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
KEYBOARD = re.compile(rb"\x1b\[([<>])[0-9;]*u")
ON_AT_FIRST = frozenset({7, 25})
"""Modes that a terminal has on by itself: lines wrap, the cursor shows."""

ANSWERS = {  # what a program may ask a terminal when it starts
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b]11;?": b"\x1b]11;rgb:1010/1010/1010\x1b\\",
}


class Terminal:
    """A program in a pseudo-terminal, and every byte it wrote."""

    def __init__(self, command, columns, lines):
        self.home = tempfile.TemporaryDirectory()
        size = struct.pack("HHHH", lines, columns, 0, 0)
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            home = self.home.name
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", HOME=home)
            os.environ.update({f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "CACHE")})
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, size)
        self.attributes = termios.tcgetattr(self.fd)
        self.seen = bytearray()
        self.gone = False
        self.wrote = 0.0
        self.most = 0.0

    def read(self, timeout):
        """Return what comes within `timeout` seconds; None when the program is gone."""
        if self.gone:
            return None
        if not select.select([self.fd], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            data = b""
        self.gone = not data
        self.seen += data
        if data:
            self.wrote = time.perf_counter()
        for asked, answer in ANSWERS.items():
            if asked in data:
                self.write(answer)
        return data or None

    def write(self, keys):
        with contextlib.suppress(OSError):
            os.write(self.fd, keys)

    def until(self, words, patience, since=0):
        """Return the seconds since the start until `words` were written, None if they never are."""
        while time.perf_counter() - self.began < patience:
            if self.read(0.5) is None:
                return None
            shown = re.sub(rb"\s+", b" ", ESCAPES.sub(b" ", bytes(self.seen[since:])))
            if words in shown:
                return time.perf_counter() - self.began
        return None

    def settle(self, longest=5.0, quiet=QUIET, first=1.0):
        """Return (seconds until the last byte before a pause, bytes), (None, 0) for silence."""
        begun, last, size = time.perf_counter(), None, 0
        while (now := time.perf_counter()) - begun < longest:
            data = self.read(quiet if last else first)
            if not data:
                if last is None and data == b"" and now - begun < first:
                    continue
                break
            last, size = time.perf_counter(), size + len(data)
        return (None if last is None else last - begun), size

    def key(self, keys, first=1.0):
        self.write(keys)
        return self.settle(first=first)

    def hold(self, key, seconds=2.0, rate=30):
        """Press a key so often; return the seconds from the last one until nothing is drawn."""
        step, due, pressed = 1 / rate, time.perf_counter(), 0.0
        for _ in range(int(seconds * rate)):
            pressed = time.perf_counter()
            self.write(key)
            due += step
            while (left := due - time.perf_counter()) > 0 and self.read(left) is not None:
                pass
        self.settle(first=0.1)
        return max(0.0, self.wrote - pressed)

    def look(self):
        """Look how much memory it takes now with its children, and keep the most of it (MB).

        What several of them share counts once where the system says (Linux).
        """
        rows = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True
        ).stdout.split("\n")
        table = [tuple(map(int, row.split())) for row in rows if row.strip()]
        family = {self.pid}
        for _ in range(5):
            family |= {pid for pid, parent, _ in table if parent in family}
        held = sum(_shared(pid) or rss for pid, _, rss in table if pid in family)
        self.most = max(self.most, held / 1024)

    def left_set(self):
        """Return what of the terminal is not as it was found."""
        on = set(ON_AT_FIRST)
        for names, switch in MODES.findall(bytes(self.seen)):
            for name in map(int, names.split(b";")):
                (on.add if switch == b"h" else on.discard)(name)
        left = sorted(on ^ ON_AT_FIRST)
        deep = sum(1 if sign == b">" else -1 for sign in KEYBOARD.findall(bytes(self.seen)))
        if deep > 0:
            left.append("keyboard")
        with contextlib.suppress(termios.error):
            if termios.tcgetattr(self.fd) != self.attributes:
                left.append("line discipline")
        return left

    def quit(self, key=b"q"):
        """Press the key that quits; return the seconds until it is gone, None if it stays."""
        begun = time.perf_counter()
        self.write(key)
        while not self.gone and time.perf_counter() - begun < 5:
            self.read(0.5)
        took = time.perf_counter() - begun
        return took if self.gone else None

    def close(self):
        """Take it away, whatever it is doing; return what of the terminal it left changed."""
        left = self.left_set()
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        self.home.cleanup()
        return left


def _shared(pid):
    """Return the kilobytes of a process, with its part of what it shares; None elsewhere."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), None)
