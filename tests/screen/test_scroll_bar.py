"""A scroll bar looks as Textual draws one; cards that come again have the colours of the theme."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.containers import Horizontal
from textual.geometry import Size
from textual.scroll_view import ScrollView

from support.stillness import settled
from tui.screens.beneath import Beneath
from tui.widgets.card_text import Piece
from tui.widgets.keeping_list import KeepingList
from tui.widgets.scroll_bar import FewRows, Scrolls


class Plain(ScrollView):
    DEFAULT_CSS = "Plain { width: 10; scrollbar-size-vertical: 1; }"


class Quick(Scrolls, ScrollView):
    DEFAULT_CSS = "Quick { width: 10; scrollbar-size-vertical: 1; }"


class Below(Beneath[None]):
    def compose(self):
        with Horizontal():
            yield Plain()
            yield Quick()
            yield KeepingList(lambda card, _: [(Piece(card, "tag"),)], str)


class Stage(App[None]):
    def get_default_screen(self):
        return Below()


@pytest.fixture
async def stage():
    async with Stage().run_test(size=(60, 23)) as pilot:
        yield pilot.app, pilot


def rows(bar):
    return [list(strip) for strip in bar.render_lines(bar.size.region)]


async def test_it_is_drawn_as_textual_draws_its_own(stage):
    app, pilot = stage
    plain, quick = app.screen.query_one(Plain), app.screen.query_one(Quick)
    compared = 0
    for theme in ("textual-dark", "textual-light", "ansi-dark"):
        app.theme = theme
        await settled(pilot)
        for length, at in ((24, 0), (24, 1), (50, 3), (50, 13), (1_000, 7), (100_000, 99_999)):
            for view in (plain, quick):
                view.virtual_size = Size(9, length)
                view.scroll_to(y=at, animate=False, force=True, immediate=True)
            await settled(pilot)
            for under in (False, True):
                plain.vertical_scrollbar.mouse_over = quick.vertical_scrollbar.mouse_over = under
                assert rows(quick.vertical_scrollbar) == rows(plain.vertical_scrollbar)
                compared += 1
    assert compared == 36
    assert isinstance(quick.vertical_scrollbar, FewRows)
    assert not isinstance(plain.vertical_scrollbar, FewRows)


async def test_cards_that_come_again_have_the_colours_of_the_theme(stage):
    app, pilot = stage
    cards = app.screen.query_one(KeepingList)

    def drawn():
        return [list(strip) for strip in cards.render_lines(cards.size.region)]

    cards.show(["one", "two", "three"])
    await settled(pilot)
    dark = drawn()
    cards.show(["other"])
    app.theme = "textual-light"
    await settled(pilot)
    cards.show(["one", "two", "three"])
    light = drawn()
    assert light != dark
    cards.redraw()
    assert drawn() == light


async def test_it_goes_when_all_cards_fit_though_the_list_learns_of_it_in_one_go(stage):
    app, pilot = stage
    cards = app.screen.query_one(KeepingList)
    for shown in (["card"] * 50, ["one", "two"], ["card"] * 50):
        cards.show(shown)
        await settled(pilot)
        drawn = app.screen._compositor.visible_widgets
        assert (cards.vertical_scrollbar in drawn) is (len(shown) > 2)
