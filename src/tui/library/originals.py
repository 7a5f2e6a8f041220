"""Where a document came from, and the commands that show it there or change it.

Commands are argument lists and never given to a shell. What a document says about itself may
name an address, so only web addresses count: nobody should start a program by reading.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.errors import GlossError, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from tui.documents.document import Document

__all__ = ["LaunchError", "Original", "editor_argv", "launch", "open_argv", "original_of"]

_FILES = frozenset(("pdf", "epub", "docx", "odt", "rtf", "eml", "mbox", "mhtml"))
"""Formats whose file is the original; of other documents it is the address they name."""
_PLUS_LINE = frozenset(
    (
        *(
            "vi",
            "vim",
            "nvim",
            "gvim",
            "view",
            "vis",
            "elvis",
            "nvi",
            "ex",
            "nano",
            "pico",
            "rnano",
        ),
        *(
            "emacs",
            "emacsclient",
            "mg",
            "jmacs",
            "zile",
            "kak",
            "micro",
            "joe",
            "jed",
            "ne",
            "mcedit",
        ),
        *("ee", "gedit", "xed", "pluma", "geany", "less"),
    )
)
_COLON_LINE = frozenset(("hx", "helix", "subl", "zed", "lite-xl"))
_GOTO_LINE = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor"))
_MOST_DIGITS = 6
PATIENCE = 0.7
"""Seconds in which a command that cannot work has usually said so."""


class LaunchError(GlossError):
    """A command could not be started or failed at once; the message says what to set."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document's file, its address on the web if it names one, the page (from 1) if it has any.

    `is_file` says which of the two is the original.
    """

    file: Path
    url: str = ""
    page: int = 0
    is_file: bool = True

    @property
    def name(self) -> str:
        """What to call it in a line."""
        page = f", page {self.page}" if self.page else ""
        return (self.file.name if self.is_file else self.url) + page


def original_of(document: Document, file: Path, offset: int) -> Original:
    """Return the original of a document, at the page of an offset (code points)."""
    here = [b for b in document.blocks if b.kind == "locator" and offset in b.span]
    page = next((b.level or _printed(b.label) for b in here if b.label.startswith("p. ")), 0)
    url = document.metadata.url.strip()
    scheme = url.partition("://")[0].lower()
    safe = scheme in ("http", "https") and url.isprintable() and " " not in url
    is_file = document.format in _FILES or not safe
    return Original(file, url if safe else "", page, is_file)


def _printed(label: str) -> int:
    """Return the number in `p. 12` of a text that says no more than that."""
    number = label.removeprefix("p. ")
    return int(number) if number.isdecimal() and len(number) <= _MOST_DIGITS else 0


def open_argv(
    original: Original,
    command: Sequence[str],
    environ: Mapping[str, str],
    *,
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> list[str]:
    """Return the command that shows an original: the reader's own, else the system's.

    `{file}`, `{url}` and `{page}` are filled in; without any of them the original is the last
    argument. `{url}` of a file is its `file:` address, with the page as viewers take it.

    Raises:
        LaunchError: when the system has no such command.
    """
    address = original.url
    if original.is_file or not address:
        address = original.file.as_uri() + (f"#page={original.page}" if original.page else "")
    target = str(original.file) if original.is_file else address
    if not command:
        opener = "open" if platform == "darwin" else "xdg-open"
        openers = ("wslview", opener) if "WSL_DISTRO_NAME" in environ else (opener,)
        found = next((name for name in openers if which(name)), None)
        if found is None:
            raise LaunchError(f"there is no {openers[0]} here: set open_command in config.toml")
        return [found, target]
    values = {"{file}": str(original.file), "{url}": address, "{page}": str(original.page or 1)}
    filled = [_filled(part, values) for part in command]
    return filled if filled != list(command) else [*filled, target]


def editor_argv(command: Sequence[str], file: Path, line: int) -> list[str]:
    """Return the command that opens a file in an editor, at a line (from 1) where it takes one."""
    name = os.path.basename(command[0]).removesuffix(".exe")  # noqa: PTH119 - a str is enough
    if name in _PLUS_LINE:
        return [*command, f"+{line}", str(file)]
    if name in _COLON_LINE:
        return [*command, f"{file}:{line}"]
    if name in _GOTO_LINE:
        return [*command, "--goto", f"{file}:{line}"]
    return [*command, str(file)]


def launch(argv: Sequence[str], patience: float | None = None) -> None:
    """Start a command apart from the terminal, and wait just long enough to see it fail.

    Raises:
        LaunchError: when it cannot be started, or fails at once.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - the reader's own command, without a shell
            list(argv),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise LaunchError(
            f"{quoted(argv[0])}: {reason}; set open_command in config.toml"
        ) from error
    try:
        status = process.wait(PATIENCE if patience is None else patience)
    except subprocess.TimeoutExpired:
        threading.Thread(target=process.wait, name="gloss-opened", daemon=True).start()
        return
    if status:
        raise LaunchError(f"{quoted(argv[0])} ended with status {status} and opened nothing")


def _filled(part: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        if name in part:
            before, _, after = part.partition(name)
            return before + value + _filled(after, values)
    return part
