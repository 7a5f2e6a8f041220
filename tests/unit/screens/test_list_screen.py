"""Of two looks at the library that end in another order, the later one is shown."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

from tui.screens.list_screen import ListScreen


class Screen(ListScreen):
    """Reads what the test says, when it says so."""

    def __init__(self):
        super().__init__(SimpleNamespace(load=self.load))
        self.reading = []

    async def load(self, _):
        self.reading.append(asyncio.get_running_loop().create_future())
        return await self.reading[-1]


async def test_an_answer_that_comes_after_a_later_one_is_not_shown():
    screen = Screen()
    looks = [asyncio.create_task(screen.newest(list)) for _ in range(3)]
    await asyncio.sleep(0)
    first, second, third = screen.reading
    for future, found in ((second, "second"), (first, "first"), (third, "third")):
        future.set_result(found)
        await asyncio.sleep(0)
    assert await asyncio.gather(*looks) == [None, "second", "third"]
