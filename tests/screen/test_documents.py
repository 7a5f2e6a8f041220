"""The document list: groups, filters, copies, what changes on disk, originals, metadata."""

from __future__ import annotations

import contextlib
import json
import sys

import pytest
from textual.widgets import Input

from support.program import opened, press
from support.stillness import settled
from tui.app import GlossApp
from tui.library import Library
from tui.spans import Span
from tui.widgets import document_pane, steps
from tui.widgets.document_order import Heading

DELAY = """\
---
title: Release delayed
outlet: The Post
date: 2025-06-10
url: https://example.org/delay
---

The company postponed its open model in June. According to two engineers, the delay will last
at least three months, and nobody outside the company has seen the model so far.
"""
LEAK = """\
The open model is imminent, a leak suggests. It has 120 billion parameters.

The second paragraph says that the model is smaller than the one before it, and cheaper.
"""
NOTE = "import sys, pathlib, json;pathlib.Path(sys.argv[1]).write_text(json.dumps(sys.argv[2:]))"


@pytest.fixture
def folder(written):
    return written({"delay.md": DELAY, "leak.txt": LEAK, "old/leak.txt": LEAK})


async def look(pilot):  # as the screen does every few seconds
    await settled(pilot)
    pilot.app.screen.look_at_files()
    await settled(pilot)


def listed(pilot):
    rows = pilot.app.screen.documents.row_list.rows
    return [f"[{row.name}]" if isinstance(row, Heading) else row.path for row in rows]


def notice(pilot):
    return pilot.app.screen.log_of_notices[-1][1]


def notices(pilot):
    return [text for _, text in pilot.app.screen.log_of_notices]


@pytest.fixture(params=["at once", "in steps"])
def arranged(request, monkeypatch):
    """Put the list in order at once, or as thousands of documents are, between keys."""
    if request.param == "in steps":
        monkeypatch.setattr(document_pane, "AT_ONCE", 0)
        monkeypatch.setattr(steps, "STEP", 0)


@pytest.mark.usefixtures("arranged")
async def test_groups_have_headings_that_the_cursor_steps_over(folder):
    async with opened(folder) as pilot:
        await press(pilot, "shift+tab", "f6")
        await settled(pilot)
        assert listed(pilot) == ["[top folder]", "delay.md", "leak.txt", "[old]", "old/leak.txt"]
        rows = pilot.app.screen.documents.row_list
        assert rows.document.path == "delay.md"
        await press(pilot, "g", "j", "j")
        assert rows.document.path == "old/leak.txt"
        await press(pilot, "k", "k", "k")
        assert rows.document.path == "delay.md"
        await press(pilot, "G", "enter")
        assert pilot.app.screen.path == "old/leak.txt"
        await press(pilot, "shift+tab", "f6", "f6")
        assert listed(pilot)[:2] == ["[The Post]", "delay.md"]
    async with opened(folder) as pilot:
        assert pilot.app.screen.documents.group == "outlet"


async def test_a_click_on_a_heading_opens_nothing(folder):
    async with opened(folder) as pilot:
        await press(pilot, "shift+tab", "f6")
        assert listed(pilot)[3] == "[old]"
        await pilot.click("DocumentRows", offset=(5, 3))
        assert pilot.app.screen.path == "delay.md"
        await pilot.click("DocumentRows", offset=(5, 4))
        assert pilot.app.screen.path == "old/leak.txt"


@pytest.mark.usefixtures("arranged")
async def test_the_filter_knows_fields_and_escape_drops_it(folder):
    async with opened(folder) as pilot:
        await press(pilot, "shift+tab", "slash", *"outlet:post")
        assert listed(pilot) == ["delay.md"]
        await press(pilot, "enter")
        assert pilot.app.screen.path == "delay.md"
        assert pilot.app.screen.reader.has_focus
        await press(pilot, "shift+tab", "escape")
        assert len(listed(pilot)) == 3
        await press(pilot, "slash", *"-is:copy", "enter")
        assert listed(pilot) == ["delay.md"]


async def test_a_document_is_filtered_by_the_tags_of_its_notes(folder):
    library = Library.open(str(folder))
    library.annotate("leak.txt", Span(0, 8), tags=["rumour"])
    library.close()
    async with opened(folder) as pilot:
        await press(pilot, "shift+tab", "slash", *"tag:rumour")
        assert listed(pilot) == ["leak.txt"]


