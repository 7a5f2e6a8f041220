"""All notes of the library as rows, made once for every list that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tui.widgets.annotation_panel_rows import link_ends, note_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tui.library import Library, Placed
    from tui.widgets.annotation_panel_rows import NoteRow
    from tui.widgets.tag_completion import KnownTag

__all__ = ["AllNotes"]


@dataclass(frozen=True)
class AllNotes:
    """The notes of a library with the titles of their documents, and its codebook."""

    placed: Sequence[Placed] = ()
    tags: Sequence[KnownTag] = ()
    titles: Mapping[str, str] | None = None
    rows: Sequence[NoteRow] = ()
    age: int = 0
    """How often they had changed when they were read: of two answers, which is the newer."""

    @cached_property
    def paths(self) -> frozenset[str]:
        """The documents they stand in."""
        return frozenset(placed.path for placed in self.placed)

    def is_newer(self, other: AllNotes | None) -> bool:
        """Say whether they were read after others, if any were."""
        return other is None or self.age > other.age

    def anew(self, library: Library, titles: Mapping[str, str]) -> AllNotes:
        """Return them as they are now: these where nothing has changed, else with these rows.

        A row is the same as long as nothing that it shows has changed.
        """
        placed, tags = library.all_placed(), library.tags()
        if (placed, tags, titles) == (self.placed, self.tags, self.titles):
            return self
        known = {row.key: row for row in self.rows}
        rows = note_rows(placed, link_ends(placed, titles), titles, known)
        return AllNotes(placed, tags, dict(titles), rows, self.age + 1)
