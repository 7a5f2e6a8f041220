"""An app that holds nothing but a reader."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.app import App
from textual.screen import Screen

from tui.text.source import StringSource
from tui.themes import gloss_themes, layer_colours
from tui.widgets.reader import Reader

TEXT = "\n\n".join(
    f"Paragraph {i} begins here. It has a second sentence, which is somewhat longer than the"
    f" first one so that it wraps. The third ends paragraph {i}."
    for i in range(40)
)


class Desk(Screen):
    """Hears what the reader tells its screen alone."""

    def on_reader_painting_target_changed(self, message):
        self.app.said.append(message)

    def on_reader_painting_scrolled(self, message):
        self.app.said.append(message)


class Host(App[None]):
    """A reader on a text; keeps what the reader posts."""

    BINDINGS: ClassVar = [
        *(("o", "note('o')"), ("e", "note('e')")),
        *(("plus", "note('+')"), ("0", "note('0')")),
    ]

    def __init__(self, text=TEXT, *, theme="gloss-dark", **shown):
        super().__init__()
        for known in gloss_themes():
            self.register_theme(known)
        self.theme = theme
        self.text, self.shown = text, shown
        self.said, self.keys = [], []

    def get_theme_variable_defaults(self):
        return layer_colours(dark=self.current_theme.dark)

    def get_default_screen(self):
        return Desk()

    def compose(self):
        yield Reader(measure=60)

    def on_mount(self):
        self.reader.show(StringSource(self.text), **self.shown)
        self.reader.focus()

    @property
    def reader(self):
        return self.query_one(Reader)

    def action_note(self, key):
        self.keys.append(key)

    def on_reader_base_selection_changed(self, message):
        self.said.append(message)

    def on_reader_base_activated(self, message):
        self.said.append(message)

    def on_reader_base_jumped(self, message):
        self.said.append(message)

    def on_reader_counting_counting(self, message):
        self.said.append(message)

    def on_reader_looking_found(self, message):
        self.said.append(message)

    def on_reader_keeping_keeping(self, message):
        self.said.append(message)

    def on_notice(self, message):
        self.said.append(message)

    def heard(self, kind):
        return [message for message in self.said if isinstance(message, kind)]

    def lines(self):
        reader = self.reader
        return [reader.render_line(y).text for y in range(reader.size.height)]

    def target_text(self):
        return self.reader.target.span.of(self.text)


@pytest.fixture
def text():
    """Forty paragraphs of three sentences."""
    return TEXT


@pytest.fixture
def host():
    """Make the app: `host(text, at=...)`."""
    return Host
