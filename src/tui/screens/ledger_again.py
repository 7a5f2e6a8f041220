"""The ledger stays behind the screen when it is left, and comes again as it was.

Who reads a quote in its place goes to and fro between the two. What the rows were made of says
whether they still stand; one that is still being made, or is very large, is not kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.ledger_filters import LedgerFilters, Whereabouts
from tui.screens.standby import Standing

if TYPE_CHECKING:
    from typing import Self

    from textual.await_complete import AwaitComplete

    from tui.comparing import Cell, Passage
    from tui.screens.desk import Desk

__all__ = ["LedgerAgain"]

MANY = 20_000
"""Rows from which on they are not kept where nobody sees them."""


class LedgerAgain(LedgerFilters, Standing["Cell | Passage | None"]):
    """A ledger that can be left and asked for again.

    Args:
        desk: the library, with its queue of saves.
        at: where to start: where somebody was before.
    """

    def __init__(self, desk: Desk, at: Whereabouts | None = None) -> None:
        super().__init__(desk)
        self._at = self.left_at = at
        """`left_at` says where somebody was who has left."""
        self._shown_by: Self | None = None

    @property
    def shown(self) -> Self:
        """The screen that shows it: this one, or the one that stood by when it was asked for."""
        return self._shown_by or self

    def ask_again(self, other: Self) -> None:
        """Show what was shown, where somebody was; the rows are made anew if they are old."""
        other._shown_by = self
        self.key_line.notice = ""
        self.key_line.keys = self.KEYS
        if self.desk is not other.desk:
            self.forget()
        self.desk = other.desk
        self.begin()
        self.start_like(other)
        if self.table.marks:
            self.clear_marks()
        was, self._at, self.left_at = self.left_at, other._at, other._at
        if self._ledger is None:
            self.only = ""
        elif self._at is None or self._at != was:
            at, self._at = self._at or Whereabouts(), None
            self.table.go_to_row(0, self._ledger.paths[0] if self._ledger.paths else "")
            self.come_back(at)
        if self._ledger is None or not self.left_at or not self.left_at.typed:
            self.close_filter()
            with self.prevent(self.filter_input.Changed):
                self.filter_input.value = ""
        self.set_focus(self.table)
        self.read()

    def dismiss(self, result: Cell | Passage | None = None) -> AwaitComplete:
        """Leave, know where one was, and end all work for it."""
        if not self.is_asking:
            return super().dismiss(result)
        if self._ledger is not None:
            self.left_at = self.whereabouts
        is_kept = self._ledger is not None and not self._under_way and len(self.places) < MANY
        gone = super().dismiss(result)
        self.end_work()
        self.leave()
        if not is_kept:
            self.forget()
        return gone

    def forget(self) -> None:
        """Show nothing until the rows are made."""
        self._ledger = self._whole_of = self._made_of = self._known = self._due = None
        self.places = {}
        self.table.forget_rows()

    def start_like(self, other: Self) -> None:
        """Take over what `other` was made with; a subclass must say."""
        raise NotImplementedError
