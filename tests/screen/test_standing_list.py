"""The lists of notes and of tags stay behind the screen, and come again with the truth."""

from __future__ import annotations

import pytest

from support.program import opened, press
from support.stillness import settled, until
from tui.library import Library
from tui.screens.codebook import CodebookScreen
from tui.screens.notes import NotesScreen
from tui.screens.reading import ReadingScreen
from tui.screens.standby import WANTED
from tui.screens.standing_list import StandingList
from tui.spans import Span
from tui.widgets.card_style import CardStyles
from tui.widgets.drawing_ahead import DrawingAhead

TEXT = "# One\n\nThe launch is late. It has 12 parts. Nobody knows why. The end is near.\n"


@pytest.fixture
def folder(written):
    folder = written({"a.md": TEXT, "b.md": TEXT.replace("One", "Two")})
    library = Library.open([str(folder)])
    for path, quote, fields in (
        ("a.md", "The launch is late.", {"tags": ["delay", "law/date"], "verdict": "disputed"}),
        ("a.md", "It has 12 parts.", {"note": "Count them.", "tags": ["delay"]}),
        ("b.md", "Nobody knows why.", {"note": "Ask.", "attribution": "the ministry"}),
    ):
        start = TEXT.index(quote)
        library.annotate(path, Span(start, start + len(quote)), **fields)
    return folder


async def strike(pilot, *keys):
    for key in keys:
        await press(pilot, key)
        await settled(pilot)


async def as_a_new_one(pilot, key, lines):
    """Say what the list that stands by shows, and what one made now shows."""
    app = pilot.app
    await strike(pilot, key)
    stood, shown = app.screen, lines(app)
    await strike(pilot, "escape")
    app.let_go(stood)
    await strike(pilot, key)
    assert app.screen is not stood
    return shown, lines(app)


@pytest.mark.parametrize(
    ("size", "asked"),
    [
        (
            (80, 24),
            (
                ("A", "j", "space", "o", "slash", *"tag:delay", "enter", "o", *["escape"] * 3),
                ("T", "M", "l", "slash", *"law", "enter", "escape", "escape", "escape"),
                ("T", "x", "y", "escape"),
                ("A", "ctrl+a", "x", "escape"),
            ),
        ),
        (
            (120, 40),
            (
                ("A", "j", "t", *"new", "enter", "escape"),
                ("T", "j", "space", "tab", "j", "tab", "escape", "escape"),
                ("T", "enter", "x", "escape", "escape"),
            ),
        ),
    ],
)
async def test_it_comes_again_as_a_new_one_comes(folder, drawn, terminal, size, asked):
    async with opened(folder, size=size) as pilot:
        terminal.resize(size[1], size[0])
        first = pilot.app.screen
        for keys, tag in zip(asked, ("zero", "one", "two", "three"), strict=False):
            await strike(pilot, *keys)
            assert pilot.app.screen is first
            assert [line.rstrip() for line in terminal.display] == drawn(pilot.app)
            await strike(pilot, "g", "t", *tag, "enter")  # which comes before all others
            stood, made = await as_a_new_one(pilot, keys[0], drawn)
            assert stood == made
            assert any(tag in line for line in made)
            assert [line.rstrip() for line in terminal.display] == made
            await strike(pilot, "escape")


@pytest.mark.parametrize("keys", ["A", "T", "TM"])
async def test_what_nothing_has_changed_is_there_at_once(folder, drawn, keys, monkeypatch):
    made, pauses = [], [True]
    draw, draw_ahead = CardStyles.strip, DrawingAhead._draw_ahead
    monkeypatch.setattr(CardStyles, "strip", lambda *a: made.append(a) or draw(*a))
    monkeypatch.setattr(DrawingAhead, "_draw_ahead", lambda self: pauses and draw_ahead(self))
    async with opened(folder) as pilot:
        await strike(pilot, *keys)
        shown = drawn(pilot.app)
        while pilot.app.screen.__class__ is not ReadingScreen:
            await strike(pilot, "escape")
        with monkeypatch.context() as patch:
            patch.setattr("tui.screens.all_notes.note_rows", None)
            pauses.clear()
            made.clear()
            await strike(pilot, *keys)
            assert drawn(pilot.app) == shown
            assert not made
            patch.setattr(NotesScreen, "read", lambda _: None)
            patch.setattr(CodebookScreen, "read", lambda _: None)
            while pilot.app.screen.__class__ is not ReadingScreen:
                await strike(pilot, "escape")
            await strike(pilot, "g", ")", "t", *"more", "enter", *keys)
            assert drawn(pilot.app) == shown  # until it is read
        pilot.app.screen.read()
        await settled(pilot)
        assert any("more" in line for line in drawn(pilot.app))


@pytest.mark.parametrize("key", ["A", "T"])
@pytest.mark.parametrize("with_the_program", [False, True])
async def test_what_has_gone_draws_nothing_ahead(folder, key, with_the_program):
    async with opened(folder) as pilot:
        await strike(pilot, key)
        gone = pilot.app.screen
        await strike(pilot, "escape")
        if not with_the_program:
            pilot.app.let_go(gone)
            await settled(pilot)
    assert not gone.children
    with pilot.app._context():
        gone.draw_ahead()  # as it was asked to in the next pause


@pytest.mark.parametrize("key", ["A", "T"])
async def test_another_program_s_notes_are_read_when_it_comes_again(folder, drawn, key):
    async with opened(folder) as pilot:
        await strike(pilot, key, "escape")
        start = TEXT.index("The end is near.")
        other = Library.open([str(folder)])
        other.annotate("b.md", Span(start, start + 16), note="Hm.", tags=["elsewhere"])
        await strike(pilot, key)
        assert any("#elsewhere" in line for line in drawn(pilot.app))


async def test_titles_that_are_read_meanwhile_are_filled_in(folder, drawn, monkeypatch):
    monkeypatch.setattr("tui.screens.wider.NAMING", 0.01)
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.documents.change("b.md", title="b.md")
        screen.untitled["b.md"] = screen.library.entry("b.md")
        await press(pilot, "A")
        await until(pilot, lambda: any("b.md" in line for line in drawn(pilot.app)))
        screen.documents.change("b.md", title="Number two")
        await until(pilot, lambda: any("Number two" in line for line in drawn(pilot.app)))
        screen.untitled.clear()


async def test_a_filter_is_the_one_it_is_asked_with(folder, drawn):
    async with opened(folder) as pilot:
        first = pilot.app.screen
        await strike(pilot, "A", "slash", *"tag:delay", "enter", "escape", "escape")
        first.action_notes('says:"the ministry"')
        await settled(pilot)
        assert "1 of 3" in drawn(pilot.app)[0]
        assert pilot.app.screen.filter_input.cursor_position == len('says:"the ministry"')


@pytest.mark.parametrize("key", ["A", "T"])
async def test_the_program_may_end_while_the_list_is_read(folder, key):
    async with opened(folder) as pilot:
        await pilot.press(key)
        pilot.app.exit()


@pytest.mark.parametrize(("key", "shown"), [("A", "Count them."), ("T", "#delay")])
async def test_it_is_read_before_it_is_asked_for_the_first_time(
    folder, drawn, key, shown, monkeypatch
):
    async with opened(folder) as pilot:
        for _ in WANTED:
            pilot.app.make_next_ready()
            await settled(pilot)
        monkeypatch.setattr(StandingList, "read", lambda _: None)
        await strike(pilot, key)
        assert any(shown in line for line in drawn(pilot.app))
