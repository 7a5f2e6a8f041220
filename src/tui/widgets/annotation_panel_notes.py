"""The annotations of a document as the panel lists them: made in any thread, shown by the screen.

Looking at ten thousand of them takes longer than a key may wait, so a list is made once, takes
over the rows of the list before that are still true, and knows where its rows stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.widgets.annotation_panel_places import Places
from tui.widgets.annotation_panel_rows import NoteRow, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tui.annotations.annotation import Annotation
    from tui.library import Placed
    from tui.widgets.annotation_panel_rows import LinkEnd, Order

__all__ = ["NoteList", "on_spans"]

Where = tuple[int, int]


@dataclass(frozen=True)
class NoteList:
    """Rows in an order; `marks` are the annotations by the span (start, end) they stand on."""

    rows: Sequence[NoteRow] = ()
    order: Order = "place"
    marks: Mapping[Where, Annotation] = field(default_factory=dict)
    places: Places = field(default_factory=lambda: Places(()))

    @classmethod
    def of(
        cls,
        placed: Iterable[Placed],
        links: Mapping[str, tuple[LinkEnd, ...]],
        order: Order = "place",
        before: NoteList | None = None,
    ) -> NoteList:
        """Return the list of the annotations that are notes."""
        known = {id(row.placed): row for row in before.rows} if before else {}
        placed = list(placed)
        rows: list[NoteRow] = []
        for one in placed:
            row = known.get(id(one))
            ends = links.get(one.annotation.id, ())
            if row is not None and row.links == ends:
                rows.append(row)
            elif row is not None or one.annotation.is_note:
                rows.append(NoteRow(one, ends))
        rows = ordered(rows, order)
        return cls(rows, order, on_spans(placed), Places(rows))

    def in_order(self, order: Order) -> NoteList:
        """Return the same notes in another order."""
        if order == self.order:
            return self
        rows = ordered(self.rows, order)
        return NoteList(rows, order, self.marks, Places(rows))


def on_spans(placed: Iterable[Placed]) -> dict[Where, Annotation]:
    """Return annotations by the start and end (code points) of what they stand on."""
    return {
        (one.span.start, one.span.end): one.annotation
        for one in placed
        if one.span and one.annotation.quote
    }
