"""The reading screen: every key flow from opening to what is on disk afterwards."""

from __future__ import annotations

import threading

import pytest

from support.program import opened, press, saved
from support.stillness import settled, until
from tui.library import Library

TEXT = """\
# Release delayed

The company postponed its open model in June 2025. According to two engineers, the delay will last
at least three months.

## What next

Rivals may release 70 billion parameters first. The company denied that the project was cancelled.
"""
OTHER = "The open model is imminent, a leak suggests. It has 120 billion parameters.\n"


@pytest.fixture
def folder(written):
    return written({"a-delay.md": TEXT, "b-leak.txt": OTHER})


async def test_opens_the_first_document_with_three_panes(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        assert screen.path == "a-delay.md"
        assert [pane.id for pane in screen.panes()] == ["documents", "reader", "panel"]
        assert not (folder / "annotations").exists()


async def test_opens_at_an_offset(folder):
    async with opened(folder, at=f"b-leak.txt:{OTHER.index('It has')}") as pilot:
        screen = pilot.app.screen
        assert screen.path == "b-leak.txt"
        assert screen.reader.source.slice(
            screen.reader.target.span.start, screen.reader.target.span.end
        ).startswith("It has 120")


async def test_tags_judges_and_notes_land_on_one_annotation(folder):
    async with opened(folder) as pilot:
        await press(pilot, "right_parenthesis", "t", *"delay", "enter")
        await settled(pilot)
        await press(pilot, "c", "d")
        await settled(pilot)
        await press(pilot, "a", *"Check", "escape")
        await settled(pilot)
    (row,) = saved(folder)
    assert row["tags"] == ["delay"]
    assert row["verdict"] == "disputed"
    assert row["note"] == "Check"
    assert row["quote"] in TEXT


async def test_undo_and_redo_reach_the_disk(folder):
    async with opened(folder) as pilot:
        await press(pilot, "right_parenthesis", "t", *"x", "enter")
        await settled(pilot)
        await press(pilot, "u")
        await settled(pilot)
        assert saved(folder) == []
        await press(pilot, "ctrl+r")
        await settled(pilot)
    assert [row["tags"] for row in saved(folder)] == [["x"]]


async def test_delete_asks_nothing_and_can_be_undone(folder):
    async with opened(folder) as pilot:
        await press(pilot, "right_parenthesis", "t", *"x", "enter")
        await settled(pilot)
        await press(pilot, "x")
        await settled(pilot)
        assert saved(folder) == []
        await press(pilot, "u")
        await settled(pilot)
    assert len(saved(folder)) == 1


async def test_repeat_puts_the_last_tags_on_the_next_sentence(folder):
    async with opened(folder) as pilot:
        await press(pilot, "right_parenthesis", "t", *"x", "enter")
        await settled(pilot)
        await press(pilot, "right_parenthesis", "full_stop")
        await settled(pilot)
    rows = saved(folder)
    assert [row["tags"] for row in rows] == [["x"], ["x"]]
    assert len({row["quote"] for row in rows}) == 2


async def test_next_document_and_back(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "J")
        await settled(pilot)
        assert screen.path == "b-leak.txt"
        await press(pilot, "J")
        assert "last document" in screen.key_line.notice
        await press(pilot, "backspace")
        await settled(pilot)
        assert screen.path == "a-delay.md"
        await press(pilot, "apostrophe", "apostrophe")
        await settled(pilot)
        assert screen.path == "b-leak.txt"


async def test_marks_come_back(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "G", "m", "a")
        await settled(pilot)
        there = screen.reader.cursor
        await press(pilot, "g", "apostrophe", "a")
        await settled(pilot)
        assert screen.reader.cursor == there > 0


async def test_tab_walks_the_panes_and_enter_opens(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "shift+tab", "j", "enter")
        await settled(pilot)
        assert screen.path == "b-leak.txt"
        assert screen.focused is screen.reader


async def test_position_is_remembered(folder):
    async with opened(folder) as pilot:
        await press(pilot, "G")
        there = pilot.app.screen.reader.cursor
        await pilot.app.action_quit()
    async with opened(folder) as pilot:
        assert pilot.app.screen.reader.cursor == there > 0


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (20, 5), (1, 1)])
async def test_is_alive_at_any_size(folder, size):
    async with opened(folder, size=size) as pilot:
        await press(pilot, "j", "tab", "tab", "tab", "G")
        assert pilot.app.screen.path == "a-delay.md"


