"""How fast a reader feels: from outside, in a real pseudo-terminal, any program beside any other.

    python benchmarks/reader.py FILE... [--command "gloss {file}"] [--command "less {file}"]
        [--size 120x40] [--rounds 100] [--idle 5] [--find WORD --beside WORD]
        [--json]

Each command is started on each file and driven by keys; times are taken at the terminal's side.
A peer is one more --command; there the keys do what they do there (`>` is the end in less).

start     from exec until the first words of the file are on the screen
down      `j`: key written until the output went quiet: median, 95th percentile, longest; bytes
          written: median and most
page      Space, in the same way; and `half` (Ctrl+D and Ctrl+U), `end_top` (G and g),
          `claim` (] and [), `annotation` (> and <)
held      `j` at 30 a second for two seconds: how long the screen lags behind the last key
idle      bytes written without a key in so many seconds (--idle)
memory    resident, with its children, in megabytes: the most that was seen, and less a file of one
          line (`above_empty_mb`)
find      `/WORD` Enter until a word on the same line is written (only with --find WORD --beside
          WORD; the second keeps what is typed from being taken for what is found)
quit      `q` until the program is gone

Compare ratios taken in one run, not figures of two machines. Standard library only; Linux, macOS.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import json
import os
import pty
import re
import select
import shlex
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

QUIET = 0.06
ESCAPES = re.compile(
    rb"\x1b(?:\[[0-9;?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|[P_^][^\x1b]*\x1b\\|[ -/]*[0-~])"
)
ANSWERS = {  # what a program may ask a terminal when it starts
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b]11;?": b"\x1b]11;rgb:1010/1010/1010\x1b\\",
}


class Terminal:
    """A program in a pseudo-terminal, and every byte it wrote with its time."""

    def __init__(self, command, columns, lines):
        self.home = tempfile.TemporaryDirectory()
        self.began = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            home = self.home.name
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", HOME=home)
            os.environ.update({f"XDG_{name}_HOME": home for name in ("CONFIG", "STATE", "CACHE")})
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.seen = b""
        self.most = 0.0

    def read(self, timeout):
        """Return what comes within `timeout` seconds; None when the program is gone."""
        if not select.select([self.fd], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return None
        for asked, answer in ANSWERS.items():
            if asked in data:
                os.write(self.fd, answer)
        return data or None

    def until(self, words, timeout=60.0):
        """Return the seconds since the start until `words` were written, None if they never are."""
        while time.perf_counter() - self.began < timeout:
            data = self.read(0.5)
            if data is None:
                return None
            self.seen += data
            if words in re.sub(rb"\s+", b" ", ESCAPES.sub(b" ", self.seen)):
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
        os.write(self.fd, keys)
        return self.settle(first=first)

    def hold(self, key, seconds=2.0, rate=30):
        step, due = 1 / rate, time.perf_counter()
        for _ in range(int(seconds * rate)):
            os.write(self.fd, key)
            due += step
            while (left := due - time.perf_counter()) > 0:
                self.read(left)
        return self.settle(first=0.1)[0] or 0.0

    def memory(self):
        """Return the resident megabytes of the program and its children."""
        rows = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True
        ).stdout.split("\n")
        table = [tuple(map(int, row.split())) for row in rows if row.strip()]
        family = {self.pid}
        for _ in range(5):
            family |= {pid for pid, parent, _ in table if parent in family}
        return sum(rss for pid, _, rss in table if pid in family) / 1024

    def look(self):
        """Look how much memory it takes now, and keep the most that was seen."""
        self.most = max(self.most, self.memory())

    def find(self, word, beside):
        """Return the milliseconds from `/word` Enter until `beside` is written, or None."""
        self.key(b"g")
        begun, seen = time.perf_counter(), b""
        os.write(self.fd, b"/" + word + b"\r")
        while time.perf_counter() - begun < 60:
            data = self.read(0.5)
            if data is None:
                return None
            seen += data
            if beside in ESCAPES.sub(b" ", seen):
                return round((time.perf_counter() - begun) * 1000)
        return None

    def quit(self):
        begun = time.perf_counter()
        try:
            os.write(self.fd, b"q")
            while self.read(2.0) and time.perf_counter() - begun < 5:
                pass
        except OSError:
            pass
        took = time.perf_counter() - begun
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        self.home.cleanup()
        return took


def first_words(file):
    """Return some words near the start of a text, as they will stand on one row."""
    head = file.open("rb").read(4096).decode("utf-8", "replace")
    words = re.findall(r"[A-Za-z]{4,}(?: [A-Za-z]{2,})?", head)
    return (words[0] if words else head[:4]).encode()


def memory_of_little(command, options):
    """Return the megabytes that the program takes with a file of one line."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "little.txt"
        file.write_text("a single line\n")
        terminal = started(command, file, options)
        terminal.until(b"single line")
        terminal.settle(first=1.5, quiet=0.5, longest=20)
        terminal.look()
        terminal.quit()
        return terminal.most


