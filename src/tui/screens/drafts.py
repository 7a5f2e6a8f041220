"""Drafts of notes that were being written when the program ended, kept in the state folder.

One small file each, written at every pause in typing by way of a temporary file, so that a
crash leaves the last whole draft. A draft is gone once what came of it is saved.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tui.screens.note import NoteDraft

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Drafts", "Left", "draft_key"]


@dataclass(frozen=True, slots=True)
class Left:
    """A draft that was left behind, the document, and the place: see :func:`draft_key`."""

    path: str
    place: str
    draft: NoteDraft


def draft_key(path: str, what: str) -> str:
    """Return what a draft is known by: the document, and an annotation's id or `start-end`."""
    return f"{path}\0{what}"


class Drafts:
    """The drafts of one library; `folder` is made when the first one is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _file(self, key: str) -> Path:
        return (
            self._folder / f"{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}.json"
        )

    def keep(self, key: str, draft: NoteDraft) -> None:
        """Put a draft by. A folder that cannot be written keeps none: the note itself counts."""
        file = self._file(key)
        new = file.with_suffix(".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            new.write_text(json.dumps({"at": key, **asdict(draft)}), encoding="ascii")
            new.replace(file)
        except OSError:
            return

    def kept(self, key: str) -> NoteDraft | None:
        """Return the draft that was left behind, or None."""
        return _from_row(_row(self._file(key)))

    def left(self) -> list[Left]:
        """Return every draft that was left behind, the newest first."""
        found: list[tuple[float, Left]] = []
        try:
            files = [(file.stat().st_mtime, file) for file in self._folder.glob("*.json")]
        except OSError:
            return []
        for time, file in files:
            row = _row(file)
            draft = _from_row(row)
            path, sign, place = str(row.get("at", "")).partition("\0") if draft else ("", "", "")
            if draft is not None and sign:
                found.append((time, Left(path, place, draft)))
        return [one for _, one in sorted(found, key=lambda item: -item[0])]

    def forget(self, key: str) -> None:
        """Drop a draft, because it is saved."""
        try:
            self._file(key).unlink(missing_ok=True)
        except OSError:
            return


def _row(file: Path) -> Any:
    """Return what a file holds, None where it cannot be read."""
    try:
        return json.loads(file.read_text(encoding="ascii"))
    except (OSError, ValueError, RecursionError):
        return None


def _from_row(row: Any) -> NoteDraft | None:
    """Return the draft a file holds; one that is damaged is none."""
    if not isinstance(row, dict):
        return None
    known = {field.name for field in fields(NoteDraft)}
    values = {name: value for name, value in row.items() if name in known}
    tags = values.pop("tags", [])
    maybe = ("verdict", "attribution", "certainty")
    sound = all(isinstance(v, str) or (v is None and n in maybe) for n, v in values.items())
    if not sound or "quote" not in values or not isinstance(tags, list):
        return None
    return NoteDraft(**values, tags=tuple(tag for tag in tags if isinstance(tag, str)))
