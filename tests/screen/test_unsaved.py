"""Notes that were being written when the program ended, and what became of their passages."""

from __future__ import annotations

from support.program import opened, saved
from support.stillness import settled, until
from tui.screens.drafting import MEMO
from tui.screens.drafts import Drafts, draft_key
from tui.screens.note import NoteDraft

A, B = "Nobody walked the dog. So it is.\n", "It rained, officials said. It rained.\n"


async def press(pilot, *keys):
    """Press keys; each is done before the next."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def test_what_was_written_on_what_is_gone_by_now_is_gone_on_with(written):
    folder = written({"a.txt": A, "b.txt": B})
    async with opened(folder) as pilot:
        library = pilot.app.screen.library
        drafts = Drafts(library.state_folder / "drafts" / library.cache_folder.name)
        drafts.keep(draft_key("a.txt", "no-such-id"), NoteDraft("Nobody walked", note="why?"))
        drafts.keep(draft_key("b.txt", MEMO), NoteDraft("", note="on the whole", title="b"))
        drafts.keep(draft_key("b.txt", "20-29"), NoteDraft("It rained", note="near"))
        lost = NoteDraft("The\nsun", note="shone", verdict="opinion")
        drafts.keep(draft_key("b.txt", "0-8"), lost)
        for _ in range(4):
            await press(pilot, "U", "1", "escape")
        rows = {row["note"]: row for row in saved(folder)}
        assert rows["why?"]["quote"] == "Nobody walked"
        assert rows["on the whole"]["quote"] == ""
        assert rows["near"]["start"] == B.rindex("It rained")
        assert rows["> The\n> sun\n\nshone"]["verdict"] == "opinion", "its words are kept with it"
        assert drafts.left() == []


async def test_what_changed_behind_a_dialog_is_read_as_soon_as_it_is_gone(written, monkeypatch):
    folder = written({"a.txt": A})
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "c")
        (folder / "a.txt").write_text("Rewritten.", encoding="utf-8")
        screen.look_at_files()
        await until(pilot, lambda: screen._stale)
        monkeypatch.setattr(screen.library, "has_heard", lambda: False)
        await press(pilot, "s")
        assert screen.key_line.notice.startswith("the file has changed")
        screen.look_again()
        await until(pilot, lambda: screen.document.text == "Rewritten.")
        await settled(pilot)
        assert screen.key_line.notice.startswith("the file has changed"), "nothing hides it"
