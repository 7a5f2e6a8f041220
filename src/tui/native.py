"""Modules that were compiled on this machine, in place of their sources.

`compiling.py`, beside the sources, makes them once. They stand for the sources they were made of
and for no others: when one of these was touched since, all run as they are. Nothing else in the
program knows of this, and `GLOSS_PURE=1` switches it off.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

__all__ = ["Native", "made_of", "use"]

FOLDER = "gloss-native"
"""Where compiled modules are, in the environment that runs the sources."""

_PACKAGES = ("tui.claims.", "tui.documents.", "tui.text.", "gloss_rules_")


def use() -> None:
    """Take compiled modules from now on, if there are any."""
    folder = os.path.join(sys.prefix, FOLDER)  # noqa: PTH118 - pathlib takes longer than all of this
    if not os.environ.get("GLOSS_PURE") and os.path.isdir(folder):  # noqa: PTH112
        sys.meta_path.insert(0, Native(folder))


def made_of(source: str, files: Sequence[str]) -> str:
    """Return lines that change when any of `files` below the folder `source` is touched.

    Raises:
        OSError: when one is missing.
    """
    said = []
    for file in files:
        status = os.stat(f"{source}/{file}")  # noqa: PTH116
        said.append(f"{status.st_size} {status.st_mtime_ns} {file}\n")
    return "".join(said)


class Native:
    """Finds compiled modules in a folder, where `importlib` asks for them."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._files: dict[str, str] | None = None

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the compiled module `name` is, or None."""
        del path, target
        if not name.startswith(_PACKAGES):
            return None
        if self._files is None:
            self._files = self._known()
        if name not in self._files:
            return None
        from importlib.machinery import ExtensionFileLoader
        from importlib.util import spec_from_file_location

        file = f"{self._folder}/{self._files[name]}"
        return spec_from_file_location(name, file, loader=ExtensionFileLoader(name, file))

    def _known(self) -> dict[str, str]:
        """Return the files of all modules by name, none if the sources are others by now."""
        try:
            with open(f"{self._folder}/made-of", encoding="utf-8") as file:  # noqa: PTH123
                stamp = file.read()
            with open(f"{self._folder}/modules", encoding="utf-8") as file:  # noqa: PTH123
                modules = dict(line.split() for line in file)
            source = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
            files = [line.split(" ", 2)[2] for line in stamp.splitlines()]
            return modules if files and made_of(source, files) == stamp else {}
        except (OSError, ValueError, IndexError):
            return {}
