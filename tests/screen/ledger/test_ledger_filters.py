"""The line of the ledger's filter stands where nothing else does, and moves nothing."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from support.stillness import settled
from tui.screens.ledger import LedgerScreen


@pytest.mark.parametrize("lines", [40, 18])
async def test_it_opens_and_closes_without_a_layout_where_a_row_can_be_spared(
    on_desk, library, drawn, monkeypatch, lines
):
    is_short = lines < 20
    async with on_desk(library, lambda desk: LedgerScreen(desk, {}), (120, lines)) as (app, pilot):
        ledger = app.dialog
        await pilot.press("j")
        await settled(pilot)
        before = drawn(app)
        laid_out, lay_out = [], Screen._refresh_layout

        def noted(screen, *args, **options):
            laid_out.append(screen)
            lay_out(screen, *args, **options)

        monkeypatch.setattr(Screen, "_refresh_layout", noted)
        await pilot.press("slash")
        await settled(pilot)
        assert app.focused is ledger.filter_input
        changed = [row for row, line in enumerate(drawn(app)) if line != before[row]]
        assert "which topic" in drawn(app)[ledger.filter_input.region.y]
        assert changed == [ledger.filter_input.region.y] or is_short
        await pilot.press("escape")
        await settled(pilot)
        assert drawn(app) == before
        assert bool(laid_out) is is_short
        assert app.focused is ledger.table
