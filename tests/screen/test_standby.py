"""Dialogs that stay: they ask anew, remember nothing of before, and leave no cell behind."""

from __future__ import annotations

import asyncio

import pytest
from textual import events

from support.program import opened, press, saved
from support.stillness import settled
from tui.screens.chooser import Choice, Chooser
from tui.screens.codebook import CodebookScreen
from tui.screens.confirm import Confirm
from tui.screens.help import HelpScreen
from tui.screens.judging import JudgePrompt
from tui.screens.note import NoteDraft, NoteEditor
from tui.screens.notes import NotesScreen
from tui.screens.outline import OutlineScreen
from tui.screens.palette import Palette
from tui.screens.search import SearchScreen
from tui.screens.standby import WANTED, Standing
from tui.screens.tagging import TagPrompt

TEXT = """\
The company said on Monday that the launch is postponed to 2026.

The model has 120 billion parameters, the ministry reported.

Nobody walked the dog.
"""


READY = {
    *(TagPrompt, JudgePrompt, NoteEditor, SearchScreen, NotesScreen, CodebookScreen),
    *(HelpScreen, Palette, OutlineScreen),
}


@pytest.fixture
def folder(written):
    return written({"a.txt": TEXT})


async def test_the_same_dialog_asks_again_and_remembers_nothing(folder):
    async with opened(folder) as pilot:
        app = pilot.app
        await press(pilot, "t", *"half")
        prompt = app.screen
        await press(pilot, "escape", "t", *"delay", "enter")
        await settled(pilot)
        await press(pilot, ")", "t")
        assert app.screen is prompt
        await press(pilot, *"second", "enter")
        await settled(pilot)
        await press(pilot, ")", "a", *"So?", "tab", *"tag", "tab", "d", "tab", *"he")
        editor = app.screen
        await press(pilot, "escape")
        await settled(pilot)
        await press(pilot, "(", "a")
        assert app.screen is editor
        assert app.focused is editor.text_area
        assert editor.draft.tags == ("second",)
        assert (editor.draft.note, editor.draft.verdict) == ("", None)
        assert editor.draft.attribution is None
        await press(pilot, "escape")
        await settled(pilot)
    kept = ("note", "tags", "verdict", "attribution")
    rows = [tuple(row[name] for name in kept if row.get(name)) for row in saved(folder)]
    assert rows == [(["delay"],), (["second"],), ("So?", ["tag"], "disputed", "he")]


async def test_a_memo_and_a_note_take_turns_in_one_editor(folder):
    async with opened(folder) as pilot:
        for key, marks in (("a", True), ("M", False), ("a", True)):
            await press(pilot, key)
            shown = [pilot.app.screen.query_one(f"#{name}").display for name in ("verdict", "who")]
            assert shown == [marks, marks]
            await press(pilot, "escape")
        assert saved(folder) == []


async def test_no_cell_of_a_dialog_stays_and_none_of_it_is_missing(folder, terminal, drawn):
    keys = [
        *("t", "escape", "t", *"delay", "enter"),
        *("a", *"a note", "enter", "enter", *"more", "escape", "a", "escape"),
        *("c", "escape", "c", "d", "m", "a", "apostrophe", "a", "M", *"memo", "escape"),
        *("tab", "t", *"x", "escape", "l", "slash", *"model has", "escape", "h", "o", "escape"),
        *("question_mark", "down", "pagedown", "escape", "colon", *"tag", "escape", "escape"),
        *("question_mark", *"claim", "f1", "f1", "o", "escape", "colon", *"14", "enter"),
        *("exclamation_mark", "exclamation_mark", "ctrl+a", "c", "s", "e", "escape", "x", "u"),
    ]
    async with opened(folder) as pilot:
        for key in keys:
            await press(pilot, key)
            await settled(pilot)
            seen = [line.rstrip() for line in terminal.display]
            assert seen == drawn(pilot.app), key


async def test_a_dialog_that_was_closed_on_another_screen_fits_this_one(folder):
    async with opened(folder, size=(120, 40)) as pilot:
        for size in ((60, 12), (100, 30)):
            await press(pilot, "a", "escape", "t", "escape")
            await pilot.resize_terminal(*size)
            await settled(pilot)
            await press(pilot, "a")
            await settled(pilot)
            place = pilot.app.screen.query_one("VerticalScroll").region
            assert (place.width, place.bottom) == size
            assert pilot.app.screen.has_class("-short") == (size[1] < 20)
            await press(pilot, "escape", "t")
            await settled(pilot)
            assert pilot.app.screen.query_one("TagField").region.bottom == size[1]
            await press(pilot, "escape")


