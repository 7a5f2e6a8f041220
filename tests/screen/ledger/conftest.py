"""A library with a conflict, a gap and a single voice, and its ledger on the screen."""

from __future__ import annotations

import pytest

from support.stillness import settled
from tui.library import Library
from tui.screens.ledger import LedgerScreen

TEXTS = {
    "2019.md": "---\ndate: 2019-01-01\n---\n\nThe ferry sank on 12 May 2019 and 14 people died, "
    "police said.\n\nThe owner of the ferry paid a fine of 3 million euros.\n",
    "2020.md": "---\ndate: 2020-01-01\n---\n\nThe ferry sank on 12 May 2019 and nine people died, "
    "the coast guard said.\n\nThe harbour was rebuilt in 2018 for 40 million euros.\n",
    "2021.md": "---\ndate: 2021-01-01\n---\n\nThe owner of the ferry paid a fine of 3 million "
    "euros, the court said.\n\nThe lighthouse was closed in 1974.\n",
}
TITLES = {"2019.md": "First news", "2020.md": "A year later", "2021.md": "The [red]court[/]"}


@pytest.fixture
def library(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    made = Library.open(str(tmp_path), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)
    made.creator = "Ida"
    return made


@pytest.fixture
async def stage(on_desk, library, tmp_path):
    (tmp_path / ".own").mkdir(exist_ok=True)
    async with on_desk(
        library, lambda desk: LedgerScreen(desk, TITLES, folder=tmp_path / ".own")
    ) as stage:
        yield stage


@pytest.fixture
def press(stage):
    async def run(*keys, answered=True):
        _, pilot = stage
        await pilot.press(*keys)
        await (settled(pilot) if answered else pilot.pause())

    return run


@pytest.fixture
def texts():
    return TEXTS


@pytest.fixture
def titles():
    return TITLES


@pytest.fixture
def rows(stage):
    return lambda: stage[0].dialog.table.cards


@pytest.fixture
def go_to(press, rows):
    async def run(part):
        place = next(n for n, row in enumerate(rows()) if part in row.claim)
        await press("g", *["j"] * place)

    return run


@pytest.fixture
def notice(stage, drawn):
    return lambda: drawn(stage[0])[-1]
