"""Whole flows in the real program: read, tag, note, judge, find it again, undo; and the disk."""

from __future__ import annotations

import pytest
from textual import events
from textual.keys import _character_to_key

from support.program import opened, saved
from support.stillness import until
from tui.library import Library
from tui.screens.drafting import drafts_of
from tui.screens.drafts import Drafts, draft_key
from tui.screens.note import NoteDraft
from tui.screens.search import SearchScreen

TEXT = """\
The company said on Monday that the launch is postponed to 2026.

The model has 120 billion parameters, the ministry reported.

Nobody walked the dog.

Sales rose by 40 percent in the first quarter of 2025.
"""
OTHER = "Officials said that the launch is postponed to 2027, and blamed the weather.\n"


@pytest.fixture
def folder(written):
    return written({"a.txt": TEXT, "b.txt": OTHER})


async def settled(pilot):
    """Wait for everything but the dialog that waits for an answer itself."""
    app = pilot.app
    for _ in range(2):
        below = app.screen_stack[:-1]
        while pending := [
            w
            for w in app.workers
            if not w.is_finished and not (w.group == "dialog" and w.node.screen in below)
        ]:
            await app.workers.wait_for_complete(pending)
        await pilot.pause()


async def press(pilot, *keys):
    """Type keys; each waits for the dialog that the one before it opens, the last for the disk."""
    named = {"enter": "\r", "tab": "\t", "escape": "\x1b", "backspace": "\x7f"}
    for name in keys:
        key = _character_to_key(name) if len(name) == 1 else name
        pilot.app.post_message(events.Key(key, name if len(name) == 1 else named.get(name)))
        await pilot.pause()
        await settle_keys(pilot)
    while pilot.app.screen_stack[0].desk.saving:
        await pilot.pause()
    await pilot.pause()


async def settle_keys(pilot):
    while (typing := pilot.app._typing) is not None and not typing.done():
        await pilot.pause()


def rows(folder):
    """Every annotation row on disk by the first words of its quote."""
    return {row["quote"][:11]: row for row in saved(folder)}


def said(pilot):
    return pilot.app.screen.key_line.notice


async def test_a_passage_is_tagged_noted_and_judged_on_one_annotation_and_undone(folder):
    async with opened(folder) as pilot:
        await press(pilot, "t", *"delay", "enter")
        await settled(pilot)
        await press(pilot, "a", *"So?", "escape")
        await settled(pilot)
        await press(pilot, "c", "d")
        await settled(pilot)
        ((_, row),) = rows(folder).items()
        assert (row["tags"], row["note"], row["verdict"]) == (["delay"], "So?", "disputed")
        await press(pilot, "]", ".")
        await settled(pilot)
        assert rows(folder)["The model h"]["tags"] == ["delay"]
        await press(pilot, "u", "u", "u", "u")
        await settled(pilot)
        assert rows(folder) == {}
        await press(pilot, "ctrl+r")
        await settled(pilot)
        assert rows(folder)["The company"]["tags"] == ["delay"]


async def test_a_passage_has_no_white_space_at_its_ends_however_it_was_selected(folder):
    async with opened(folder) as pilot:
        await press(pilot, "]", "v", "e", "o", "h", "h", "t", *"end", "enter")
        await settled(pilot)
        (row,) = saved(folder)
        assert row["quote"] == row["quote"].strip()
        await press(pilot, "g", ">", "v", "o", "h", "h", "h", "enter")
        await settled(pilot)
        (again,) = saved(folder)
        assert again["quote"] == again["quote"].strip()
        assert again["quote"].endswith(row["quote"])
        assert again["tags"] == ["end"]
        await press(pilot, ")", "a", "space", "enter", "space", "escape")
        assert saved(folder) == [again], "blanks are no note"


