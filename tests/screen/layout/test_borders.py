"""Borders under the mouse and in a window that changes; the text stays in its place."""

from __future__ import annotations

from layout_hands import TEXT, drag, drawn_sizes, press, resize, settled, shown, sizes
from textual.geometry import Offset

from tui.arrangement import Arrangement, geometry


async def test_the_mouse_drags_the_borders_and_a_double_click_gives_them_back(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        screen = app.screen
        before = drawn_sizes(app)
        await drag(pilot, (before[0] - 1, 5), (30, 6), (35, 7))
        assert drawn_sizes(app) == (36, before[1])
        assert app.mouse_captured is None
        await drag(pilot, (140 - before[1], 5), (100, 5))
        assert drawn_sizes(app) == (36, 40)
        assert screen.reader.outer_size.width == 140 - 36 - 40
        await pilot.double_click(offset=Offset(35, 5))
        await pilot.double_click(offset=Offset(100, 5))
        await pilot.pause()
        assert drawn_sizes(app) == before
        assert screen.arrangement == Arrangement()


async def test_a_border_goes_no_further_than_there_is_room(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        await drag(pilot, (sizes(app)[0] - 1, 5), (139, 5))
        assert sizes(app)[0] == 42
        await drag(pilot, (41, 5), (0, 5))
        assert sizes(app)[0] == 14
        await drag(pilot, (140 - sizes(app)[1], 5), (0, 5))
        assert sizes(app)[1] == 56
        await resize(pilot, 100, 30)
        assert drawn_sizes(app) == (14, 40)
        await resize(pilot, 140, 30)
        assert drawn_sizes(app) == (14, 56)


async def test_the_text_is_selected_by_a_drag_beside_a_border_not_on_it(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        before = sizes(app)
        x = app.screen.reader.region.x + 10
        await drag(pilot, (x, 5), (x + 9, 6))
        assert app.screen.reader.target.kind == "selection"
        assert sizes(app) == before


async def test_the_card_has_a_border_too(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert (sizes(app)[2], screen.card.outer_size.height) == (6, 6)
        await drag(pilot, (30, 17), (30, 14))
        assert (sizes(app)[2], screen.card.outer_size.height) == (9, 9)
        assert screen.reader.size.height == 24 - 2 - 9
        await press(pilot, "zzzz<<")
        assert sizes(app)[2] == 7
        await pilot.double_click(offset=Offset(30, 16))
        await pilot.pause()
        assert screen.card.outer_size.height == 6


async def test_the_place_in_the_text_stays_when_borders_and_measure_change(app):
    async with app.run_test(size=(140, 30)) as pilot:
        await settled(pilot)
        reader = app.screen.reader
        await press(pilot, ["space", "space", "j", "j", "j", "z", "z", "z", "z"])
        top, cursor = reader.top, reader.cursor
        paragraph = TEXT.rfind("\n\n", 0, top + 1)
        for keys in ("------", "hhhh", "ll>>>>>>", "+++++++", "z", "z", "z"):
            await press(pilot, keys)
            assert TEXT.rfind("\n\n", 0, reader.top + 1) == paragraph
            assert reader.cursor == cursor
            assert cursor in reader.in_view
        await press(pilot, "z0")
        assert (reader.top, reader.cursor) == (top, cursor)


async def test_a_storm_of_sizes_leaves_everything_where_it_was(app, library):
    async with app.run_test(size=(140, 40)) as pilot:
        await settled(pilot)
        screen, reader = app.screen, app.screen.reader
        await press(pilot, ["space", "space", "j"])
        top, cursor = reader.top, reader.cursor
        storm = [(99, 30), (69, 20), (20, 5), (1, 1), (2, 40), (200, 1), (70, 11), (100, 3)]
        for size in [*storm, *reversed(storm)]:
            await resize(pilot, *size)
            await press(pilot, "z+<-0")
        await resize(pilot, 140, 40)
        assert (reader.top, reader.cursor) == (top, cursor)
        assert shown(app) == ["documents", "reader", "panel"]
        assert drawn_sizes(app) == (geometry(140, 40).documents, geometry(140, 40).panel)
        assert screen.focused is not None
