"""What Word and OpenDocument files say about themselves: Dublin Core under two sets of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.documents.building import flatten
from tui.documents.dates import iso_date
from tui.documents.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["OfficeFacts"]


class OfficeFacts:
    """Told of `docProps/core.xml` or `meta.xml`, keeps the text of every element.

    `authors` and `dates` are the elements that may hold them, the best first.
    """

    def __init__(self, authors: Sequence[str], dates: Sequence[str]) -> None:
        self._authors = authors
        self._dates = dates
        self._fields: dict[str, str] = {}
        self._open = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        del attributes
        self._open = name

    def end(self, name: str) -> None:
        """Take in its end."""
        del name
        self._open = ""

    def data(self, text: str) -> None:
        """Take in its text."""
        self._fields[self._open] = self._fields.get(self._open, "") + text

    def metadata(self) -> Metadata:
        """Return what was said."""
        return Metadata(
            title=self._first(("title",)),
            author=self._first(self._authors),
            date=iso_date(self._first(self._dates)),
        )

    def _first(self, names: Sequence[str]) -> str:
        found = (flatten(self._fields.get(name, "")) for name in names)
        return next(filter(None, found), "")
