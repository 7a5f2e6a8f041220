"""What comes of a key when the program ends, and has no screen any more, is no error."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from textual import events
from textual.screen import Screen

from tui.screens.type_ahead import TypeAhead, _Work


async def test_a_key_that_is_dealt_with_when_the_screens_have_gone_ends_quietly():
    app = TypeAhead()
    assert not app.screen_stack
    await app._follow(_Work(ExitStack(), Screen(), ()))


@pytest.mark.parametrize("event", [events.Key("a", "a"), events.Paste("a")])
async def test_what_is_typed_when_the_screens_have_gone_is_let_go(event):
    app = TypeAhead()
    await app.on_event(event)
    assert app._typing is None
