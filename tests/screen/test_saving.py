"""What a change on its way to the disk comes to for the key that is typed right behind it."""

from __future__ import annotations

import threading

from support.program import opened, press, saved
from support.stillness import settled


async def test_what_is_asked_of_a_passage_waits_for_what_was_saved_on_it(written, monkeypatch):
    monkeypatch.setattr("tui.screens.saving.PATIENCE", 60)
    folder = written({"a.txt": "Nobody walked the dog.\n"})
    async with opened(folder) as pilot:
        screen, disk = pilot.app.screen, threading.Event()
        caught_up = screen.caught_up

        async def catch_up():
            if screen.desk.saving:
                disk.set()
            await caught_up()

        monkeypatch.setattr(screen, "caught_up", catch_up)
        screen.desk._saves.submit(disk.wait)
        await press(pilot, "c", "s", "c", "minus")  # on second thoughts
        await settled(pilot)
        assert saved(folder) == []


async def test_a_note_on_a_text_that_changes_meanwhile_is_saved_where_its_words_are(written):
    text = "Nobody walked the dog, as far as the ministry knows today.\n\nIt rained all day long.\n"
    folder = written({"a.txt": text})
    async with opened(folder) as pilot:
        await press(pilot, "a", *"mine")
        await settled(pilot)
        (folder / "a.txt").write_text(f"A paragraph is new.\n\n{text}")
        await press(pilot, "escape")
        await settled(pilot)
    (row,) = saved(folder)
    assert (row["note"], row["start"]) == ("mine", text.index("Nobody") + 21)
    assert row["quote"].startswith("Nobody walked the dog")


async def test_a_note_whose_words_were_changed_meanwhile_says_so(written):
    text = (
        "The harbour board met on Monday in the old hall.\n\n"
        "It said that the wall had two cracks below the water line.\n\n"
        "Nobody asked what that would cost the town.\n"
    )
    folder = written({"a.txt": text})
    async with opened(folder) as pilot:
        await press(pilot, "j", "a", *"mine")
        await settled(pilot)
        (folder / "a.txt").write_text(text.replace("two cracks", "three long cracks"))
        await press(pilot, "escape")
        await settled(pilot)
        screen = pilot.app.screen
        assert [(one.status, one.annotation.note) for one in screen.placed] == [("fuzzy", "mine")]
        said = [words for _, words in screen.log_of_notices if words.startswith("saved")]
        where = "the passage stands there in other words: R reviews"
        assert said == [f"saved; the text has changed meanwhile, {where}"]
