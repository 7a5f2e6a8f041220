"""What is remembered of handlers is what Textual would find, message by message."""

from __future__ import annotations

from textual import events, on
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widgets import Button

from tui.handlers import KnownHandlers
from tui.screens.reading import ReadingScreen
from tui.widgets.reader import Reader


class Said(Message):
    pass


class Below(App[None]):
    def on_below_said(self):
        """Comes last."""

    @on(Said)
    def take(self):
        """Comes before what has a name."""


class Above(KnownHandlers, Below):
    def _on_key(self, event):
        event.prevent_default()

    @on(Said)
    def take_first(self):
        """Comes first."""

    @on(Button.Pressed, "#one")
    def press(self):
        """Asks who sent it."""


def found(pump, name, message, *, ours=True):
    methods = type(pump)._get_dispatch_methods if ours else MessagePump._get_dispatch_methods
    return [(kind, method.__func__) for kind, method in methods(pump, name, message)]


def test_the_same_handlers_in_the_same_order():
    app, said = Above(), Said()
    for name, message in (
        ("on_below_said", said),
        ("on_key", events.Key("a", "a")),
        ("on_idle", events.Idle()),
        ("on_nothing", said),
    ):
        assert found(app, name, message) == found(app, name, message, ours=False)
        assert found(app, name, message) == found(app, name, message, ours=False)  # remembered


def test_a_handler_that_prevents_what_is_below_it_does():
    app, key = Above(), events.Key("a", "a")
    handlers = iter(app._get_dispatch_methods("on_key", key))
    next(handlers)[1](key)
    assert list(handlers) == []


def test_where_it_matters_who_sent_it_textual_is_asked():
    app, button = Above(), Button(id="one")
    for name in ("one", "two"):
        pressed = Button.Pressed(Button(id=name)).set_sender(button)
        assert len(found(app, "on_button_pressed", pressed)) == (name == "one")


def test_screen_and_reader_find_theirs_so():
    for kind in (ReadingScreen, Reader):
        assert kind.__mro__.index(KnownHandlers) < kind.__mro__.index(MessagePump)
        assert kind._get_dispatch_methods is KnownHandlers._get_dispatch_methods
