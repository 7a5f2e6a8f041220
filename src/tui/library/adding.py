"""Copying files into the library: a new document, never a changed one."""

from __future__ import annotations

import os
import shutil
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import DocumentError, LibraryError, quoted, quoted_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.documents import LibrarySettings

__all__ = ["add_bytes", "add_file"]


def add_file(file: Path, settings: LibrarySettings) -> tuple[str, bool]:
    """Copy `file` into the library's first folder; return its path there, and whether it is new.

    A file that is there already, byte for byte, is not copied again; another one of the same
    name gets today's date into its name.

    Raises:
        DocumentError: when it is missing, or nothing that gloss reads.
        LibraryError: when the library cannot take it.
    """
    from tui.documents.discovery import MAX_BYTES
    from tui.documents.formats import format_of
    from tui.documents.locating import relative_path

    where = quoted_path(str(file))
    if not file.is_file():
        raise DocumentError(f"{where} is no file.")
    if format_of(file.name) is None:
        raise DocumentError(f"{where} is not in a format gloss reads.")
    if file.stat().st_size > MAX_BYTES:
        raise DocumentError(f"{where} is larger than 1 GB.")
    inside = relative_path(Path(os.path.realpath(file)), Path(os.path.realpath(settings.root)))
    if inside:
        return inside, False
    return _save(file.name, lambda begun: _copied(file, begun), settings)


def add_bytes(name: str, data: bytes, settings: LibrarySettings) -> tuple[str, bool]:
    """Write a new document called `name` into the library; as :func:`add_file`."""
    return _save(name, lambda begun: _written(data, begun), settings)


def _copied(file: Path, begun: Path) -> None:
    shutil.copyfile(file, begun)


def _written(data: bytes, begun: Path) -> None:
    begun.write_bytes(data)


def _save(name: str, fill: Callable[[Path], None], settings: LibrarySettings) -> tuple[str, bool]:
    from tui.documents.locating import relative_path

    folder = next((f for f in settings.documents if f.is_dir()), settings.documents[0])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target, is_new = _put(name, fill, folder)
    except OSError as error:
        raise LibraryError(
            f"{quoted(name)} cannot be put in {folder}: {error.strerror}."
        ) from error
    return relative_path(target, settings.root) or str(target), is_new


def _put(file_name: str, fill: Callable[[Path], None], folder: Path) -> tuple[Path, bool]:
    begun = folder / f".gloss-{os.getpid()}-{threading.get_ident()}"  # no name grows too long
    try:
        fill(begun)
        for name in _names(Path(file_name)):
            target = folder / name
            if _placed(begun, target):
                return target, True
            if _same(begun, target):
                return target, False
    finally:
        begun.unlink(missing_ok=True)
    raise LibraryError(f"{folder} holds too many files called {quoted(file_name)}.")


def _placed(begun: Path, target: Path) -> bool:
    """Give a file its name unless something of that name is there."""
    try:
        os.link(begun, target)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if os.path.lexists(target):
            return False
        begun.rename(target)
    return True


def _names(file: Path) -> list[str]:
    today = date.today().isoformat()  # noqa: DTZ011 - the reader's own day
    if file.stem.endswith(today):  # a capture bears its day already
        return [file.name, *(f"{file.stem} ({n}){file.suffix}" for n in range(2, 100))]
    later = [f"{file.stem} {today}{(n and f' ({n})') or ''}{file.suffix}" for n in range(100)]
    return [file.name, *later]


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as a, other.open("rb") as b:
        while part := a.read(1 << 20):
            if part != b.read(1 << 20):
                return False
    return True
