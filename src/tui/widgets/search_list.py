"""The list of the search screen: results, or what the empty line offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.widgets.filter_list import PlainList
from tui.widgets.keeping_list import KeepingList
from tui.widgets.search_rows import Offer, Result, draw_row, row_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["OfferList", "ResultList", "offers"]


class ResultList(KeepingList[Result]):
    """The results, with an empty line between them; the line above has the keys."""

    DEFAULT_CSS = """
    ResultList {
        padding-right: 1;
        scrollbar-gutter: stable;
        & > .card--hit { color: $warning; text-style: bold reverse; }
    }
    """
    GAP: ClassVar[int] = 1

    def __init__(self) -> None:
        super().__init__(draw_row, row_key)
        self.can_focus = False

    def forget(self) -> None:
        """Show and mark nothing, and keep nothing of what was shown."""
        self.empty = ""
        if self.cards or self.marks:
            self.renew(())
            self.show(())
            self.redraw()

    def show(self, cards: Sequence[Result], cursor: int | None = None) -> None:
        """Put other results in the list; a mark stays on a passage that has become a note."""
        if self.marks:
            self._follow(cards)
        super().show(cards, cursor)

    def _follow(self, cards: Sequence[Result]) -> None:
        """Move marks from the passages to the notes made of them, and back when that is undone."""
        there = {row_key(row) for row in cards}
        on_passage = {(r.hit.path, r.hit.span): row_key(r) for r in reversed(cards) if r.hit.span}
        for row in self.marked:
            key, passage = row_key(row), (row.hit.path, row.hit.span)
            if key in self.marks and key not in there and passage in on_passage:
                self.marks = self.marks - {key} | {on_passage[passage]}
                self._marked_in = [*(c for c in self._marked_in if c is not cards), cards]


class OfferList(PlainList[Offer]):
    """What the empty line offers."""

    def __init__(self) -> None:
        super().__init__(draw_row, row_key)
        self.can_focus = False


def offers(saved: Iterable[str], recent: Iterable[str]) -> list[Offer]:
    """Return the saved queries, the recent ones, and what can be filtered by."""
    kept = list(saved)
    return [
        *(Offer(query, "saved", "★") for query in kept),
        *(Offer(query, "recent", "↺") for query in recent if query not in kept),
        *(Offer(words, about, "·") for words, about in _FILTERS),
    ]


_FILTERS = (
    ('"', 'exact words: "delayed indefinitely"'),
    ("-", "without a word: -rumour"),
    ("tag:", "notes with a tag"),
    ("doc:", "documents by name or title"),
    ("by:", "who says so"),
    ("certainty:", "asserted, attributed, hedged, predicted, denied"),
    ("verdict:", "what you have judged"),
    ("outlet:", "where it was published"),
    ("date:", "2025, 2025-06, 2025..2026, >2025-06"),
    ("is:claim", "claims only (or is:note)"),
    ("in:notes", "text, notes, tags or claims only"),
)
