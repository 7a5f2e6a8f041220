"""Where the parts of a Word document stand in its archive: other makers name them otherwise."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from tui.documents.containers import parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tui.documents.containers import Archive

__all__ = ["office_parts"]

_BESIDE = ("styles", "numbering", "footnotes", "endnotes")


def office_parts(archive: Archive) -> dict[str, str]:
    """Return the names of `officeDocument` and of the parts beside it, by kind.

    As the archive relates them, where it does and they are there, else by their usual names.

    Raises:
        DocumentError: when what relates them is damaged.
    """
    main = _related(archive, "").get("officeDocument", "")
    main = main if main in archive else "word/document.xml"
    found = _related(archive, main)
    folder = posixpath.dirname(main)
    usual = {kind: posixpath.join(folder, f"{kind}.xml") for kind in _BESIDE}
    known = {k: found[k] if found.get(k, "") in archive else name for k, name in usual.items()}
    return {"officeDocument": main, **known}


def _related(archive: Archive, name: str) -> dict[str, str]:
    folder, base = posixpath.split(name)
    listing = posixpath.join(folder, "_rels", f"{base}.rels")
    relations = _Relations(folder)
    if listing in archive:
        parse_xml(archive.chunks(listing), relations)
    return relations.found


class _Relations:
    """Told of a list of relations, keeps the first of each kind that stays in the archive."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in a relation."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = posixpath.join(f"/{self._folder}", attributes.get("Target", ""))
            self.found.setdefault(kind, posixpath.normpath(target).lstrip("/"))

    def end(self, name: str) -> None:
        """Nothing hangs on ends."""

    def data(self, text: str) -> None:
        """There is no text in it."""
