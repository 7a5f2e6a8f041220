"""The reader's settings, and the folders that gloss uses outside a library.

`config.toml` belongs to its reader: an unknown key or a wrong value costs one line of
warning and its default, never the program. What is not set is decided where it is used.
"""

from __future__ import annotations

import os
import sys
import tempfile
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tui.errors import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Density", "Folders", "Settings", "load_settings", "user_folders"]

Density = Literal["few", "normal", "all"]

_NAME = "gloss"
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Folders:
    """Where settings, machine state, rebuildable files and the reader's own data live."""

    config: Path
    state: Path
    cache: Path
    data: Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What `config.toml` may say; `warnings` has one line for each thing it got wrong.

    `measure` is the width of the text in columns. `keymap` maps a binding's id to its keys
    (`"reader.next-claim": "n,tab"`). Commands are argument lists, never given to a shell:
    `{url}`, `{file}` and `{page}` are filled in where the command has them; an empty list
    means the system's own way. `citation` is a template of `tui.documents.citing`. With
    `advance`, judging a claim goes on to the next.
    """

    theme: str = ""
    measure: int = 76
    density: Density = "normal"
    creator: str = ""
    copy_command: tuple[str, ...] = ()
    open_command: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()
    citation: str = "plain"
    advance: bool = False
    mouse: bool = True
    keymap: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def user_folders(environ: Mapping[str, str] | None = None) -> Folders:
    """Return the folders of this user on this system (XDG on Linux); none is created.

    Without a home folder they lie in the temporary folder, under the user's number.
    """
    environ = os.environ if environ is None else environ
    if sys.platform == "darwin":
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(_NAME, appauthor=False)
        return Folders(
            dirs.user_config_path, dirs.user_state_path, dirs.user_cache_path, dirs.user_data_path
        )
    # What platformdirs answers here, without the time its import takes.
    home = environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111 (Path's raises)
    if not home.startswith("/"):
        home = str(Path(tempfile.gettempdir()) / f"{_NAME}-{os.getuid()}")
    return Folders(
        *(
            Path(base if base.startswith("/") else f"{home}/{below}") / _NAME
            for base, below in (
                (environ.get("XDG_CONFIG_HOME", ""), ".config"),
                (environ.get("XDG_STATE_HOME", ""), ".local/state"),
                (environ.get("XDG_CACHE_HOME", ""), ".cache"),
                (environ.get("XDG_DATA_HOME", ""), ".local/share"),
            )
        )
    )


def load_settings(folder: Path) -> Settings:
    """Read `config.toml` in `folder`; a missing, broken or odd file only adds warnings."""
    file = folder / "config.toml"
    try:
        with file.open("rb") as stream:
            table = tomllib.loads(stream.read(_MAX_BYTES).decode("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        return Settings(warnings=(f"{file.name} cannot be read: {error.strerror}",))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        is_text = not isinstance(error, UnicodeDecodeError)
        reason = quoted(str(error), 160) if is_text else "it is no UTF-8 text"
        return Settings(
            warnings=(f"{file.name} is not valid TOML, so nothing in it counts: {reason}",)
        )
    return _from_table(table)


def _from_table(table: Mapping[str, object]) -> Settings:
    values: dict[str, Any] = {}
    warnings: list[str] = []
    known = {f.name for f in fields(Settings)} - {"warnings"}
    for key, value in table.items():
        if key not in known:
            warnings.append(f"config.toml: unknown setting {quoted(key)}, ignored")
            continue
        expected, accept = _CHECKS[key]
        accepted = accept(value)
        if accepted is None:
            warnings.append(f"config.toml: {key} must be {expected}; the default is used")
        else:
            values[key] = accepted
    return Settings(**values, warnings=tuple(warnings))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and "\n" not in value else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _measure(value: object) -> int | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and isinstance(value, int) and 20 <= value <= 400 else None


def _density(value: object) -> str | None:
    return value if isinstance(value, str) and value in ("few", "normal", "all") else None


def _command(value: object) -> tuple[str, ...] | None:
    """Accept a list of arguments, or one text split as a shell would split it."""
    if isinstance(value, str):
        import shlex

        try:
            return tuple(shlex.split(value))
        except ValueError:
            return None
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    return None


def _keymap(value: object) -> dict[str, str] | None:
    """Accept a table of texts or lists of texts; several keys are joined with commas."""
    if not isinstance(value, dict):
        return None
    keymap: dict[str, str] = {}
    for name, keys in value.items():
        if isinstance(keys, list) and all(isinstance(k, str) for k in keys):
            keymap[name] = ",".join(keys)
        elif isinstance(keys, str):
            keymap[name] = keys
        elif isinstance(keys, dict) and (inner := _keymap(keys)) is not None:
            keymap.update({f"{name}.{k}": v for k, v in inner.items()})
        else:
            return None
    return keymap


_CHECKS: Mapping[str, tuple[str, Callable[[object], object]]] = {
    "theme": ("a theme's name", _text),
    "measure": ("a number of columns from 20 to 400", _measure),
    "density": ('"few", "normal" or "all"', _density),
    "creator": ("a name", _text),
    "copy_command": ('a command, such as ["wl-copy"]', _command),
    "open_command": ('a command, such as ["firefox", "{url}"]', _command),
    "editor": ('a command, such as ["vim"]', _command),
    "citation": ("the name or text of a citation template", _text),
    "advance": ("true or false", _flag),
    "mouse": ("true or false", _flag),
    "keymap": ("a table of binding ids and keys", _keymap),
}
