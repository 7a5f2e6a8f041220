"""What `gloss doctor` looks at: the terminal, the tools beside gloss, the library's files."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tui import __version__
from tui.errors import GlossError, LibraryError, quoted, quoted_path
from tui.library.records import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.library.facade import Library

__all__ = ["examine"]

_EXTRAS = {"pdf": "PDF", "web": "news pages"}


def examine(
    library: Library | LibraryError, environ: Mapping[str, str], *, terminal: bool
) -> list[Finding]:
    """Look at everything; `terminal` says whether stdout is one. Nothing is changed.

    Of a library that cannot be opened there is only the error to tell.
    """
    found = [
        _program(),
        _terminal(environ, terminal=terminal),
        _clipboard(environ),
        *_extras(),
        *_settings(environ),
    ]
    if isinstance(library, LibraryError):
        advice = "mend its gloss.toml (docs/formats.md), or name another library (-L)"
        return [*found, Finding("library", "problem", str(library), advice)]
    return [
        *found,
        *_library(library),
        *_annotations(library),
        *_own_folders(library),
    ]


def _program() -> Finding:
    python = ".".join(map(str, sys.version_info[:3]))
    return Finding("gloss", "ok", f"{__version__} on Python {python}, {sys.platform}")


def _terminal(environ: Mapping[str, str], *, terminal: bool) -> Finding:
    name = environ.get("TERM", "")
    if name in {"", "dumb"}:
        return Finding(
            "terminal",
            "problem",
            f"TERM is {quoted(name) if name else 'not set'}: the screen cannot be drawn",
            "run gloss in a terminal, or set TERM (xterm-256color suits most)",
        )
    if not terminal:
        return Finding("terminal", "note", f"TERM is {quoted(name)}; stdout is no terminal now")
    if environ.get("NO_COLOR"):
        colours = "no colours, as NO_COLOR asks"
    elif environ.get("COLORTERM", "") in {"truecolor", "24bit"}:
        colours = "all colours"
    else:
        colours = "256 colours" if "256" in name else "16 colours"
    return Finding("terminal", "ok", f"TERM is {quoted(name)}; {colours}")


def _clipboard(environ: Mapping[str, str]) -> Finding:
    from tui.clipboard import local_command

    command = local_command(environ)
    if command:
        return Finding("clipboard", "ok", f"copies with {command[0]}")
    return Finding(
        "clipboard",
        "note",
        "the terminal itself is asked to copy (OSC 52)",
        "where that does nothing, install wl-copy (Wayland) or xclip (X11)",
    )


def _extras() -> Iterator[Finding]:
    from tui.documents.extras import has_extra, install_line

    for extra, what in _EXTRAS.items():
        if has_extra(extra):
            yield Finding("extras", "ok", f"[{extra}] is installed, for {what}")
        else:
            message = f"[{extra}] is not installed; it is for {what}"
            yield Finding("extras", "note", message, install_line(extra))


def _settings(environ: Mapping[str, str]) -> Iterator[Finding]:
    from tui.config import load_settings, user_folders

    file = user_folders(environ).config / "config.toml"
    found = load_settings(file.parent)
    for warning in found.warnings:
        yield Finding("settings", "problem", warning, f"mend {file}")
    if not found.warnings:
        there = file.exists()
        yield Finding("settings", "ok", str(file) if there else f"none; they would be in {file}")


def _library(library: Library) -> Iterator[Finding]:
    settings = library.settings
    how = "by its gloss.toml" if settings.configured else "the folder itself"
    yield Finding("library", "ok", f"{settings.root} ({how})")
    for warning in settings.warnings:
        yield Finding("library", "problem", warning, "see the names in the documentation")
    entries = library.entries()
    unreadable = [entry for entry in entries if entry.problem is not None]
    if not entries:
        yield Finding(
            "documents",
            "note",
            "there are none",
            "put texts in the folder, or open another one: gloss PATH",
        )
        return
    yield Finding("documents", "ok", f"{len(entries) - len(unreadable)} can be read")
    for entry in unreadable[:20]:
        yield Finding("documents", "note", f"{quoted_path(entry.path)}: {entry.problem}")
    if len(unreadable) > 20:
        yield Finding("documents", "note", f"and {len(unreadable) - 20} more cannot be read")


def _annotations(library: Library) -> Iterator[Finding]:
    folder = library.settings.annotations
    if not folder.is_dir():
        yield Finding("annotations", "ok", f"none yet; {folder} is made with the first one")
        return
    try:
        rows = library.all_placed()
    except GlossError as error:
        yield Finding("annotations", "problem", str(error))
        return
    yield Finding("annotations", "ok", f"{len(rows)} in {folder}")
    for fault in library.faults():
        yield Finding("annotations", "problem", fault.what, fault.remedy)
    if not os.access(folder, os.W_OK):
        yield Finding("annotations", "problem", f"{folder} cannot be written: nothing is saved")
    states = Counter(placed.status for placed in rows)
    for status, count in sorted(states.items()):
        if status != "exact":
            yield Finding("quotes", "note", f"{count} {status}", "gloss verify names them")


def _own_folders(library: Library) -> Iterator[Finding]:
    for what, folder in (("cache", library.cache_folder), ("state", library.state_folder)):
        if _can_be_written(folder):
            yield Finding(what, "ok", str(folder))
        else:
            yield Finding(what, "problem", f"{folder} cannot be written", _WITHOUT[what])


_WITHOUT = {
    "cache": "gloss works, but finds claims and builds its index anew each time",
    "state": "gloss works, but does not remember where you stopped reading",
}


def _can_be_written(folder: Path) -> bool:
    existing = next((f for f in (folder, *folder.parents) if f.exists()), Path("/"))
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)
