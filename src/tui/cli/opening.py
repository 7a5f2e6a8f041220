"""`gloss [PATH …]` and `gloss open`: the screen, on a folder, a file or a passage."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.arguments import no_such_verb
from tui.errors import GlossError, LibraryError, StoreError, UsageError, quoted_path

if TYPE_CHECKING:
    import argparse

    from tui.cli.session import Session
    from tui.library import Library

__all__ = ["open_arguments", "run_open"]

_AT_OFFSET = re.compile(r"(?s)(.+):([0-9]{1,12})\Z")
_WORD = re.compile(r"[^\W\d_]+\Z")
"""What was meant for a verb rather than for a path: letters only."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z", re.IGNORECASE)


def open_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what `open` takes."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="a folder, files, FILE:OFFSET (code points), or the id of an annotation",
    )
    parser.add_argument(
        "--demo", action="store_true", help="open a starter library: five sources, some notes"
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")


def run_open(session: Session, args: argparse.Namespace) -> int:
    """Open the screen; return its exit status."""
    if args.version:
        from tui import __version__

        session.console.line(f"gloss {__version__}")
        return 0
    if args.demo:
        from tui.library.demo import demo_library

        if args.paths:
            raise UsageError("--demo opens its own library; leave the path out.")
        library, at = demo_library(session.environ), None
    else:
        library, at = _find(session, args.paths)
    from tui.starting import open_screen

    return open_screen(library, at)


def _find(session: Session, names: list[str]) -> tuple[Library, str | None]:
    """Return the library to open, and where in it (`FILE:OFFSET` or an id)."""
    if len(names) == 1 and not _exists(session, names[0]):
        if match := _AT_OFFSET.match(names[0]):
            library = session.open([match[1]])
            return library, f"{library.resolve(match[1], session.cwd)}:{match[2]}"
        if _ID.match(names[0]):
            return _at_annotation(session, names[0])
    if names and _WORD.match(names[0]) and not _exists(session, names[0]):
        raise UsageError(no_such_verb(names[0]))
    return session.open(names or None), None


def _at_annotation(session: Session, name: str) -> tuple[Library, str]:
    library = session.library
    try:
        library.annotation(name.lower())
    except StoreError as error:
        raise LibraryError(f"there is no file and no annotation {quoted_path(name)}.") from error
    return library, name.lower()


def _exists(session: Session, name: str) -> bool:
    try:
        base = session.cwd / Path(name).expanduser()
        return os.path.lexists(base) or os.path.lexists(session.library.root / name)
    except (GlossError, RuntimeError, ValueError):
        return False
