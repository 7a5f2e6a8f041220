"""The whole program on a folder: open it, press keys, look at what it left on disk."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from support.stillness import settled
from tui.app import GlossApp
from tui.config import Settings
from tui.library import Library

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot


@asynccontextmanager
async def opened(
    *paths: Path, size: tuple[int, int] = (120, 40), at: str | None = None, **chosen: Any
) -> AsyncIterator[Pilot[None]]:
    """Open the program as from the command line, and yield its pilot once it has come to rest.

    Args:
        *paths: A library's folder, or files.
        size: Columns and rows of the terminal.
        at: Where to begin, as `PATH:OFFSET`.
        **chosen: Settings of the reader's own.
    """
    library = Library.open([str(path) for path in paths])
    async with GlossApp(library, Settings(**chosen), at).run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    library.close()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, as a person does; work may still be held up afterwards."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def saved(folder: Path) -> list[dict[str, Any]]:
    """Return every annotation row on disk: the files, not what the program believes."""
    rows: list[dict[str, Any]] = []
    for file in sorted((folder / "annotations").glob("*.json")):
        table = json.loads(file.read_text(encoding="utf-8")).get("_default", {})
        rows += [row for row in table.values() if "quote" in row]
    return rows
