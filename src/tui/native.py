"""Modules that were compiled on this machine, in place of their sources.

`compiling.py`, beside the sources, makes them once. They stand for the sources they were made of
and for no others: when one of these was touched since, all run as they are. So they do where a
library is damaged, or was made for another Python. Nothing else in the program knows of this,
and `GLOSS_PURE=1` switches it off.
"""

from __future__ import annotations

import os
import sys
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

__all__ = ["Native", "fingerprints", "made_of", "use"]

FOLDER = "gloss-native"
"""Where compiled modules are, in the environment that runs the sources."""

_PLACES = 16
_READ = 256
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


def fingerprints(folder: str, libraries: Sequence[str]) -> str:
    """Return lines that say how long, in bytes, `libraries` in a folder are, and what is in them.

    Sixteen places of each are read, its head among them, in a thirtieth of the time that all of
    it takes: a library that was cut short, or lost its end to a power cut, is seen by these.

    Raises:
        OSError: when one is missing.
    """
    from zlib import crc32  # not where nothing is compiled: half a millisecond

    said = []
    for name in libraries:
        file = os.open(f"{folder}/{name}", os.O_RDONLY)
        try:
            size = os.fstat(file).st_size
            places = range(0, size, size // _PLACES + 1)
            read = b"".join([os.pread(file, _READ, place) for place in places])
        finally:
            os.close(file)
        said.append(f"{size} {crc32(read)} {name}\n")
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
        del target
        if not name.startswith(_PACKAGES):
            return None
        if self._files is None:
            self._files = self._known()
        if name not in self._files:
            return None
        file = f"{self._folder}/{self._files[name]}"
        return spec_from_file_location(name, file, loader=_Loader(self, name, file, path))

    def forget(self) -> None:
        """Find no compiled module from now on: each runs on nothing but compiled ones."""
        self._files = {}

    def _known(self) -> dict[str, str]:
        """Return the files of all modules by name, none if the sources are others by now.

        None either if a library is not as it was made: to load one that was cut short, or was
        never written to the disk, can end the whole process.
        """
        try:
            with open(f"{self._folder}/made-of", encoding="utf-8") as file:  # noqa: PTH123
                stamp = file.read()
            with open(f"{self._folder}/modules", encoding="utf-8") as file:  # noqa: PTH123
                modules = dict(line.split() for line in file)
            with open(f"{self._folder}/libraries", encoding="utf-8") as file:  # noqa: PTH123
                libraries = file.read()
            source = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
            files = [line.split(" ", 2)[2] for line in stamp.splitlines()]
            if not files or made_of(source, files) != stamp:
                return {}
            names = sorted(set(modules.values()))
            ours = all(name.endswith(EXTENSION_SUFFIXES[0]) for name in names)
            return modules if ours and fingerprints(self._folder, names) == libraries else {}
        except (OSError, ValueError, IndexError):
            return {}


class _Loader(ExtensionFileLoader):
    """Loads a compiled module, or its source where that fails, as then all modules to come."""

    def __init__(self, native: Native, name: str, file: str, path: Sequence[str] | None) -> None:
        super().__init__(name, file)
        self._native = native
        self._path = path
        self._source: ModuleSpec | None = None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the compiled module, or an empty one to run its source in.

        Raises:
            ImportError: when it cannot be loaded, and has no source: it is a library of others.
        """
        try:
            return super().create_module(spec)
        except ImportError:
            self._native.forget()
            self._source = PathFinder.find_spec(spec.name, self._path)
            if self._source is None:
                raise
            return module_from_spec(self._source)

    def exec_module(self, module: ModuleType) -> None:
        """Run what `create_module` returned."""
        if self._source is None:
            super().exec_module(module)
        elif self._source.loader is not None:
            self._source.loader.exec_module(module)
