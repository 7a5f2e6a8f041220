"""Where gloss keeps what is not the library's own: cache and state, per user."""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["cache_folder", "data_folder", "folder_name", "state_folder"]


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what can be made again."""
    return _folder(environ, "XDG_CACHE_HOME", ".cache", "user_cache_dir")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what belongs to this reader on this machine."""
    return _folder(environ, "XDG_STATE_HOME", ".local/state", "user_state_dir")


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what gloss keeps for the reader outside any library."""
    return _folder(environ, "XDG_DATA_HOME", ".local/share", "user_data_dir")


def folder_name(root: Path) -> str:
    """Return a name for the folder that belongs to the library at `root`, no two alike."""
    readable = "".join(c if c.isascii() and c.isalnum() else "-" for c in root.name)[:40]
    return f"{readable or 'library'}-{sha256(os.fsencode(root)).hexdigest()[:12]}"


def _folder(environ: Mapping[str, str], variable: str, below_home: str, function: str) -> Path:
    if sys.platform == "darwin" and not environ.get(variable):
        import platformdirs

        return Path(getattr(platformdirs, function)("gloss", appauthor=False))
    # What platformdirs answers here too, without the 14 ms of importing it.
    base = environ.get(variable, "")
    if not base.startswith("/"):
        base = str(Path(environ.get("HOME") or "~").expanduser() / below_home)
    return Path(base) / "gloss"
