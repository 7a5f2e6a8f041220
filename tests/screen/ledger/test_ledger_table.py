"""The ledger: cells and their quotes, filters, every size, and many sources."""

from __future__ import annotations

import re
import threading
import time

import pytest

from support.stillness import settled, until
from tui.comparing import Cell, Ledger, Pair, Passage, Row
from tui.comparing.opposites import Opposite
from tui.screens.desk import Desk
from tui.screens.ledger import LedgerScreen
from tui.spans import Span
from tui.widgets import drawing_ahead, ledger_table
from tui.widgets.ledger_table import LedgerTable


async def test_a_conflict_comes_first_with_the_words_behind_its_signs(stage, drawn, rows):
    app, _ = stage
    first = rows()[0]
    assert (first.sign, first.stance("2021.md")) == ("≠", "not found")
    text = "\n".join(drawn(app))
    assert "figure: 14 / nine" in text or "figure: nine / 14" in text
    assert "3: not found by gloss" in text


async def test_columns_stand_in_the_order_of_dates_and_titles_are_text(stage, drawn):
    app, pilot = stage
    lines = drawn(app)
    assert "1 First news" in lines[-2]
    assert "3 The [red]court[/]" in lines[-2]
    app.dialog.name_sources({"2019.md": "What it was read as since"})
    await pilot.pause()
    assert "1 What it was read as" in drawn(app)[-2]


async def test_enter_returns_the_passage_of_the_cell(stage, press, go_to, texts):
    app, _ = stage
    await go_to("paid a fine")
    await press("l", "l", "enter", answered=False)
    assert isinstance(app.result, Cell)
    assert app.result.path == "2021.md"
    assert texts["2021.md"][app.result.span.start : app.result.span.end] == app.result.text


async def test_an_empty_cell_says_so_and_stays(stage, press, drawn):
    app, _ = stage
    await press("g", "l", "l", "enter")
    assert app.result is app.UNFINISHED
    assert "gloss found nothing of this source" in drawn(app)[-1]


async def test_the_cursor_stays_inside(stage, press, rows):
    app, _ = stage
    await press("h", "h", "k")
    assert (app.dialog.table.column, app.dialog.table.cursor) == (0, 0)
    await press("dollar_sign", "l", "G", "j")
    assert (app.dialog.table.column, app.dialog.table.cursor) == (2, len(rows()) - 1)


async def test_filters_show_conflicts_gaps_and_words(stage, press, rows, texts, drawn):
    app, _ = stage
    everything = len(rows())
    await press("exclamation_mark")
    assert {row.sign for row in rows()} == {"≠"}
    await press("exclamation_mark")
    assert len(rows()) == everything
    here = app.dialog.table.path
    await press("0")
    assert here in texts
    assert {row.stance(here) for row in rows()} <= {"not found"}
    assert "leaves out" in drawn(app)[0]
    await press("0")
    assert all(row.says + row.otherwise == 1 for row in rows())
    await press("0", "slash", *"lighthouse", "enter")
    assert [row.claim for row in rows()] == ["The lighthouse was closed in 1974."]
    await press("escape")
    assert len(rows()) == everything
    await press("U")
    assert all(row.verdict is None for row in rows())
    await press("U", "g", "t")
    (topic,) = {row.topic for row in rows()}
    assert topic == "ferry"
    await press("escape")
    assert len(rows()) == everything


async def test_escape_closes_when_nothing_is_filtered_or_marked(stage, press, rows):
    app, _ = stage
    await press("space", "escape")
    assert app.result is app.UNFINISHED
    last = rows()[-1].id
    await press("G", "escape", answered=False)
    assert app.result is None
    assert app.dialog.left_at.row == last


async def test_one_is_again_where_one_was(stage, press, rows):
    app, _ = stage
    await press("exclamation_mark", "G", "l", "l")
    here = app.dialog.whereabouts
    await press("exclamation_mark", "g", "h")
    assert app.dialog.whereabouts != here
    app.dialog.come_back(here)
    assert app.dialog.whereabouts == here
    assert {row.sign for row in rows()} == {"≠"}


@pytest.mark.parametrize("size", [(20, 5), (60, 12), (80, 24), (200, 60)])
async def test_it_fits_every_size(on_desk, library, size, drawn, titles):
    async with on_desk(library, lambda desk: LedgerScreen(desk, titles), size) as (app, pilot):
        await pilot.press("j", "l")
        await pilot.pause()
        assert all(len(line) <= size[0] for line in drawn(app))


class Many:
    """A library with fifty sources and two thousand rows, hostile titles among them."""

    class settings:  # noqa: N801 - stands for an attribute
        verdicts = ("supported",)

    def ledger_is_known(self):
        return True

    def ledger_made_of(self):
        return 1, "always the same"

    def ledger(self, *, stop, **_):
        assert not stop()
        paths = tuple(f"doc{n}.txt" for n in range(50))
        made = [
            Row(
                f"r-{n}",
                f"Claim {n} \x1b[31m of many",
                "",
                tuple(
                    Cell(path, Span(0, 3), "Yes", "hedged") for path in paths[n % 7 :: 1 + n % 9]
                ),
                "=",
                says=2,
            )
            for n in range(2000)
        ]
        return Ledger(tuple(made), paths)


class Torn(Many):
    """Two rows that contradict each other."""

    def ledger(self, *, stop, **_):
        assert not stop()
        told = [Passage(path, Span(0, len(path)), path) for path in "ab"]
        made = []
        for place, (one, other) in enumerate((told, told[::-1])):
            cell = Cell(one.path, one.span, one.text, "asserted")
            opposite = Opposite(Pair(one, other, "differs", 0.9), f"r-{1 - place}")
            made.append(Row(f"r-{place}", f"Row {place}", "", (cell,), "≠", opposites=(opposite,)))
        return Ledger(tuple(made), ("a", "b"))