async def test_judging_goes_on_to_the_next_claim_without_a_verdict_where_that_is_wanted(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        spans = [claim.span for claim in screen.shown_claims()]
        assert len(spans) >= 3
        await press(pilot, "]", "c", "s")
        await settled(pilot)
        assert screen.reader.target.span == spans[1]  # it stays unless one says so
        await press(pilot, "C", "[", "c", "r")
        await settled(pilot)
        assert screen.reader.target.span == spans[2]  # the second has a verdict already
    async with opened(folder) as pilot:
        assert pilot.app.screen.advances  # this is remembered
        await press(pilot, "C")
        assert not pilot.app.screen.advances


async def test_what_detection_missed_becomes_a_claim_and_what_is_none_stays_away(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        before = [claim.text[:11] for claim in screen.shown_claims()]
        assert "Nobody walk" not in before
        screen.reader.go_to(TEXT.index("Nobody"))
        await press(pilot, "c", "+")
        await settled(pilot)
        assert "Nobody walk" in [claim.text[:11] for claim in screen.shown_claims()]
        await press(pilot, "c", "x")
        await settled(pilot)
        assert [claim.text[:11] for claim in screen.shown_claims()] == before
        assert screen.top_line.place.notes == 0  # a word on what is a claim is no note


async def test_a_turn_that_becomes_a_claim_leaves_out_who_speaks(written):
    talk = "INT: Where?\n\nP07: At home.\n\nINT: Why?\n\nP07: Nobody had called me.\n"
    async with opened(written({"talk.txt": talk})) as pilot:
        screen = pilot.app.screen
        screen.reader.go_to(talk.index("P07: At home."))
        await press(pilot, "c", "+")
        await settled(pilot)
        claim = next(one for one in screen.shown_claims() if one.text == "At home.")
        assert (claim.attribution, screen.reader.target.span) == ("P07", claim.span)
        await press(pilot, "c", "d")
        await settled(pilot)
        assert [(p.span, p.annotation.verdict) for p in screen.placed] == [(claim.span, "disputed")]


async def test_what_was_being_written_when_the_program_died_is_kept_by_escape(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        library = screen.library
        span = screen.reader.target.span
        drafts = Drafts(library.state_folder / "drafts" / library.cache_folder.name)
        key = draft_key("a.txt", f"{span.start}-{span.end}")
        drafts.keep(key, NoteDraft(span.of(TEXT), note="half a thought"))
        await press(pilot, "a", "escape")
        await settled(pilot)
        assert rows(folder)["The company"]["note"] == "half a thought"
        assert drafts.kept(key) is None


@pytest.mark.parametrize("changed", [False, True])
async def test_a_note_left_unsaved_is_announced_and_found_again_anywhere(folder, changed):
    async with opened(folder) as pilot:
        library = pilot.app.screen.library
        drafts = Drafts(library.state_folder / "drafts" / library.cache_folder.name)
    quote = "blamed the weather"
    start = OTHER.index(quote)
    key = draft_key("b.txt", f"{start}-{start + len(quote)}")
    drafts.keep(key, NoteDraft(quote, note="half a thought", tags=("rain",)))
    if changed:
        (folder / "b.txt").write_text("Well. " + OTHER)
    async with opened(folder) as pilot:
        await settled(pilot)
        assert "a note was left unsaved: U goes on with it" in said(pilot)
        assert pilot.app.screen.path == "a.txt"
        await press(pilot, "U", "1", *" more", "escape")
        await settled(pilot)
        assert pilot.app.screen.path == "b.txt"
        row = rows(folder)[quote[:11]]
        assert (row["note"], row["tags"]) == ("half a thought more", ["rain"])
        assert row["start"] == start + 6 * changed
        assert drafts.left() == []
        await press(pilot, "U")
        assert said(pilot) == "nothing was deleted within the last day"


@pytest.mark.parametrize("place", ["file", "disk"])
async def test_what_cannot_be_saved_is_a_draft_until_it_can(folder, place):
    async with opened(folder / "a.txt") as pilot:
        library = pilot.app.screen.library
        await press(pilot, "a", *"half")
        text = (folder / "a.txt").read_text()
        if place == "file":
            (folder / "a.txt").unlink()
        else:
            (folder / "annotations").mkdir()
            (folder / "annotations" / ".gloss").write_text("no folder can be made here")
        await press(pilot, "escape")
        await settled(pilot)
        if place == "disk":  # what is said of a file that has gone may stand there by now
            assert said(pilot).startswith("not saved, U goes on with it: ")
        kept = drafts_of(library)
        assert [one.draft.note for one in kept.left()] == ["half"]
        (folder / "a.txt").write_text(text)
        (folder / "annotations" / ".gloss").unlink(missing_ok=True)
        await settled(pilot)
        pilot.app.screen.look_at_files()  # that it had gone may have been seen by itself
        await settled(pilot)
        await press(pilot, "U", "1", *" more", "escape")
        await settled(pilot)
        assert [row["note"] for row in rows(folder).values()] == ["half more"]
        assert kept.left() == []


async def test_the_search_line_offers_who_says_so_in_this_library(folder):
    async with opened(folder) as pilot:
        await settled(pilot)
        await press(pilot, "s", *"by:")
        await settled(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        offered = [row.query for row in screen.offers.cards]
        assert 'by:"The company"' in offered


async def test_found_passages_are_tagged_untagged_judged_and_deleted_as_one_step_each(folder):
    async with opened(folder) as pilot:
        await press(pilot, "s", *"postponed")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SearchScreen)
        assert len(pilot.app.screen.results.cards) == 2
        await press(pilot, "tab", "tab", "f2", "t", *"delay", "enter")
        await settled(pilot)
        assert said(pilot) == "tagged 2 passages; F2 u undoes"
        assert [row["tags"] for row in rows(folder).values()] == [["delay"], ["delay"]]
        await press(pilot, "f2", "A", "c", "r")
        await settled(pilot)
        assert [row["verdict"] for row in rows(folder).values()] == ["refuted", "refuted"]
        await press(pilot, "f2", "A", "t", "backspace", "enter")
        await settled(pilot)
        assert [row["tags"] for row in rows(folder).values()] == [[], []]
        await press(pilot, "f2", "u")
        await settled(pilot)
        assert [row["tags"] for row in rows(folder).values()] == [["delay"], ["delay"]]
        await press(pilot, "f2", "A", "x")
        await settled(pilot)
        assert rows(folder) == {}
        assert said(pilot) == "deleted 2 notes; F2 u undoes"
        await press(pilot, "f2", "u")
        await settled(pilot)
        assert len(rows(folder)) == 2
        await press(pilot, *["backspace"] * 9, *"tag:delay")
        await settled(pilot)
        assert {row.hit.path for row in pilot.app.screen.results.cards} == {"a.txt", "b.txt"}


async def test_of_several_links_one_chooses(folder):
    library = Library.open(str(folder))
    first = library.annotate_quote("a.txt", "The company said", note="one")
    second = library.annotate_quote("a.txt", "Sales rose", note="two")
    third = library.annotate_quote("b.txt", "Officials said", note="three")
    library.link(first.id, second.id, "supports")
    library.link(third.id, first.id, "contradicts")
    library.close()
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        await press(pilot, "]", "<", "enter", "2")
        await settled(pilot)
        assert screen.path == "b.txt"
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: screen.has_class("-small"))  # Textual waits for another size
        await press(pilot, "tab", "O")
        await settled(pilot)
        assert (screen.path, screen.reader.display) == ("a.txt", True), "one pane: it is the text"


async def test_ctrl_p_moves_in_the_search_and_ctrl_c_says_how_to_leave(folder):
    async with opened(folder) as pilot:
        await press(pilot, "s", *"postponed")
        await settled(pilot)
        search = pilot.app.screen
        await press(pilot, "ctrl+n")
        assert search.results.cursor == 1
        await press(pilot, "ctrl+p")
        assert search.results.cursor == 0
        assert pilot.app.screen is search
        await press(pilot, "ctrl+c")
        assert said(pilot) == "Ctrl+Q quits; Esc goes back"
