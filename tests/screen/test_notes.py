"""All notes in one list: filter, mark, change many at once, and what is on disk afterwards."""

from __future__ import annotations

import asyncio

import pytest
from textual.widgets import Static

from support.stillness import settled
from tui.library import Library
from tui.screens.notes import NotesScreen
from tui.spans import Span

TEXTS = {
    "leak.md": "# Leak\n\nThe launch is imminent, people say. It has 120 billion parameters.\n",
    "delay.md": "# Delay\n\nThe launch is postponed. No date was given by the company.\n",
}
TITLES = {"leak.md": "Leak: imminent", "delay.md": "Release delayed"}


@pytest.fixture
def library(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    environ = {
        f"XDG_{kind}_HOME": str(tmp_path / ".own" / kind) for kind in ("CACHE", "STATE", "CONFIG")
    }
    library = Library.open(str(tmp_path), environ=environ, cwd=tmp_path)

    def mark(path, quote, **fields):
        start = TEXTS[path].index(quote)
        library.annotate(path, Span(start, start + len(quote)), **fields)

    mark("delay.md", "The launch is postponed.", tags=["delay"], verdict="supported")
    mark("delay.md", "No date was given", note="Ask the company.", attribution="the company")
    mark("leak.md", "The launch is imminent", note="Who says so?", tags=["delay", "rumour"])
    return library


@pytest.fixture
async def stage(on_desk, library):
    async with on_desk(library, lambda desk: NotesScreen(desk, TITLES), (100, 30)) as stage:
        yield stage


async def press(stage, *keys):
    """Press keys one by one, letting what each of them starts come to its end."""
    app, pilot = stage
    for key in keys:
        await app.strike(key)
        await settled(pilot)


async def answered(stage, *keys):
    """Press keys of which the last answers a dialog, then wait until its change is saved."""
    app, pilot = stage
    await app.strike(*keys)
    await settled(pilot)


def quotes(app):
    return [row.placed.annotation.quote for row in app.dialog.cards.cards]


def saved(library, path):
    return {a.annotation.quote: a.annotation for a in library.placed(path)}


async def test_every_note_of_every_document_is_listed(stage, drawn):
    app, _ = stage
    assert quotes(app) == [
        "The launch is postponed.",
        "No date was given",
        "The launch is imminent",
    ]
    lines = drawn(app)
    assert "All notes   3" in lines[0]
    assert any("supported  #delay" in line and "Release delayed" in line for line in lines)


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("tag:delay", 2),
        ("tag:delay -tag:rumour", 1),
        ("verdict:none", 2),
        ("verdict:supp", 1),
        ("doc:leak", 1),
        ("has:note", 2),
        ("has:note -who", 1),
        ("says:company", 1),
        ("LAUNCH", 2),
        ("nothing like it", 0),
    ],
)
async def test_filters(stage, typed, left):
    app, _ = stage
    await press(stage, "slash")
    await app.strike(*typed)
    assert len(quotes(app)) == left


async def test_marked_notes_are_tagged_at_once_and_undone_at_once(stage, library):
    _, pilot = stage
    await press(stage, "space", "space")
    await pilot.press("t")
    await answered(stage, *"new", "enter")
    assert saved(library, "delay.md")["The launch is postponed."].tags == ("delay", "new")
    assert saved(library, "delay.md")["No date was given"].tags == ("new",)
    await press(stage, "u")
    assert saved(library, "delay.md")["No date was given"].tags == ()
    assert saved(library, "delay.md")["The launch is postponed."].tags == ("delay",)


async def test_a_mark_stays_on_what_the_filter_hides(stage, library, drawn):
    app, pilot = stage
    await press(stage, "space", "slash", *"doc:leak", "enter", "space")
    assert "● 2 marked" in drawn(app)[0]
    await pilot.press("t")
    await answered(stage, *"new", "enter")
    assert saved(library, "delay.md")["The launch is postponed."].tags == ("delay", "new")
    assert saved(library, "leak.md")["The launch is imminent"].tags == ("delay", "rumour", "new")
    await press(stage, "x")
    assert [len(library.placed(path)) for path in TITLES] == [0, 1]
    await press(stage, "escape")
    assert quotes(app) == ["No date was given"]
    assert "marked" not in drawn(app)[0]


async def test_what_is_edited_is_under_the_cursor_and_not_what_is_marked(stage, library):
    _, pilot = stage
    await press(stage, "space")
    await pilot.press("e")
    await answered(stage, *"?!", "escape")
    assert saved(library, "delay.md")["The launch is postponed."].note == ""
    assert saved(library, "delay.md")["No date was given"].note == "Ask the company.?!"


async def test_a_tag_that_all_have_can_be_taken_off_all(stage, library):
    _, pilot = stage
    await press(stage, "slash", *"tag:delay", "enter", "ctrl+a")
    await pilot.press("t")
    await answered(stage, "backspace", "enter")
    assert saved(library, "delay.md")["The launch is postponed."].tags == ()
    assert saved(library, "leak.md")["The launch is imminent"].tags == ("rumour",)


