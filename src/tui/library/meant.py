"""Which document of this library a file from elsewhere means.

A colleague's library may lie in another folder, a reference manager names files as its own
machine does, and what annotates web pages knows them by their address.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tui.annotations.names import is_document_path
from tui.errors import GlossError, quoted_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tui.documents.document import Metadata
    from tui.exchange import Item
    from tui.library.sources import Sources

    Look = Callable[[Sequence[str]], list[tuple[str, Metadata]]]

__all__ = ["Meant"]


class Meant:
    """The paths of documents for the names that imported annotations give them.

    `look` finds what is known of documents; it is asked only where a name is an address, since
    it may have to read them. `taken_for` has a line for each name that was only a likely one.
    """

    def __init__(self, sources: Sources, root: str, look: Look) -> None:
        self._sources = sources
        self._root = root
        self._look = look
        self.taken_for: list[str] = []

    def paths(self, items: Iterable[Item]) -> dict[str, str]:
        """Return the document for each name that means one."""
        by_name: dict[str, list[Item]] = {}
        for item in items:
            by_name.setdefault(item.path, []).append(item)
        found = {name: path for name in by_name if (path := self._directly(name))}
        rest = [name for name in by_name if name not in found]
        if not rest:
            return found
        addresses = [name for name in rest if "://" in name]
        found |= self._by_address(addresses)
        found |= self._by_end({name: by_name[name] for name in rest if name not in addresses})
        return found

    def _directly(self, name: str) -> str | None:
        """Return the path that `name` is, or is another spelling of."""
        if self._holds(name):
            return name
        path = name.removeprefix("file://")
        path = unquote(path) if path != name else path.replace("\\", "/")
        path = posixpath.normpath(path).removeprefix(f"{self._root.rstrip('/')}/")
        return path if path != name and self._holds(path) else None

    def _holds(self, path: str) -> bool:
        return is_document_path(path) and self._sources.holds(path)

    def _by_address(self, names: Sequence[str]) -> dict[str, str]:
        from tui.documents.document import Metadata
        from tui.exchange.reference import KnownDocuments, Reference

        if not names:
            return {}
        known = KnownDocuments(self._look([entry.path for entry in self._sources.entries()]))
        about = {name: known.about(Reference("", Metadata(url=name))) for name in names}
        return {name: paths[0] for name, paths in about.items() if paths}

    def _by_end(self, wanted: dict[str, list[Item]]) -> dict[str, str]:
        """Find documents whose path ends alike, and which say what is quoted from them."""
        from tui.documents.document import Metadata
        from tui.exchange.reference import KnownDocuments, Reference

        if not wanted:
            return {}
        nothing = Metadata()
        known = KnownDocuments([(entry.path, nothing) for entry in self._sources.entries()])
        found = {}
        for name, items in wanted.items():
            paths = known.about(Reference("", files=(name.replace("\\", "/"),)))
            if paths and self._says(paths[0], items):
                found[name] = paths[0]
                self.taken_for.append(f"{quoted_path(name)} is taken for {quoted_path(paths[0])}.")
        return found

    def _says(self, path: str, items: Iterable[Item]) -> bool:
        try:
            text = self._sources.document(path).text
        except GlossError:
            return False
        quotes = (item.annotation.quote for item in items)
        return any(quote and quote in text for quote in quotes)