async def test_both_sides_of_a_contradiction_between_two_rows_are_keys_away(on_desk, drawn):
    async with on_desk(Torn(), lambda desk: LedgerScreen(desk, {}), (120, 40)) as (app, pilot):
        table = app.dialog.table
        assert "1 conflicts with row 2: 2" in "\n".join(drawn(app))
        await pilot.press("o")
        assert (table.cursor, table.column) == (1, 1)
        await pilot.press("h", "enter")
        assert app.result == Passage("a", Span(0, 1), "a")


class Slow(Many):
    """A library whose comparison never ends by itself."""

    def __init__(self):
        self.started, self.stopped = threading.Event(), threading.Event()

    def ledger(self, *, stop, **_):
        self.started.set()
        while not stop():
            time.sleep(0.001)
        self.stopped.set()
        return Ledger((), ())


async def test_while_it_compares_it_says_only_that_and_leaving_ends_it(host, drawn):
    library = Slow()
    desk = Desk(library)
    app = host(LedgerScreen(desk, {}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = "\n".join(drawn(app))
        assert "comparing the sources…" in text
        assert "no claims here" not in text
        await until(pilot, library.started.is_set)
        await pilot.press("escape")
        await until(pilot, library.stopped.is_set)
    desk.close()


@pytest.mark.parametrize("width", [24, 60, 100])
async def test_the_first_line_holds_whole_facts_only(on_desk, drawn, library, width, titles):
    async with on_desk(library, lambda desk: LedgerScreen(desk, titles), (width, 24)) as (app, _):
        assert re.fullmatch(r" claim ledger( +\d+ [^·]+( · \d+ \w+)*)?", drawn(app)[0])


async def test_fifty_sources_and_two_thousand_rows_draw_only_what_is_in_view(
    on_desk, drawn, monkeypatch
):
    monkeypatch.setattr(drawing_ahead, "_PAUSE", 1e6)
    async with on_desk(Many(), lambda desk: LedgerScreen(desk, {}), (120, 40)) as (app, pilot):
        await pilot.press("dollar_sign", "G", "k", "pageup", "h")
        await pilot.pause()
        table = app.screen.query_one(LedgerTable)
        assert len(table._drawn) < 200
        assert table.layout_now.column == 1
        text = "\n".join(drawn(app))
        assert "\x1b" not in text
        assert "49 doc48.txt" in text


async def test_the_cursor_goes_to_the_sources_that_speak(stage, press, go_to, monkeypatch):
    table = stage[0].dialog.table
    await go_to("fine")
    await press("circumflex_accent", ">")
    assert (table.path, table.cell.path) == ("2021.md", "2021.md")
    await press("<")
    assert table.path == "2019.md"
    monkeypatch.setattr(ledger_table, "_SPARSE", 2)
    await go_to("harbour")
    assert table.cell.path == table.path == "2020.md"


async def test_a_key_draws_only_the_rows_that_come_into_view(on_desk, monkeypatch):
    monkeypatch.setattr(drawing_ahead, "_PAUSE", 1e6)
    async with on_desk(Many(), lambda desk: LedgerScreen(desk, {}), (120, 40)) as (app, pilot):
        table, drawn = app.dialog.table, []
        draw = LedgerTable.draw_card
        monkeypatch.setattr(
            LedgerTable, "draw_card", lambda self, *args: drawn.append(args) or draw(self, *args)
        )
        await pilot.press("U")  # no row has a verdict: all stay
        assert 0 < len(drawn) <= 2
        drawn.clear()
        await pilot.press("0")
        assert 100 < len(table.cards) < 2000
        assert len(drawn) <= table.size.height
        drawn.clear()
        await pilot.press("pagedown")
        assert len(drawn) <= table.size.height + 1
        monkeypatch.setattr(drawing_ahead, "_PAUSE", 0)
        await pilot.press("j")
        await until(pilot, lambda: table._ahead is None)  # the pages beside are drawn by then
        monkeypatch.setattr(drawing_ahead, "_PAUSE", 1e6)
        drawn.clear()
        await pilot.press("pagedown")
        assert len(drawn) <= 2


async def test_of_a_very_tall_screen_the_pages_beside_come_to_an_end(on_desk, monkeypatch):
    monkeypatch.setattr(drawing_ahead, "_PAUSE", 0)
    async with on_desk(Many(), lambda desk: LedgerScreen(desk, {}), (60, 300)) as (app, pilot):
        await pilot.press("pagedown")
        await until(pilot, lambda: app.dialog.table._ahead is None)


async def test_rows_kept_by_a_filter_show_where_the_cursor_is_now(on_desk, drawn):
    async with on_desk(Many(), lambda desk: LedgerScreen(desk, {}), (120, 40)) as (app, pilot):
        table = app.dialog.table
        await pilot.press("j", "j", "slash", *"claim 9", "enter", "G", "escape")
        await settled(pilot)
        text = drawn(app)
        assert [line[:1] for line in text].count("▌") == 1
        assert table.current.claim in {row.claim for row in Many().ledger(stop=lambda: False).rows}
        here = next(line for line in text if line.startswith("▌"))
        assert table.current.claim[:9] in here


async def test_no_letter_of_a_filter_describes_all_rows(on_desk, monkeypatch):
    async with on_desk(Many(), lambda desk: LedgerScreen(desk, {}), (120, 40)) as (_, pilot):
        told = []
        monkeypatch.setattr(Row, "__repr__", lambda row: told.append(row) or "row")
        await pilot.press("slash", "9")
        await settled(pilot)
        assert not told