async def test_another_theme_makes_dialogs_anew(folder):
    async with opened(folder) as pilot:
        await press(pilot, "t")
        before = pilot.app.screen
        await press(pilot, "escape")
        pilot.app.theme = next(name for name in pilot.app.available_themes if "light" in name)
        await settled(pilot)
        await press(pilot, "t")
        assert pilot.app.screen is not before
        assert not before.is_attached


async def test_what_is_wanted_most_is_made_before_it_is_asked_for(folder, monkeypatch):
    laid_out, lay_out = set(), Standing.lay_out_ahead

    def noted(screen, size):
        lay_out(screen, size)
        laid_out.add(type(screen))
        assert not screen._layout_required

    monkeypatch.setattr(Standing, "lay_out_ahead", noted)
    async with opened(folder) as pilot:
        for _ in range(len(WANTED) + 1):
            pilot.app.make_next_ready()
            await settled(pilot)
        ready = {type(screen) for screen in pilot.app._installed_screens.values()}
        assert ready == READY
        assert not any(screen.is_active for screen in pilot.app._installed_screens.values())
        assert laid_out == ready
        focused = pilot.app.focused
        await press(pilot, "a", *"new", "escape")
        await settled(pilot)
        assert pilot.app.focused is focused
        assert saved(folder)[0]["note"] == "new"


async def test_the_program_may_end_while_a_dialog_is_made(folder):
    async with opened(folder) as pilot:
        pilot.app._exit = True  # as `exit` says at once: a screen gets none of its widgets now
        for number, load in enumerate(WANTED):
            dialog = load()(pilot.app.screen)
            pilot.app.install_screen(dialog, f"made-{number}")
            _, mounted = pilot.app._get_screen(dialog)
            await mounted
            await pilot.app._make_ready(load)


async def test_a_burst_of_keys_goes_through_dialogs_that_stand_by(folder):
    async with opened(folder) as pilot:
        await press(pilot, "t", "escape", "a", "escape", "c", "escape")
        for key in "tone\rt,two\ra!\x1b]cd":
            name = {"\r": "enter", "\x1b": "escape", "]": "right_square_bracket"}.get(key, key)
            pilot.app.post_message(events.Key(name, key))
        await asyncio.sleep(0)
        await settled(pilot)
        first = next(row for row in saved(folder) if row["tags"])
        assert (first["tags"], first["note"]) == (["one", "two"], "!")
        assert [row.get("verdict") for row in saved(folder)].count("disputed") == 1


@pytest.mark.parametrize(
    ("first", "second", "closing"),
    [
        (Confirm("one?", ["a"] * 40), Confirm("two?", yes="go"), ("y", True)),
        (Confirm("one?"), Confirm("two?", ["b"], yes="go"), ("n", False)),
        (
            Chooser([Choice(c, c) for c in "abcdefgh"]),
            Chooser([Choice("z", "last")], "the one?"),
            ("enter", "z"),
        ),
        (
            NoteEditor(NoteDraft("q", note="old"), autosave=lambda _: None),
            NoteEditor(NoteDraft("p", verdict="mixed")),
            ("escape", None),
        ),
    ],
)
async def test_every_kind_asks_what_the_new_one_would_have(folder, drawn, first, second, closing):
    async with opened(folder) as pilot:
        (key, answer), app, answers = closing, pilot.app, []
        app.push_screen(first)
        await settled(pilot)
        await press(pilot, "escape")
        alone = second.__class__  # what it looks like by itself
        app.push_screen(second, answers.append)
        await settled(pilot)
        assert app.screen is first
        assert isinstance(first, alone)
        shown = drawn(app)
        await press(pilot, key)
        await settled(pilot)
        assert answers == [answer]
        app.let_go(first)
        await settled(pilot)
        app.push_screen(second)
        await settled(pilot)
        assert app.screen is second
        assert drawn(app) == shown


async def test_a_note_that_was_laid_out_leaves_no_more_to_draw_than_where_it_stood(
    folder, drawn, monkeypatch
):
    async with opened(folder) as pilot:
        await press(pilot, "t", *"tag", "enter")
        await settled(pilot)
        before, below, uncovered = drawn(pilot.app), pilot.app.screen, []
        uncover = type(below).uncover

        def noted(screen, dialog, regions):
            uncovered.extend(regions)
            uncover(screen, dialog, regions)

        monkeypatch.setattr(type(below), "uncover", noted)
        await press(pilot, "e")
        await settled(pilot)
        await press(pilot, "escape")
        await settled(pilot)
        assert uncovered
        assert below.region not in uncovered
        assert drawn(pilot.app)[:-1] == before[:-1]
