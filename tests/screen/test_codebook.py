"""The codebook: passages of a tag, and changes to a tag everywhere, with a preview and undo."""

from __future__ import annotations

import pytest

from support.stillness import settled
from tui.library import Library
from tui.screens.codebook import CodebookScreen
from tui.spans import Span

TEXTS = {
    "leak.md": "# Leak\n\nThe launch is imminent, people say. It has 120 billion parameters.\n",
    "delay.md": "# Delay\n\nBefore it, the launch is postponed. After it, no date was given.\n",
}
TITLES = {"leak.md": "Leak: imminent", "delay.md": "Release delayed"}
MARKS = [
    ("delay.md", "the launch is postponed.", ["date"]),
    ("delay.md", "no date was given", ["date", "safety/bio"]),
    ("leak.md", "The launch is imminent", ["rumour", "date"]),
]


@pytest.fixture
def library(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    library = Library.open(str(tmp_path), environ={"HOME": str(tmp_path / ".own")}, cwd=tmp_path)
    for path, quote, tags in MARKS:
        start = TEXTS[path].index(quote)
        library.annotate(path, Span(start, start + len(quote)), tags=tags)
    library.describe_tag("safety", "All that could go wrong")
    return library


def codebook(desk):
    return CodebookScreen(desk, TITLES)


@pytest.fixture
async def stage(on_desk, library):
    async with on_desk(library, codebook) as stage:
        yield stage


@pytest.fixture
def press(stage):
    async def run(*keys, answered=True):
        app, pilot = stage
        await app.strike(*keys)
        await (settled(pilot) if answered else pilot.pause())

    return run


def names(app):
    return [row.tag.name for row in app.dialog.codes.cards]


def tags_of(library):
    return {one.annotation.quote: one.annotation.tags for one in library.all_placed()}


async def go_to(app, press, name):
    await press("g", *["j"] * names(app).index(name))


async def test_tags_stand_under_their_topics_with_their_counts(stage, drawn):
    app, _ = stage
    assert names(app) == ["date", "rumour", "safety", "safety/bio"]
    lines = [line[:50] for line in drawn(app)]
    assert any("#date" in line and " 3" in line for line in lines)
    assert any("    #bio" in line for line in lines)
    assert any("#safety" in line and " 1" in line for line in lines)  # with what is under it


async def test_a_tag_shows_its_passages_with_their_context(stage, press, drawn):
    app, _ = stage
    await go_to(app, press, "date")
    assert len(app.dialog.uses.cards) == 3
    text = "\n".join(drawn(app))
    assert "Before it, the launch is postponed. After it" in text
    right = app.screen.query_one("#codebook-right")
    assert right.styles.border_left[0] == "solid"  # the style sheets of all parts count
    assert app.screen.query_one(".list--title").styles.padding.left == 1
    await go_to(app, press, "safety")
    assert [row.placed.annotation.quote for row in app.dialog.uses.cards] == ["no date was given"]


async def test_a_passage_is_retagged_in_place(stage, press, library):
    app, _ = stage
    await go_to(app, press, "rumour")
    await press("enter")
    await press("t", answered=False)
    await press("backspace", "backspace", *"gossip", "enter")
    assert tags_of(library)["The launch is imminent"] == ("gossip",)
    await press("u")
    assert tags_of(library)["The launch is imminent"] == ("rumour", "date")


async def test_enter_on_a_passage_returns_it(stage, press):
    app, _ = stage
    await go_to(app, press, "rumour")
    await press("enter", "enter")
    assert app.result.annotation.quote == "The launch is imminent"


async def test_rename_shows_what_changes_then_changes_it_everywhere(stage, press, library, drawn):
    app, _ = stage
    await go_to(app, press, "date")
    await press("r", answered=False)
    await press(*["backspace"] * 4, *"timing", "enter", answered=False)
    text = "\n".join(drawn(app))
    assert "2 in Release delayed" in text
    assert "1 in Leak: imminent" in text
    await press("y")
    assert tags_of(library)["the launch is postponed."] == ("timing",)
    assert app.dialog.current_tag().name == "timing"
    assert next(tag for tag in library.tags() if tag.name == "timing").aliases == ("date",)
    await press("u")
    assert tags_of(library)["the launch is postponed."] == ("date",)


async def test_a_question_answered_with_no_changes_nothing(stage, press, library):
    app, _ = stage
    before = tags_of(library)
    await go_to(app, press, "date")
    await press("x", answered=False)
    await press("n")
    assert tags_of(library) == before


async def test_marked_tags_are_merged(stage, press, library):
    app, _ = stage
    await press("g", "space", "space")
    await press("m", answered=False)
    await press(*"when", "enter", answered=False)
    await press("y")
    assert tags_of(library)["The launch is imminent"] == ("when",)
    assert names(app) == ["safety", "safety/bio", "when"]


async def test_renaming_onto_another_tag_offers_to_merge(stage, press, library):
    await go_to(stage[0], press, "rumour")
    await press("r", answered=False)
    await press(*["backspace"] * 6, *"date", "enter", answered=False)
    await press("y")
    assert tags_of(library)["The launch is imminent"] == ("date",)


async def test_a_deleted_tag_leaves_the_notes(stage, press, library):
    app, _ = stage
    await go_to(app, press, "rumour")
    await press("x", answered=False)
    await press("y")
    assert tags_of(library)["The launch is imminent"] == ("date",)
    assert "rumour" not in names(app)


async def test_several_tags_are_deleted_and_brought_back_as_one_step(stage, press, library):
    app, _ = stage
    before = tags_of(library)
    await press("g", "space", "space", "x", answered=False)
    await press("y")
    assert names(app) == ["safety", "safety/bio"]
    assert tags_of(library)["The launch is imminent"] == ()
    await press("u")
    assert tags_of(library) == before


async def test_x_over_the_passages_deletes_a_note_and_no_tag(stage, press, library):
    app, _ = stage
    await go_to(app, press, "rumour")
    await press("enter", "x")
    assert "The launch is imminent" not in tags_of(library)
    assert len(tags_of(library)) == 2
    await press("u")
    assert len(tags_of(library)) == 3


async def test_describe_parent_key_and_colour(stage, press, library):
    app, _ = stage
    await go_to(app, press, "rumour")
    await press("d", answered=False)
    await press(*"Hearsay", "enter")
    await press("3")
    await press("C", answered=False)
    await press("2")
    tag = next(tag for tag in library.tags() if tag.name == "rumour")
    assert (tag.description, tag.key, tag.colour) == ("Hearsay", "3", "green")
    await press("p", answered=False)
    await press(*"press", "enter", answered=False)
    await press("y")
    assert "press/rumour" in names(app)
    await press("g", "space", "space", "C", answered=False)
    await press("3")
    assert [tag.colour for tag in library.tags()].count("amber") == 2
    await press("u")
    assert "amber" not in [tag.colour for tag in library.tags()]


async def test_a_key_is_taken_away_by_the_same_key(stage, press, library):
    app, _ = stage
    await go_to(app, press, "date")
    await press("5")
    await press("5")
    assert next(tag for tag in library.tags() if tag.name == "date").key is None


async def test_a_new_tag_is_described_before_it_is_used(stage, press, library):
    await press("n", answered=False)
    await press(*"safety/fire", "enter", answered=False)
    await press(*"Heat", "enter")
    tag = next(tag for tag in library.tags() if tag.name == "safety/fire")
    assert (tag.description, tag.count) == ("Heat", 0)
    await press("g", *"nsafety/fire", "enter")
    assert stage[0].dialog.key_line.notice == "#safety/fire is there already"
    assert stage[0].dialog.current_tag().name == "safety/fire"


async def test_the_numbers_over_the_matrix_are_no_part_of_the_first_tag(stage, press):
    await press("M", "space", "g")
    matrix = stage[0].dialog.matrix
    assert (matrix.render_line(0).text[0], matrix.render_line(1).text[0]) == (" ", "●")


async def test_the_matrix_counts_use_per_document(stage, press, drawn):
    app, _ = stage
    await press("M")
    lines = drawn(app)
    assert any(line.split()[-3:] == ["#date", "2", "1"] for line in lines)
    assert any(line.split()[-3:] == ["#rumour", "·", "1"] for line in lines)
    assert lines[-2].split("  ")[0].strip() == "1 Release delayed"
    assert "2 Leak: imminent" in lines[-2]
    assert "h l other documents" in lines[-1]
    await press("l")
    assert "1 Release delayed" not in "\n".join(drawn(app))
    await press("escape")
    assert "2 Leak: imminent" not in "\n".join(drawn(app)[-2:])
    assert not app.dialog.has_matrix


async def test_the_filter_forgives_a_typo_at_every_level_of_a_name(stage, press, library, drawn):
    library.rename_tag("rumour", "talk/rumour")
    app, _ = stage
    await press("u", "ctrl+r", "slash", *"rumuor")
    assert names(app) == ["talk/rumour"]
    await press(*"xxx")
    assert "no tag matches" in "\n".join(drawn(app))
    await press("escape", "M")
    assert len(names(app)) == 4
    await press("slash", *"rumuor")
    assert names(app) == ["talk/rumour"]
    await press("escape", "escape", "k", "M", "M")
    assert app.dialog.codes.cursor == app.dialog.matrix.cursor == 2


async def test_a_narrow_screen_shows_one_pane_at_a_time(on_desk, library):
    async with on_desk(library, codebook, (60, 20)) as (app, pilot):
        assert not app.dialog.query_one("#codebook-right").display
        await pilot.press("enter")
        await pilot.pause()
        assert app.dialog.query_one("#codebook-right").display
        assert not app.dialog.tag_list.display
        await pilot.press("escape", "M", "escape", "escape")
        await pilot.pause()
    assert app.result is None


@pytest.mark.parametrize("size", [(20, 5), (2, 1)])
async def test_any_size(on_desk, library, size):
    async with on_desk(library, codebook, size) as (app, pilot):
        await pilot.press("j", "enter", "j", "escape", "M", "l", "M", "slash", "x")
        assert names(app) == []


async def test_e_on_a_tag_edits_its_name_and_what_it_means(stage, press, library):
    await go_to(stage[0], press, "rumour")
    await press("e", answered=False)
    await press(*"s", "enter", answered=False)
    await press(*"hearsay", "enter", answered=False)
    await press("y")
    known = {tag.name: tag.description for tag in library.tags()}
    assert known["rumours"] == "hearsay"
    assert "rumour" not in known


async def test_e_with_the_name_of_another_tag_merges_as_one_step(stage, press, library):
    await go_to(stage[0], press, "rumour")
    before = {tag.name: (tag.count, tag.description) for tag in library.tags()}
    await press("e", answered=False)
    await press(*["backspace"] * 6, *"date", "enter", answered=False)
    await press("y")
    after = {tag.name: tag for tag in library.tags()}
    assert "rumour" not in after
    assert after["date"].description == before["date"][1]
    await press("u")
    assert {tag.name: (tag.count, tag.description) for tag in library.tags()} == before
