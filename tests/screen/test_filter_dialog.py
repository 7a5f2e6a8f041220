"""The lists of keys, headings and commands stay too, and always begin as new ones do."""

from __future__ import annotations

import pytest

from support.program import opened, press
from support.stillness import settled
from tui.screens.commands import Command, found
from tui.screens.help import HelpScreen
from tui.screens.judging import JudgePrompt
from tui.screens.outline import OutlineScreen
from tui.screens.palette import Palette
from tui.widgets.filter_list import FilterList

TEXTS = {
    "a.md": "# First\n\nThe launch is postponed to 2026.\n\n## Below\n\nIt has 120 beds.\n",
    "b.md": "# Second\n\nNobody walked the dog.\n\n## Then\n\nIt barked.\n\n## So\n\nOn.\n",
}


@pytest.fixture
def folder(written):
    return written(TEXTS)


def said(pilot) -> list[str]:
    """Return the titles that the outline offers."""
    return [heading.title for heading in pilot.app.screen.query_one(FilterList).rows.cards]


@pytest.mark.parametrize("key", ["question_mark", "colon", "o"])
async def test_a_list_that_comes_again_begins_as_a_new_one(folder, drawn, key):
    async with opened(folder) as pilot:
        await press(pilot, key)
        await settled(pilot)
        dialog, before = pilot.app.screen, drawn(pilot.app)
        await press(pilot, "down", *"se", "down", "escape", "down", "pagedown", "escape")
        await settled(pilot)
        await press(pilot, key)
        await settled(pilot)
        assert pilot.app.screen is dialog
        assert drawn(pilot.app) == before
        await press(pilot, *"se", "escape", "escape", key)  # faster than it is made new behind
        await settled(pilot)
        assert drawn(pilot.app) == before


async def test_the_keys_of_one_screen_are_not_those_of_another(folder):
    async with opened(folder) as pilot:
        tables = {}
        for opens in ("", "L", "T", ""):
            await press(pilot, *opens, "f1")
            await settled(pilot)
            assert isinstance(pilot.app.screen, HelpScreen)
            rows = pilot.app.screen.query_one(FilterList).rows.cards
            assert tables.setdefault(opens, rows) == rows
            await press(pilot, "escape", *(["escape"] if opens else []))
            await settled(pilot)
        assert len(set(tables.values())) == 3


async def test_the_outline_is_that_of_the_document_and_starts_where_the_reader_is(folder):
    async with opened(folder) as pilot:
        await press(pilot, "o")
        assert said(pilot) == ["First", "Below"]
        await press(pilot, "escape", "J")
        await settled(pilot)
        await press(pilot, "G", "o")
        outline = pilot.app.screen
        assert isinstance(outline, OutlineScreen)
        assert said(pilot) == ["Second", "Then", "So"]
        assert outline.query_one(FilterList).rows.cursor == 2
        assert outline.query_one(FilterList).size.height == 4
        await press(pilot, *"then", "enter")
        await settled(pilot)
        reader = pilot.app.screen.reader
        assert reader.cursor == TEXTS["b.md"].index("## Then")


async def test_a_command_is_done_before_the_next_key_which_may_be_meant_for_it(folder):
    async with opened(folder) as pilot:
        await press(pilot, *"]:give a verdict", "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, JudgePrompt)
        await press(pilot, "escape", *":7", "enter", *":1", "enter", "j")
        await settled(pilot)
        reader = pilot.app.screen.reader
        assert reader.line_of(reader.cursor) == 3  # the next that is not empty


async def test_a_command_of_the_list_below_is_done_there(folder):
    async with opened(folder) as pilot:
        for opens, command in (("T", "(M)"), ("", "(c)"), ("A", "(o)")):
            await press(pilot, *opens, "ctrl+p")
            await settled(pilot)
            assert isinstance(pilot.app.screen, Palette)
            names = [one.name for one in pilot.app.screen.query_one(FilterList).rows.cards]
            assert any(name.endswith(command) for name in names)
            await press(pilot, "escape", *(["escape"] if opens else []))
            await settled(pilot)


async def test_a_command_that_fails_is_not_passed_over(folder):
    class FailedError(Exception):
        pass

    def fail():
        raise FailedError

    async def play():
        async with opened(folder) as pilot:
            pilot.app._offer(Palette((Command("fail", fail),)))
            await settled(pilot)
            await press(pilot, "enter")
            await settled(pilot)

    with pytest.raises(FailedError):
        await play()


async def test_another_theme_is_seen_in_the_palette_too(folder):
    async with opened(folder) as pilot:
        await press(pilot, *":choose a theme", "enter")
        await settled(pilot)
        lists = pilot.app.screen.query_one(FilterList).rows
        assert lists.current.name == pilot.app.theme
        await press(pilot, *"textual-light", "enter")
        await settled(pilot)
        await press(pilot, "colon")
        await settled(pilot)
        colours = pilot.app.screen.query_one(FilterList).background_colors
        assert pilot.app.theme == "textual-light"
        assert colours[1].brightness > 0.5


def names(query: str, *offered: str) -> list[str]:
    """Return the names that answer a query, best first."""
    return [one.name for one in found(query, [Command(name, lambda: None) for name in offered])]


def test_commands_are_found_by_words_then_by_letters():
    offered = "Find in this document  (/)", "All notes  (A)", "Add a note  (a)", "Next hit  (n)"
    assert names("note", *offered) == ["All notes  (A)", "Add a note  (a)"]
    assert names("documnet", *offered) == ["Find in this document  (/)"]
    assert names("a", *offered)[0] == "Add a note  (a)"  # its own key
    assert names("A", *offered)[0] == "All notes  (A)"
    assert names("add", *offered) == ["Add a note  (a)"]
    assert names("fdoc", *offered) == ["Find in this document  (/)"]
    assert names("ndcm", *offered) == []  # letters here and there within words are no name
    assert names("xyz", *offered) == []
