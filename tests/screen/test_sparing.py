"""Of a frame only what has changed is drawn, and the screen is as a whole frame would leave it."""

from __future__ import annotations

import re

import pytest
from rich.segment import Segment
from textual.app import App
from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from support.stillness import settled
from tui.screens.beneath import Beneath
from tui.screens.sparing import PiecesUpdate, SparingCompositor, _cropped

SIZE = (40, 12)


class Board(Widget):
    """Lines of one sign each; knows which of them were asked for."""

    def __init__(self, sign, name):
        super().__init__(id=name)
        self.sign = sign
        self.asked = []

    def render_lines(self, crop):
        self.asked.append(crop)
        return super().render_lines(crop)

    def render_line(self, y):
        return Strip([Segment(self.sign * self.size.width)], self.size.width)


class Page(Beneath[None]):
    def compose(self):
        yield Board("h", "head")
        with Horizontal():
            yield Board("l", "left")
            yield Board("r", "right")
        yield Board("n", "note")


class Application(App[None]):
    CSS = """
    Horizontal { height: 1fr; }
    #head { height: 1; }
    #left { width: 10; }
    #left, #right { height: 1fr; }
    #note { layer: above; offset: 5 4; width: 10; height: 3; border: round white; }
    Page { layers: base above; }
    """

    def get_default_screen(self):
        return Page()


def shown(app):
    return [strip.text for strip in app.screen._compositor.render_strips()]


def put(lines, update):
    """Return lines after a frame was drawn on them."""
    cells = [list(line) for line in lines]
    for y, x, strip in update.pieces:
        cells[y][x : x + strip.cell_length] = strip.text
    return ["".join(line) for line in cells]


@pytest.mark.parametrize(
    "regions",
    [
        [Region(0, 0, 40, 1)],
        [Region(12, 3, 20, 2), Region(0, 0, 5, 1)],
        [Region(8, 4, 4, 3)],
        [Region(0, 0, 40, 12)],
        [Region(3, 2, 30, 8), Region(38, 11, 10, 10)],
        [Region(9, 5, 2, 1), Region(20, 5, 2, 1), Region(0, 5, 2, 1)],
    ],
)
async def test_a_part_of_the_screen_is_drawn_as_the_whole_screen_would_be(regions):
    app = Application()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        compositor = app.screen._compositor
        assert isinstance(compositor, SparingCompositor)
        compositor._dirty_regions = set(regions)
        update = compositor.render_partial_update()
        changed = {(x, y) for r in regions for y in r.line_range for x in range(r.x, r.right)}
        whole = shown(app)
        after = put(["." * 40] * 12, update)
        for y, line in enumerate(after):
            for x, char in enumerate(line):
                assert char == (whole[y][x] if (x, y) in changed else ".")
        assert [piece[:2] for piece in update.pieces] == sorted(p[:2] for p in update.pieces)


async def test_the_whole_screen_is_said_row_by_row():
    app = Application()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        update = app.screen._compositor.render_full_update()
        assert put(["." * 40] * 12, update) == shown(app)
        said = update.render_segments(app.console)
        moves = [f"\x1b[{y};1H" for y in range(1, 13)]
        assert [move for move in moves if move in said] == moves
        assert said.count("H") == len(update.pieces)
        pictures = (app.export_screenshot(simplify=simply) for simply in (False, True))
        one, other = (set(re.findall(r'<text[^>]* y="([^"]*)"', svg)) for svg in pictures)
        assert one == other


async def test_what_was_drawn_ahead_is_shown_with_what_has_changed_since():
    app = Application()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        boards = {board.id: board for board in app.screen.query(Board)}
        compositor = app.screen._compositor
        list(compositor.getting_ready(app.console))
        boards["left"].sign = "x"
        boards["left"].refresh()  # the screen has not been told yet
        boards["head"].refresh()
        boards["right"].asked.clear()
        update = compositor.render_full_update()
        assert not boards["right"].asked
        assert put(["." * 40] * 12, update) == shown(app)
        assert any("x" in line for line in shown(app))
        assert [piece.y for piece in update.pieces].count(0) == 1  # all of it is new


async def test_what_is_forgotten_while_it_is_drawn_ahead_is_not_shown():
    app = Application()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        compositor = app.screen._compositor
        steps = compositor.getting_ready(app.console)
        next(steps)
        compositor.forget_ready()
        list(steps)
        assert compositor._ready is None


async def test_nobody_is_asked_who_has_nothing_to_show():
    app = Application()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        boards = {board.id: board for board in app.screen.query(Board)}
        for board in boards.values():
            board.asked.clear()
        right = boards["right"]
        right.refresh(Region(10, 1, 5, 2))
        boards["head"].refresh()
        await settled(pilot)
        assert right.asked == [Region(0, 1, 30, 2)]
        assert boards["head"].asked == [Region(0, 0, 40, 1)]
        assert not boards["left"].asked
        assert not boards["note"].asked


async def test_what_is_drawn_is_said_where_it_stands():
    app = Application()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        compositor = app.screen._compositor
        compositor._dirty_regions = {Region(12, 3, 2, 1)}
        update = compositor.render_partial_update()
        assert isinstance(update, PiecesUpdate)
        said = update.render_segments(app.console)
        assert said.startswith("\x1b[4;13H")
        assert "rr" in said
        assert "".join(s.text for s in app.console.render(update)) == "rr"
        assert compositor.render_partial_update() is None


def test_letters_under_hundreds_of_marks_are_cut_with_their_marks_and_not_looked_through():
    letters = [chr(97 + at % 26) + "\u0301" * 200 for at in range(30)]
    strip = Strip([Segment("".join(letters))], 30)
    cut = _cropped(strip, 3, 17)
    assert cut.text == "".join(letters[3:17])
    assert cut.cell_length == 14
    assert max(len(segment.text) for segment in cut) < 2 * 201
