"""What the next key brings into view has been drawn in the pause before it, and looks the same."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from textual.app import App

from support.stillness import until
from tui.screens.beneath import Beneath
from tui.widgets import drawing_ahead
from tui.widgets.card_text import Piece
from tui.widgets.note_list import PassageList, ShelfList


class Stage(App[None]):
    def __init__(self):
        super().__init__()
        self.drawn = []

    def get_default_screen(self):
        return Below()

    def draw(self, card, width):
        self.drawn.append(card.key)
        return [(Piece(f"{card.key} {line} of {width}"),) for line in range(1 + card.lines % 3)]


class Below(Beneath[None]):
    def compose(self):
        yield PassageList(self.app.draw, lambda card: card.key)


def passages(name, count=60):
    return [SimpleNamespace(key=f"{name}{place}", lines=place) for place in range(count)]


@pytest.fixture
async def stage():
    async with Stage().run_test(size=(60, 10)) as pilot:
        cards = pilot.app.screen.query_one(PassageList)

        async def pause():
            await until(pilot, lambda: cards._ahead is None)
            pilot.app.drawn.clear()

        yield pilot, cards, pause


@pytest.mark.parametrize("key", ["pagedown", "G"])
async def test_a_page_beside_the_one_in_view_need_not_be_drawn(stage, key):
    pilot, cards, pause = stage
    cards.show(passages("a"))
    await pause()
    cards.focus()
    await pilot.press(key)
    assert cards.cursor > 3
    assert [strip.text for strip in cards.render_lines(cards.size.region)] == [
        cards.render_line(y).text for y in range(cards.size.height)
    ]
    in_view = {cards.cards[at].key for at, _ in cards._visible()}
    assert not in_view & {*pilot.app.drawn}


async def test_what_another_list_begins_with_is_drawn_before_it_is_shown(stage):
    pilot, cards, pause = stage
    other = passages("b")
    cards.show(passages("a"))
    cards.beside = [other]
    await pause()
    cards.show(other, 0)
    kept = [cards.render_line(y).text for y in range(cards.size.height)]
    assert not pilot.app.drawn
    cards.redraw()
    assert [cards.render_line(y).text for y in range(cards.size.height)] == kept


async def test_nothing_is_drawn_of_a_list_that_has_gone(stage):
    _, cards, pause = stage
    await pause()
    cards.show(passages("a"))
    await cards.remove()
    assert cards._ahead is None


@pytest.mark.parametrize("at", [0, 10, 59])
async def test_what_another_order_shows_at_the_cursor_is_drawn_before_it_is_shown(at):
    async with Stage().run_test(size=(60, 10)) as pilot:
        cards = ShelfList(pilot.app.draw, lambda card: card.key)
        await pilot.app.screen.query_one(PassageList).remove()
        await pilot.app.screen.mount(cards)
        rows = passages("a")
        other = [*rows[30:], *rows[:30]]
        cards.beside = lambda: (other, other.index(cards.current))
        cards.show(rows, at)
        await until(pilot, lambda: cards._ahead is None and cards.size.height)
        pilot.app.drawn.clear()
        cards.stop_drawing_ahead()
        cards.show(other, other.index(rows[at]))
        cards.render_lines(cards.size.region)
        assert not pilot.app.drawn


async def test_the_last_page_of_a_long_list_is_drawn_in_a_pause_or_when_it_is_gone_to(
    stage, monkeypatch
):
    pilot, cards, pause = stage
    cards.focus()
    cards.show(passages("a", 400))
    await pause()
    monkeypatch.setattr(drawing_ahead, "_PAUSE", 1e6)
    longer = passages("b", 401)
    cards.show(longer)
    assert longer[-1].key not in pilot.app.drawn
    await pilot.press("G")
    assert cards.scroll_offset.y == cards.max_scroll_y
    assert cards._visible()[-1][0] == 400
    monkeypatch.setattr(drawing_ahead, "_PAUSE", 0)
    cards.show(passages("c", 402), 0)
    await until(pilot, lambda: not cards._is_guessed)
    assert cards.virtual_size.height - cards._height == cards._first_for_last(401)