async def test_a_broken_document_says_why_and_harms_nothing(folder):
    (folder / "a-binary.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        assert screen.path == "a-delay.md"
        screen.open_document("a-binary.txt")
        await settled(pilot)
        assert screen.path == ""
        assert screen.key_line.notice
        await press(pilot, "j", "t", "a", "x", "J")


async def test_an_empty_library_says_what_to_do(tmp_path, folder):
    empty = tmp_path / "empty"
    empty.mkdir()
    async with opened(empty) as pilot:
        assert "no documents" in pilot.app.screen.key_line.notice
        await press(pilot, "j", "t", "a", "c", "x", "slash")


async def test_the_ends_of_a_note_can_be_moved(folder):
    async with opened(folder) as pilot:
        await press(pilot, "right_parenthesis", "t", *"x", "enter")
        await settled(pilot)
        before = saved(folder)[0]
        await press(pilot, "v", "w", "w", "enter")
        await settled(pilot)
        (after,) = saved(folder)
        assert after["tags"] == ["x"]
        assert after["quote"].startswith(before["quote"])
        assert len(after["quote"]) > len(before["quote"])
        await press(pilot, "u")
        await settled(pilot)
    assert saved(folder)[0]["quote"] == before["quote"]


async def test_find_shows_live_hits_and_n_goes_on(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "slash", *"company")
        await settled(pilot)
        assert screen.find_prompt.count == "1/2"
        await press(pilot, "enter", "n")
        await settled(pilot)
        assert "2/2" in screen.key_line.notice


async def test_search_everything_jumps_to_the_passage(folder, drawn, monkeypatch):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        with monkeypatch.context() as patch:
            patch.setattr(Library, "is_listed", False)  # as while thousands are looked for
            await press(pilot, "s")
            await settled(pilot)
            search = pilot.app.screen
            assert f"{screen.library.listed_count} documents so far" in drawn(pilot.app)[0]
        await press(pilot, *"imminnt")
        await until(pilot, lambda: search.results.cards)
        assert "documents   0 notes" in drawn(pilot.app)[0]
        await press(pilot, "enter")
        await settled(pilot)
        assert pilot.app.screen is screen
        assert screen.path == "b-leak.txt"
        assert "imminent" in screen.reader.source.slice(*_ends(screen.reader.target.span))


async def test_keys_typed_before_the_index_knows_the_documents_do_not_stop_it(folder, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    brief = Library.brief

    def slow(library, service):
        begun.set()
        assert go_on.wait(300)
        return brief(library, service)

    monkeypatch.setattr(Library, "brief", slow)
    async with opened(folder) as pilot:
        await press(pilot, "s")
        await pilot.pause()
        search = pilot.app.screen
        for key in "imm":
            await press(pilot, key)  # each takes the place of the one before, which waits
            await until(pilot, begun.is_set)
        go_on.set()
        await until(pilot, lambda: search.results.cards)


async def test_a_dismissed_claim_stays_away(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        count = len(screen.shown_claims())
        assert count
        await press(pilot, "right_square_bracket", "c", "x")
        await settled(pilot)
        assert len(screen.shown_claims()) == count - 1


async def test_the_panel_leads_the_text(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "right_parenthesis", "t", *"x", "enter", "g")
        await settled(pilot)
        await press(pilot, "tab", "j", "enter")
        await settled(pilot)
        assert screen.focused is screen.reader
        assert screen.reader.target.kind == "annotation"


async def test_a_memo_has_no_quote(folder):
    async with opened(folder) as pilot:
        await press(pilot, "M", *"Whole", "escape")
        await settled(pilot)
    (row,) = saved(folder)
    assert (row["quote"], row["note"]) == ("", "Whole")


async def test_two_ends_make_a_link(folder):
    async with opened(folder) as pilot:
        for motion in ("right_parenthesis", "right_parenthesis"):
            await press(pilot, motion, "t", *"x", "enter")
            await settled(pilot)
        await press(pilot, "r", "less_than_sign", "r", "c")
        await settled(pilot)
    links = [row["links"] for row in saved(folder) if row.get("links")]
    assert [link["relation"] for (link,) in links] == ["contradicts"]


async def test_r_on_a_passage_elsewhere_links_the_two_as_one_step(written):
    said = "The ferry Aurora sank off the coast of Velde on {} May 2019.\n"
    folder = written({"a.txt": said.format(3), "b.txt": said.format(5)})
    async with opened(folder) as pilot:
        await press(pilot, "right_square_bracket", "asterisk")
        await settled(pilot)
        await press(pilot, "r", "c")
        await settled(pilot)
        ends = {row["quote"]: row.get("links", []) for row in saved(folder)}
        assert sorted(ends) == sorted(said.format(day).strip() for day in (3, 5))
        assert [link["relation"] for links in ends.values() for link in links] == ["contradicts"]
        await press(pilot, "u")
        await settled(pilot)
        assert saved(folder) == []


def _ends(span):
    return span.start, span.end
