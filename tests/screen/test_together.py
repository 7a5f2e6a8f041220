"""Two programs on one library, and the same program on another day: nothing is lost."""

from __future__ import annotations

from contextlib import suppress

import pytest
from textual.worker import WorkerCancelled

from support.program import opened, saved
from support.stillness import settled
from tui.library import Library
from tui.screens.reading import ReadingScreen
from tui.spans import Span

TEXT = "The first sentence says a thing.\n\nThe second sentence says another.\n"
FIRST = Span(0, TEXT.index("\n"))
SECOND = Span(FIRST.end + 2, len(TEXT) - 1)


@pytest.fixture
def folder(written):
    return written({"a.txt": TEXT})


@pytest.fixture
def other(folder):
    """Return the same library, as another program has it open."""
    library = Library.open(str(folder))
    yield library
    library.close()


async def look(pilot, screen=None):
    """Look for what others wrote, as the screen does by itself every moment."""
    with suppress(WorkerCancelled):  # it may look by itself just now
        await (screen or pilot.app.screen).look().wait()
    await settled(pilot)


async def editing(pilot, note=None):
    """Open the note editor on a note, or on the target."""
    screen = pilot.app.screen
    if note:
        screen.reader.go_to(FIRST, kind="annotation", id=note.id)
    await pilot.press("a")
    while pilot.app.screen is screen:
        await pilot.pause()
    await pilot.pause()
    return screen


async def test_a_screen_shows_what_another_program_wrote(folder, other):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await look(pilot)
        assert list(screen.placed) == []
        other.annotate("a.txt", FIRST, note="from elsewhere")
        await look(pilot)
        assert [p.annotation.note for p in screen.placed] == ["from elsewhere"]


async def test_an_edit_in_progress_outlives_what_arrives_meanwhile(folder, other):
    note = other.annotate("a.txt", FIRST, note="base")
    async with opened(folder) as pilot:
        screen = await editing(pilot, note)
        await pilot.press(*" mine")
        other.edit(note.id, note="base theirs")
        await look(pilot, screen)
        assert pilot.app.screen is not screen
        await pilot.press("escape")
        await settled(pilot)
        assert "both texts are kept" in screen.key_line.notice
    (row,) = saved(folder)
    assert "base mine" in row["note"]
    assert "base theirs" in row["note"]


async def test_an_edit_that_nobody_crossed_says_saved_and_is_no_news(folder, other, monkeypatch):
    note = other.annotate("a.txt", FIRST, note="base")
    async with opened(folder) as pilot:
        screen = await editing(pilot, note)
        await pilot.press(*" mine", "escape")
        await settled(pilot)
        assert screen.key_line.notice == "saved"
        monkeypatch.setattr(screen, "refresh_annotations", None)  # a look has no use for it
        await look(pilot)
    assert [row["note"] for row in saved(folder)] == ["base mine"]


@pytest.mark.parametrize("path", ["a.txt", "b.txt"])
async def test_what_another_writes_while_this_program_saves_is_seen(written, monkeypatch, path):
    folder = written({"a.txt": TEXT, "b.txt": TEXT})
    other = Library.open(str(folder))
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await look(pilot)
        read = screen.library.tags

        def crossed():  # asked once what stands in the document was read
            known = read()
            if screen.desk.changes and "theirs" not in {a.note for a in other.recorded(path)}:
                other.annotate(path, SECOND, note="theirs")
            return known

        with monkeypatch.context() as patch:
            patch.setattr(screen.library, "tags", crossed)
            await editing(pilot)
            await pilot.press(*"mine", "escape")
            await settled(pilot)
        await look(pilot)
        assert screen.documents.row(path).notes == (2 if path == "a.txt" else 1)
        assert [p.annotation.note for p in screen.placed][1:] == ["theirs"][: path == "a.txt"]
    other.close()


async def test_two_first_notes_on_one_passage_are_both_kept(folder, other):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.reader.go_to(FIRST.start)
        await editing(pilot)
        await pilot.press(*"mine")
        other.annotate("a.txt", FIRST, note="theirs")
        await pilot.press("escape")
        await settled(pilot)
        assert "both texts are kept" in screen.key_line.notice
    notes = " ".join(row["note"] for row in saved(folder))
    assert "mine" in notes
    assert "theirs" in notes


async def test_what_another_deleted_while_it_was_edited_comes_back(folder, other):
    note = other.annotate("a.txt", FIRST, note="base")
    async with opened(folder) as pilot:
        await editing(pilot, note)
        await pilot.press(*" mine")
        other.delete([note.id])
        await pilot.press("escape")
        await settled(pilot)
    assert [row["note"] for row in saved(folder)] == ["base mine"]


async def test_a_delete_is_undone_after_a_restart(folder, other):
    note = other.annotate("a.txt", FIRST, note="precious")
    async with opened(folder) as pilot:
        pilot.app.screen.reader.go_to(FIRST, kind="annotation", id=note.id)
        await pilot.press("x")
        await settled(pilot)
        assert saved(folder) == []
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        assert list(screen.placed) == []
        await pilot.press("u")
        await settled(pilot)
        assert "undone: deleted" in screen.key_line.notice
        assert [p.annotation.note for p in screen.placed] == ["precious"]
    (row,) = saved(folder)
    assert (row["note"], row["quote"]) == ("precious", FIRST.of(TEXT))


async def test_what_was_deleted_today_can_be_chosen_from(folder, other):
    for words in ("first", "second"):
        other.delete([other.annotate("a.txt", FIRST, note=words).id])
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await pilot.press("U")
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)
        assert [p.annotation.note for p in screen.placed] == ["first"]
        await pilot.press("u")
        await settled(pilot)
        assert list(screen.placed) == []
        await pilot.press("A")
        await settled(pilot)
        await pilot.press("U")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
    assert [row["note"] for row in saved(folder)] == ["second"]


async def test_nothing_deleted_and_nothing_done_is_nothing_to_undo(folder, other):
    other.annotate("a.txt", FIRST, note="stays")
    async with opened(folder) as pilot:
        await pilot.press("u")
        await settled(pilot)
        assert pilot.app.screen.key_line.notice == "nothing to undo"
    assert [row["note"] for row in saved(folder)] == ["stays"]


async def test_what_is_written_while_a_library_opens_is_seen_too(folder, other, monkeypatch):
    read = ReadingScreen.placed_in

    def late(self, path):
        placed = read(self, path)
        if not other.placed("a.txt"):
            other.annotate("a.txt", FIRST, note="just after it was read")
        return placed

    monkeypatch.setattr(ReadingScreen, "placed_in", late)
    async with opened(folder) as pilot:
        await look(pilot)
        assert [p.annotation.note for p in pilot.app.screen.placed] == ["just after it was read"]