async def test_copies_are_marked(folder, drawn):
    async with opened(folder) as pilot:
        copies = {row.path: row.copies for row in pilot.app.screen.documents.known()}
        assert not copies["delay.md"]
        assert [c.kind for c in copies["leak.txt"]] == ["same"]
        assert sum("= The open model" in line[:30] for line in drawn(pilot.app)) == 2


@pytest.mark.parametrize(("width", "shown"), [(140, True), (100, False)])
async def test_each_row_says_how_many_claims_are_judged_where_it_fits(folder, drawn, width, shown):
    async with opened(folder, size=(width, 30)) as pilot:
        documents = pilot.app.screen.documents
        before = {row.path: row.claims for row in documents.known()}
        assert all(before.values())
        await press(pilot, "right_square_bracket", "c", "s")
        path = pilot.app.screen.path
        lines = [line[: documents.size.width] for line in drawn(pilot.app)]
        assert any(f" 1/{before[path]}" in line for line in lines) == shown
        ends = {
            line.index(f"{row.claims}", 14) + len(f"{row.claims}")
            for row in documents.known()
            for line in lines
            if row.title[:5] in line[:9]
        }
        assert len(ends) == 1
        assert f"1 of {before[path]} claims judged" in str(documents.facts.content)


async def test_files_come_go_and_change_while_the_cursor_stays(folder):
    async with opened(folder) as pilot:
        await look(pilot)
        await press(pilot, "shift+tab", "G")
        rows = pilot.app.screen.documents.row_list
        assert rows.document.path == "old/leak.txt"
        (folder / "a-new.txt").write_text("Something new has happened.", encoding="utf-8")
        (folder / "leak.txt").unlink()
        await look(pilot)
        assert listed(pilot) == ["a-new.txt", "delay.md", "old/leak.txt"]
        assert rows.document.path == "old/leak.txt"
        assert "documents: 1 new, 1 gone" in notices(pilot)
        assert pilot.app.screen.documents.row("a-new.txt").title.startswith("Something new")
        (folder / "a-new.txt").write_text("---\ntitle: Newer\n---\nText.", encoding="utf-8")
        await look(pilot)
        assert listed(pilot) == ["a-new.txt", "delay.md", "old/leak.txt"]
        assert notice(pilot) == "documents: 1 changed"


async def test_the_open_document_is_read_again_with_its_notes(folder):
    library = Library.open(str(folder))
    start = LEAK.index("The second")
    library.annotate("leak.txt", Span(start, start + 40), note="sure?")
    library.close()
    async with opened(folder / "leak.txt") as pilot:
        screen = pilot.app.screen
        await look(pilot)
        screen.reader.go_to(LEAK.index("cheaper"))
        (folder / "leak.txt").write_text("An added line.\n\n" + LEAK, encoding="utf-8")
        await look(pilot)
        assert screen.document.text.startswith("An added line.")
        assert screen.document.text[screen.reader.cursor :].startswith("cheaper")
        assert [p.span.start for p in screen.placed] == [start + 16]
        assert "has changed and was read again" in notice(pilot)


async def test_a_selection_is_not_taken_away_by_a_change(folder):
    async with opened(folder / "leak.txt") as pilot:
        screen = pilot.app.screen
        await look(pilot)
        await press(pilot, "v")
        (folder / "leak.txt").write_text("Rewritten.", encoding="utf-8")
        await look(pilot)
        assert screen.reader.target.kind == "selection"
        await press(pilot, "escape")
        await look(pilot)
        assert screen.document.text == "Rewritten."


async def test_a_document_that_is_gone_stays_on_the_screen(folder):
    async with opened(folder) as pilot:
        screen = pilot.app.screen
        screen.open_document("leak.txt")
        await look(pilot)
        (folder / "leak.txt").unlink()
        await look(pilot)
        assert listed(pilot) == ["delay.md", "old/leak.txt"]
        assert screen.reader.source.slice(0, 8) == "The open"
        assert "is gone from the library" in notice(pilot)