def started(command, file, options):
    columns, lines = map(int, options.size.split("x"))
    argv = [part.replace("{file}", str(file)) for part in shlex.split(command)]
    if str(file) not in " ".join(argv):
        argv.append(str(file))
    return Terminal(argv, columns, lines)


def measure(command, file, options):
    terminal = started(command, file, options)
    found = {"command": command, "file": file.name}
    start = terminal.until(first_words(file))
    if start is None:
        terminal.quit()
        return {**found, "start_s": None}
    found["start_s"] = round(start, 3)
    terminal.settle(first=1.5, quiet=0.5, longest=20)

    def many(name, *keys, rounds=options.rounds):
        times, sizes = [], []
        for index in range(rounds):
            took, size = terminal.key(keys[index % len(keys)], first=0.4)
            if took is not None:
                times.append(took * 1000)
                sizes.append(size)
        if times:
            times.sort()
            found[f"{name}_ms"] = round(statistics.median(times), 1)
            found[f"{name}_p95_ms"] = round(times[max(0, int(len(times) * 0.95) - 1)], 1)
            found[f"{name}_max_ms"] = round(times[-1], 1)
            found[f"{name}_bytes"] = int(statistics.median(sizes))
            found[f"{name}_max_bytes"] = max(sizes)
        terminal.look()

    many("down", b"j")
    many("page", b" ")
    many("half", b"\x04", b"\x15")
    many("end_top", b"G", b"g")
    many("claim", b"]", b"]", b"[")
    many("annotation", b">", b"<")
    found["held_lag_ms"] = round(terminal.hold(b"j") * 1000, 1)
    terminal.settle(first=0.3, quiet=0.3)
    found["idle_bytes"] = terminal.settle(longest=options.idle, first=options.idle)[1]
    if options.find:
        beside = (options.beside or options.find).encode()
        found["find_ms"] = terminal.find(options.find.encode(), beside)
    terminal.look()
    found["memory_mb"] = round(terminal.most)
    found["quit_ms"] = round(terminal.quit() * 1000)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--command", action="append", help="a program; {file} is replaced")
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--rounds", type=int, default=100, help="times that each key is pressed")
    parser.add_argument("--idle", type=float, default=5.0, help="seconds without a key")
    parser.add_argument("--find", help="a word to look for, far from the beginning")
    parser.add_argument("--beside", help="another one on the same line")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    for command in options.command or ["gloss {file}", "less {file}"]:
        empty = memory_of_little(command, options)
        for file in options.files:
            found = measure(command, file.resolve(), options)
            if found.get("memory_mb"):
                found["above_empty_mb"] = round(found["memory_mb"] - empty)
            if options.json:
                print(json.dumps(found), flush=True)
                continue
            print(f"\n{found.pop('command')}  {found.pop('file')}")
            print("  " + "  ".join(f"{name} {value}" for name, value in found.items()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
