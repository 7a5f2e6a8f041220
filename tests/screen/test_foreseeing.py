"""The note that the next key asks for is ready before it, and says nothing of another passage."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from support.program import opened, press, saved
from support.stillness import settled
from tui.screens import foreseeing
from tui.screens.note import NoteDraft, NoteEditor

TEXT = """\
The company said on Monday that the launch is postponed to 2026.

The model has 120 billion parameters, the ministry reported, and nobody has counted them so far,
which is why the next sentence of this text is as long as it is and takes two lines of a dialog.

Nobody walked the dog.
"""


@pytest.fixture
def folder(written):
    return written({"a.txt": TEXT})


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    """Let the pause come when a test says so: on a busy machine it may come between two keys."""
    monkeypatch.setattr(foreseeing, "_PAUSE", 1e6)


async def foreseen(pilot):
    """Make ready what a pause would; return the editor."""
    pilot.app.screen.foresee_note()
    pilot.app.screen._get_note_ready()
    await settled(pilot)
    return pilot.app._standing[NoteEditor]


def words_of(editor):
    return editor.draft.quote, editor.draft.note, editor.draft.tags


async def test_what_is_on_the_passage_is_in_the_editor_already(folder, monkeypatch):
    async with opened(folder) as pilot:
        await press(pilot, "a", *"So?", "tab", *"tag", "escape")
        await settled(pilot)
        await press(pilot, ")", "a", "escape", "(")
        await settled(pilot)
        editor = await foreseen(pilot)
        assert words_of(editor)[1:] == ("So?", ("tag",))
        laid_out, lay_out = [], Screen._refresh_layout

        def noted(screen, *args, **options):
            laid_out.append(screen)
            lay_out(screen, *args, **options)

        monkeypatch.setattr(Screen, "_refresh_layout", noted)
        await press(pilot, "a")
        assert pilot.app.screen is editor
        assert editor not in laid_out
        await press(pilot, *" Yes.", "escape")
        await settled(pilot)
    assert [row["note"] for row in saved(folder)] == ["So? Yes."]


async def test_the_passage_that_is_asked_for_counts_not_the_one_foreseen(folder, drawn):
    async with opened(folder) as pilot:
        await press(pilot, "a", *"First.", "escape", ")")
        await settled(pilot)
        await press(pilot, "(")
        editor = await foreseen(pilot)
        assert words_of(editor)[1] == "First."
        pilot.app.screen._stop_foreseeing()
        await press(pilot, ")", "a")
        assert words_of(editor)[1:] == ("", ())
        assert "model has 120" in "\n".join(drawn(pilot.app)[editor.children[0].region.y :])
        assert "First." not in "\n".join(drawn(pilot.app)[editor.children[0].region.y :])
        await press(pilot, "escape")


async def test_nothing_is_made_ready_while_one_writes(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "a", "escape", "a", *"mine")
        editor = pilot.app.screen
        screen._get_note_ready()
        await settled(pilot)
        assert words_of(editor)[1] == "mine"
        await press(pilot, "escape")
        await settled(pilot)
    assert [row["note"] for row in saved(folder)] == ["mine"]


async def test_a_key_does_not_wait_for_a_note_that_is_being_made_ready(folder):
    async with opened(folder) as pilot:
        await press(pilot, "a", "escape")
        await settled(pilot)
        screen = pilot.app.screen
        screen._stop_foreseeing()
        await press(pilot, "plus")
        assert screen._due is None  # the target is the same
        screen._begin()
        work = screen._at_work
        await press(pilot, "minus")
        assert work.is_cancelled
        assert screen._due is not None
        await settled(pilot)
        again = screen._due
        await press(pilot, "plus")
        assert again.cancelled()
        assert screen._due is not None


async def test_what_was_put_on_the_target_meanwhile_is_foreseen(folder):
    async with opened(folder) as pilot:
        await press(pilot, "a", "escape")
        await settled(pilot)
        pilot.app.screen._stop_foreseeing()
        await press(pilot, "t", *"tag", "enter")
        await settled(pilot)
        assert pilot.app.screen._due is not None
        assert words_of(await foreseen(pilot))[2] == ("tag",)


async def test_a_note_that_is_asked_for_while_another_is_filled_in_stays_as_it_is(folder):
    async with opened(folder) as pilot:
        await press(pilot, "a", "escape")
        await settled(pilot)
        editor = await foreseen(pilot)
        filling = editor._filling(NoteEditor(NoteDraft("Elsewhere.", "theirs", ("hers",))))
        next(filling)
        await press(pilot, "a", *"mine", "tab", *"ours", "escape")
        assert list(filling) == []
        assert words_of(editor)[1:] == ("mine", ("ours",))
        assert editor._ready is None
        await settled(pilot)
    assert [(row["note"], row["tags"]) for row in saved(folder)] == [("mine", ["ours"])]
