"""From one list straight to another, or to the search, by the key that opens it in the text."""

from __future__ import annotations

import pytest

from support.program import opened, press, saved
from support.stillness import settled
from tui.library import Library
from tui.screens.codebook import CodebookScreen
from tui.screens.ledger import LedgerScreen
from tui.screens.notes import NotesScreen
from tui.screens.reading import ReadingScreen
from tui.screens.review import ReviewScreen
from tui.screens.search import SearchScreen

TEXT = "# {0}\n\nThe launch is late. It has 12 parts.\n\nNobody knows why.\n"


@pytest.fixture
def folder(written):
    folder = written({f"{name}.md": TEXT.format(name) for name in "ab"})
    library = Library.open([str(folder)])
    library.annotate_quote("a.md", "It has 12 parts.", note="Count.", tags=["parts"])
    library.close()
    return folder


async def strike(pilot, *keys):
    for key in keys:
        await press(pilot, key)
        await settled(pilot)
    return type(pilot.app.screen)


async def test_each_list_leads_to_each_other_and_back_to_the_text(folder):
    screens = {"A": NotesScreen, "T": CodebookScreen, "L": LedgerScreen, "R": ReviewScreen}
    async with opened(folder) as pilot:
        for first in screens:
            await strike(pilot, first)
            for key, screen in screens.items():
                assert await strike(pilot, key) is screen, f"{first}, {key}"
                assert len(pilot.app.screen_stack) == 2
                await strike(pilot, *([first] if key != first else []))
            assert await strike(pilot, "s") is SearchScreen
            assert await strike(pilot, "escape") is ReadingScreen


async def test_marks_are_not_lost_to_a_slip_of_the_finger(folder):
    async with opened(folder) as pilot:
        assert await strike(pilot, "A", "space", "T") is NotesScreen
        assert "Esc takes the marks away" in pilot.app.screen.key_line.notice
        assert await strike(pilot, "escape", "T") is CodebookScreen


async def test_what_is_typed_behind_comes_behind_and_what_was_changed_is_drawn(folder):
    async with opened(folder, at="a.md:0") as pilot:
        await press(pilot, *"Ac")
        await settled(pilot)
        await pilot.press(*"sTM")  # in one go
        await settled(pilot)
        assert isinstance(pilot.app.screen, CodebookScreen)
        assert pilot.app.screen.has_matrix
        assert await strike(pilot, "escape", "escape") is ReadingScreen
        assert [one.annotation.verdict for one in pilot.app.screen.placed] == ["supported"]
        assert [row["verdict"] for row in saved(folder)] == ["supported"]


async def test_the_palette_of_a_list_offers_the_others(folder):
    async with opened(folder) as pilot:
        await strike(pilot, "A")
        assert await strike(pilot, *":codebook", "enter") is CodebookScreen
        assert await strike(pilot, *":ledg", "enter") is LedgerScreen
        assert await strike(pilot, "L") is LedgerScreen
        assert "L works in the text" in pilot.app.screen.key_line.notice


async def test_lists_of_little_count_right_and_say_how_there_will_be_more(written, drawn):
    said = {
        "A": "no notes in this library yet: a, t and c make them in the text",
        "T": "no tags yet: n makes one here, t in the text",
        "L": "1 claim in 1 row · 0 conflicts",
    }
    async with opened(written({"a.txt": "The mayor resigned in 2020, officials said.\n"})) as pilot:
        for key, words in said.items():
            await strike(pilot, key)
            assert words in "\n".join(drawn(pilot.app))
