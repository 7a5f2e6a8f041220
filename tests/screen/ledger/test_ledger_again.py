"""The ledger stays behind the screen when it is left, and comes again with the truth."""

from __future__ import annotations

import asyncio

import pytest

from support.program import opened, press
from support.stillness import settled, until
from tui.comparing.cases import judge
from tui.library import Library
from tui.screens import ledger_preparing
from tui.screens.ledger import LedgerScreen


async def strike(pilot, *keys):
    for key in keys:
        await press(pilot, key)
        await settled(pilot)
    return pilot.app.screen


@pytest.fixture
def counted(monkeypatch):
    """How often rows were made."""
    made, ledger = [], Library.ledger

    def counting(self, **options):
        made.append(self)
        return ledger(self, **options)

    monkeypatch.setattr(Library, "ledger", counting)
    return made


@pytest.mark.parametrize("keys", [("j", "l"), ("slash", *"fine", "enter"), ("space", "G", "!")])
async def test_it_comes_again_as_it_was_and_as_one_made_anew(library, drawn, counted, keys):
    async with opened(library.root) as pilot:
        first = await strike(pilot, "L", *keys)
        first.dismiss(None)
        await settled(pilot)
        times = len(counted)
        assert await strike(pilot, "L") is first
        stood = drawn(pilot.app)
        assert len(counted) == times  # nothing it is made of has changed
        first.dismiss(None)
        await settled(pilot)
        pilot.app.let_go(first)
        assert await strike(pilot, "L") is not first
        assert drawn(pilot.app) == stood


async def test_it_is_drawn_while_nobody_sees_it(library):
    async with opened(library.root) as pilot:
        ledger = await strike(pilot, "L", "j")
        await strike(pilot, "escape")
        ledger.draw_ahead()  # as it does by itself, in a pause
        await until(pilot, lambda: ledger._compositor._ready)
        ready = [row.text for row in ledger._compositor._ready]
        assert await strike(pilot, "L") is ledger
        assert [row.text for row in ledger._compositor.render_strips()] == ready


async def test_what_was_written_meanwhile_comes_into_the_rows(library, counted):
    async with opened(library.root) as pilot:
        ledger = await strike(pilot, "L")
        row = ledger.table.current
        times = len(counted)
        await strike(pilot, "escape")
        judge(library.cases, row, "disputed", lambda cell: library.member(cell.path, cell.span))
        assert await strike(pilot, "L") is ledger
        assert len(counted) > times
        assert [row.verdict for row in ledger.table.cards].count("disputed") == 1


async def test_one_that_is_being_made_is_not_kept_and_its_work_ends(library, monkeypatch):
    ended = asyncio.Event()

    async def slowly(_library, _workers, hear, _before):
        try:
            hear("finding claims: 1 of 4 documents")
            await asyncio.Event().wait()
        finally:
            hear("finding claims: 2 of 4 documents")  # nobody listens any more
            ended.set()

    monkeypatch.setattr(ledger_preparing, "prepare_ledger", slowly)
    monkeypatch.setattr(Library, "ledger_is_known", lambda _: False)
    async with opened(library.root) as pilot:
        await press(pilot, "L")
        ledger = pilot.app.screen
        assert isinstance(ledger, LedgerScreen)
        while not ledger._under_way.endswith("4 documents"):
            await pilot.pause()
        monkeypatch.setattr(Library, "ledger_is_known", lambda _: True)
        await press(pilot, "escape")
        await ended.wait()
        assert await strike(pilot, "L") is ledger
        assert not ledger._under_way
        assert ledger.table.cards
