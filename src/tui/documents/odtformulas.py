"""The formulas of an OpenDocument text, which are documents inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.documents.containers import parse_xml
from tui.documents.mathml import FormulaReader

if TYPE_CHECKING:
    from tui.documents.containers import Archive

__all__ = ["OdtFormulas"]

_LONG = 200
"""Code points of a formula that is given once only."""


class OdtFormulas:
    """The formulas of a file, each of which is a part of its own."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._known: dict[str, str] = {}

    def take(self, part: str) -> str:
        """Return the formula that a part holds; empty where it holds something else.

        A long one is given once: a thousand frames that show the same are no formula.
        """
        name = part.removeprefix("./").rstrip("/") + "/content.xml"
        if name in self._known:
            return self._known[name] if len(self._known[name]) <= _LONG else ""
        reader = FormulaReader()
        if part and name in self._archive:
            parse_xml(self._archive.chunks(name), reader)
        self._known[name] = reader.text
        return reader.text
