"""The search stays behind the screen when it is left, and begins anew each time it is asked for.

Of the search before nothing is kept but what its line offers: the query among the recent ones.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.widgets import Input

from tui.errors import GlossError
from tui.screens.search_asking import SearchAsking
from tui.screens.type_ahead import TypeAhead
from tui.widgets.search_box import FilterSuggester

if TYPE_CHECKING:
    from typing import Self

    from textual.await_complete import AwaitComplete
    from textual.events import ScreenResume

    from tui.screens.search_source import Found

__all__ = ["SearchAgain"]

SENT = 0.01
"""Seconds for a frame to reach the terminal, before a thread that reads takes turns with it."""


class SearchAgain(SearchAsking):
    """A search that can be left and asked for again."""

    def on_mount(self) -> None:
        """Begin, unless it is made before it is asked for: then it only stands ready."""
        is_open = self in self.app.screen_stack
        self.input.cursor_blink = is_open
        self.begin()
        if is_open:
            self.look_up()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Let the cursor blink again."""
        super().on_screen_resume(event)
        self.input.cursor_blink = True

    def on_screen_suspend(self) -> None:
        """Let no cursor blink where nobody sees it; Textual calls every class's own."""
        self.input.cursor_blink = False

    def ask_again(self, other: Self) -> None:
        """Begin as `other` would."""
        self.source, self._begin, self._chosen = other.source, other._begin, other._chosen
        self.begin()
        self.look_up()

    def be_new(self) -> None:
        """Offer what the empty line offers."""
        self._begin, self._chosen = "", None
        self.begin()

    async def fill_ahead(self) -> None:
        """Know what there is in the library."""
        with suppress(GlossError):  # who searches is told
            await self.source.look_up()
            self.know()

    def begin(self) -> None:
        """Begin with the words that were given, or with what the empty line offers."""
        source = self.source
        self._here = source.here()
        self._recent, self._saved = list(source.recent()), list(source.saved())
        self._line, self._said, self._answer = self._begin, "", None
        self._moved = self._opens_next = self.only_here = self.by_document = False
        self.results.forget()
        self.preview.clear()
        with self.prevent(Input.Changed):
            self.input.value = self._begin
        self.input.cursor_position = len(self._begin)
        self.set_focus(self.input)
        self.know()
        self.key_line.keys = self.keys()
        if self._begin.strip():
            self._turn(offering=False)
            self._say_status()
            self.ask(self._begin)
        else:
            self._offer()

    def keys(self) -> list[tuple[str, str]]:
        """Return what the last line says."""
        keys = [("Enter", "open"), ("Tab", "mark")]
        if self.source.act:
            keys += [("F2", "tag judge delete")]
        if self._here:
            keys.append(("F5", "this document"))
        keys.append(("F6", "group"))
        if self.source.save:
            keys.append(("F3", "save"))
        return [*keys, ("↑ ↓", "move"), ("F1", "help"), ("Esc", "close")]

    def know(self) -> None:
        """Say what was looked up of the library, and offer it behind filters."""
        self.tell()
        before, self._values = self._values, self.source.values()
        if isinstance(self.input.suggester, FilterSuggester):
            self.input.suggester.values = self._values
        if self._answer is not None and not self._answer.hits and self._values != before:
            self._show(self._answer)

    @work(group="look up", exclusive=True)
    async def look_up(self) -> None:
        """Look up what is known of the library, once the screen is drawn."""
        if isinstance(self.app, TypeAhead):
            await self.app.drawn()
            await asyncio.sleep(SENT)
        with suppress(GlossError):  # what was known is said and offered
            await self.source.look_up()
        self.know()

    def dismiss(self, result: Found | None = None) -> AwaitComplete:
        """Go, with what was looked at among the recent searches, and end all work for it.

        Also where nothing is opened: the passages may have said all there was to know.
        """
        if not self.is_asking:
            return super().dismiss(result)
        if self.looked_at and self.source.remember is not None:
            self.source.remember(self.looked_at)
        gone = super().dismiss(result)
        self.end_work()
        return gone
