"""Copying text out of a terminal program, by whatever way there is, and saying which.

A program of the desktop comes first: it holds any length and answers. Over SSH that would be the
clipboard of the wrong machine, so there, and where no such program exists, the terminal is asked
with OSC 52: one escape sequence that the caller writes, without an answer, and with a limit that
differs from terminal to terminal.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Copied", "copy", "local_command"]

SAFE_ESCAPE = 74_000
"""Bytes of text that terminals are known to take by OSC 52 (xterm's limit, in base 64)."""

SECONDS = 3.0
"""How long a clipboard program may take."""

_COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("WAYLAND_DISPLAY", ("wl-copy", "--type", "text/plain")),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-in")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
"""The environment variable that a program needs, and how to call it."""


@dataclass(frozen=True, slots=True)
class Copied:
    """By which way a text went: `escape` says that the caller must send OSC 52 now.

    `words` is the line to show.
    """

    words: str
    escape: bool = False


def local_command(
    environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> tuple[str, ...] | None:
    """Return the clipboard program of this desktop, None over SSH and where there is none."""
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return None
    for needed, command in _COMMANDS:
        if (not needed or environ.get(needed)) and which(command[0]):
            return command
    return None


def copy(
    text: str, command: Sequence[str] = (), environ: Mapping[str, str] | None = None
) -> Copied:
    """Hand `text` to `command`, else to the desktop's clipboard program, else to the terminal.

    Waits for the program, at most some seconds: call it off the screen's own thread.
    """
    chosen = tuple(command) or local_command(os.environ if environ is None else environ)
    size = f"{len(text):,} character{'' if len(text) == 1 else 's'}"
    problem = ""
    if chosen:
        problem = _run(chosen, text)
        if not problem:
            return Copied(f"copied {size} with {chosen[0]}")
    words = f"sent {size} to the terminal's clipboard (OSC 52)"
    if len(text.encode("utf-8", "replace")) > SAFE_ESCAPE:
        words += "; it is long: check that all of it arrived"
    return Copied(f"{problem}; {words}" if problem else words, escape=True)


def _run(command: Sequence[str], text: str) -> str:
    """Give `text` to a program; return what went wrong, an empty string if nothing did."""
    # Programs that serve the selection stay behind in the background and keep what they
    # inherited, so nothing may wait for their output to end.
    encoding = "utf-16-le" if command[0] == "clip.exe" else "utf-8"
    try:
        done = subprocess.run(  # noqa: S603 - named by the reader's settings or by us, no shell
            list(command),
            input=text.encode(encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
            start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return f"{command[0]} did not answer"
    except OSError:
        return f"{command[0]} could not be started"
    return f"{command[0]} failed" if done.returncode else ""