async def test_a_tag_that_only_some_have_can_be_taken_off_those(stage, library):
    _, pilot = stage
    await press(stage, "ctrl+a")
    await pilot.press("t")
    await answered(stage, "minus", *"rum", "tab", "enter")
    assert saved(library, "leak.md")["The launch is imminent"].tags == ("delay",)
    assert saved(library, "delay.md")["The launch is postponed."].tags == ("delay",)
    await press(stage, "u")
    assert saved(library, "leak.md")["The launch is imminent"].tags == ("delay", "rumour")


async def test_marked_notes_are_judged_across_documents(stage, library):
    _, pilot = stage
    await press(stage, "ctrl+a")
    await pilot.press("c")
    await answered(stage, "r")
    assert {a.annotation.verdict for a in library.all_placed()} == {"refuted"}


async def test_one_note_or_many_are_deleted_at_once_and_undo_is_the_question(stage, library):
    app, _ = stage
    await answered(stage, "x")
    assert len(library.all_placed()) == 2
    await press(stage, "ctrl+a")
    await answered(stage, "x")
    assert library.all_placed() == []
    assert app.dialog.key_line.notice == "deleted 2 notes; u brings them back"
    await press(stage, "u")
    assert len(library.all_placed()) == 2
    await press(stage, "u")
    assert len(library.all_placed()) == 3
    assert len(quotes(app)) == 3


async def test_a_note_is_edited_in_place(stage, library):
    _, pilot = stage
    await press(stage, "j")
    await pilot.press("e")
    await answered(stage, *"!", "escape")
    assert saved(library, "delay.md")["No date was given"].note == "Ask the company.!"


async def test_enter_returns_the_note_to_open(stage):
    app, _ = stage
    await press(stage, "G", "enter")
    assert (app.result.path, app.result.annotation.quote) == ("leak.md", "The launch is imminent")


async def test_no_key_acts_on_the_first_notes_alone_of_those_that_a_filter_finds(
    stage, library, monkeypatch
):
    app, _ = stage
    for number in range(60):
        library.memo("leak.md", f"A memo, number {number}.")
    screen = app.dialog
    await screen.reload()
    monkeypatch.setattr("tui.widgets.note_shelf._RUN", 40)
    monkeypatch.setattr("tui.screens.notes_narrowing.SOON", -1)
    monkeypatch.setattr("tui.screens.notes_narrowing.AT_ONCE", 60)
    monkeypatch.setattr(screen, "_narrow_on", lambda _steps: None)  # the next key is faster
    await app.strike("slash", *"memo")
    assert 30 < len(quotes(app)) < 60
    await app.strike("enter", "ctrl+a")
    assert len(screen.cards.marks) == len(quotes(app)) == 60


async def test_order_by_date_and_tag(stage):
    app, _ = stage
    await press(stage, "o", "o")
    assert quotes(app)[-1] == "No date was given"  # without tags


async def test_escape_goes_back_step_by_step(stage):
    app, _ = stage
    await press(stage, "slash", *"leak", "escape")
    assert len(quotes(app)) == 3
    await press(stage, "space")
    assert app.dialog.cards.marks
    await press(stage, "escape")
    assert not app.dialog.cards.marks
    await press(stage, "escape")
    assert app.result is None


async def test_help_lists_the_keys_of_this_screen(stage, drawn):
    app, _ = stage
    await press(stage, "question_mark")
    assert any("judge the marked notes" in line for line in drawn(app))


async def test_what_was_deleted_today_can_be_chosen_from(stage):
    app, _ = stage
    first, _, third = quotes(app)
    await press(stage, "g", "x", "x")
    assert quotes(app) == [third]
    await press(stage, "U", "2")
    assert quotes(app) == [first, third]
    await press(stage, "u")
    assert quotes(app) == [third]


async def test_a_library_without_notes_says_so(on_desk, tmp_path, drawn):
    (tmp_path / "a.txt").write_text("A text.")
    library = Library.open(str(tmp_path), environ={"HOME": str(tmp_path)}, cwd=tmp_path)
    async with on_desk(library, lambda desk: NotesScreen(desk, {})) as (app, pilot):
        assert any("no notes in this library yet" in line for line in drawn(app))
        await pilot.press("t", "c", "e", "x", "enter", "space")
        assert app.screen.query_one(".list--title", Static)


@pytest.mark.parametrize("size", [(20, 5), (2, 1)])
async def test_any_size(on_desk, library, size):
    async with on_desk(library, lambda desk: NotesScreen(desk, TITLES), size) as (app, pilot):
        await pilot.press("j", "space", "G", "slash", "x", "escape")
        assert len(quotes(app)) == 3


async def test_an_answer_that_comes_after_a_newer_one_is_dropped(stage, library, monkeypatch):
    app, _ = stage
    screen, load = app.dialog, app.dialog.desk.load
    read, newer = asyncio.Event(), asyncio.Event()

    async def late(work):
        found = await load(work)
        read.set()
        await newer.wait()
        return found

    library.memo("leak.md", "One more.")
    monkeypatch.setattr(screen.desk, "load", late)
    earlier = asyncio.create_task(screen.reload())
    await read.wait()
    monkeypatch.setattr(screen.desk, "load", load)
    library.delete([a.annotation.id for a in library.placed("delay.md")])
    while len(quotes(app)) != 2:
        await screen.reload()
    newer.set()
    await earlier
    assert len(quotes(app)) == 2
