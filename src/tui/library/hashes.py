"""What was once seen in files, known without reading them again.

A file whose time, size and inode are what they were holds the text that it held. Annotations
that all stood in it then, as they were made, stand in it now, so a library of thousands of
annotated documents is listed without opening one of them.
"""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from tui.documents.formats import made_by

if TYPE_CHECKING:
    from pathlib import Path

    from tui.library.cache import Cache

__all__ = ["Hashes"]


class Hashes:
    """What is known of texts by what their files look like from outside."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._unsaved: dict[str, str] = {}
        self._lock = threading.Lock()

    def known(self, file: Path, what: str) -> str | None:
        """Return what was learnt of `file`, None where it has to be read."""
        key = self._key(file, what)
        if key is None:
            return None
        found = self._unsaved.get(key) or self._cache.get(key)
        return found if isinstance(found, str) else None

    def learn(self, file: Path, value: str, what: str) -> None:
        """Remember something about the text that was just read from `file`, such as its SHA-256."""
        key = self._key(file, what)
        if key is not None:
            with self._lock:
                self._unsaved[key] = value

    def flush(self) -> None:
        """Put what was learnt into the cache."""
        with self._lock:
            rows, self._unsaved = self._unsaved, {}
        self._cache.put(rows.items())

    @cached_property
    def _rules(self) -> str:
        from tui.library.cache import fingerprint

        return fingerprint("tui.documents")

    def _key(self, file: Path, what: str) -> str | None:
        try:
            status = file.stat()
        except (OSError, ValueError):
            return None
        # The time of the last change of the inode tells what a restored time of writing hides.
        state = f"{status.st_mtime_ns} {status.st_ctime_ns} {status.st_size} {status.st_ino}"
        return f"{what} {self._rules} {made_by(file.name)} {state} {file}"