async def test_a_list_of_named_files_widens_to_the_folder(folder):
    async with opened(folder / "leak.txt") as pilot:
        assert listed(pilot) == ["leak.txt"]
        await press(pilot, "asterisk")
        assert "w in their list" in pilot.app.screen.panel.query_one("#panel-elsewhere").empty
        await press(pilot, "escape", "shift+tab", "w")
        await settled(pilot)
        assert listed(pilot) == ["delay.md", "leak.txt", "old/leak.txt"]
        assert pilot.app.screen.documents.row_list.document.path == "leak.txt"
        await press(pilot, "w")
        assert "already" in notice(pilot)


@pytest.mark.parametrize(
    ("name", "original"),
    [("delay.md", "https://example.org/delay"), ("leak.txt", "{folder}/leak.txt")],
)
async def test_the_original_opens_by_the_readers_command(folder, tmp_path, name, original):
    seen = tmp_path / "seen.json"
    command = (sys.executable, "-c", NOTE, str(seen))
    async with opened(folder / name, open_command=command) as pilot:
        await press(pilot, "O")
        await settled(pilot)
        assert json.loads(seen.read_text()) == [original.format(folder=folder)]
        assert "opening" in notice(pilot)


async def test_the_list_opens_the_original_of_its_own_row(folder, tmp_path):
    seen = tmp_path / "seen.json"
    command = (sys.executable, "-c", NOTE, str(seen), "{file}", "{url}")
    async with opened(folder, open_command=command) as pilot:
        await press(pilot, "shift+tab", "G", "O")
        await settled(pilot)
        file = folder / "old" / "leak.txt"
        assert json.loads(seen.read_text()) == [str(file), file.as_uri()]
        assert pilot.app.screen.path == "delay.md"


@pytest.mark.parametrize("command", [("false",), ("/nowhere/viewer",)])
async def test_an_original_that_cannot_be_opened_costs_one_line(folder, command):
    async with opened(folder / "leak.txt", open_command=command) as pilot:
        await press(pilot, "O")
        await settled(pilot)
        severity, text = pilot.app.screen.log_of_notices[-1]
        assert severity == "error"
        assert "\n" not in text


async def test_the_source_opens_in_the_editor_and_is_read_again(folder, monkeypatch):
    monkeypatch.setattr(GlossApp, "suspend", contextlib.nullcontext)
    change = "import sys; open(sys.argv[1], 'a').write('An afterthought.')"
    async with opened(folder / "leak.txt", editor=(sys.executable, "-c", change)) as pilot:
        await press(pilot, "E")
        await settled(pilot)
        assert pilot.app.screen.document.text.endswith("An afterthought.")
        assert pilot.app.screen.reader.source.slice(0, 10_000).endswith("An afterthought.")
    async with opened(folder / "leak.txt", editor=("/nowhere/editor",)) as pilot:
        await press(pilot, "E")
        await settled(pilot)
        assert any("set editor" in text for text in notices(pilot))


async def test_metadata_is_corrected_in_the_list_and_taken_back(folder):
    async with opened(folder) as pilot:
        await press(pilot, "shift+tab", "g", "i", "down", *"The Times", "down", "down", *"June")
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#field-date", Input).value == "June"
        pilot.app.screen.query_one("#field-date", Input).value = "2025-07"
        pilot.app.screen.query_one("#field-attributes", Input).value = "case = P07"
        await press(pilot, "enter")
        await settled(pilot)
        screen = pilot.app.screen
        row = screen.documents.row("delay.md")
        assert (row.title, row.outlet, row.date) == ("Release delayed", "The Times", "2025-07")
        assert row.attributes == (("case", "P07"),)
        assert screen.document.metadata.outlet == "The Times"
        screen.show_pane("documents")
        await press(pilot, "slash", *"case:p07", "enter")
        assert listed(pilot) == ["delay.md"]
        screen.show_pane("documents")
        await press(pilot, "i")
        assert pilot.app.screen.query_one("#field-outlet", Input).value == "The Times"
        pilot.app.screen.query_one("#field-outlet", Input).value = ""
        await press(pilot, "f2")
        await settled(pilot)
        assert screen.documents.row("delay.md").outlet == "The Post"
        assert Library.open(str(folder)).said("delay.md") == {"date": "2025-07", "case": "P07"}
