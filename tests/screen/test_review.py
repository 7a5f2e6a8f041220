"""The review of what moved: every key, and what is on disk afterwards."""

from __future__ import annotations

import json

import pytest

from support.stillness import settled
from tui.library import Library
from tui.screens.review import ReviewRequest, ReviewScreen
from tui.spans import Span

BEFORE = {
    "delay.md": (
        "# Release delayed\n\n"
        "The company postponed its open model in June 2025, as two engineers have confirmed.\n\n"
        "The delay will last at least three months, according to people who know the plan.\n\n"
        "Rivals may release a model with 70 billion parameters before that happens.\n"
    ),
    "leak.txt": (
        "The open model is imminent, a leak suggests to everybody who reads it.\n\n"
        "It has 120 billion parameters, and it runs on a single machine at home.\n"
    ),
}
QUOTES = {
    "fuzzy": "The delay will last at least three months, according to people who know the plan.",
    "orphan": "Rivals may release a model with 70 billion parameters before that happens.",
    "exact": "The company postponed its open model in June 2025",
    "ambiguous": "It has 120 billion parameters",
}
AFTER = {
    "delay.md": (
        BEFORE["delay.md"]
        .replace("three months", "six weeks")
        .replace(f"{QUOTES['orphan']}\n", "Nobody knows any more what will come next.\n")
    ),
    "leak.txt": (
        "A leak suggests nothing of the kind. It has 120 billion parameters, they say.\n\n"
        "Quite another paragraph stands here. It has 120 billion parameters, they say.\n"
    ),
}
TITLES = {"delay.md": "Release delayed", "leak.txt": "A leak"}


def opened(folder):
    environ = {
        f"XDG_{kind}_HOME": str(folder.parent / kind) for kind in ("CACHE", "STATE", "CONFIG")
    }
    return Library.open(str(folder), environ=environ, cwd=folder)


@pytest.fixture
def folder(tmp_path):
    """Return a library of which the sources changed after they were annotated."""
    library = tmp_path / "library"
    library.mkdir()
    for name, text in BEFORE.items():
        (library / name).write_text(text)
    first = opened(library)
    for name, quote in QUOTES.items():
        path = next(path for path, text in BEFORE.items() if quote in text)
        start = BEFORE[path].index(quote)
        first.annotate(path, Span(start, start + len(quote)), note=f"a note, {name}", tags=[name])
    first.memo("delay.md", "about all of it")
    first.close()
    for name, text in AFTER.items():
        (library / name).write_text(text)
    return library


@pytest.fixture
def library(folder):
    library = opened(folder)
    yield library
    library.close()


@pytest.fixture
async def stage(on_desk, library):
    async with on_desk(library, lambda desk: ReviewScreen(desk, TITLES), (100, 40)) as stage:
        yield stage


async def press(stage, *keys):
    """Press keys one by one; each may start work that has to end first."""
    app, pilot = stage
    for key in keys:
        await app.strike(key)
        await settled(pilot)


def waiting(app):
    return [row.item.placed.status for row in app.dialog.cards.cards]


def on_disk(folder):
    """Return every annotation row by its tag: the files, not what the program believes."""
    rows = {}
    for file in sorted((folder / "annotations").glob("*.json")):
        table = json.loads(file.read_text(encoding="utf-8")).get("_default", {})
        rows |= {row["tags"][0]: row for row in table.values() if row.get("tags")}
    return rows


async def to(stage, status):
    """Move to the first note of a status."""
    app, _ = stage
    await press(stage, "g", *["j"] * waiting(app).index(status))


async def test_all_that_is_not_exact_is_listed_by_document(stage, drawn):
    app, _ = stage
    assert waiting(app) == ["fuzzy", "orphan", "ambiguous"]
    lines = drawn(app)
    assert "1 fuzzy  1 ambiguous  1 orphan" in lines[0]
    shown = "\n".join(lines)
    assert "Release delayed" in shown
    assert "2 to review" in shown
    assert "its words changed" in shown
    assert "% sure" in shown
    assert "not found in the text any more" in shown


async def test_looking_writes_nothing(stage, folder):
    before = on_disk(folder)
    await press(stage, "j", "j", "k", "escape")
    assert on_disk(folder) == before


@pytest.mark.parametrize("key", ["y", "enter"])
async def test_accept_writes_the_selectors_anew(stage, folder, library, key):
    app, _ = stage
    before = on_disk(folder)["fuzzy"]
    await press(stage, key)
    row = on_disk(folder)["fuzzy"]
    assert "six weeks" in row["quote"]
    assert AFTER["delay.md"][row["start"] : row["end"]] == row["quote"]
    assert row["text_sha256"] == library.document("delay.md").sha256
    assert row["note"] == before["note"]
    assert waiting(app) == ["orphan", "ambiguous"]
    await press(stage, "u")
    assert on_disk(folder)["fuzzy"] | {"modified": ""} == before | {"modified": ""}
    assert waiting(app) == ["fuzzy", "orphan", "ambiguous"]


async def test_what_is_lost_cannot_be_accepted(stage, folder):
    app, _ = stage
    before = on_disk(folder)
    await to(stage, "orphan")
    await press(stage, "y")
    assert "nothing to accept" in app.dialog.key_line.notice
    assert on_disk(folder) == before


