"""From the command to the screen: what can be said without it, the curtain, then the app."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.library import Library

__all__ = ["open_screen", "why_no_screen"]


def why_no_screen() -> str | None:
    """Say in one line why a full-screen program cannot run here, or None when it can."""
    for stream, use in ((sys.stdin, "read keys from"), (sys.stdout, "draw on")):
        if not (stream and stream.isatty()):
            return f"gloss needs a terminal to {use}; for scripts use a verb: gloss --help"
    if os.environ.get("TERM", "") in {"dumb", ""}:
        return (
            "this terminal cannot draw a screen (TERM is dumb or unset); use a verb: gloss --help"
        )
    return None


def open_screen(library: Library, at: str | None = None) -> int:
    """Open the screen on `library`, at `FILE:OFFSET` or an annotation's id; return the status."""
    if problem := why_no_screen():
        print(f"gloss: {problem}", file=sys.stderr)  # noqa: T201 - there is no screen to say it on
        return 2
    from tui.config import load_settings, user_folders
    from tui.curtain import raise_curtain

    settings = load_settings(user_folders().config)
    curtain = raise_curtain(library, at, settings)
    started = False
    gc.disable()  # what is made on the way to the first screen lives as long as the program
    try:
        from tui.app import run

        started = True
        return run(library, settings, at, curtain)
    finally:
        gc.enable()
        if curtain is not None and not started:
            curtain.lower()
