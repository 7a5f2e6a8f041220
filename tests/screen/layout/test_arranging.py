"""The layout by key: panes, borders and measure, said in the last line, and remembered."""

from __future__ import annotations

import pytest
from layout_hands import TEXT, drawn_sizes, press, resize, settled, shown, sizes

from tui.app import GlossApp
from tui.arrangement import Arrangement
from tui.config import Settings
from tui.library import Library


async def test_one_press_of_z_shows_other_panes_and_names_the_keys_of_the_layout(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        for panes in (["reader", "panel"], ["documents", "reader"], ["reader"]):
            await press(pilot, "z")
            assert shown(app) == panes
            assert app.screen.key_line.keys[0][0] == "z"
            assert ("Esc", "done") in app.screen.key_line.keys
        await press(pilot, "z")
        assert shown(app) == ["documents", "reader", "panel"]


@pytest.mark.parametrize(
    ("keys", "change"),
    [("h", (-2, 0)), ("l", (2, 0)), ("<", (0, -2)), (">", (0, 2)), ("hh>>", (-4, 4))],
)
async def test_keys_of_the_layout_move_the_borders(app, keys, change):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "zzzz")
        documents, panel = drawn_sizes(app)
        await press(pilot, keys)
        assert drawn_sizes(app) == (documents + change[0], panel + change[1])
        assert app.screen.reader.outer_size.width == 140 - sum(drawn_sizes(app))
        labels = [label for _, label in app.screen.key_line.keys]
        assert f"documents {documents + change[0]}" in labels


async def test_the_measure_changes_and_goes_back_to_the_configured_one(library):
    app = GlossApp(library, Settings(measure=60))
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "zzz+")
        assert app.screen.reader.measure == 64
        await press(pilot, "---")
        assert app.screen.reader.measure == 52
        assert ("- +", "measure 52") in app.screen.key_line.keys
        await press(pilot, "0")
        assert app.screen.reader.measure == 60
        assert app.screen.arrangement == Arrangement()


@pytest.mark.parametrize("size", [(240, 30), (80, 24), (30, 12)], ids=str)
async def test_the_measure_stays_from_20_to_200_and_changes_where_one_sees_it(app, size):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        reader = app.screen.reader
        for _ in range(45):
            app.screen.action_resize("measure", 1)
            await pilot.pause()
        widest = app.screen.drawn_measure
        assert reader.measure <= 200
        assert widest <= reader.content_size.width
        app.screen.action_resize("measure", -1)
        assert app.screen.drawn_measure == max(20, widest - 4)
        for _ in range(50):
            app.screen.action_resize("measure", -1)
        assert reader.measure == 20


@pytest.mark.parametrize("key", ["j", "right_square_bracket", "question_mark", "slash"])
async def test_any_other_key_ends_the_layout_and_does_what_it_does(app, key):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        await press(pilot, "z")
        density = screen.density
        place, focused = screen.reader.cursor, screen.focused
        await pilot.press(key)
        await pilot.pause()
        moved = screen.reader.cursor != place
        assert moved or app.screen is not screen or screen.focused is not focused
        assert not screen.arranging
        if app.screen is screen and screen.focused is screen.reader:
            await press(pilot, "+")
            assert screen.density != density


async def test_escape_only_leaves_the_layout_and_the_selection_stays(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await press(pilot, ["v", "z", "escape"])
        assert app.screen.reader.target.kind == "selection"
        assert not app.screen.arranging
        await press(pilot, ["escape"])
        assert app.screen.reader.target.kind != "selection"


async def test_keys_that_the_line_does_not_name_are_not_taken(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        await press(pilot, "z")  # without documents: h and l have nothing to move
        assert "h l" not in [keys for keys, _ in screen.key_line.keys]
        await press(pilot, "h")
        assert not screen.arranging


async def test_all_is_remembered_for_every_library_of_this_machine(app, library, tmp_path, home):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "zzz-h")
        chosen = app.screen.arrangement
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text(TEXT, encoding="utf-8")
    another = Library.open(str(other))
    app = GlossApp(another, Settings())
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        assert app.screen.arrangement == chosen != Arrangement()
        assert app.screen.reader.measure == 72
        assert shown(app) == ["reader"]
    another.close()


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((80, 24), [["reader"], ["documents"], ["panel"], ["reader"]]),
        ((60, 24), [["panel"], ["documents"], ["reader"]]),
    ],
)
async def test_where_little_fits_z_goes_through_what_there_is(app, size, panes):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert app.screen.card.display == (size[0] >= 70)
        for names in panes:
            await press(pilot, "z")
            assert shown(app) == names
            assert app.screen.focused.display
            assert app.screen.pane_here == names[0]
        assert app.screen.card.display == (size[0] >= 70)


async def test_a_card_that_comes_shows_what_is_on_the_target_now(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await press(pilot, ["right_square_bracket"] * 2)
        target, card = app.screen.reader.target, app.screen.card
        assert target.kind == "claim"
        assert not card.cards
        await resize(pilot, 90, 30)
        await settled(pilot)
        assert [around.claim.span for around in card.cards] == [target.span]


async def test_tab_goes_only_to_panes_that_are_there(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        await press(pilot, ["z", "tab"])
        assert screen.pane_here == "panel"
        await press(pilot, ["tab"])
        assert screen.pane_here == "reader"
        await press(pilot, ["z", "z", "tab"])
        assert screen.pane_here == "reader"
        assert "z shows more" in screen.key_line.notice
        screen.show_pane("panel")  # what asks for a pane gets it
        await pilot.pause()
        assert shown(app) == ["reader", "panel"]


async def test_a_pane_that_goes_gives_the_keys_back_to_the_text(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await press(pilot, ["shift+tab", "z"])
        assert app.screen.focused is app.screen.reader


async def test_everything_is_in_the_palette_and_in_the_help(app):
    from tui.screens.commands import ActionCommands

    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        before = sizes(app)
        actions = {one.name: one.run for one in ActionCommands(screen).actions()}
        await actions["Larger notes (z >)"]()
        await actions["Smaller list of documents (z h)"]()
        await actions["Shorter lines (z -)"]()
        assert sizes(app)[:2] == (before[0] - 2, before[1] + 2)
        assert screen.reader.measure == 67
        await actions["Reset the layout (z 0)"]()
        assert screen.arrangement == Arrangement()
        told = {row.keys: row.what for row in screen.key_tables() if "layout" in row.where}
        assert told["-"] == "shorter lines"
        assert told["0"] == "reset the whole layout"
