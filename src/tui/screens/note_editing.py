"""Writing a text in the reader's own editor, while the screen stands aside."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import SuspendNotSupported

from tui.documents.decoding import decode, unify_newlines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import App

__all__ = ["EditorError", "edit_outside", "editor_command", "run_outside", "written"]

_INTERRUPTED = 130
"""The exit status of what Ctrl+C has ended."""

_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
"""What bytes that are no UTF-8 say in the encoding of old Western editors."""


class EditorError(Exception):
    """The editor could not be used; the message says why, and the text is as it was."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command of the reader's editor: `$VISUAL`, else `$EDITOR`, else `vi`."""
    said = environ.get("VISUAL") or environ.get("EDITOR") or "vi"
    try:
        return shlex.split(said) or ["vi"]
    except ValueError as error:
        raise EditorError(f"$EDITOR cannot be understood: {error}") from error


def written(data: bytes, before: str) -> str:
    """Return the text that an editor has left of `before`: no mark, LF, and all that was UTF-8.

    Bytes that are not become letters, unless there were such in the text before.
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return decode(data)
    text = unify_newlines(data.decode("utf-8-sig", "surrogateescape"))
    return text if any(ord(char) in _STRAY for char in before) else text.translate(_STRAY)


def _left(path: Path, before: str) -> str:
    """Return what an editor has left of the text that `before` was written to `path`."""
    try:
        return written(path.read_bytes(), before).rstrip("\n")
    except FileNotFoundError as error:
        raise EditorError("the editor has taken its file away: note unchanged") from error
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EditorError(f"what the editor wrote cannot be read: {reason}") from error


def run_outside(app: App[Any], argv: Sequence[str]) -> int:
    """Run the reader's own program on the terminal; return its exit status once the screen is back.

    What goes wrong is raised only then: an error that passes through Textual's `suspend` leaves
    the terminal without a screen for good.

    Raises:
        OSError: it cannot be started.
        SuspendNotSupported: this screen cannot stand aside.
    """
    failed: OSError | None = None
    status = _INTERRUPTED
    with app.suspend():
        try:
            status = subprocess.run(argv, check=False).returncode  # noqa: S603
        except OSError as error:
            failed = error
        except KeyboardInterrupt:  # Ctrl+C was for the program
            pass
    if failed is not None:
        raise failed
    return status


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
        status = run_outside(app, [*argv, str(path)])
        if status != 0:
            raise EditorError(f"{argv[0]} ended with status {status}: note unchanged")
        return _left(path, text)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EditorError(f"{argv[0]}: {reason}; set $EDITOR") from error
    except SuspendNotSupported as error:
        raise EditorError("this screen cannot make room for an editor") from error
    finally:
        path.unlink(missing_ok=True)
