"""Where one was in the ledger, however long its rows take to be looked through."""

from __future__ import annotations

from types import SimpleNamespace

from tui.screens.ledger_filters import LedgerFilters, Whereabouts


def test_one_is_where_one_was_also_where_the_rows_come_later():
    went: list[tuple[int, str]] = []

    class Screen:
        come_back, show_rows = LedgerFilters.come_back, LedgerFilters._show_rows
        _ledger = SimpleNamespace(paths=())
        table = SimpleNamespace(fill=lambda *_: None, go_to_row=lambda *at: went.append(at))

        def narrow(self):
            """Begin to look through the rows."""

        def tell(self):
            """Write what is around them."""

    screen = Screen()
    rows = [SimpleNamespace(id=name) for name in "abc"]
    screen.come_back(Whereabouts("b", "x.txt"))
    assert went == []
    screen.show_rows(rows)
    screen.show_rows(rows)
    assert went == [(1, "x.txt")]
