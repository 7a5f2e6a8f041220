"""The search stays behind the screen when it is left, and begins each time as a new one does."""

from __future__ import annotations

import pytest
from textual import events
from textual.css.stylesheet import Stylesheet

from support.program import opened, press
from support.stillness import settled, until
from tui.library import Library
from tui.screens.reading import ReadingScreen
from tui.screens.search import SearchScreen
from tui.screens.type_ahead import TypeAhead
from tui.spans import Span

TEXT = "# One\n\nThe launch is late. It has 12 parts. Nobody knows why. The end is near.\n"
WILD = {
    "late": ("down", "tab", "tab", "f5", "f6", "escape", "ctrl+u", "down", "f3", "escape"),
    "by:": ("down", "home", "escape"),
    "nobody": ("down", "enter"),
}
"""What is typed, and the keys after it is answered, until the search closes."""


@pytest.fixture
def folder(written):
    folder = written({"a.md": TEXT, "b.md": TEXT.replace("One", "Two")})
    library = Library.open([str(folder)])
    start = TEXT.index("It has")
    library.annotate("a.md", Span(start, start + 16), note="Count.", attribution="the ministry")
    library.close()
    return folder


async def strike(pilot, *keys):
    for key in keys:
        await press(pilot, key)
        await settled(pilot)


async def search_for(pilot, words):
    """Open the search, type, and wait until the index has answered with all that it has."""
    await strike(pilot, "s", *words)
    screen = pilot.app.screen
    await until(pilot, lambda: screen._answer is not None and screen._answer.query == words)
    await until(pilot, lambda: screen._answer.is_complete)
    await settled(pilot)


def state(screen):
    """What decides what the next keys do, beside what is shown."""
    results = screen.results
    assert screen.focused is screen.input
    return (
        *(screen.input.value, screen.input.selection),
        *(screen.only_here, screen.by_document, screen.is_offering, screen.looked_at),
        *(results.marks, results.marked, [*results.cards], screen.offers.cursor),
    )


def is_drawn_ahead(screen):
    """Whether it is as a new one, all of it is drawn, and nothing of that is being done anew."""
    at_work = any(work.node is screen and not work.is_finished for work in screen.workers)
    waits = screen._ahead is not None or screen._layout_required or at_work
    return screen._is_new and not waits and screen._compositor._ready is not None


@pytest.mark.parametrize("size", [(60, 15), (140, 40)])
async def test_it_begins_as_a_new_one_does(folder, drawn, terminal, size):
    async with opened(folder, size=size) as pilot:
        terminal.resize(size[1], size[0])
        app, first = pilot.app, pilot.app.screen
        for typed, keys in WILD.items():
            await search_for(pilot, typed)
            await strike(pilot, *keys)
            assert app.screen is first
            assert [line.rstrip() for line in terminal.display] == drawn(app)
            await strike(pilot, "s")
            stood, shown, of = app.screen, drawn(app), state(app.screen)
            assert [line.rstrip() for line in terminal.display] == shown
            await strike(pilot, "escape")
            app.let_go(stood)
            await strike(pilot, "s")
            made = app.screen
            assert made is not stood
            assert shown == drawn(app)
            assert of == state(made)
            await strike(pilot, "escape")


async def test_it_stands_ready_and_nothing_but_its_frame_is_made(folder, monkeypatch):
    monkeypatch.setattr(TypeAhead, "pause", 9.0)
    monkeypatch.setattr("tui.screens.one_frame.HOLD", 9.0)
    styled, frames = [], []
    apply = Stylesheet.apply

    def watch_styles(sheet, node, **how):
        styled.append(node)
        apply(sheet, node, **how)

    async with opened(folder) as pilot:
        app = pilot.app
        while SearchScreen not in app._standing:
            app.make_next_ready()
            await settled(pilot)
        search = app._standing[SearchScreen]
        compositor = search._compositor
        draw = compositor.render_full_update

        def watch_frames(**how):
            frames.append(compositor._ready is not None)
            return draw(**how)

        for words in ("", "late"):
            if words:
                await search_for(pilot, words)
                await strike(pilot, "escape")
            await until(pilot, lambda: is_drawn_ahead(search))
            with monkeypatch.context() as patch:
                patch.setattr(Stylesheet, "apply", watch_styles)
                patch.setattr(compositor, "render_full_update", watch_frames)
                patch.setattr(SearchScreen, "look_up", lambda _: None)
                await press(pilot, "s")
                await settled(pilot)
            assert app.screen is search
            assert not styled
            assert frames == [True]
            frames.clear()
            await strike(pilot, "escape")


@pytest.mark.parametrize("is_ready", [False, True])
async def test_no_letter_is_lost_that_is_typed_with_the_key(folder, is_ready):
    async with opened(folder) as pilot:
        app = pilot.app
        if is_ready:
            await search_for(pilot, "part")
            await strike(pilot, "escape")
        for key in "slate":
            app.post_message(events.Key(key, key))
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await until(pilot, lambda: app.screen.input.value == "late")
        await until(pilot, lambda: len(app.screen.results.cards) == 2)


async def test_it_fits_another_terminal_and_another_theme(folder, drawn):
    async with opened(folder, size=(120, 40)) as pilot:
        app = pilot.app
        await strike(pilot, "s", *"late", "escape")
        stood = next(iter(app._standing.values()))
        for size in ((80, 24), (60, 15), (140, 40)):
            await pilot.resize_terminal(*size)
            await search_for(pilot, "late")
            assert app.screen is stood
            assert stood.has_class("-one-column") == (size[0] < 100)
            assert stood.preview.display == (size[1] >= 20)
            assert stood.key_line.region.bottom == size[1]
            await strike(pilot, "escape")
        app.theme = next(name for name in app.available_themes if "light" in name)
        await settled(pilot)
        await strike(pilot, "s", *"late")
        assert app.screen is not stood
        assert not stood.is_attached


async def test_what_is_known_of_the_library_is_looked_up_anew(folder, drawn):
    async with opened(folder) as pilot:
        await strike(pilot, "s")
        assert "2 documents   1 note" in drawn(pilot.app)[0]
        await strike(pilot, "escape")
        start = TEXT.index("Nobody")
        other = Library.open([str(folder)])
        other.annotate("b.md", Span(start, start + 17), note="Ask.", attribution="a clerk")
        other.close()
        await strike(pilot, "s")
        assert "2 documents   2 notes" in drawn(pilot.app)[0]
        await strike(pilot, "escape")
        await search_for(pilot, "by:")
        offered = [row.query for row in pilot.app.screen.offers.cards]
        assert 'by:"a clerk"' in offered


async def test_what_was_looked_at_is_offered_the_next_time(folder):
    async with opened(folder) as pilot:
        for word in ("late", "parts"):
            await search_for(pilot, word)
            await strike(pilot, "escape")
            assert isinstance(pilot.app.screen, ReadingScreen)
        await strike(pilot, "s")
        offered = [row.query for row in pilot.app.screen.offers.cards]
        assert offered[:2] == ["parts", "late"]
