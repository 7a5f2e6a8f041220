"""Old or new, never between: how bytes replace a file.

One writer at a time (a lock of the kernel, freed however its holder dies); the new bytes in a file
beside it, on the disk before they take the name; the folder on the disk before the caller hears
that it is done. It is what https://www.sqlite.org/atomiccommit.html asks for. Temporary names are
fixed, as only the holder of the lock makes one: the next writer replaces what a killed one left.
"""

from __future__ import annotations

import errno
import fcntl
import os
import random
import shutil
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from tui.errors import StoreError, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "LOCK_SECONDS",
    "ChangedMeanwhileError",
    "Signature",
    "append_line",
    "fill_file",
    "finish",
    "locked",
    "make_folder",
    "put_in_place",
    "reach_disk_folder",
    "read_bytes",
    "remove",
    "signature",
    "start_file",
    "write_beside",
]

LOCK_SECONDS = 10.0
"""How long a save waits for another program that is saving."""

_NOT_LOCKABLE = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}


class Signature(NamedTuple):
    """What a file looks like from outside; another one means that it was written."""

    inode: int
    modified_ns: int
    size: int


def signature(path: Path) -> Signature | None:
    """Return the signature of a regular file, or None where there is none."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return Signature(status.st_ino, status.st_mtime_ns, status.st_size)


def read_bytes(path: Path) -> tuple[Signature | None, bytes]:
    """Return a file's bytes with the signature they belong to; (None, b"") if there is none.

    Raises:
        StoreError: it cannot be read, or is no regular file.
    """
    try:
        # A FIFO would wait for a writer for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            what = "is a link to a file that is not there"
            raise StoreError(f"{quoted(path.name)} {what}; put it back, or remove it") from None
        return None, b""
    except OSError as error:
        raise StoreError(f"{quoted(path.name)} cannot be read: {error.strerror}") from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise StoreError(f"{quoted(path.name)} is not a regular file; move it away")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            raw = file.read()
    except OSError as error:
        raise StoreError(f"{quoted(path.name)} cannot be read: {error.strerror}") from error
    finally:
        os.close(descriptor)
    return Signature(status.st_ino, status.st_mtime_ns, status.st_size), raw


def _reach_disk(descriptor: int) -> None:
    """Wait until the disk has it; on macOS only F_FULLFSYNC means the disk itself."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        with suppress(OSError):
            fcntl.fcntl(descriptor, full)
            return
    os.fsync(descriptor)


def reach_disk_folder(folder: Path) -> None:
    """Wait until the disk knows the names in a folder."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in {errno.EINVAL, *_NOT_LOCKABLE}:  # file systems without the notion
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder that will still be there after a power cut."""
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        reach_disk_folder(folder.parent)


@contextmanager
def locked(path: Path, seconds: float = LOCK_SECONDS) -> Iterator[None]:
    """Hold the lock file `path` alone, waiting up to `seconds` for whoever holds it.

    Raises:
        StoreError: somebody held it all that time, or the folder cannot lock files.
        OSError: the lock file cannot be made.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o600)
    try:
        _wait_for_lock(descriptor, time.monotonic() + seconds, seconds)
        yield
    finally:
        os.close(descriptor)


def _wait_for_lock(descriptor: int, deadline: float, seconds: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise StoreError(
                    f"another program has been saving for {seconds:.0f} seconds; "
                    "close or continue it, then try again"
                ) from None
            time.sleep(random.uniform(0.0005, 0.004))  # noqa: S311  # only spreads the waiting
        except OSError as error:
            if error.errno not in _NOT_LOCKABLE:
                raise
            raise StoreError(
                "the annotations' folder cannot lock files; keep it on a local disk"
            ) from error
        else:
            return


def write_beside(path: Path, raw: bytes, *, durable: bool) -> None:
    """Write a file that nobody reads yet; what a full disk leaves of it is removed.

    Raises:
        OSError: it could not be written whole.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o644)
    try:
        rest = memoryview(raw)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if durable:
            _reach_disk(descriptor)
    except BaseException:
        remove(path)
        raise
    finally:
        os.close(descriptor)


def append_line(path: Path, line: str) -> None:
    """Add a line to a file and wait until it is on the disk. Call it under the lock.

    Raises:
        OSError: it could not be written whole; a part of it may stand at the end.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o644)
    try:
        length = os.fstat(descriptor).st_size
        whole = length == 0 or os.pread(descriptor, 1, length - 1) == b"\n"
        rest = memoryview(("" if whole else "\n").encode() + line.encode() + b"\n")
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        _reach_disk(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file if it is there and can be removed."""
    with suppress(OSError):
        path.unlink()


class ChangedMeanwhileError(StoreError):
    """A program that knows nothing of our lock has written the file since it was read."""


def start_file(beside: Path, path: Path) -> int:
    """Make the empty file that is to replace `path` and return its inode. Lock first.

    Who may read the old file may read the new one, and nobody else; who saves it may write it.

    Raises:
        OSError: it cannot be made.
    """
    write_beside(beside, b"", durable=False)
    with suppress(OSError):  # there is no old one, or this disk knows no permissions
        beside.chmod(stat.S_IMODE(path.stat().st_mode) | 0o600)
    return beside.stat().st_ino


def fill_file(beside: Path, raw: bytes, *, stamp: int) -> None:
    """Write a started file and wait for the disk; its time becomes `stamp` (ns).

    A time later than that of the file it replaces makes their signatures differ.

    Raises:
        OSError: it could not be written; it is removed again.
    """
    write_beside(beside, raw, durable=True)
    with suppress(OSError):
        os.utime(beside, ns=(stamp, stamp))


def finish(path: Path, previous: Path) -> None:
    """Complete what a writer was killed in: the old file becomes the previous one. Lock first."""
    kept = _second_name(previous)
    left, present = signature(kept), signature(path)
    if left is None:
        return
    if present is not None and left.inode != present.inode:
        with suppress(OSError):
            kept.replace(previous)
    remove(kept)


def _second_name(previous: Path) -> Path:
    return previous.with_name(previous.name + ".old")


def put_in_place(
    path: Path, beside: Path, *, expected: Signature | None, previous: Path | None
) -> None:
    """Give a prepared file its name, keeping the old one as `previous`. Under the lock.

    Raises:
        ChangedMeanwhileError: the old file is not the expected one; nothing has changed.
        OSError: nothing has changed, or the disk did not confirm that it has.
    """
    kept = _keep(path, previous) if expected is not None and previous is not None else None
    try:
        _check(path, expected)
        beside.replace(path)
    except BaseException:
        remove(beside)
        if kept is not None:
            remove(kept)
        raise
    if kept is not None and previous is not None:
        with suppress(OSError):
            kept.replace(previous)
        remove(kept)  # two names of one file: then a rename does nothing
    reach_disk_folder(path.parent)


def _check(path: Path, expected: Signature | None) -> None:
    if signature(path) != expected:
        raise ChangedMeanwhileError(f"another program keeps writing {quoted(path.name)}; try again")


def _keep(path: Path, previous: Path) -> Path | None:
    """Give the old file a second name before it loses its own; None where that fails."""
    kept = _second_name(previous)
    remove(kept)
    try:
        os.link(path, kept, follow_symlinks=False)
    except (OSError, NotImplementedError):  # a file system without hard links
        try:
            shutil.copyfile(path, kept, follow_symlinks=False)
        except OSError:
            remove(kept)
            return None
    return kept
