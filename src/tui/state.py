"""What this machine remembers about a library: where the reader was.

None of it is worth a lost keystroke or a fatal error: it is written whole to a temporary
file and renamed, read with every doubt, and a damaged file is simply a fresh start. Two
programs on one library may lose each other's last position, never the file.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["DocumentState", "LibraryState", "Place", "ReadState"]

ReadState = Literal["unread", "in progress", "done"]

_READ_STATES = ("unread", "in progress", "done")
_MOST_SEARCHES = 50
_MOST_JUMPS = 100
_MAX_BYTES = 64_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document: its library path and an offset in code points."""

    path: str
    offset: int


@dataclass(frozen=True, slots=True)
class DocumentState:
    """What is remembered about one document.

    `position` is the cursor's offset in code points, `furthest` the furthest offset seen
    (for the share read), `marks` named offsets, `opened` seconds since the epoch.
    """

    position: int = 0
    furthest: int = 0
    read: ReadState = "unread"
    marks: Mapping[str, int] = field(default_factory=dict)
    opened: float = 0.0


class StateFile:
    """Sections of named values in one file, read when first asked for.

    Changes stay in memory until :meth:`save`, which takes over what another program has
    written in the meantime about everything that was not changed here.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._data: dict[str, Any] | None = None
        self._changed: set[tuple[str, str]] = set()

    def save(self) -> bool:
        """Write what changed; say whether it could be written (a full disk only forgets)."""
        if not self._changed or self._data is None:
            return True
        fresh = _load(self.file)
        for section, key in self._changed:
            value = self.section(section).get(key)
            rows = fresh.setdefault(section, {})
            if value is None:
                rows.pop(key, None)
            else:
                rows[key] = value
        if not _write(self.file, fresh | self.head()):
            return False
        self._data = fresh
        self._changed.clear()
        return True

    def head(self) -> dict[str, str]:
        """Return what the file shall say beside its sections."""
        return {}

    def section(self, name: str) -> dict[str, Any]:
        """Return the values of a section, to be read only."""
        if self._data is None:
            self._data = _load(self.file)
        section: dict[str, Any] = self._data.setdefault(name, {})
        return section

    def put(self, section: str, key: str, value: object) -> None:
        """Set a value; None takes it away."""
        rows = self.section(section)
        if value is None:
            rows.pop(key, None)
        elif rows.get(key) == value:
            return
        else:
            rows[key] = value
        self._changed.add((section, key))


class LibraryState(StateFile):
    """The state of one library, kept in a file of `folder`; what all share is in another."""

    def __init__(self, folder: Path, root: Path) -> None:
        name = hashlib.sha256(os.fsencode(root)).hexdigest()[:24]
        super().__init__(folder / "libraries" / f"{name}.json")
        self._root = os.fsencode(root).decode("utf-8", "replace")
        self._screen = StateFile(folder / "screen.json")

    def head(self) -> dict[str, str]:
        """Return which library it is, for people who look into the file."""
        return {"root": self._root}

    def document(self, path: str) -> DocumentState:
        """Return what is remembered about a document, defaults for a new one."""
        row = self.section("documents").get(path)
        return _document_state(row) if isinstance(row, dict) else DocumentState()

    def documents(self) -> dict[str, DocumentState]:
        """Return all remembered documents by path."""
        rows = self.section("documents").items()
        return {path: _document_state(row) for path, row in rows if isinstance(row, dict)}

    def update(self, path: str, **changes: Any) -> DocumentState:
        """Change fields of one document's state and return the whole.

        Raises:
            TypeError: for a field that does not exist.
        """
        state = replace(self.document(path), **changes)
        self.put("documents", path, asdict(state))
        return state

    def move(self, old: str, new: str) -> None:
        """Take a renamed document's state along."""
        row = self.section("documents").get(old)
        if row is not None:
            self.put("documents", new, row)
            self.put("documents", old, None)

    @property
    def last_document(self) -> str:
        """The path of the document that was open last, or an empty text."""
        value = self.section("library").get("last_document")
        return value if isinstance(value, str) else ""

    @last_document.setter
    def last_document(self, path: str) -> None:
        self.put("library", "last_document", path)

    @property
    def layout(self) -> dict[str, Any]:
        """How this library's lists are arranged: free values that JSON can hold."""
        value = self.section("library").get("layout")
        return dict(value) if isinstance(value, dict) else {}

    @layout.setter
    def layout(self, layout: Mapping[str, Any]) -> None:
        self.put("library", "layout", dict(layout))

    @property
    def arrangement(self) -> dict[str, Any]:
        """Where the panes stand on this machine, whichever library is read: free values."""
        value = self._screen.section("screen").get("arrangement")
        return dict(value) if isinstance(value, dict) else {}

    @arrangement.setter
    def arrangement(self, values: Mapping[str, Any]) -> None:
        self._screen.put("screen", "arrangement", dict(values) or None)

    @property
    def searches(self) -> list[str]:
        """The recent searches, newest first."""
        value = self.section("library").get("searches")
        return [s for s in value if isinstance(s, str)] if isinstance(value, list) else []

    def remember_search(self, query: str) -> None:
        """Put a query first among the recent ones."""
        query = query.strip()
        if query:
            others = [s for s in self.searches if s != query]
            self.put("library", "searches", [query, *others][:_MOST_SEARCHES])

    @property
    def jumps(self) -> list[Place]:
        """The jump list, oldest first."""
        value = self.section("library").get("jumps")
        rows = value if isinstance(value, list) else []
        return [
            Place(row[0], row[1])
            for row in rows
            if isinstance(row, list) and [type(v) for v in row] == [str, int]
        ]

    @jumps.setter
    def jumps(self, places: list[Place]) -> None:
        self.put("library", "jumps", [[p.path, p.offset] for p in places[-_MOST_JUMPS:]])

    def save(self) -> bool:
        """Write what changed, here and for all libraries; say whether it could be written."""
        shared = self._screen.save()
        return super().save() and shared


def _load(file: Path) -> dict[str, Any]:
    """Read the file; whatever is wrong with it, return sections that are dictionaries."""
    try:
        with file.open("rb") as stream:
            data = json.loads(stream.read(_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {k: v for k, v in data.items() if isinstance(k, str) and isinstance(v, dict)}


def _write(file: Path, data: Mapping[str, Any]) -> bool:
    """Write beside and rename: a reader sees the old file or the new one, never a part."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside.write_bytes(json.dumps(data, separators=(",", ":")).encode("ascii"))
        beside.replace(file)
    except (OSError, ValueError):
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        return False
    return True


def _document_state(row: Mapping[str, Any]) -> DocumentState:
    """Take from a row what has the right type and range."""
    marks = row.get("marks")
    read = row.get("read")
    opened = row.get("opened")
    return DocumentState(
        position=_offset(row.get("position")),
        furthest=_offset(row.get("furthest")),
        read=read if read in _READ_STATES else "unread",
        marks={str(k): v for k, v in marks.items() if _offset(v) == v}
        if isinstance(marks, dict)
        else {},
        opened=float(opened) if isinstance(opened, (int, float)) else 0.0,
    )


def _offset(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
