"""Ctrl+C in a dialog: it says how to leave, in itself, or copies what a field has selected."""

from __future__ import annotations

import pytest
from textual.app import App
from textual.widgets import Static

from support.stillness import settled
from tui.screens.asking import LinePrompt
from tui.screens.chooser import Choice, Chooser
from tui.screens.dialog import Said
from tui.screens.help import HelpScreen
from tui.screens.judging import JudgePrompt
from tui.screens.note import NoteDraft, NoteEditor
from tui.screens.outline import Heading, OutlineScreen
from tui.screens.tagging import TagPrompt

DIALOGS = {
    "line": lambda: LinePrompt("say"),
    "letters": JudgePrompt,
    "tags": lambda: TagPrompt(()),
    "note": lambda: NoteEditor(NoteDraft("a passage")),
    "chooser": lambda: Chooser([Choice("a", "one"), Choice("b", "two")]),
    "outline": lambda: OutlineScreen([Heading(0, 1, "Why")]),
    "help": lambda: HelpScreen(()),
}
WORDS = "Ctrl+Q quits; Esc goes back"


class Application(App[None]):
    def compose(self):
        yield Static("the text below\n" * 30)

    def push_screen(self, screen, *args, **options):
        if self.screen_stack and hasattr(screen, "stand_on"):
            screen.stand_on(self.screen)
        return super().push_screen(screen, *args, **options)


def lines(app):
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


@pytest.mark.parametrize("kind", DIALOGS)
@pytest.mark.parametrize("size", [(80, 24), (40, 6)])
async def test_ctrl_c_says_how_to_leave_in_every_dialog(kind, size):
    app = Application()
    async with app.run_test(size=size) as pilot:
        app.push_screen(DIALOGS[kind]())
        await settled(pilot)
        before = lines(app)
        for _ in range(2):
            await pilot.press("ctrl+c")
            await settled(pilot)
            assert [line.strip() for line in lines(app)].count(WORDS) == 1
            assert len([1 for old, new in zip(before, lines(app), strict=True) if old != new]) == 1
        await app.screen.query(Said).remove()
        await settled(pilot)
        assert lines(app) == before


async def test_ctrl_c_copies_what_is_selected_in_the_note():
    app = Application()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(NoteEditor(NoteDraft("a passage", note="my words")))
        await settled(pilot)
        app.screen.text_area.select_all()
        await pilot.press("ctrl+c")
        await settled(pilot)
        assert app.clipboard == "my words"
        assert WORDS not in "\n".join(lines(app))
