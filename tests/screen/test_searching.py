"""What `n` and `N` go on with: what was looked for last, in the document or everywhere."""

from __future__ import annotations

import pytest

from support.program import opened, press
from support.stillness import settled, until


@pytest.fixture
def folder(written):
    line = "The launch is late, they say."
    return written({f"{name}.md": f"# {name.upper()}\n\n{line}\n\nRare it is.\n" for name in "abc"})


async def search_for(pilot, words):
    """Open the search, type, and wait until the index has answered with all that it has."""
    await press(pilot, "s", *words)
    screen = pilot.app.screen
    await until(pilot, lambda: screen._answer is not None and screen._answer.query == words)
    await until(pilot, lambda: screen._answer.is_complete)
    await settled(pilot)
    assert len(screen.results.cards) == 3


async def said_after(pilot, *keys):
    await press(pilot, *keys)
    await settled(pilot)
    return pilot.app.screen.key_line.notice


async def test_a_search_that_was_closed_is_gone_on_with_where_nothing_else_is(folder):
    async with opened(folder) as pilot:
        assert "nothing to go on with" in await said_after(pilot, "n")
        await search_for(pilot, "late")
        await press(pilot, "escape")
        assert await said_after(pilot, "n") == "result 1/3 of late"
        assert await said_after(pilot, "2", "n") == "result 3/3 of late"
        await search_for(pilot, "launch")
        await press(pilot, "escape")
        assert await said_after(pilot, "n") == "result 1/3 of late"
        assert await said_after(pilot, "N") == "result 3/3 of late"


async def test_of_the_find_line_and_the_search_the_last_is_gone_on_with(folder):
    async with opened(folder) as pilot:
        assert "hit 1/1" in await said_after(pilot, "slash", *"rare", "enter", "n")
        await search_for(pilot, "late")
        await press(pilot, "escape")
        assert "hit 1/1" in await said_after(pilot, "n")
        await search_for(pilot, "late")
        await press(pilot, "enter")
        assert await said_after(pilot, "n") == "result 2/3 of late"
        assert "hit 1/1" in await said_after(pilot, "slash", *"rare", "enter", "n")
