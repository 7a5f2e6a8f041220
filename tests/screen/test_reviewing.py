"""What moved, seen from the text: said once, reviewed by a key, attached to another passage."""

from __future__ import annotations

import pytest

from support.program import opened, saved
from support.stillness import settled
from tui.library import Library
from tui.screens.reviewing import ATTACHING_KEYS
from tui.spans import Span

TEXT = """\
The company postponed its open model in June 2025, as two engineers have confirmed.

The delay will last at least three months, according to people who know the plan.

Rivals may release a model with 70 billion parameters before that happens.
"""
DELAY = "The delay will last at least three months, according to people who know the plan."
RIVALS = "Rivals may release a model with 70 billion parameters before that happens."
AFTER = TEXT.replace("three months", "six weeks").replace(RIVALS, "Nobody says what comes next.")
OTHER = "Another document stands here, and nothing in it has changed.\n"


@pytest.fixture
def folder(written):
    """Return a library of which one source changed after it was annotated."""
    folder = written({"delay.txt": TEXT, "other.txt": OTHER})
    library = Library.open(str(folder))
    for quote in (DELAY, RIVALS):
        start = TEXT.index(quote)
        library.annotate("delay.txt", Span(start, start + len(quote)), note=quote[:10])
    library.annotate("other.txt", Span(0, 16), note="stands")
    library.close()
    (folder / "delay.txt").write_text(AFTER)
    return folder


async def press(pilot, *keys):
    """Press keys whose work ends by itself."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def review(pilot):
    """Open the review from the text, and wait until it is filled."""
    before = pilot.app.screen
    await pilot.press("R")
    while pilot.app.screen is before or not pilot.app.screen.cards.cards:
        await pilot.pause()
    return pilot.app.screen


def notes(folder):
    """Return every row on disk by its note."""
    return {row["note"]: row for row in saved(folder)}


async def test_opening_a_document_says_once_what_waits(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        assert "2 notes here moved or changed: R reviews" in screen.key_line.notice
        await press(pilot, "j")
        assert screen.key_line.notice == ""
        await screen.refresh_annotations()
        await settled(pilot)
        assert screen.key_line.notice == ""
        await press(pilot, "J")
        assert screen.path == "other.txt"
        assert "moved" not in screen.key_line.notice


async def test_accepting_in_the_review_reaches_disk_and_text(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await review(pilot)
        await pilot.press("y")
        while pilot.app.screen.key_line.notice in {"", "saving…"}:
            await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert {p.status for p in screen.placed} == {"exact", "orphan"}
    assert "six weeks" in notes(folder)[DELAY[:10]]["quote"]


async def reattaching(pilot):
    """Choose the lost note in the review, to attach it anew."""
    screen = pilot.app.screen
    await review(pilot)
    await pilot.press("G", "r")
    await settled(pilot)
    assert pilot.app.screen is screen
    return screen


@pytest.mark.parametrize("key", ["enter", "R"])
async def test_a_lost_note_is_attached_to_a_selection(folder, key):
    async with opened(folder) as pilot:
        screen = await reattaching(pilot)
        assert screen.key_line.keys == ATTACHING_KEYS
        assert "Enter attaches “Rivals may" in screen.key_line.notice
        start = AFTER.index("Nobody says")
        screen.reader.select(Span(start, start + len("Nobody says")))
        await press(pilot, key)
        row = notes(folder)[RIVALS[:10]]
        assert row["quote"] == "Nobody says"
        assert AFTER[row["start"] : row["end"]] == row["quote"]
        assert screen.key_line.keys != ATTACHING_KEYS
        await press(pilot, "u")
    assert notes(folder)[RIVALS[:10]]["quote"] == RIVALS


async def test_a_note_is_attached_to_the_target_without_a_selection(folder):
    async with opened(folder) as pilot:
        screen = await reattaching(pilot)
        screen.reader.go_to(AFTER.index("Nobody says"))
        await press(pilot, "enter")
    assert notes(folder)[RIVALS[:10]]["quote"] == "Nobody says what comes next."


async def test_from_another_document_too_it_is_said_what_to_do(folder):
    async with opened(folder, at="other.txt:0") as pilot:
        screen = await reattaching(pilot)
        assert screen.path == "delay.txt"
        assert "Enter attaches" in screen.key_line.notice


async def test_escape_gives_attaching_up(folder):
    before = notes(folder)
    async with opened(folder) as pilot:
        screen = await reattaching(pilot)
        await press(pilot, "escape", "enter")
        assert screen.key_line.keys != ATTACHING_KEYS
    assert notes(folder) == before


async def test_a_note_is_never_attached_in_another_document(folder):
    before = notes(folder)
    async with opened(folder) as pilot:
        screen = await reattaching(pilot)
        await press(pilot, "J", "R")
        assert "the note belongs to delay.txt" in screen.key_line.notice
        await press(pilot, "enter")
    assert notes(folder) == before


async def test_what_a_resize_shows_while_a_note_waits(folder):
    async with opened(folder) as pilot:
        screen = await reattaching(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert screen.key_line.keys == ATTACHING_KEYS


async def test_the_palette_offers_the_review(folder):
    async with opened(folder) as pilot:
        bindings = pilot.app.screen.active_bindings.values()
        assert "review what moved" in {active.binding.tooltip for active in bindings}


async def test_damaged_files_are_counted_at_the_start(folder):
    (folder / "delay.txt").write_text(TEXT)  # so that nothing else is to be said
    store = next((folder / "annotations").glob("delay*.json"))
    (store.parent / "broken.json").write_text("{")
    async with opened(folder) as pilot:
        assert "1 file problem: gloss doctor" in pilot.app.screen.key_line.notice


async def test_a_copy_made_by_a_cloud_folder_is_counted_too(folder):
    store = next((folder / "annotations").glob("delay*.json"))
    copy = store.with_name(f"{store.stem} (conflicted copy 2025-06-01).json")
    copy.write_bytes(store.read_bytes())
    async with opened(folder) as pilot:
        notice = pilot.app.screen.key_line.notice
        assert "1 file problem: gloss doctor" in notice
        assert "2 notes here moved or changed: R reviews" in notice


async def test_a_copy_that_comes_later_is_said_when_it_comes(folder):
    (folder / "delay.txt").write_text(TEXT)
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.look_again()
        await settled(pilot)
        assert "gloss doctor" not in screen.key_line.notice
        store = next((folder / "annotations").glob("delay*.json"))
        copy = store.with_name(f"{store.stem} (conflicted copy 2025-06-01).json")
        copy.write_bytes(store.read_bytes())
        screen.look_again()
        await settled(pilot)
        assert screen.key_line.notice == "1 file problem: gloss doctor"
        copy.unlink()
        screen.say("something else")
        screen.look_again()
        await settled(pilot)
        assert screen.key_line.notice == "something else"


async def test_a_renamed_file_is_said(folder):
    (folder / "other.txt").rename(folder / "renamed.txt")
    async with opened(folder, at="renamed.txt:0") as pilot:
        notice = pilot.app.screen.key_line.notice
        assert "other.txt is renamed.txt now: its notes went along" in notice
        assert [p.annotation.note for p in pilot.app.screen.placed] == ["stands"]


async def test_a_sound_library_says_nothing(folder):
    (folder / "delay.txt").write_text(TEXT)
    async with opened(folder) as pilot:
        assert pilot.app.screen.key_line.notice == ""
