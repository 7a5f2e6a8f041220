"""Being told by the system that something happened in a folder, where it tells.

Linux does (inotify), by a few calls that the standard library does not have. Where it does
not, or has no watches left to give, there is nobody to listen to and whoever wants to know
looks again from time to time; network drives say nothing either way.
"""

from __future__ import annotations

import os
import struct
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Heard", "Listener"]

_ATTRIB, _CLOSE_WRITE, _MOVED, _CREATE, _DELETE = 0x4, 0x8, 0xC0, 0x100, 0x200
_DELETE_SELF, _MOVE_SELF, _OVERFLOW, _IGNORED = 0x400, 0x800, 0x4000, 0x8000
_ONLY_FOLDERS, _IS_FOLDER = 0x01000000, 0x40000000
_ASKED = _ATTRIB | _CLOSE_WRITE | _MOVED | _CREATE | _DELETE | _DELETE_SELF | _MOVE_SELF
_INSIDE = _ATTRIB | _CLOSE_WRITE
_HEADER = struct.Struct("iIII")
_AT_ONCE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Heard:
    """What happened since it was last asked: false when nothing did.

    `files` are written or otherwise changed, by their full names; `names` says that some
    came, went, or may have: only looking at all of them tells.
    """

    files: frozenset[str] = frozenset()
    names: bool = False

    def __bool__(self) -> bool:
        return self.names or bool(self.files)


class Listener:
    """Hears what happens to the files right in some folders. Safe to use from several threads."""

    def __init__(self, handle: int, library: Any) -> None:
        self._handle, self._library = handle, library
        self._folders: dict[int, str] = {}
        self._files: set[str] = set()
        self._names = False
        self._lock = threading.Lock()

    @classmethod
    def to(cls, folders: Iterable[str]) -> Listener | None:
        """Return one that hears what happens in these folders; None where that cannot be."""
        if sys.platform != "linux":
            return None
        import ctypes

        try:
            library = ctypes.CDLL(None, use_errno=True)
            handle = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        except (OSError, AttributeError):  # no such call in this C library
            return None
        if handle < 0:
            return None
        listener = cls(handle, library)
        if listener.listen_to(folders):
            return listener
        listener.close()
        return None

    def listen_to(self, folders: Iterable[str]) -> bool:
        """Hear of these folders and no others; false when the system has no watches left."""
        import ctypes
        import errno

        with self._lock:
            if self._handle < 0:
                return False
            wanted = set(folders)
            for watch, folder in list(self._folders.items()):
                if folder not in wanted:  # it may be somewhere else by now
                    self._forget(watch)
            for folder in wanted.difference(self._folders.values()):
                name = ctypes.c_char_p(os.fsencode(folder))
                asked = ctypes.c_uint32(_ASKED | _ONLY_FOLDERS)
                watch = self._library.inotify_add_watch(self._handle, name, asked)
                if watch >= 0:
                    self._folders[watch] = folder
                elif ctypes.get_errno() in (errno.ENOSPC, errno.ENOMEM):
                    return False
            return True  # a folder that is gone or shut is nothing to be heard of

    def heard(self) -> bool:
        """Say at once whether there is something to :meth:`take`."""
        with self._lock:
            self._read()
            return self._names or bool(self._files)

    def take(self) -> Heard:
        """Return what happened since this was last asked."""
        with self._lock:
            self._read()
            taken = Heard(frozenset(self._files), self._names)
            self._files, self._names = set(), False
            return taken

    def close(self) -> None:
        """Listen no more."""
        with self._lock:
            if self._handle >= 0:
                os.close(self._handle)
                self._handle = -1

    def _forget(self, watch: int) -> None:
        if self._folders.pop(watch, None) is not None:
            self._library.inotify_rm_watch(self._handle, watch)

    def _read(self) -> None:
        while self._handle >= 0:
            try:
                data = os.read(self._handle, _AT_ONCE)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                self._names = True
                return
            at = 0
            while at < len(data):
                watch, mask, _, length = _HEADER.unpack_from(data, at)
                at += _HEADER.size
                self._note(watch, mask, data[at : at + length].rstrip(b"\0"))
                at += length

    def _note(self, watch: int, mask: int, name: bytes) -> None:
        """Note one event; what is hidden, such as an editor's own files, is no document."""
        folder = self._folders.get(watch)
        if mask & _IGNORED:
            self._folders.pop(watch, None)
        elif mask & (_OVERFLOW | _DELETE_SELF | _MOVE_SELF):
            self._names = True
            if mask & _MOVE_SELF:  # its name may be another folder's by now
                self._forget(watch)
        elif folder is None:
            return
        elif name and not name.startswith(b"."):
            if not mask & _INSIDE:
                self._names = True
            elif not mask & _IS_FOLDER:
                self._files.add(f"{folder}/{os.fsdecode(name)}")