async def test_what_is_unsure_asks_which_place_it_is(stage, folder, drawn):
    app, _ = stage
    await to(stage, "ambiguous")
    await press_and_answer(stage, "enter", "escape")
    assert on_disk(folder)["ambiguous"]["text_sha256"] != ""
    assert "ambiguous" in waiting(app)
    quote = QUOTES["ambiguous"]
    places = [AFTER["leak.txt"].index(quote), AFTER["leak.txt"].rindex(quote)]
    offered = await press_and_answer(stage, "enter", "1")
    assert len({detail.partition(" % through")[0] for detail in offered}) == 2
    assert "ambiguous" not in waiting(app)
    chosen = on_disk(folder)["ambiguous"]["start"]
    assert chosen in places
    await press(stage, "u")
    await to(stage, "ambiguous")
    await press_and_answer(stage, "enter", "2")
    assert {chosen, on_disk(folder)["ambiguous"]["start"]} == set(places)


async def press_and_answer(stage, key, answer):
    """Press a key that opens a chooser, wait until it is there, answer it; return its offers."""
    app, pilot = stage
    await app.strike(key)
    while app.screen is app.dialog:
        await pilot.pause()
    offered = [choice.detail for choice in app.screen._choices]
    await app.strike(answer)
    await settled(pilot)
    return offered


async def test_all_marked_are_accepted_in_one_step_but_for_those_that_need_a_word(
    stage, folder, library
):
    app, _ = stage
    text = AFTER["leak.txt"]
    library.annotate("leak.txt", Span(0, 35), note="second", tags=["second"])
    (folder / "leak.txt").write_text(text.replace("suggests nothing", "has suggested nothing"))
    before = on_disk(folder)
    app.dialog.read()
    await settled(stage[1])
    await press(stage, "ctrl+a")
    assert sorted(waiting(app)) == ["ambiguous", "fuzzy", "fuzzy", "orphan"]
    await press(stage, "y")
    assert sorted(waiting(app)) == ["ambiguous", "orphan"]
    assert "2 accepted, 2 unsure or lost left" in app.dialog.key_line.notice
    assert "has suggested" in on_disk(folder)["second"]["quote"]
    await press(stage, "u")
    rows = on_disk(folder)
    assert {name: row["quote"] for name, row in rows.items()} == {
        name: row["quote"] for name, row in before.items()
    }


async def test_a_text_that_changed_once_more_is_not_written_over(stage, folder):
    app, _ = stage
    before = on_disk(folder)
    (folder / "delay.md").write_text("x" * 30 + AFTER["delay.md"])
    await press(stage, "y")
    assert "has changed once more" in app.dialog.key_line.notice
    assert on_disk(folder) == before


async def test_keep_hides_until_the_text_changes_again(stage, folder, library):
    app, _ = stage
    await to(stage, "orphan")
    await press(stage, "o")
    assert waiting(app) == ["fuzzy", "ambiguous"]
    row = on_disk(folder)["orphan"]
    assert row["quote"] == QUOTES["orphan"]
    assert row["reviewed"] == library.document("delay.md").sha256
    with (folder / "delay.md").open("a") as file:
        file.write("\nOne more line.\n")
    app.dialog.read()
    await settled(stage[1])
    await press(stage, "g")
    assert sorted(waiting(app)) == ["ambiguous", "fuzzy", "orphan"]


async def test_keep_acts_on_all_marked_and_is_undone_at_once(stage, folder):
    app, _ = stage
    before = on_disk(folder)
    await press(stage, "ctrl+a", "o")
    assert waiting(app) == []
    await press(stage, "u")
    assert waiting(app) == ["fuzzy", "orphan", "ambiguous"]
    assert [row.get("reviewed") for row in on_disk(folder).values()] == [None] * len(before)


async def test_delete_and_undo(stage, folder):
    app, _ = stage
    await to(stage, "orphan")
    await press(stage, "x")
    assert "orphan" not in on_disk(folder)
    assert waiting(app) == ["fuzzy", "ambiguous"]
    await press(stage, "u")
    assert "orphan" in on_disk(folder)


async def test_attach_returns_to_the_text(stage):
    app, _ = stage
    await to(stage, "orphan")
    await press(stage, "r")
    assert isinstance(app.result, ReviewRequest)
    assert app.result.attach
    assert app.result.placed.annotation.tags == ("orphan",)


async def test_a_document_that_is_gone_can_only_be_kept_or_deleted(stage, folder):
    app, _ = stage
    (folder / "leak.txt").unlink()
    app.dialog.library.entries(refresh=True)
    app.dialog.read()
    await settled(stage[1])
    await press(stage, "G", "r", "v")
    assert app.result is app.UNFINISHED
    assert "document is gone" in app.dialog.key_line.notice
    await press(stage, "o")
    assert on_disk(folder)["ambiguous"]["reviewed"] == "gone"
    assert waiting(app) == ["fuzzy", "orphan"]


async def test_nothing_to_review_says_so(on_desk, tmp_path, drawn):
    (tmp_path / "a.txt").write_text("A text.")
    library = opened(tmp_path)
    async with on_desk(library, lambda desk: ReviewScreen(desk, {}), (100, 30)) as (app, pilot):
        assert any("nothing to review" in line for line in drawn(app))
        await pilot.press("y", "r", "o", "x", "v", "enter", "space", "t", "e", "u")
        assert app.result is app.UNFINISHED
    library.close()
