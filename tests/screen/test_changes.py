"""A page that was kept twice: what it has changed, side by side."""

from __future__ import annotations

import pytest

from support.stillness import settled, until
from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library
from tui.screens.side_by_side import SideBySide

PAGE = "---\ntitle: Late\nurl: https://example.org/late\ncaptured: {day}\n---\n\n{text}\n"
OLD = "The buses were late.\n\nTen buses broke down on Monday.\n\nThis goes away again."
NEW = "The buses were late.\n\nTwelve buses broke down on Monday."


@pytest.fixture
def folder(written):
    return written(
        {
            "late 2025-06-01.md": PAGE.format(day="2025-06-01", text=OLD),
            "late 2025-06-09.md": PAGE.format(day="2025-06-09", text=NEW),
            "other.txt": "Something else.",
        }
    )


async def pressed(folder, name):
    """Open a document, press D, and return the app."""
    library = Library.open([str(folder / name)])
    app = GlossApp(library, Settings(), None)
    async with app.run_test(size=(140, 40)) as pilot:
        await until(pilot, lambda: app.screen.path)
        await pilot.press("D")
        await settled(pilot)
        yield app
    library.close()


async def test_the_capture_before_is_set_beside_it(folder):
    async for app in pressed(folder, "late 2025-06-09.md"):
        beside = app.screen
        assert isinstance(beside, SideBySide)
        left, right = beside.reader(0), beside.reader(1)
        assert "Twelve" in left.target.span.of(left.source.slice(0, 10_000))
        assert "goes away" in right.source.slice(0, 10_000)


@pytest.mark.parametrize("name", ["late 2025-06-01.md", "other.txt"])
async def test_what_has_no_earlier_capture_says_so(folder, name):
    async for app in pressed(folder, name):
        assert "no other document" in app.screen.log_of_notices[-1][1]
