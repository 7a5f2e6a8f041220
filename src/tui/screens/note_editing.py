"""Writing a text in the reader's own editor, while the screen stands aside."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import App

__all__ = ["EditorError", "edit_outside", "editor_command"]


class EditorError(Exception):
    """The editor could not be used; the message says why, and the text is as it was."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command of the reader's editor: `$VISUAL`, else `$EDITOR`, else `vi`."""
    said = environ.get("VISUAL") or environ.get("EDITOR") or "vi"
    try:
        return shlex.split(said) or ["vi"]
    except ValueError as error:
        raise EditorError(f"$EDITOR cannot be understood: {error}") from error


def edit_outside(app: App[object], text: str, command: Sequence[str] | None = None) -> str:
    """Return `text` as it is after the reader has closed their editor.

    Raises:
        EditorError: no editor could be started, it failed, or this screen cannot stand aside.
    """
    argv = list(command) if command else editor_command(os.environ)
    handle, name = tempfile.mkstemp(prefix="gloss-note-", suffix=".md")
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
        with app.suspend():
            done = subprocess.run([*argv, str(path)], check=False)  # noqa: S603 (the reader's own)
        if done.returncode != 0:
            raise EditorError(f"{argv[0]} ended with status {done.returncode}: note unchanged")
        return path.read_text(encoding="utf-8", errors="surrogateescape").rstrip("\n")
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EditorError(f"{argv[0]}: {reason}; set $EDITOR") from error
    except SuspendNotSupported as error:
        raise EditorError("this screen cannot make room for an editor") from error
    finally:
        path.unlink(missing_ok=True)
