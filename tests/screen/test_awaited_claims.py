"""Keys typed behind `]` wait for the claim it leads to, where claims are still being found."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from support.program import opened
from support.stillness import settled, until
from tui.errors import DocumentError
from tui.screens import looking

PLAIN = "Well then. So be it. Who knows?\n\n"
CLAIM = "The bridge was closed in 1998 because 40 cables had rusted."


@pytest.fixture
async def opening(written, monkeypatch):
    """A document whose claims are found only when the test lets them be."""
    async with opened(written({"a.txt": PLAIN, "b.txt": PLAIN + CLAIM, "c.txt": PLAIN})) as pilot:
        screen = pilot.app.screen
        pilot.may_find = asyncio.Event()
        find = type(screen).find_claims

        def find_later(screen, path):
            async def wait():
                await pilot.may_find.wait()
                if path == screen.path:
                    find(screen, path)

            screen.run_worker(wait(), group="later")

        monkeypatch.setattr(type(screen), "find_claims", find_later)
        yield pilot


def burst(pilot, *keys):
    for key in keys:
        character = {"enter": "\r", "right_square_bracket": "]"}.get(key, key)
        pilot.app.post_message(events.Key(key, character))


async def test_what_is_typed_behind_it_is_done_to_the_claim(opening):
    screen = opening.app.screen
    burst(opening, "J", "right_square_bracket", "t", "x", "enter")
    await until(opening, lambda: screen.key_line.notice == looking.LOOKING)
    assert not screen.placed
    opening.may_find.set()
    await until(opening, lambda: screen.placed)
    await settled(opening)
    (note,) = screen.placed
    assert (note.annotation.quote, note.annotation.tags) == (CLAIM, ("x",))


async def test_where_there_is_none_nothing_is_done_to_a_passage_nobody_meant(opening):
    screen = opening.app.screen
    burst(opening, "J", "J", "right_square_bracket", ")", "t", "x", "enter")
    await until(opening, lambda: screen.key_line.notice == looking.LOOKING)
    opening.may_find.set()
    await settled(opening)
    assert "no claim after this place: what was typed behind it" in screen.key_line.notice
    assert not screen.placed


async def test_after_a_while_one_may_go_on_without_it(opening, monkeypatch):
    monkeypatch.setattr(looking, "HELD", 0.01)
    monkeypatch.setattr("tui.screens.type_ahead.TURNS", 1)
    monkeypatch.setattr("tui.screens.type_ahead.PATIENCE", 0.01)
    screen = opening.app.screen
    burst(opening, "J", "right_square_bracket", "t", "x")
    typing = opening.app
    await until(opening, lambda: screen.path == "b.txt" and typing._typing.done())
    await opening.press("right_parenthesis")
    assert screen.reader.cursor == PLAIN.index("So")
    opening.may_find.set()
    await settled(opening)
    assert screen.reader.cursor == PLAIN.index("So")
    assert screen.app.screen is screen


async def test_claims_that_cannot_be_found_are_not_waited_for(opening, monkeypatch):
    def refuse(*_):
        raise DocumentError("it is gone")

    screen = opening.app.screen
    monkeypatch.setattr(screen.library, "claims", refuse, raising=False)
    opening.may_find.set()
    burst(opening, "J", "right_square_bracket")
    await settled(opening)
    assert not screen.reader.more_claims
