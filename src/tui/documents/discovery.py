"""Which files of a folder are documents, quickly and without opening them.

A library may hold 100,000 files, and names that nobody meant to type. Whatever is no
regular readable file inside the library is listed with the reason and never opened: a
FIFO would block for ever, and a link out of the library is somebody else's file.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from tui.documents.excluding import Excluder
from tui.documents.formats import format_of
from tui.documents.locating import LibrarySettings, relative_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "MAX_BYTES",
    "MOST",
    "Entry",
    "discover",
    "entry_for",
    "in_order",
    "is_document_path",
    "natural_key",
    "walk",
]

MAX_BYTES = 1_000_000_000
MOST = 125_000
"""Documents that are listed: nearly two kilobytes of memory each. A whole file system has more."""
_LOOK_BYTES = 1024
_BREATH = 256
_README = re.compile(r"readme(\.[a-z]{1,9})?\Z", re.IGNORECASE)
_NO_FOLDERS_OF_FILES = frozenset(("/proc", "/sys", "/dev"))
_KERNEL_NAMES = frozenset(("proc", "sys", "dev"))
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the library's list.

    `path` is relative to the library in POSIX form (absolute outside it); undecodable bytes
    of a name stand as lone surrogates, as `os.fsdecode` makes them. `name` is what the system
    calls the file. `size` is in bytes. `problem` is the one-line reason why the file is not
    opened, None when it can be.
    """

    path: str
    name: str
    format: str
    size: int = 0
    mtime_ns: int = 0
    problem: str | None = None

    @property
    def file(self) -> Path:
        """The file; made when asked for, since a Path is as large as all of the rest."""
        return Path(self.name)


def natural_key(path: str) -> tuple[object, ...]:
    """Sort `chapter 2` before `chapter 10`, without regard to case."""
    if path.isascii() and not any(map(str.isdigit, path)):
        return (path.casefold(), path)
    parts = _DIGITS.split(path.casefold())
    parts[1::2] = [f"{len(n):04d}{n}" for n in (p.lstrip("0") for p in parts[1::2])]
    return ("".join(parts), path)


def discover(
    settings: LibrarySettings,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    folders: list[str] | None = None,
) -> list[Entry]:
    """List the documents of a library in natural order of their paths.

    `cancelled` is asked every few hundred files; a cancelled walk returns what it has seen.
    `folders` is given the names of those that were walked through.
    Nothing is opened but files without a suffix, to see whether there is text inside.
    """
    found = []
    for entry in walk(settings, folders):
        if entry is not None:
            found.append(entry)
        elif cancelled():
            break
    return in_order(found) if not settings.only else found


def walk(settings: LibrarySettings, folders: list[str] | None = None) -> Iterator[Entry | None]:
    """Yield the documents of a library, each once, as they are come upon.

    `folders` is given the names of those that are walked through.

    None stands between them every few hundred files and in each folder, so that whoever
    walks through folders without end can stop there. After :data:`MOST` documents the walk
    ends with an entry that says so.
    """
    count = 0
    for entry in _every(settings, [] if folders is None else folders):
        if entry is not None:
            count += 1
            if count > MOST:
                folder = entry.path.rpartition("/")[0] or "."
                reason = f"only {MOST:,} documents are listed; open a smaller folder"
                yield Entry(folder, str(settings.root / folder), "", problem=reason)
                return
        yield entry


def _every(settings: LibrarySettings, walked: list[str]) -> Iterator[Entry | None]:
    if settings.only:
        yield from (entry_for(settings, path) for path in settings.only)
        return
    seen: set[str] = set()
    overlapping = len(settings.documents) > 1
    excluder = Excluder(settings.exclude)
    for top in settings.documents:
        if os.path.isdir(top):  # noqa: PTH112 (no exception on odd names)
            for entry in _walk(top, settings, excluder, walked):
                if entry is None or not overlapping:
                    yield entry
                elif entry.path not in seen:
                    seen.add(entry.path)
                    yield entry
        elif os.path.lexists(top):
            entry = entry_for(settings, relative_path(top, settings.root) or str(top))
            if entry.path not in seen:
                seen.add(entry.path)
                yield entry


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries in the natural order of their paths."""
    return sorted(entries, key=lambda e: natural_key(e.path))


def entry_for(settings: LibrarySettings, path: str) -> Entry:
    """Return the entry of one file by its library path, or absolute path, document or not.

    A missing file or an unsupported format is an entry with a `problem`, never an error.
    """
    file = settings.root / path
    inside = relative_path(Path(os.path.normpath(file)), settings.root)
    root = settings.root if inside else file.parent
    known = format_of(file.name)
    name = known or "txt"
    try:
        info = file.lstat()
    except (OSError, ValueError):
        return Entry(path, str(file), name, problem="the file is missing")
    if stat.S_ISLNK(info.st_mode):
        return _linked(path, str(file), name, os.path.realpath(root))
    entry = _listed(path, str(file), name, info)
    if entry.problem is None and not known and not _has_text(str(file)):
        why = "not a format gloss reads"
        return Entry(path, str(file), name, info.st_size, info.st_mtime_ns, why)
    return entry


def is_document_path(file: Path, settings: LibrarySettings) -> bool:
    """Say whether an absolute path would be listed among the library's documents."""
    for top in settings.documents:
        relative = relative_path(file, top)
        if relative is None or relative_path(file, settings.annotations) is not None:
            continue
        if relative == "":
            return True
        parts = relative.split("/")
        inside = relative_path(file, settings.root) or relative
        if (
            not any(p.startswith(".") for p in parts)
            and not _README.match(parts[-1])
            and format_of(parts[-1]) is not None
            and not Excluder(settings.exclude).excludes(inside, parents=True)
        ):
            return True
    return False


