"""What still waits for a key when the program ends is no error."""

from __future__ import annotations

from contextlib import ExitStack

from tui.screens.type_ahead import TypeAhead


async def test_a_key_that_is_dealt_with_when_the_screens_have_gone_ends_quietly():
    app = TypeAhead()
    assert not app.screen_stack
    await app._follow(ExitStack())
