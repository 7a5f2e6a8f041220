"""The ledger of a large library is made in a process of its own, and kept."""

from __future__ import annotations

import asyncio

import pytest

from support.stillness import settled, still
from tui.library import Library
from tui.library.basis import packed
from tui.processes import Workers
from tui.screens import ledger_preparing
from tui.screens.desk import Desk
from tui.screens.ledger import LedgerScreen
from tui.screens.ledger_preparing import prepare_ledger


@pytest.fixture
def large(library, tmp_path, monkeypatch):
    """A library of so many bytes that nothing is compared on the screen's own threads."""
    monkeypatch.setattr("tui.library.comparing_verbs._SMALL", 3_000)
    monkeypatch.setattr("tui.library.ledger_verbs._LITTLE", 3_000)
    (tmp_path / "log.txt").write_text("\n" * 3_100)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF no more")
    return Library.open(str(library.root), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)


async def test_it_says_how_far_it_is_and_is_known_afterwards(large):
    assert not large.ledger_is_known()
    told: list[object] = []
    workers = Workers()
    await prepare_ledger(large, workers, told.append)
    workers.close()
    assert told[:2] == ["looking for claims", "finding claims: 1 of 5 documents"]
    assert large.ledger_is_known()
    assert large.ledger(stop=lambda: pytest.fail("made again")).conflicts == 1


async def test_who_comes_later_hears_how_far_the_comparison_is(library):
    desk, told = Desk(library), []
    desk.comparing.say("comparing: 64 of 640 claims")
    with desk.comparing.listening(told.append):
        desk.comparing.say("comparing: 128 of 640 claims")
    desk.comparing.say("nobody hears this")
    assert told == ["comparing: 64 of 640 claims", "comparing: 128 of 640 claims"]
    desk.comparing.over()
    with desk.comparing.listening(told.append):
        assert len(told) == 2
    desk.close()


@pytest.mark.processes
async def test_leaving_ends_it(large, tmp_path):
    (tmp_path / "log.txt").write_text("\n" * 3_100_000)  # enough to be at work for a while
    workers = Workers()
    going = asyncio.ensure_future(prepare_ledger(large, workers, lambda _: workers.close()))
    await asyncio.wait([going])
    assert going.cancelled()
    assert not large.ledger_is_known()


async def test_the_screen_shows_it_when_it_is_made(large, on_desk, drawn, titles, tmp_path):
    def ledger(desk):
        return LedgerScreen(desk, titles, folder=tmp_path)

    async with on_desk(large, ledger) as (app, pilot):
        assert "1 conflict" in drawn(app)[0]
        await pilot.press("escape")


async def test_what_some_documents_give_is_read_and_judged_while_the_rest_is_made(
    large, host, drawn, monkeypatch
):
    made = asyncio.Event()

    async def slowly(library, workers, hear, before):
        hear("finding claims: 1 of 4 documents")
        hear(packed(library.ledger_sample(4)))
        await made.wait()
        library.ledger_basis()

    monkeypatch.setattr(ledger_preparing, "prepare_ledger", slowly)
    desk = Desk(large)
    app = host(LedgerScreen(desk, {}))
    async with app.run_test(size=(120, 30)) as pilot:
        while not app.dialog.table.cards:
            await still(app)
        assert "finding claims: 1 of 4" in drawn(app)[0]
        await pilot.press("c")
        await pilot.press("d")
        while app.dialog.table.cards[0].verdict is None:
            await still(app)
        assert "finding claims: 1 of 4" in drawn(app)[0]
        made.set()
        await settled(pilot)
        assert "finding" not in drawn(app)[0]
        assert app.dialog.table.cards[0].verdict == "disputed"
    desk.close()


async def test_the_ledger_made_before_is_shown_while_it_is_made_anew(
    large, host, drawn, monkeypatch, tmp_path
):
    large.ledger_basis()
    changed = tmp_path / "2021.md"
    changed.write_text(changed.read_text() + "The mayor resigned in 2022.\n")
    opened = Library.open(str(tmp_path), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)
    opened._rules = "other rules"
    assert not opened.ledger_is_known()
    made = asyncio.Event()

    async def slowly(library, workers, hear, before):
        hear("finding claims: 1 of 4 documents")
        hear(packed(library.ledger_sample(1)))
        await made.wait()
        library.ledger_basis()

    monkeypatch.setattr(ledger_preparing, "prepare_ledger", slowly)
    desk = Desk(opened)
    app = host(LedgerScreen(desk, {}))
    async with app.run_test(size=(120, 30)) as pilot:
        while not app.dialog.table.cards:
            await still(app)
        assert "1 conflict" in drawn(app)[0]
        assert "shown as it was before; finding claims: 1 of 4" in drawn(app)[0]
        # spans into a text that has changed lead nowhere
        assert "2021.md" not in {c.path for row in app.dialog.table.cards for c in row.cells}
        made.set()
        await settled(pilot)
        assert "before" not in drawn(app)[0]
        assert "mayor" in "".join(row.claim for row in app.dialog.table.cards)
    desk.close()