def _walk(
    top: Path, settings: LibrarySettings, excluder: Excluder, walked: list[str]
) -> Iterator[Entry | None]:
    """Yield the entries below `top`; links to folders are never followed, so this ends."""
    root = str(settings.root)
    real_root = os.path.realpath(root)
    annotations = str(settings.annotations)
    skip = len(root.rstrip("/")) + 1
    folders = [str(top)]
    while folders:
        yield None
        folder = folders.pop()
        try:
            with os.scandir(folder) as rows:
                children = sorted(rows, key=attrgetter("name"), reverse=True)
        except OSError as error:
            reason = f"the folder cannot be opened: {(error.strerror or 'error').lower()}"
            yield Entry(folder[skip:], folder, "", problem=reason)
            continue
        walked.append(folder)
        files = []
        for child in children:
            if child.name[0] == "." or (excluder and excluder.excludes(child.path[skip:])):
                continue
            if not child.is_dir(follow_symlinks=False):
                files.append(child)
            elif child.path != annotations and not _holds_no_files(child):
                folders.append(child.path)
        for number, child in enumerate(reversed(files)):
            if number % _BREATH == 0:
                yield None
            entry = _child(child, child.path[skip:], real_root)
            if entry is not None:
                yield entry


def _holds_no_files(folder: os.DirEntry[str]) -> bool:
    """Say whether this is where the kernel shows its own things, by whatever name."""
    if folder.name not in _KERNEL_NAMES:
        return False
    return os.path.realpath(folder.path) in _NO_FOLDERS_OF_FILES


def _child(child: os.DirEntry[str], path: str, real_root: str) -> Entry | None:
    """Return the entry of something that is no folder, or None when it is no document."""
    name = format_of(child.name)
    if name is None or (child.name[0] in "rR" and _README.match(child.name)):
        return None
    try:
        if child.is_symlink():
            entry = _linked(path, child.path, name, real_root)
        else:
            entry = _listed(path, child.path, name, child.stat(follow_symlinks=False))
    except OSError as error:
        reason = f"cannot be looked at: {(error.strerror or 'error').lower()}"
        return Entry(path, child.path, name or "txt", problem=reason)
    if entry.problem in _LEFT_OUT:
        return None
    if name or entry.problem == _LEAVES:
        return entry
    # An empty file says nothing, and those of /proc and the like must not be asked.
    return entry if entry.problem is None and entry.size and _has_text(child.path) else None


_LEAVES = "a link that leads out of the library"
_LEFT_OUT = (_SOCKET := "a socket", _FOLDER_LINK := "a link to a folder")


def _linked(path: str, file: str, name: str, real_root: str) -> Entry:
    """Return the entry of a link: followed only to a regular file inside the library."""
    real = os.path.realpath(file)
    try:
        info = os.stat(real)  # noqa: PTH116 (a str, 100,000 times)
    except OSError:
        return Entry(path, file, name or "txt", problem="a link that leads nowhere")
    if relative_path(Path(real), Path(real_root)) is None:
        return Entry(path, file, name or "txt", problem=_LEAVES)
    if stat.S_ISDIR(info.st_mode):
        return Entry(path, file, name or "txt", problem=_FOLDER_LINK)
    return _listed(path, file, name, info)


def _listed(path: str, file: str, name: str, info: os.stat_result) -> Entry:
    problem = None
    if not stat.S_ISREG(info.st_mode):
        problem = "a folder" if stat.S_ISDIR(info.st_mode) else "not a regular file"
        problem = _SOCKET if stat.S_ISSOCK(info.st_mode) else problem
    elif info.st_size > MAX_BYTES:
        problem = f"larger than 1 GB ({info.st_size / 1e9:.1f} GB)"
    elif not os.access(file, os.R_OK):
        problem = "no permission to read it"
    return Entry(path, file, name or "txt", info.st_size, info.st_mtime_ns, problem)


def _has_text(file: str) -> bool:
    """Look at the first bytes of a regular file without a known suffix."""
    from tui.documents.decoding import looks_like_text

    try:
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return looks_like_text(os.read(handle, _LOOK_BYTES))
    except OSError:
        return False
    finally:
        os.close(handle)
