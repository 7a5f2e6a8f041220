"""The ledger: cells and their quotes, cases made by judging, merging and splitting, filters."""

from __future__ import annotations

import pytest

from tui.comparing import Cell, Ledger, Row
from tui.library import Library
from tui.screens.desk import Desk
from tui.screens.ledger import LedgerScreen
from tui.screens.ledger_changes import save_here
from tui.spans import Span
from tui.widgets.ledger_table import LedgerTable

TEXTS = {
    "2019.md": "---\ndate: 2019-01-01\n---\n\nThe ferry sank on 12 May 2019 and 14 people died, "
    "police said.\n\nThe owner of the ferry paid a fine of 3 million euros.\n",
    "2020.md": "---\ndate: 2020-01-01\n---\n\nThe ferry sank on 12 May 2019 and nine people died, "
    "the coast guard said.\n\nThe harbour was rebuilt in 2018 for 40 million euros.\n",
    "2021.md": "---\ndate: 2021-01-01\n---\n\nThe owner of the ferry paid a fine of 3 million "
    "euros, the court said.\n\nThe lighthouse was closed in 1974.\n",
}
TITLES = {"2019.md": "First news", "2020.md": "A year later", "2021.md": "The [red]court[/]"}


@pytest.fixture
def library(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return Library.open(str(tmp_path), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)


@pytest.fixture
async def stage(host, library, tmp_path):
    desk = Desk(library)

    def save_as(name, text):
        path = tmp_path / ".own" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    app = host(LedgerScreen(desk, TITLES, save_as=save_as))
    async with app.run_test(size=(120, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield app, pilot
    desk.close()


@pytest.fixture
def press(stage):
    async def run(*keys, answered=True):
        app, pilot = stage
        await pilot.press(*keys)
        if answered:
            await app.workers.wait_for_complete()
        await pilot.pause()

    return run


def rows(app):
    return app.dialog.table.cards


def at(app, part):
    return next(n for n, row in enumerate(rows(app)) if part in row.claim)


async def go_to(app, press, part):
    await press("g", *["j"] * at(app, part))


async def test_a_conflict_comes_first_with_the_words_behind_its_signs(stage, drawn):
    app, _ = stage
    first = rows(app)[0]
    assert (first.sign, first.stance("2021.md")) == ("≠", "not found")
    text = "\n".join(drawn(app))
    assert "another figure: 14 → nine" in text or "another figure: nine → 14" in text
    assert "3: not found by gloss" in text


async def test_columns_stand_in_the_order_of_dates_and_titles_are_text(stage, drawn):
    lines = drawn(stage[0])
    assert "1 First news" in lines[-2]
    assert "3 The [red]court[/]" in lines[-2]


async def test_enter_returns_the_passage_of_the_cell(stage, press):
    app, _ = stage
    await go_to(app, press, "paid a fine")
    await press("l", "l", "enter", answered=False)
    assert isinstance(app.result, Cell)
    assert app.result.path == "2021.md"
    assert TEXTS["2021.md"][app.result.span.start : app.result.span.end] == app.result.text


async def test_an_empty_cell_says_so_and_stays(stage, press, drawn):
    app, _ = stage
    await press("g", "l", "l", "enter")
    assert app.result is app.UNFINISHED
    assert "gloss found nothing of this source" in drawn(app)[-1]


async def test_the_cursor_stays_inside(stage, press):
    app, _ = stage
    await press("h", "h", "k")
    assert (app.dialog.table.column, app.dialog.table.cursor) == (0, 0)
    await press("dollar_sign", "l", "G", "j")
    assert (app.dialog.table.column, app.dialog.table.cursor) == (2, len(rows(app)) - 1)


async def test_judging_makes_a_case_that_is_on_disk_and_can_be_undone(stage, press, library):
    app, _ = stage
    await press("c", answered=False)
    await press("d")
    assert rows(app)[0].verdict == "disputed"
    (case,) = library.cases.all()
    assert (case.verdict, len(case.members)) == ("disputed", 2)
    await press("c", answered=False)
    await press("minus")
    assert library.cases.get(case.id).verdict is None
    await press("u")
    assert library.cases.get(case.id).verdict == "disputed"


async def test_giving_up_the_judgement_changes_nothing(stage, press, library):
    await press("c", answered=False)
    await press("escape")
    assert library.cases.all() == []


async def test_marked_rows_are_merged_and_grouping_anew_keeps_them(stage, press, library):
    app, _ = stage
    await go_to(app, press, "harbour")
    await press("space")
    await go_to(app, press, "lighthouse")
    await press("space", "M")
    (case,) = library.cases.all()
    assert len(case.members) == 2
    assert len([row for row in rows(app) if row.case == case.id]) == 1
    assert library.ledger().rows == app.dialog._ledger.rows


async def test_one_row_cannot_be_merged(stage, press, drawn):
    await press("M")
    assert "mark the rows to merge" in drawn(stage[0])[-1]


async def test_splitting_takes_a_passage_out(stage, press, library):
    app, _ = stage
    await press("g", "l", "S")
    cases = library.cases.all()
    assert sorted(len(case.members) for case in cases) == [1, 1]
    assert {row.case for row in rows(app) if row.case} == {case.id for case in cases}


async def test_silence_is_a_readers_word_with_date(stage, press, library, drawn):
    app, _ = stage
    await press("g", "dollar_sign", "N")
    (case,) = library.cases.all()
    assert [one.path for one in case.silent] == ["2021.md"]
    assert case.silent[0].date
    assert rows(app)[0].stance("2021.md") == "silent"
    assert "∅" in "\n".join(drawn(app))
    await press("N")
    assert library.cases.get(case.id).silent == ()


async def test_a_source_that_says_something_is_not_silent(stage, press, library, drawn):
    await press("g", "N")
    assert library.cases.all() == []
    assert "not silent" in drawn(stage[0])[-1]


async def test_filters_show_conflicts_gaps_and_words(stage, press):
    app, _ = stage
    everything = len(rows(app))
    await press("exclamation_mark")
    assert {row.sign for row in rows(app)} == {"≠"}
    await press("exclamation_mark")
    assert len(rows(app)) == everything
    await press("0")
    assert all("not found" in {r.stance(p) for p in TEXTS} for r in rows(app))
    await press("0", "slash", *"lighthouse", "enter")
    assert [row.claim for row in rows(app)] == ["The lighthouse was closed in 1974."]
    await press("escape")
    assert len(rows(app)) == everything
    await press("U")
    assert all(row.verdict is None for row in rows(app))


async def test_escape_closes_when_nothing_is_filtered_or_marked(stage, press):
    app, _ = stage
    await press("space", "escape")
    assert app.result is app.UNFINISHED
    await press("escape", answered=False)
    assert app.result is None


async def test_export_writes_the_rows_that_are_shown(stage, press, tmp_path):
    await press("exclamation_mark", "w")
    lines = (tmp_path / ".own" / "ledger.csv").read_text().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("id,topic,claim,sign,says,otherwise,verdict,First news")


@pytest.mark.parametrize("size", [(20, 5), (60, 12), (80, 24), (200, 60)])
async def test_it_fits_every_size(host, library, size, drawn):
    desk = Desk(library)
    app = host(LedgerScreen(desk, TITLES))
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("j", "l")
        await pilot.pause()
        assert all(len(line) <= size[0] for line in drawn(app))
    desk.close()


def test_an_export_never_overwrites(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert [save_here("ledger", text).name for text in "ab"] == ["ledger.csv", "ledger-2.csv"]
    assert (tmp_path / "ledger.csv").read_text() == "a"


class Many:
    """A library with fifty sources and two thousand rows, hostile titles among them."""

    class settings:  # noqa: N801 - stands for an attribute
        verdicts = ("supported",)

    def ledger(self):
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
            )
            for n in range(2000)
        ]
        return Ledger(tuple(made), paths)


async def test_fifty_sources_and_two_thousand_rows_draw_only_what_is_in_view(host, drawn):
    desk = Desk(Many())
    app = host(LedgerScreen(desk, {}))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("dollar_sign", "G", "k", "pageup", "h")
        await pilot.pause()
        table = app.screen.query_one(LedgerTable)
        assert len(table._drawn) < 200
        assert table.layout_now.column == 1
        text = "\n".join(drawn(app))
        assert "\x1b" not in text
        assert "49 doc48.txt" in text
    desk.close()
