"""What a comparison says once its screen goes is not shown."""

from __future__ import annotations

from types import SimpleNamespace

from tui.screens.ledger_preparing import LedgerPreparing


class Screen(LedgerPreparing):
    """A screen without any widget."""

    def __init__(self):
        super().__init__(SimpleNamespace(library=None))
        self.told = []

    def tell_progress(self, words):
        self.told.append(words)


def test_nothing_is_shown_on_widgets_that_go():
    screen = Screen()
    left = screen._left.is_set
    screen._hear(left, "comparing: 1 of 9 claims")
    screen.on_prune()
    screen._hear(left, "comparing: 2 of 9 claims")
    assert screen.told == ["comparing: 1 of 9 claims"]
    assert screen._workers.submit(len, "").cancelled()
