"""The claims of the first page of a large text are there before the rest of it is read."""

from __future__ import annotations

import threading

import pytest

from support.program import opened
from support.stillness import settled, until
from tui.library import Library

CLAIM = "The bridge was closed in 1998 because 40 cables had rusted.\n\n"
LINE = "Well then. So be it. Who knows?\n\n"
LAST = "Researchers found that the vaccine prevents 90 % of infections."
LARGE = CLAIM + LINE * 9_000 + LAST


@pytest.fixture
async def reading(written, monkeypatch):
    """A large document, of which all but the head is read only when the test lets it be."""
    may_read, document = threading.Event(), Library.document

    def read_later(library, path):
        if path == "b.txt":
            may_read.wait()
        return document(library, path)

    monkeypatch.setattr(Library, "document", read_later)
    async with opened(written({"a.txt": LINE, "b.txt": LARGE})) as pilot:
        pilot.may_read = may_read
        try:
            await pilot.press("J")
            await until(pilot, lambda: pilot.app.screen.path == "b.txt")
            yield pilot
        finally:
            may_read.set()


async def test_they_are_drawn_while_the_rest_is_read_and_are_not_taken_for_all(reading):
    screen = reading.app.screen
    await until(reading, lambda: screen.claims)
    assert not screen.reader.source.complete
    assert [claim.span.start for claim in screen.shown_claims()] == [0]
    assert screen.claim_count == 0
    reading.may_read.set()
    await until(reading, lambda: len(screen.claims) == 2)
    assert [claim.span.start for claim in screen.shown_claims()] == [0, len(LARGE) - len(LAST)]
    assert screen.claim_count == 2


async def test_the_next_claim_is_waited_for_until_all_is_read(reading):
    screen = reading.app.screen
    await until(reading, lambda: screen.claims)
    await reading.press("right_square_bracket")
    await reading.press("right_square_bracket")
    assert screen.reader.cursor < len(CLAIM)
    reading.may_read.set()
    await until(reading, lambda: screen.reader.cursor == len(LARGE) - len(LAST))


async def test_who_asks_for_all_of_them_meanwhile_gets_them_when_all_is_read(reading):
    screen = reading.app.screen
    await until(reading, lambda: screen.claims)
    screen.find_claims("b.txt")
    await reading.press("j")
    assert len(screen.claims) == 1
    reading.may_read.set()
    await until(reading, lambda: len(screen.claims) == 2)
    await settled(reading)
    assert not screen.reader.more_claims
