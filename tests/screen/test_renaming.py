"""A file that is renamed while one reads it: its notes, the place and the list go along."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from support.program import opened, press
from support.stillness import settled
from tui.library import Library
from tui.screens.drafting import draft_of, drafts_of
from tui.screens.drafts import draft_key

LEAK = """\
The open model is imminent, a leak suggests. It has 120 billion parameters.

The second paragraph says that the model is smaller than the one before it, and cheaper.
"""


@pytest.fixture
def folder(written):
    root = written({"delay.txt": "The release is delayed.\n", "leak.txt": LEAK})
    library = Library.open([str(root)])
    library.annotate_quote("leak.txt", "It has 120 billion parameters.", note="a figure")
    library.close()
    return root


async def look(pilot):
    """Look at the files now, as the screen does every few seconds."""
    await settled(pilot)
    pilot.app.screen.look_at_files()
    await settled(pilot)


def counted(pilot):
    """Return how many notes the list says every document has."""
    return {row.path: row.notes for row in pilot.app.screen.documents.known()}


async def test_the_list_counts_the_notes_that_went_along(folder):
    async with opened(folder, at="delay.txt:0") as pilot:
        await look(pilot)
        assert counted(pilot) == {"delay.txt": 0, "leak.txt": 1}
        (folder / "leak.txt").rename(folder / "later.txt")
        await look(pilot)
        assert counted(pilot) == {"delay.txt": 0, "later.txt": 1}
        for text in ("", 'exclude = ["old"]'):
            await pilot.app.screen.look_at_settings().wait()
            (folder / "gloss.toml").write_text(text, encoding="utf-8")
        await pilot.app.screen.look_at_settings().wait()
        assert pilot.app.screen.log_of_notices[-1][1].startswith("gloss.toml has changed")


@pytest.mark.parametrize("named", [False, True])
async def test_the_open_document_is_read_on_under_its_new_name(folder, named):
    """Named by itself, it is the only one listed, before and after."""
    async with opened(folder / "leak.txt" if named else folder, at="leak.txt:0") as pilot:
        screen = pilot.app.screen
        await press(pilot, ")", ")")
        await look(pilot)
        cursor = screen.reader.cursor
        (folder / "leak.txt").rename(folder / "later.txt")
        await look(pilot)
        assert screen.path == "later.txt"
        assert screen.reader.cursor == cursor
        assert [(p.annotation.note, p.status) for p in screen.placed] == [("a figure", "exact")]
        assert screen.key_line.notice == "“leak.txt” is “later.txt” now: its notes went along"
        assert counted(pilot) == ({} if named else {"delay.txt": 0}) | {"later.txt": 1}
        assert screen.state.document("leak.txt").position == 0
        await press(pilot, "a", *"hm", "escape")
        await settled(pilot)
        assert sorted(p.annotation.note for p in screen.placed) == ["a figure", "hm"]


@pytest.mark.parametrize("key", ["v", "]", ">"])
async def test_a_selection_and_what_was_reached_go_along(folder, key):
    async with opened(folder, at="leak.txt:0") as pilot:
        screen = pilot.app.screen
        await look(pilot)
        await press(pilot, key)
        assert screen.reader.target.kind in {"selection", "claim", "annotation"}
        target = screen.reader.target
        (folder / "leak.txt").rename(folder / "later.txt")
        await look(pilot)
        assert screen.path == "later.txt"
        assert screen.reader.target == target


async def test_what_others_write_on_a_file_that_is_gone_is_no_accident(folder):
    async with opened(folder, at="leak.txt:0") as pilot:
        screen = pilot.app.screen
        await look(pilot)
        (folder / "leak.txt").rename(folder.parent / "away.txt")
        await look(pilot)
        store = next((folder / "annotations").glob("leak*.json"))
        before = store.stat()
        store.write_text(store.read_text().replace("a figure", "a number"))
        later = before.st_mtime_ns + 2_000_000_000  # some file systems count whole seconds
        os.utime(store, ns=(later, later))
        screen.look_again()
        await settled(pilot)
        assert [p.annotation.note for p in screen.placed] == ["a number"]
        assert "should not have happened" not in screen.key_line.notice


async def test_a_document_without_notes_is_followed_by_its_text(folder):
    async with opened(folder, at="delay.txt:0") as pilot:
        screen = pilot.app.screen
        await look(pilot)
        (folder / "delay.txt").rename(folder / "late.txt")
        await look(pilot)
        assert screen.path == "late.txt"
        assert screen.key_line.notice == "“delay.txt” is “late.txt” now"


async def test_what_was_left_unsaved_on_a_note_goes_along(folder):
    library = Library.open([str(folder)])
    (note,) = (placed.annotation for placed in library.all_placed())
    drafts = drafts_of(library)
    drafts.keep(draft_key("leak.txt", note.id), draft_of(note.quote, replace(note, note="more")))
    library.close()
    (folder / "leak.txt").rename(folder / "later.txt")
    async with opened(folder, at="delay.txt:0") as pilot:
        await look(pilot)
        await press(pilot, "U", "enter")
        await settled(pilot)
        assert pilot.app.screen_stack[0].path == "later.txt"
        await press(pilot, "escape")
        await settled(pilot)
        assert [p.annotation.note for p in pilot.app.screen.placed] == ["more"]


@pytest.mark.parametrize("at", ["leak.txt:0", "delay.txt:0"])
async def test_a_note_is_found_where_its_file_is_now_and_nowhere_else(folder, at):
    """There, and back again; whether it is the open document or another."""
    async with opened(folder, at=at) as pilot:
        await look(pilot)
        for old, new in (("", "leak.txt"), ("leak.txt", "later.txt"), ("later.txt", "leak.txt")):
            if old:
                (folder / old).rename(folder / new)
            await look(pilot)
            answer = await pilot.app.screen.ask("figure", limit=9, only=None)
            assert [hit.path for hit in answer.hits] == [new]
