"""A screen gives its answer once, and ends all that it waits for before it is taken apart."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.screens.palette import Palette
from tui.screens.parting import Parting


class Question(Parting, ModalScreen[str]):
    """Asks nothing."""


@pytest.mark.parametrize("again", ["before it has gone", "after"])
async def test_a_second_answer_takes_nothing_away(again):
    class Host(App[None]):
        answers: list[str] = []  # noqa: RUF012 - a test's own

        def on_mount(self):
            self.push_screen(Screen())
            self.push_screen(question, self.answers.append)

    question = Question()
    async with Host().run_test() as pilot:
        await pilot.pause()
        question.dismiss("yes")
        if again == "after":
            await pilot.pause()
        question.dismiss("no")
        await pilot.pause()
        assert (pilot.app.answers, len(pilot.app.screen_stack)) == (["yes"], 2)


async def test_a_palette_that_is_not_there_any_more_takes_nothing_away():
    async with App().run_test() as pilot:
        palette = Palette(())
        await pilot.app.push_screen(palette)
        palette.dismiss()
        palette.dismiss()
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_what_its_widgets_wait_for_ends_while_they_have_widgets_themselves():
    left = []

    class Pane(Vertical):
        def compose(self):
            yield Static()

        def on_mount(self):
            self.run_worker(self.wait())

        async def wait(self):
            try:
                await asyncio.Event().wait()
            finally:
                left.append(len(self.children))

    class Asking(Question):
        def compose(self):
            yield Pane()

    async with App().run_test() as pilot:
        await pilot.app.push_screen(question := Asking())
        await pilot.pause()
        question.dismiss("yes")
        await pilot.pause()
    assert left == [1]


async def test_a_screen_that_comes_as_the_program_ends_does_not_begin():
    begun = []

    class Late(Question):
        def on_mount(self):
            begun.append(self)

    async with App().run_test() as pilot:
        pilot.app._exit = True
        pilot.app.push_screen(Late())
        await pilot.pause()
        assert begun == []
