"""Captures of web pages: kept by date, and what a site has changed between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tui.documents.addresses import untracked
from tui.errors import quoted
from tui.library.document_verbs import DocumentVerbs
from tui.library.listing_verbs import ListingVerbs

if TYPE_CHECKING:
    from tui.comparing.revising import Revision
    from tui.documents.document import Metadata

__all__ = ["CaptureVerbs", "Changed"]

CAPTURED = "captured"
"""The attribute that says on which day a page was fetched."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What is different in the capture `new` from the one before it."""

    old: str
    new: str
    since: str
    """The day of the earlier capture, empty where it is not known."""
    revisions: tuple[Revision, ...]

    def __str__(self) -> str:
        since = f"since {self.since or quoted(self.old)}"
        if not self.revisions:
            return f"nothing has changed {since}"
        kinds = [revision.kind for revision in self.revisions]
        counted = ((kinds.count(kind), kind) for kind in ("changed", "new", "gone"))
        words = ", ".join(f"{count} {kind}" for count, kind in counted if count)
        return f"paragraphs {since}: {words}"


class CaptureVerbs(DocumentVerbs, ListingVerbs):
    """The verbs about what the web said when."""

    def add_page(self, url: str) -> tuple[str, bool]:
        """Fetch a web page and keep it as a document with today's date.

        Returns its path, and whether it is new: the same page on the same day is not kept twice.

        Raises:
            DocumentError: without the `[web]` extra, or when there is nothing to be had.
            LibraryError: when it cannot be written.
        """
        from datetime import date

        from tui.documents.capturing import capture
        from tui.library.adding import add_bytes

        today = date.today()  # noqa: DTZ011 - the reader's own day
        made = capture(url, today)
        path, is_new = add_bytes(made.name, made.data, self.settings)
        if not path.endswith(".md") and is_new:  # a page says so itself
            self.describe(path, url=made.metadata.url, captured=today.isoformat())
        return path, is_new

    def captures(self, path: str) -> list[str]:
        """Return the documents kept of the same address as `path`, the oldest first."""
        from tui.documents import discover
        from tui.library.glancing import metadata_of

        if self.settings.only:  # of a few named files the others are wanted all the same
            entries = discover(self.settings.widened())
        else:
            entries = self._sources.entries(refresh=not self._sources.holds(path))
        said = self.described()
        heads = {p: head for p, head in self.heads(entries).items() if "problem" not in head}
        known = {p: metadata_of(head, said.get(p, {})) for p, head in heads.items()}
        address = _address(known[path]) if path in known else ""
        same = [p for p, metadata in known.items() if address and _address(metadata) == address]
        return sorted(same, key=lambda p: (known[p].attributes.get(CAPTURED, ""), len(p), p))

    def earlier_capture(self, path: str) -> str | None:
        """Return the capture of the same address that was made before this one."""
        same = self.captures(path)
        at = same.index(path) if path in same else 0
        return same[at - 1] if at else None

    def changed_since(self, path: str, old: str | None = None) -> Changed | None:
        """Return what has changed since `old`, or the capture before; None without one.

        Raises:
            DocumentError: when one of them cannot be read.
        """
        from tui.comparing.revising import revisions

        old = old or self.earlier_capture(path)
        if old is None:
            return None
        before, after = self._sources.document(old), self._sources.document(path)
        since = before.metadata.attributes.get(CAPTURED, "")
        return Changed(old, path, since, tuple(revisions(before, after)))


def _address(metadata: Metadata) -> str:
    """Return an address without what does not name the page: scheme, `www.`, fragment, tracking."""
    try:
        parts = urlsplit(metadata.url)
    except ValueError:  # `http://[` and the like: any document may say what it likes
        return ""
    if not parts.netloc:
        return ""
    asked = untracked(parts.query)
    query = f"?{asked}" if asked else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query
