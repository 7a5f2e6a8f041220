"""Writing the ledger to a file: asks where to, and before it writes over another file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.errors import StoreError, quoted_path
from tui.screens.asking import LinePrompt
from tui.screens.confirm import Confirm

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

__all__ = ["DEFAULT_NAME", "ask_for_file", "write"]

DEFAULT_NAME = "ledger.csv"


async def ask_for_file(app: App[Any], folder: Path, keeps: Callable[[Path], bool]) -> Path | None:
    """Ask for the file to write; a name means one in `folder`. None when given up.

    What `keeps` says is the library's own may be the answer, but is not to be written.

    Call it in a worker. A folder stands for a file of the default name in it.
    """
    name = await app.push_screen_wait(LinePrompt("write the table (.csv or .md) to", DEFAULT_NAME))
    if not name:
        return None
    path = _meant(folder, name)
    if not keeps(path) and path.exists():
        question = f"{path} is there already: write over it?"
        if not await app.push_screen_wait(Confirm(question, yes="write over it")):
            return None
    return path


def _meant(folder: Path, name: str) -> Path:
    """Return the file that a typed name means."""
    try:
        path = folder / Path(name).expanduser()
    except RuntimeError:  # the home of a user that is not there
        path = folder / name
    return Path(os.path.normpath(path / DEFAULT_NAME if path.is_dir() else path))


def write(path: Path, text: str) -> None:
    """Write a table.

    Raises:
        StoreError: the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            file.write(text)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = error.strerror if isinstance(error, OSError) else error
        raise StoreError(f"{quoted_path(str(path))} could not be written: {reason}") from error
